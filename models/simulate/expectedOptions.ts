import type { DealPlan } from '../scenario/dealPlan.ts'
import { type ExpectedDeal, expectedDeal } from './expected.ts'
import type { Futures } from './futures.ts'
import type { OptionsUsed } from './options.ts'

/**
 * The expected case of a deal; with options that of its ways, added up by the share of the trials that went each way. What
 * is certain is the least of any way that is open, used or not.
 */
export const expectedWithOptions = (
  futures: Futures,
  deal: DealPlan,
  { recreates, used }: { readonly recreates: boolean; readonly used: OptionsUsed | null },
): ExpectedDeal => {
  if (deal.options === null || used === null) return expectedDeal(futures, deal, recreates)
  const counts = deal.options.deals.map(() => 0)
  for (const way of used.ways) counts[way]!++
  const cases = deal.options.deals.map((own, way) => ({
    ...expectedDeal(futures, own, recreates),
    probability: counts[way]! / used.ways.length,
  }))
  const mean = (of: (own: ExpectedDeal) => number): number =>
    cases.reduce((sum, own) => sum + own.probability * of(own), 0)
  return {
    licensor: mean(({ licensor }) => licensor),
    licensee: mean(({ licensee }) => licensee),
    certain: Math.min(...cases.map(({ certain }) => certain)),
    statement: mixedStatement(cases, deal.rows),
  }
}

type Weighed = ExpectedDeal & { readonly probability: number }

/** Rows of several statements added up by probability, lines in the order in which they come. */
const mixedStatement = (cases: readonly Weighed[], rows: number): ExpectedDeal['statement'] =>
  Array.from({ length: rows }, (_, year) => {
    const sums = new Map<string, number>()
    for (const { probability, statement } of cases)
      for (const row of statement)
        if (row.year === year && probability > 0)
          for (const [line, amount] of Object.entries(row))
            if (line !== 'year') sums.set(line, (sums.get(line) ?? 0) + probability * amount)
    return { year, ...Object.fromEntries(sums) }
  }).filter((row) => Object.keys(row).length > 1)
