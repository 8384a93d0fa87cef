import { describe, expect, test } from 'vitest'
import type { Facts, Json } from '../support/twin/facts.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import { lineOf as line, near, type SmallDeal, smallDocument } from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

const tenPercent: Json = { kind: 'royalty', rate: 0.1 }
const tiered: Json = { kind: 'royalty', tiers: [{ upTo: 100, rate: 0.05 }, { rate: 0.1 }] }

describe('royalty', () => {
  test('marginal tiers: 100 at 5 % and 150 at 10 % are 5 + 15', () => {
    near(line({ revenue: [60, 250], termYears: 2, terms: [tiered] }, 'royalty'), [0, 3, 20])
  })

  test('all units: 60 at 5 %, then all 250 at 10 %; exactly 100 takes the higher tier', () => {
    const terms = [{ ...(tiered as object), tierMethod: 'all-units' }]
    near(line({ revenue: [60, 250, 100], termYears: 3, terms }, 'royalty'), [0, 3, 25, 10])
  })

  test('a lifetime clock: 60 + 40 at 5 %, the other 210 at 10 %', () => {
    const terms = [{ ...(tiered as object), tierClock: 'lifetime' }]
    near(line({ revenue: [60, 250], termYears: 2, terms }, 'royalty'), [0, 3, 2 + 21])
  })

  test('quarters add up to the year', () => {
    const small = { revenue: [60, 250, 400], termYears: 3, terms: [tiered] }
    const quarterly = { ...small, document: { periodsPerYear: 4 } }
    near(line(quarterly, 'royalty'), line(small, 'royalty'))
    near(line(quarterly, 'royalty'), [0, 3, 20, 35])
  })

  test('net base: 12 % of 200 is deducted, but not more than 8 %', () => {
    const terms = [{ kind: 'royalty', rate: 0.1, base: 'net', deductions: { share: 0.12, cap: 0.08 } }]
    const small = { revenue: [200], termYears: 1, terms }
    near(line(small, 'deductions'), [0, 16])
    near(line(small, 'royalty'), [0, 18.4])
  })
})

describe('stacking, cap, minimum, advance', () => {
  // third parties take 12 % of the base. Year 1: half of 12 is 6, but only half of the royalty of 5 may go:
  // 2.5, and 3.5 are carried. Year 2: half of 36 is 18, and the carry makes 21.5; the royalty is 5 + 20 = 25,
  // so 12.5 go and 9 are carried. Year 3: on no revenue nothing goes. Year 4: the royalty is 5 + 190 = 195;
  // half of 240 is 120, the carry makes 129, but 97.5 is the limit
  const stacking = { kind: 'stacking', thirdParty: 0.12, offset: 0.5, floor: 0.5 }
  test('what stacking cannot take off is carried forward', () => {
    const small = { revenue: [100, 300, 0, 2000], termYears: 4, terms: [tiered, stacking] }
    near(line(small, 'stackingOffset'), [0, -2.5, -12.5, 0, -97.5])
    // with third parties at 4 %: claims 2, 6, 0, 40 against limits of 2.5, 12.5, 0, 97.5
    const light = { ...small, terms: [tiered, { ...stacking, thirdParty: 0.04 }] }
    near(line(light, 'stackingOffset'), [0, -2, -6, 0, -40])
  })

  test('carry is used when there is room, or lapses', () => {
    // 6 %: year 1 claims 3 of at most 2.5, carries 0.5; year 2 claims 9 + 0.5 of at most 12.5
    const carried = { ...stacking, thirdParty: 0.06 }
    const small = { revenue: [100, 300], termYears: 2, terms: [tiered, carried] }
    near(line(small, 'stackingOffset'), [0, -2.5, -9.5])
    const lapsing = { ...small, terms: [tiered, { ...carried, unused: 'lapses' }] }
    near(line(lapsing, 'stackingOffset'), [0, -2.5, -9])
  })

  test('a lifetime cap is crossed within a year; beyond it the lower rate', () => {
    // royalties 10, 20, 10 against a cap of 25: year 2 keeps 15; the other 5 are a quarter of the year, and 1 % of
    // a quarter of 200 is 0.5. Year 3 is wholly beyond: 1 % of 100
    const cap = { kind: 'royaltyCap', amount: 25, clock: 'lifetime', rateAfter: 0.01 }
    const small = { revenue: [100, 200, 100], termYears: 3, terms: [tenPercent, cap] }
    near(line(small, 'royalty'), [0, 10, 15.5, 1])
    near(line(small, 'capReduction'), [0, 0, -4.5, -9])
    // a yearly cap of 15 bites in year 2 only: the same quarter
    const yearly = { ...small, terms: [tenPercent, { ...cap, amount: 15, clock: 'annual' }] }
    near(line(yearly, 'royalty'), [0, 10, 15.5, 10])
  })

  test('the minimum escalates from its year on and is pro rata in a partial year', () => {
    // 12, then 12 · 1.1 = 13.2 against 10; of contract year 4 only half belongs to the term: 14.52 / 2, and
    // period 4 (midpoint 3.5) is not within it
    const minimum = { kind: 'minimumGuarantee', amount: 12, escalator: 0.1, fromYear: 2 }
    const small = { revenue: [100], termYears: 3.5, terms: [tenPercent, minimum] }
    near(line(small, 'trueUp'), [0, 0, 2, 3.2, 7.26])
  })

  test('an advance is recouped from half of each royalty until it is used up', () => {
    const terms = [tenPercent, { kind: 'advance', amount: 25, rate: 0.5 }]
    const small = { revenue: [100, 200, 400, 400], termYears: 4, terms }
    near(line(small, 'recoupment'), [0, -5, -10, -10])
    near(line(small, 'advance'), [25])
    // royalty and recoupment apart: 10 + 20 + 40 + 40, and 25 − 25
    expect(twinDeal(smallDocument(small), 'deal', plainFacts()).terms).toEqual([110, 0, 0])
  })
})

describe('audit', () => {
  // 20 % of 100 is not reported: 2 of the royalty of 10 are missing every year
  const audit = {
    kind: 'audit',
    underReporting: 0.2,
    probability: 0.5,
    detect: 0.9,
    recovery: 0.5,
    interest: 0.1,
  }
  const terms = [tenPercent, { ...audit, lookBackYears: 2, cost: 3, threshold: 0.2 }]
  const small: SmallDeal = { revenue: [100], termYears: 3, terms }
  const auditedIn = (...years: readonly number[]): Partial<Facts> => ({
    audit: (_, year) => (years.includes(year) ? 1 : 0),
  })

  test('looks back no further than agreed, with simple interest', () => {
    near(line(small, 'royalty'), [0, 8, 8, 8])
    near(line(small, 'underReported'), [0, 20, 20, 20])
    // years 2 and 3: 2 · 1.1 + 2 = 4.2, of which 0.9 · 0.5
    near(line(small, 'auditRecovery', auditedIn(3)), [0, 0, 0, 1.89])
  })

  test('a year is audited once', () => {
    // at the end of year 2: 4.2; at the end of year 3 only that year: 2
    near(line(small, 'auditRecovery', auditedIn(2, 3)), [0, 0, 1.89, 0.9])
  })

  test('from the threshold on the licensee pays the auditor', () => {
    near(line(small, 'compliance', auditedIn(2)), [0, 0, 3])
    const strict = { ...small, terms: [tenPercent, { ...audit, cost: 3, threshold: 0.21 }] }
    near(line(strict, 'compliance', auditedIn(2)), [])
    near(line(strict, 'licensorCosts', auditedIn(2)), [0, 0, 3])
  })

  test('a minimum limits what under-reporting costs', () => {
    // honest: royalty 10, no true-up. Reported: 8 + 1. The finding is 1
    const guarded = { ...small, terms: [...terms, { kind: 'minimumGuarantee', amount: 9 }] }
    near(line(guarded, 'auditRecovery', auditedIn(1)), [0, 0.45])
  })
})
