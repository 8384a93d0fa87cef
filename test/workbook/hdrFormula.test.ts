import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hdrPoint } from '../../models/sampling/hdr.ts'
import { hdrFormula } from '../../models/workbook/sheets/hdrFormula.ts'

const formula = hdrFormula({
  counter: 'counter',
  variable: 'variable',
  entity: 'entity',
  seed3: 'seed3',
  seed4: 'seed4',
})
const names = ['MOD', 'counter', 'variable', 'entity', 'seed3', 'seed4']
const evaluated = new Function(...names, `return ${formula}`) as (...given: unknown[]) => number

/** Programs that round a quotient to fifteen digits before they cut it keep the fraction 1 − 1/divisor apart only below this. */
const largest = (divisor: number): number => 1e15 / 4 / divisor

const points = fc.record({
  counter: fc.nat(100_000),
  variable: fc.nat(10_000),
  entity: fc.constant(1),
  seed3: fc.oneof(fc.nat(2 ** 31 - 1), fc.constant(2 ** 32 - 1)),
  seed4: fc.nat(1023),
})

describe('HDR 2.0 as a formula', () => {
  it('is the number of the engine, and the sums of seed and counter are short enough for a spreadsheet', () => {
    fc.assert(
      fc.property(points, (at) => {
        const quotients: boolean[] = []
        const modulo = (a: number, b: number): number => {
          if (b === 7450589 || b === 7450987) quotients.push(a / b < largest(b))
          return a % b
        }
        const { counter, variable, entity, seed3, seed4 } = at
        expect(evaluated(modulo, counter, variable, entity, seed3, seed4)).toBe(hdrPoint(at))
        expect(quotients).not.toContain(false)
      }),
    )
  })
})
