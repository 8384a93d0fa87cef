import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operations } from '../../models/kernel/plain.ts'
import type { Program, Block as Statements } from '../../models/kernel/program.ts'
import { type Block, compiled, interpreted, type Ran } from '../support/kernel/engines.ts'
import { special } from '../support/kernel/randomFormulas.ts'
import { columnsOfBlock, randomProgram } from '../support/kernel/randomProgram.ts'

/**
 * Two engines, one meaning: whatever a program says, the interpreter and the compiled module give the same bits, on
 * every trial of every block, and write nothing else.
 */
const programs = fc.record({
  choices: fc.array(fc.nat(2 ** 30), { minLength: 60, maxLength: 600, size: 'max' }),
  size: fc.integer({ min: 1, max: 4 }).map((half) => 2 * half),
  counts: fc.array(fc.nat(7), { minLength: 2, maxLength: 2 }),
  start: fc.nat(9),
  numbers: fc.array(fc.oneof(fc.constantFrom(...special), fc.double(), fc.double({ min: -4, max: 4 })), {
    minLength: 16,
    maxLength: 64,
    size: 'max',
  }),
})

type Drawn = typeof programs extends fc.Arbitrary<infer T> ? T : never

/** Two blocks one behind the other, with other numbers around them. */
const blocksOf = ({ size, counts, start, numbers }: Drawn): readonly Block[] => {
  const length = columnsOfBlock * size
  const columns = Float64Array.from(
    { length: start + 2 * length + 3 },
    (_, i) => numbers[(i * 7) % numbers.length]!,
  )
  return counts.map((count, b) => ({ columns, start: start + b * length, size, count: 1 + (count % size) }))
}

/** Where two runs of a block differ: in outputs, or in columns, the trial beside an odd last one apart. */
const differences = (one: Ran, other: Ran, { start, size, count }: Block): readonly string[] => {
  const outputs = Object.entries(one.outputs).flatMap(([name, values]) =>
    values.flatMap((value, i) =>
      Object.is(value, other.outputs[name]![i])
        ? []
        : `${name}, trial ${i}: ${value} ${other.outputs[name]![i]}`,
    ),
  )
  const length = columnsOfBlock * size
  const isBeside = (at: number): boolean =>
    at >= start && at < start + length && (at - start) % size === count && count % 2 === 1
  const columns = [...one.columns].flatMap((value, at) =>
    isBeside(at) || Object.is(value, other.columns[at]) ? [] : `column ${at}: ${value} ${other.columns[at]}`,
  )
  return [...outputs, ...columns]
}

/** What a program is made of: operations, reads and statements by kind. */
const partsOf = ({ inputs, body }: Program): readonly string[] => {
  const visit = (block: Statements): readonly string[] =>
    block.flatMap((statement) => {
      const inner = 'body' in statement ? visit(statement.body) : []
      if (statement.kind !== 'node') return [statement.kind, ...inner]
      const { op, source } = statement.node
      if (source === null) return [op]
      return 'at' in source && source.at !== null
        ? [source.kind, `${source.kind} ${source.at.kind}`]
        : [source.kind]
    })
  return [...visit(inputs), ...visit(body)]
}

describe('interpreter and compiled module', () => {
  test('agree to the bit on random programs', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(programs, (drawn) => {
        const program = randomProgram(drawn.choices, drawn.size)
        const blocks = blocksOf(drawn)
        compiled(program, blocks).forEach((ran, b) => {
          expect(differences(interpreted(program, blocks[b]!), ran, blocks[b]!)).toEqual([])
        })
        for (const part of new Set(partsOf(program))) seen.set(part, (seen.get(part) ?? 0) + 1)
      }),
      { numRuns: 1000 },
    )
    const rare = [...everyPart].filter((part) => (seen.get(part) ?? 0) < 20)
    expect(rare).toEqual([])
  })
})

const everyPart = [
  ...Object.keys(operations),
  ...['constant', 'parameter', 'variable', 'array', 'column', 'output', 'loop', 'when', 'host'],
  ...['table loop', 'column fixed', 'column loop', 'array fixed', 'array loop', 'array table'],
]
