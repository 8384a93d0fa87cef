import { expect, it } from 'vitest'
import { createFrame } from '../../models/simulate/frame.ts'
import { runStakes } from '../../models/simulate/stakes.ts'
import { stakeColumn } from '../../models/summarise/approaches/stakeColumn.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { planOf, sampled } from '../support/againstTwin.ts'
import { factsOf } from '../support/engineFacts.ts'
import { twinDeal } from '../support/twin.ts'

/**
 * With and without by the slow twin: what a deal brings its licensee year by year, less what using the data costs it,
 * discounted by hand. Rates and taxes are fixed numbers here, so that a year's statement is all that is needed.
 */
const document: Loose = changed(sample('northlake'), (copy) => {
  copy.licensor = { ...copy.licensor, discountRate: { fixed: 0.08, salesLinked: 0.15 }, timeRate: 0.04 }
  for (const licensee of copy.licensees)
    Object.assign(licensee, {
      discountRate: { fixed: 0.07, salesLinked: 0.16 },
      timeRate: 0.05,
      taxRate: 0.25,
    })
  copy.strategies = []
  // an auditor's bill is owed for what was paid, not for using the data
  for (const deal of copy.deals) deal.terms = deal.terms.filter(({ kind }: Loose) => kind !== 'audit')
})

const trials = [0, 1, 2, 7, 31, 100]

it.each(['royalty', 'flat', 'second-seat', 'per-inference', 'trials'])('%s is what the twin says', (id) => {
  const plan = planOf(document)
  const futures = sampled(plan)
  const deal = plan.deals.find((row) => row.id === id)!
  const grant = { deal, recreates: false, context: null }
  const ran = runStakes(futures, { trials: 128, grants: [grant], places: [] })
  if (!ran.ok) throw new Error(JSON.stringify(ran.faults))
  const { stakes, alternatives } = ran.value
  const held = { stake: stakes[0]!, alternative: alternatives[0]!, taxRate: 0.25 }
  const frame = createFrame(plan, 128, 'drawn')
  futures.fill(frame, 0, 128)
  for (const trial of trials) {
    const facts = { ...factsOf(futures, frame, trial, deal), recreates: () => false }
    const { statement } = twinDeal(document, id, facts)
    const present = (line: string, rate: number): number =>
      statement.reduce((sum, row, year) => sum + (row[line] ?? 0) / (1 + rate) ** Math.max(year - 0.5, 0), 0)
    const worth = (linked: number, fixed: number): number =>
      0.75 * (present('benefit', linked) - present('integrationCost', fixed) - present('compliance', fixed)) -
      alternatives[0]![trial]!
    const near = (found: number, wanted: number): void =>
      expect(Math.abs(found - wanted)).toBeLessThan(1e-9 * Math.max(1e6, Math.abs(wanted)))
    near(stakeColumn(held, 'flow')[trial]!, worth(0.16, 0.07))
    near(stakeColumn(held, 'time')[trial]!, worth(0.05, 0.05))
    near(stakes[0]!.royaltyBase.flow[trial]!, present('revenue', 0.15))
    near(stakes[0]!.royaltyBase.time[trial]!, present('revenue', 0.04))
  }
  // some future is worth something, or nothing was compared
  expect(Math.max(...stakeColumn(held, 'flow'))).toBeGreaterThan(0)
})
