import { describe, expect, it } from 'vitest'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { planOf, sampled } from '../support/againstTwin.ts'
import { clauseDocument } from '../support/twin/clauseDocument.ts'

/** What the expected case of a deal says of year 3. */
const yearThree = (terms: readonly object[]) => {
  const plan = planOf(clauseDocument(terms))
  return expectedDeal(sampled(plan), plan.deals[0]!, false).statement.find(({ year }) => year === 3)!
}

const royalty = (rate: number, more: object = {}) => ({ kind: 'royalty', rate, ...more })
const stacking = { kind: 'stacking', thirdParty: 0.03, floor: 0 }
const cap = { kind: 'royaltyCap', amount: 1, rateAfter: 0.01 }

describe('two royalties on the same receipts', () => {
  it('are one royalty at the sum of their rates, with the same offset and cap', () => {
    const [one, two] = [
      yearThree([royalty(0.05), stacking, cap]),
      yearThree([royalty(0.02), royalty(0.03), stacking, cap]),
    ]
    for (const line of ['base', 'stackingOffset', 'capReduction', 'royalty'] as const)
      expect(two[line]).toBeCloseTo(one[line]!, 6)
    expect(one.stackingOffset).toBeLessThan(0)
  })

  it('count the receipts for as much as the one that takes more, with its deductions', () => {
    const net = { base: 'net', deductions: { share: 0.4 } }
    const whole = yearThree([royalty(0.05)])
    const both = yearThree([
      royalty(0.02, net),
      royalty(0.03, { apportionment: 'share', apportionShare: 0.7 }),
    ])
    expect(both.base).toBeCloseTo(0.7 * whole.base!, 6)
    expect(both.deductions ?? 0).toBe(0)
    const other = yearThree([
      royalty(0.02, net),
      royalty(0.03, { apportionment: 'share', apportionShare: 0.5 }),
    ])
    expect(other.base).toBeCloseTo(0.6 * whole.base!, 6)
    expect(other.deductions).toBeCloseTo(0.4 * whole.base!, 6)
  })

  it('on different markets count each market', () => {
    const apart = yearThree(['diagnostics-us', 'diagnostics-eu'].map((market) => royalty(0.05, { market })))
    expect(apart.base).toBeCloseTo(yearThree([royalty(0.05)]).base!, 6)
  })
})
