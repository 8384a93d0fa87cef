import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { createEvaluation } from '../../models/simulate/deal/evaluate.ts'
import { addToStatement, emptyStatement } from '../../models/simulate/deal/statement.ts'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { expectedFrame } from '../../models/simulate/expectedFrame.ts'
import { blockSize, createFrame } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { factsOf, meansOf } from '../support/engineFacts.ts'
import { twinExpected } from '../support/twin/expected.ts'
import type { Json } from '../support/twin/facts.ts'
import { twinDeal } from '../support/twin.ts'

/**
 * The engine against its slow twin, which was written from the specification alone: line by line, year by year,
 * trial by trial, given the same draws.
 */
const northlake = JSON.parse(readFileSync('models/samples/northlake.json', 'utf8')) as { [key: string]: Json }

const planOf = (document: Json): Plan => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  return compiled.value.plan
}

/** Equal to 1e-9 of the larger, or to a hundredth of a minor unit: both add the same numbers in another order. */
const close = (ours: number, twins: number, scale = 0): boolean =>
  Math.abs(ours - twins) <= 1e-9 * Math.max(Math.abs(ours), Math.abs(twins), scale) + 1e-6

const variants: readonly (readonly [string, Json])[] = [
  ['Northlake', northlake],
  ['Northlake by quarters', { ...northlake, periodsPerYear: 4 }],
  ['Northlake with cash at period ends', { ...northlake, timing: 'end-period' }],
]

describe.each(variants)('%s', (_, document) => {
  const plan = planOf(document)
  const futures = futuresOf(plan, { sampling: 'sobol', seed: 20270101, replicates: 16 })
  const frame = createFrame(plan, blockSize, 'drawn')
  futures.fill(frame, 0, blockSize)
  const tools = { riskEvents: futures.riskEvents, others: futures.others, context: null }

  it.each(plan.deals.map((deal) => [deal.id, deal] as const))('%s pays what the twin says', (id, deal) => {
    for (const recreates of [false, true]) {
      const evaluation = createEvaluation(deal, frame, { ...tools, recreates })
      for (let i = 0; i < blockSize; i += plan.calendar.periods > 20 ? 61 : 13) {
        evaluation.run(i)
        const table = emptyStatement(deal.rows)
        addToStatement(evaluation, table)
        const facts = { ...factsOf(futures, frame, i, evaluation), recreates: () => recreates }
        const twin = twinDeal(document as never, id, facts)
        const off = twin.statement.flatMap((row, year) =>
          Object.entries(table)
            .filter(([line, values]) => !close(values[year] ?? 0, row[line] ?? 0, 1e6))
            .map(([line, values]) => ({ trial: i, year, line, engine: values[year], twin: row[line] })),
        )
        expect(off).toEqual([])
        const { licensor, licensee, terms } = evaluation.settlement
        expect(close(licensor.flow, twin.licensor.npv, 1e6)).toBe(true)
        expect(close(licensor.time, twin.licensor.npvAtTimeRate, 1e6)).toBe(true)
        expect(close(licensee.flow, twin.licensee.npv, 1e6)).toBe(true)
        expect(close(licensee.time, twin.licensee.npvAtTimeRate, 1e6)).toBe(true)
        terms.forEach((worth, t) => {
          expect(close(worth, twin.terms[t]!, 1e6)).toBe(true)
        })
      }
    }
  })

  it.each(plan.deals.map((deal) => [deal.id, deal] as const))('%s: the expected case', (id, deal) => {
    const ours = expectedDeal(futures, deal, false)
    const twin = twinExpected(document as never, id, meansOf(expectedFrame(plan), false))
    const off = twin.statement.flatMap((row, year) => {
      const own = ours.statement.find((candidate) => candidate.year === year) ?? {}
      return Object.entries(row)
        .filter(
          ([line, value]) =>
            line !== 'year' && !close((own as Record<string, number>)[line] ?? 0, value, 1e6),
        )
        .map(([line, value]) => ({ year, line, engine: (own as Record<string, number>)[line], twin: value }))
    })
    expect(off).toEqual([])
    expect(close(ours.licensor, twin.licensor.npv, 1e6)).toBe(true)
    expect(close(ours.licensee, twin.licensee.npv, 1e6)).toBe(true)
  })
})
