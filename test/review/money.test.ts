import { describe, expect, it } from 'vitest'
import { review } from '../../models/asked.ts'
import type { ReviewFinding } from '../../models/scenario/schema/review.ts'
import { answerTo, changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

const trials = 2048

const reviews = new WeakMap<object, readonly ReviewFinding[]>()

/** What is found in a deal of a document; a document is asked about one of its deals. */
const findingsOf = (document: Loose, deal: string): readonly ReviewFinding[] => {
  const before = reviews.get(document)
  if (before !== undefined) return before
  const reviewed = review(document, { deal, trials })
  if (!reviewed.ok) throw new Error(JSON.stringify(reviewed.faults))
  const { findings = [] } = reviewed.value.deals[0] ?? {}
  reviews.set(document, findings)
  return findings
}

const findingOf = (document: Loose, rule: string, deal: string): ReviewFinding => {
  const found = findingsOf(document, deal).find((finding) => finding.rule === rule)
  if (found === undefined) throw new Error(`no finding ${rule}`)
  return found
}

const moneyOf = (document: Loose, rule: string, deal = 'royalty') => {
  const { money } = findingOf(document, rule, deal)
  if (money?.licensee === null || money === null) throw new Error(`no money of ${rule}`)
  return { licensor: money.licensor, licensee: money.licensee }
}

/** What two documents are worth apart, each valued by itself. */
const between = (before: Loose, after: Loose, deal = 'royalty') => {
  const [a, b] = [before, after].map((document) =>
    answerTo(document, { trials }).deals.find(({ id }) => id === deal),
  )
  if (!a?.licensee || !b?.licensee) throw new Error('not known')
  const { licensor, licensee } = b
  return {
    licensor: licensor.expected.value - a.licensor.expected.value,
    licensee: (licensee?.expected.value ?? 0) - a.licensee.expected.value,
  }
}

const expectSame = (rule: string, before: Loose, after: Loose, deal?: string): void => {
  const money = moneyOf(before, rule, deal)
  const apart = between(before, after, deal)
  for (const party of ['licensor', 'licensee'] as const) {
    expect(money[party].expected.value).toBeCloseTo(apart[party], 3)
    expect(Math.abs(apart[party])).toBeGreaterThan(1)
  }
}

const tiers = [{ upTo: 5e6, rate: 0.05 }, { rate: 0.08 }]
const cliff = { kind: 'royalty', apportionment: 'product', tierMethod: 'all-units', tiers }
const royalty = { kind: 'royalty', rate: 0.05, apportionment: 'product' }
const minimum = { kind: 'minimumGuarantee', amount: 4e5 }
const advance = { kind: 'advance', amount: 3e5 }

describe('the money of a finding is the difference of two valuations', () => {
  it('of a cliff, and of arithmetic', () => {
    const before = smallDeal([cliff])
    expectSame('all-units-cliff', before, smallDeal([{ ...cliff, tierMethod: 'marginal' }]))
    // sales of 6.35, 8.72 and 11.21 M in years 3 to 5 are above 5 M: 3 % of 5 M less each year, after tax of 25 %
    const money = moneyOf(before, 'all-units-cliff')
    const saved = 150_000 * 0.75
    const discounted = (rate: number): number =>
      [3, 4, 5].reduce((sum, t) => sum + saved / (1 + rate) ** t, 0)
    expect(money.licensor.expected.value).toBeCloseTo(-discounted(0.1), 4)
    expect(money.licensee.expected.value).toBeCloseTo(discounted(0.12), 4)
    expect(money.licensor.expected.standardError).toBe(0)
  })

  it('of an advance that may count towards the minimum', () => {
    const counted = { ...minimum, advanceCountsTowardMinimum: true }
    expectSame(
      'advance-and-minimum',
      smallDeal([royalty, minimum, advance]),
      smallDeal([royalty, counted, advance]),
    )
  })

  it('of terms of payment', () => {
    const terms = { kind: 'paymentTerms', reportingDays: 45, paymentDays: 30 }
    expectSame('payment-terms', smallDeal([royalty]), smallDeal([royalty, terms]))
  })

  it('of sales that nobody audits', () => {
    const leak = { kind: 'audit', underReporting: 0.05, probability: 0 }
    expectSame('royalty-without-audit', smallDeal([royalty]), smallDeal([royalty, leak]))
  })

  it('of the same futures, where much is uncertain', () => {
    const northlake = changed(sample('northlake'), (copy) => {
      copy.deals = copy.deals.slice(0, 2)
      copy.strategies = []
    })
    const counted = changed(northlake, (copy) => {
      copy.deals[1].terms[4].advanceCountsTowardMinimum = true
    })
    expectSame('advance-and-minimum', northlake, counted, 'royalty')
    const { licensor } = moneyOf(northlake, 'advance-and-minimum')
    expect(licensor.expected.standardError).toBeGreaterThan(0)
    expect(licensor.expected.standardError).toBeLessThan(2000)
  })

  it('of a perpetual right, for the licensee alone', () => {
    const open = changed(smallDeal([royalty]), (copy) => {
      copy.horizonYears = 9
      copy.markets[0].adoption = { kind: 'table', values: [1] }
    })
    const kept = changed(open, (copy) => {
      copy.deals[0].terms.push({ kind: 'residual', scope: 'perpetual', modelHalfLifeYears: 2 })
    })
    const { licensor, licensee } = moneyOf(open, 'residual-open')
    expect(licensor.expected.value).toBe(0)
    expect(licensee.expected.value).toBeCloseTo(between(open, kept).licensee, 3)
    expect(licensee.expected.value).toBeGreaterThan(1e5)
  })
})

describe('there is no money', () => {
  it('where a change moves nothing that is known', () => {
    // nobody else is in the market, and the licensee gains nothing from being alone
    const alone = changed(smallDeal([royalty]), (copy) => {
      copy.deals[0].grants[0].exclusivity = 'exclusive'
    })
    expect(findingOf(alone, 'exclusivity-without-diligence', 'royalty').money).toBeNull()
  })

  it('for the licensee, while what the data do for it is unknown', () => {
    const { money } = findingOf(sample('minimal'), 'payment-terms', 'offer')
    expect(money?.licensee).toBeNull()
    expect(money?.licensor.expected.value).toBeLessThan(0)
  })
})
