import { describe, expect, test } from 'vitest'
import type { Facts, Json } from '../support/twin/facts.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import {
  expectedLineOf as expectedLine,
  lineOf as line,
  near,
  type SmallDeal,
  smallDocument,
} from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

const tenPercent: Json = { kind: 'royalty', rate: 0.1 }
const fee: Json = { kind: 'upfrontFee', amount: 90 }

const worth = (small: SmallDeal, facts: Partial<Facts> = {}): readonly number[] => {
  const { licensor, licensee } = twinDeal(smallDocument(small), 'deal', plainFacts(facts))
  return [licensor.npv, licensee.npv]
}

describe('currency', () => {
  const currency = { kind: 'currency', of: 'amounts', currency: 'USD', rate: 2, volatility: 0.1 }
  const rising: Partial<Facts> = { exchange: (_, t) => 1 + t / 10 }

  test('amounts of clauses are converted on their own dates, shares of revenue are not', () => {
    const terms = [tenPercent, { kind: 'annualFee', amount: 10, timing: 'arrears' }, currency]
    const small = { revenue: [100], termYears: 2, terms }
    near(line(small, 'annualFee', rising), [0, 20, 20])
    near(line(small, 'royalty', rising), [0, 10, 10])
    near(line(small, 'currencyEffect', rising), [0, 2, 4])
  })

  test('a guarantee on the day of its true-up, an advance with its balance on the start', () => {
    const minimum = { kind: 'minimumGuarantee', amount: 10 }
    const small = { revenue: [100], termYears: 2, terms: [tenPercent, minimum, currency] }
    // 10 · 2 · 1.1 − 10, then 10 · 2 · 1.2 − 10
    near(line(small, 'trueUp', rising), [0, 12, 14])
    const advance = [tenPercent, { kind: 'advance', amount: 8 }, currency]
    const later = { revenue: [100], termYears: 3, terms: advance, grant: { startYear: 1 } }
    // 16 at the start, worth 17.6 then: 10 and 7.6
    near(line(later, 'advance', rising), [0, 16])
    near(line(later, 'currencyEffect', rising), [0, 1.6])
    near(line(later, 'recoupment', rising), [0, 0, -10, -7.6])
  })

  test('limits of tiers and caps at the rate of today', () => {
    const tiers: Json = [{ upTo: 50, rate: 0.05 }, { rate: 0.1 }]
    const terms: readonly Json[] = [{ kind: 'royalty', tiers }, { kind: 'royaltyCap', amount: 9 }, currency]
    // 5 % of 100 and 10 % of 200 are 25, capped at 18
    near(line({ revenue: [300], termYears: 1, terms }, 'royalty', rising), [0, 18])
    const sales = { kind: 'milestone', trigger: { salesCumulative: 120 }, amount: 5 }
    const small = { revenue: [100], termYears: 4, terms: [sales, currency] }
    near(line(small, 'milestones', rising), [0, 0, 0, 10])
    near(line(small, 'currencyEffect', rising), [0, 0, 0, 3])
  })

  test('interest moves the mean, a collar bounds what is read', () => {
    const of = (more: object): SmallDeal => ({
      ...{ revenue: [0], termYears: 3 },
      terms: [
        { kind: 'annualFee', amount: 100, timing: 'arrears' },
        { ...currency, of: 'settlement', ...more },
      ],
    })
    const interest = { home: 0.1, foreign: 0 }
    near(line(of({ interest }), 'currencyEffect'), [0, 10, 21, 33.1])
    near(expectedLine(of({ interest }), 'currencyEffect'), [0, 10, 21, 33.1])
    near(line(of({ interest, collar: { floor: 0.9, cap: 1.15 } }), 'currencyEffect'), [0, 10, 15, 15])
    near(
      line(of({ collar: { floor: 0.9, cap: 1.15 } }), 'currencyEffect', { exchange: () => 0.5 }),
      [0, -10, -10, -10],
    )
  })

  test('the expected case within a collar is the lognormal expectation', () => {
    const collar = { floor: 0.9, cap: 1.2 }
    const interest = { home: 0.05, foreign: 0.02 }
    const small: SmallDeal = {
      ...{ revenue: [0], termYears: 1 },
      terms: [
        { kind: 'annualFee', amount: 1, timing: 'arrears' },
        { ...currency, of: 'settlement', volatility: 0.3, collar, interest },
      ],
    }
    let mean = 0
    for (let z = -12; z < 12; z += 1 / 512) {
      const rate = (1.05 / 1.02) * Math.exp(0.3 * z - 0.045)
      mean += (Math.min(1.2, Math.max(0.9, rate)) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / 512
    }
    expect(expectedLine(small, 'currencyEffect')[1]).toBeCloseTo(mean - 1, 6)
  })
})

describe('tax', () => {
  test('a fee is deducted over the term, or over years, what is left when the deal ends', () => {
    const of = (deductible: Json, more: object = {}): SmallDeal => ({
      ...{ revenue: [0], termYears: 3, licensor: { taxRate: 0.1 }, licensee: { taxRate: 0.2 } },
      terms: [
        { ...(fee as object), deductible, ...more },
        { kind: 'termination', hazardPerYear: 0.5 },
      ],
    })
    near(line(of('over-term'), 'licenseeTax'), [0, -6, -6, -6])
    near(line(of('over-term'), 'licensorTax'), [9])
    near(line(of('at-once'), 'licenseeTax'), [-18])
    near(line(of(2), 'licenseeTax'), [0, -9, -9])
    near(line(of(6), 'licenseeTax'), [0, -3, -3, -12])
    near(line(of('over-term'), 'licenseeTax', { terminationYear: () => 1 }), [0, -18])
    near(line(of('over-term'), 'licenseeTax', { terminationYear: () => 2 }), [0, -6, -12])
    // 90 at the starts of years 1, 2 and 3: thirds of the first, halves of the second, the third
    near(line(of('over-term', { kind: 'annualFee' }), 'licenseeTax'), [0, -6, -15, -33])
    const arrears = { kind: 'annualFee', timing: 'arrears' }
    near(line(of('over-term', arrears), 'licenseeTax'), [0, -6, -15, -33])
  })

  test('a gross-up is deducted with the fee, and discounted with it', () => {
    const small: SmallDeal = {
      ...{ revenue: [0], termYears: 2, licensee: { taxRate: 0.2, discountRate: 0.25 } },
      terms: [
        { ...(fee as object), deductible: 'over-term' },
        { kind: 'withholding', rate: 0.1, grossUp: true },
      ],
    }
    near(worth(small), [90, -100 + 10 / 1.25 + 10 / 1.25 ** 2])
  })

  test('by treatment; one that has no rate is taxed as royalty', () => {
    const rates = { royalty: 0.3, service: 0.1 }
    const of = (taxAs: string): SmallDeal => ({
      ...{ revenue: [0], termYears: 1, licensor: { taxRate: rates }, licensee: { taxRate: rates } },
      terms: [
        { ...(fee as object), taxAs },
        { kind: 'withholding', rate: 0.2 },
      ],
    })
    // withheld 18, credited up to the tax on this payment: 18 of 27, 9 of 9
    near(worth(of('royalty')), [90 - 27, -63])
    near(worth(of('service')), [90 - 18 + 9 - 9, -81])
    near(worth(of('equity')), [90 - 27, -63])
  })

  test('what is taken off a royalty is taxed as the royalty', () => {
    const small: SmallDeal = {
      ...{ revenue: [100], termYears: 1, licensor: { taxRate: { royalty: 0.3, service: 0.1 } } },
      terms: [
        { kind: 'royalty', rate: 0.1, taxAs: 'service' },
        { kind: 'stacking', thirdParty: 0.04 },
        { kind: 'royaltyCap', amount: 5 },
        { kind: 'advance', amount: 3 },
      ],
    }
    // 10 − 2 − 3 − 3 as a service, the advance of 3 as a royalty
    near(line(small, 'licensorTax'), [0.9, 0.2])
  })

  test('losses are carried forward within a deal, year by year, and lapse at the end', () => {
    // costs 50 at the start, royalties 10, 30, 40: −50, 10, 30, 40 → taxed only on 30 of the last
    const small = (relief: string): SmallDeal => ({
      ...{ revenue: [100, 300, 400], termYears: 3, terms: [tenPercent], document: { timing: 'end-period' } },
      licensor: { taxRate: 0.2, discountRate: 0.25, lossRelief: relief, costs: { prepare: 50 } },
    })
    near(line(small('at-once'), 'licensorTax'), [-10, 2, 6, 8])
    near(line(small('carried-forward'), 'licensorTax'), [0, 0, 0, 6])
    const before = -50 + 10 / 1.25 + 30 / 1.25 ** 2 + 40 / 1.25 ** 3
    near(worth(small('carried-forward')).slice(0, 1), [before - 6 / 1.25 ** 3])
    near(line({ ...small('carried-forward'), termYears: 1 }, 'licensorTax'), [])
  })

  test('losses move to the year’s end, at the fixed rate', () => {
    // by mid-year: tax of 2 and then −1 at 0.5 and at 1.5 by sales; the relief of 1 is moved from 1.5 to nowhere
    const costs = { servePerLicenseeYear: { value: 0 } }
    const small: SmallDeal = {
      ...{ revenue: [100, 0], termYears: 2, terms: [tenPercent] },
      licensor: {
        ...{ taxRate: 0.2, lossRelief: 'carried-forward', costs },
        discountRate: { fixed: 0.1, salesLinked: 0.3 },
      },
    }
    const facts: Partial<Facts> = { value: (_, period = 1) => (period === 2 ? 5 : 0) }
    near(line(small, 'licensorTax', facts), [0, 2])
    // −5 at 1.5 and its relief of 1 at once, taken back at 2
    const found = worth(small, facts)[0]
    expect(found).toBeCloseTo(8 / 1.3 ** 0.5 - 4 / 1.1 ** 1.5 - 1 / 1.1 ** 2, 10)
  })
})
