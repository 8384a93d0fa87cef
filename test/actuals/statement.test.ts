import { describe, expect, it } from 'vitest'
import { actuals } from '../../models/actuals/ask.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import { civilDay, dayText } from '../../models/units/date.ts'
import { changed, type Loose, smallDeal } from '../laws/documents.ts'
import { lineOf } from '../support/twin/smallDeal.ts'

/** Royalty statements worked by hand, with the slow twin as second witness. */

const terms = [
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'advance', amount: 50_000, rate: 1 },
  {
    ...{ kind: 'royalty', base: 'net', deductions: { share: 0.05, cap: 0.08 }, tierMethod: 'marginal' },
    tiers: [{ upTo: 1_000_000, rate: 0.05 }, { rate: 0.08 }],
  },
  { kind: 'stacking', thirdParty: 0.01, offset: 0.5, floor: 0.5 },
  { kind: 'minimumGuarantee', amount: 60_000, fromYear: 1, credits: 'royalty' },
  { kind: 'paymentTerms', reportingDays: 45, paymentDays: 30, lateInterest: 0.1 },
  { kind: 'residual', scope: 'none' },
]

const document = smallDeal(terms, (copy) => {
  copy.valuationDate = '2027-01-01'
  copy.currency = 'USD'
  copy.deals[0].grants = [{ ...copy.deals[0].grants[0], startYear: 0, termYears: 3 }]
})
const deal: string = document.deals[0].id
const row = (period: number, gross: number, more: object = {}) => ({
  period,
  gross,
  currency: 'USD',
  ...more,
})

const reports = [
  row(2027, 500_000, { deductions: 50_000, paid: 5_000, paidOn: '2028-04-13', royalty: 7_600 }),
  row(2028, 2_000_000, { deductions: 100_000, paid: 100_000, paidOn: '2029-03-16' }),
  row(2029, 1_500_000, { net: 1_500_000 }),
  { period: 2027, line: 'upfrontFee', paid: 200_000, paidOn: '2027-01-01', currency: 'USD' },
  { period: 2027, line: 'advance', paid: 50_000, paidOn: '2027-01-01', currency: 'USD' },
  { period: 2027, line: 'trueUp', paid: 39_300, paidOn: '2028-03-15', currency: 'USD' },
]

const asked = (more: object = {}): Actuals => {
  const found = actuals({ document, deal, reports, asOf: '2030-12-31', ...more }, { trials: 256 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults, null, 1))
  return found.value
}
const whole = asked()
const licence = whole.licences[0]!
const due = (kind: string, year: number) =>
  licence.dues.find((each) => each.kind === kind && each.period.from === `${year}-01-01`)!
const line = (year: number, key: string): number =>
  due('report', year).lines.find((each) => each.line === key)?.amount ?? 0

describe('a statement worked by hand', () => {
  it('is what the clauses make of each report', () => {
    // 2027: 10 % deducted of which 8 % allowed: base 460,000; 5 % = 23,000; less ½·1 % of the base = 2,300
    expect(due('report', 2027).base).toBeCloseTo(460_000, 9)
    expect(line(2027, 'earnedRoyalty')).toBeCloseTo(23_000, 9)
    expect(line(2027, 'stackingOffset')).toBeCloseTo(-2_300, 9)
    expect(line(2027, 'recoupment')).toBeCloseTo(-20_700, 9)
    expect(due('trueUp', 2027).due).toBeCloseTo(60_000 - 20_700, 9)
    // 2028: base 1,900,000; 50,000 + 8 % of 900,000 = 122,000; less 9,500; the last 29,300 of the advance
    expect(due('report', 2028).due).toBeCloseTo(122_000 - 9_500 - 29_300, 9)
    // 2029: nothing deducted; 50,000 + 40,000 − 7,500
    expect(due('report', 2029).due).toBeCloseTo(82_500, 9)
    expect(licence.dues.filter(({ kind }) => kind === 'trueUp')).toHaveLength(1)
  })

  it('is that of the slow twin', () => {
    const twinTerms = (share: number) =>
      terms.map((term) => (term.kind === 'royalty' ? { ...term, deductions: { share, cap: 0.08 } } : term))
    const sales = [500_000, 2_000_000, 1_500_000, 0]
    const twin = (share: number, name: string): readonly number[] =>
      lineOf({ revenue: sales, terms: twinTerms(share) as never, termYears: 3 }, name)
    // rows of the twin are years of the cash, one after the year of the sale; each year has its own deductions
    const earned = (share: number, amount: number) =>
      twin(share, 'earnedRoyalty').some((each) => Math.abs(each - amount) < 1e-6)
    expect(earned(0.1, line(2027, 'earnedRoyalty'))).toBe(true)
    expect([earned(0.05, line(2028, 'earnedRoyalty')), earned(0, line(2029, 'earnedRoyalty'))]).toEqual([
      true,
      true,
    ])
  })

  it('bears interest on what is late, by days', () => {
    // 2028: 83,200 due 2029-03-16, paid on the day; 2029: 82,500 due 2030-03-16 and open until 2030-12-31
    expect(due('report', 2028)).toMatchObject({ dueOn: '2029-03-16', difference: 16_800, interest: 0 })
    const days = civilDay(2030, 12, 31) - civilDay(2030, 3, 16)
    expect(due('report', 2029).interest).toBeCloseTo((82_500 * 0.1 * days) / 365, 9)
    expect(due('report', 2029).difference).toBe(-82_500)
    expect(due('trueUp', 2027)).toMatchObject({ dueOn: '2028-03-15', difference: 0, interest: 0 })
  })

  it('tells what to ask: deductions beyond the cap, a wrong reckoning, too much and too little paid', () => {
    const of = (kind: string) => licence.findings.filter((finding) => finding.kind === kind)
    expect(of('deductions-beyond-cap')).toMatchObject([{ rows: [0], amount: 10_000 }])
    expect(of('misreckoned')).toMatchObject([{ rows: [0], amount: 7_600 }])
    expect(of('short-paid').map(({ amount }) => amount)).toEqual([-82_500])
    expect(of('over-paid').map(({ amount }) => amount)).toEqual([5_000, 16_800])
  })
})

describe('a period that is reported by product and as a whole', () => {
  it('is added up, and asked about', () => {
    const about = (...products: readonly (string | undefined)[]) =>
      asked({ reports: products.map((product) => row(2028, 1_000_000, { product })) }).licences[0]!
    const both = about('a', 'b', undefined)
    expect(both.dues.find(({ kind }) => kind === 'report')!.gross).toBe(3_000_000)
    const found = both.findings.filter(({ kind }) => kind === 'product-beside-whole')
    expect(found).toMatchObject([{ rows: [2], text: expect.stringContaining('without one (row 3)') }])
    for (const fine of [about('a', 'b'), about(undefined)])
      expect(fine.findings.map(({ kind }) => kind)).not.toContain('product-beside-whole')
  })

  it('says of a part of a period that its parts are added up', () => {
    const found = actuals({ document, deal, reports: [row(2028, 1, { period: '2028-Q1' })] }, { trials: 64 })
    expect(found.ok ? '' : found.faults[0]?.expected).toMatch(
      /^a period of 12 months .* add up shorter reports to one$/,
    )
  })
})

describe('a report that is paid later', () => {
  const later = (...payments: readonly object[]) =>
    asked({
      reports: [
        row(2028, 2_000_000),
        ...payments.map((each) => ({ period: 2028, currency: 'USD', ...each })),
      ],
    })
  const reportOf = (answer: Actuals) => answer.licences[0]!.dues.find(({ kind }) => kind === 'report')!

  it('takes payments by themselves, in parts, each with its days', () => {
    const open = reportOf(later())
    const found = reportOf(
      later(
        { line: 'report', paid: 10_000, paidOn: '2029-03-15' },
        { line: 'report', paid: open.payable - 10_000, paidOn: '2029-09-15' },
      ),
    )
    expect([found.gross, found.due]).toEqual([2_000_000, open.due])
    expect([found.paid, found.difference]).toEqual([open.payable, 0])
    expect(found.payments.map(({ daysLate }) => daysLate)).toEqual([0, 183])
    // 10 % a year, actual/365, on the second part only
    expect(found.interest).toBeCloseTo(((open.payable - 10_000) * 0.1 * 183) / 365, 9)
  })

  it('is not short of what is not due yet', () => {
    const part = { line: 'report', paid: 1_000, paidOn: '2029-01-31' }
    const { licences } = asked({
      ...{ reports: [row(2028, 2_000_000), { period: 2028, currency: 'USD', ...part }] },
      asOf: '2029-02-01',
    })
    const kinds = licences[0]!.findings
      .filter(({ text }) => text.includes('1,000.00'))
      .map(({ kind }) => kind)
    expect(kinds).toEqual([])
  })
})

describe('cash beside revenue', () => {
  const ways = (['point-in-time', 'over-time'] as const).flatMap((fixedFees) =>
    (['as-earned', 'fixed'] as const).map((guarantee) => ({ fixedFees, guarantee })),
  )

  it.each(ways)('adds up to what was due over the whole term: %o', (recognition) => {
    const view = asked({ recognition }).licences[0]!.recognition
    const { reconciliation: r, years } = view
    // 200,000 + 50,000 + 39,300 + 83,200 + 82,500
    expect(r.due).toBeCloseTo(455_000, 6)
    expect(r.recognised).toBeCloseTo(455_000, 6)
    expect([r.contractAsset, r.contractLiability, r.gap].map(Math.abs).every((each) => each < 1e-6)).toBe(
      true,
    )
    expect(r.receivable).toBeCloseTo(455_000 - r.cash, 6)
    expect(years.reduce((sum, { recognised }) => sum + recognised, 0)).toBeCloseTo(r.recognised, 6)
  })

  it('takes each method at its word', () => {
    const years = (recognition: object): readonly number[] =>
      asked({ recognition }).licences[0]!.recognition.years.map(({ recognised }) => recognised)
    const near = (found: readonly number[], wanted: readonly number[]) => {
      for (const [i, each] of wanted.entries()) expect(found[i]).toBeCloseTo(each, 6)
    }
    // royalties as they occur 20,700, 112,500, 82,500; true-up 39,300; fee 200,000 at once
    near(years({ fixedFees: 'point-in-time', guarantee: 'as-earned' }), [260_000, 112_500, 82_500])
    near(years({ fixedFees: 'over-time', guarantee: 'as-earned' }), [
      60_000 + 2e5 / 3,
      112_500 + 2e5 / 3,
      82_500 + 2e5 / 3,
    ])
    // three guarantees of 60,000, the advance and the fee at once; royalties beyond 60,000, less what the advance paid
    near(years({ fixedFees: 'point-in-time', guarantee: 'fixed' }), [
      200_000 + 50_000 + 180_000 - 20_700,
      52_500 - 29_300,
      22_500,
    ])
  })
})

describe('a method that nobody chose', () => {
  const unadvanced = changed(document, (copy: Loose) => {
    copy.deals[0].terms = copy.deals[0].terms.filter(({ kind }: { kind: string }) => kind !== 'advance')
  })
  const unpaid = reports.filter((each) => !('line' in each && each.line === 'advance'))
  const of = (recognition?: object) =>
    asked({
      ...{ document: unadvanced, reports: unpaid },
      ...(recognition === undefined ? {} : { recognition }),
    }).licences[0]!.recognition

  it('is that of a right to use: what is guaranteed is a fixed fee, at once; over time it is earned', () => {
    expect(of()).toEqual(of({ fixedFees: 'point-in-time', guarantee: 'fixed' }))
    expect(of({ fixedFees: 'over-time' })).toEqual(of({ fixedFees: 'over-time', guarantee: 'as-earned' }))
    const words = (recognition?: object) => of(recognition).methods.map(({ how, source }) => how + source)
    expect(words().at(-1)).toContain('question 60')
    expect(words({ guarantee: 'as-earned' }).at(-1)).toContain('the FASB staff expects the other treatment')
  })

  it('is as earned beside an advance: royalties that meet the guarantee are recouped from it', () => {
    const recognised = (recognition: object): readonly number[] =>
      asked(recognition).licences[0]!.recognition.years.map((year) => year.recognised)
    expect(recognised({})).toEqual(recognised({ recognition: { guarantee: 'as-earned' } }))
    expect(Math.min(...recognised({}))).toBeGreaterThanOrEqual(0)
  })

  it('reckons in whole cents: what is receivable is what the statement says is missing', () => {
    const odd = reports.map((each) =>
      'gross' in each ? { ...each, gross: each.gross + 0.37, net: undefined } : each,
    )
    const { recognition, totals } = asked({ reports: odd }).licences[0]!
    expect(recognition.reconciliation.receivable).toBeCloseTo(-totals.difference, 9)
    expect(Math.abs(recognition.reconciliation.gap)).toBeLessThan(1e-6)
  })
})

describe('rows that cannot be', () => {
  it('are told though another names a deal that is not there', () => {
    const bad = [row(2027, 1, { deal: 'nowhere' }), row(2028, 1, { deal, currency: 'EUR' })]
    const found = actuals({ document, reports: bad }, { trials: 64 })
    expect(found.ok ? [] : found.faults.map(({ pointer }) => pointer)).toEqual([
      ...['/reports/0/deal', '/reports/1/currency'],
    ])
  })

  it('are refused all at once, with row and reason', () => {
    const bad = [
      row(2027, -5, { at: 'line 2' }),
      row(2028, 1, { currency: 'EUR' }),
      row(2035, 1),
      row(2029, 1),
      row(2029, 2),
      row(2031, 1, { field: 'nowhere' }),
      row(2028, 1, { product: 'b', paid: 3 }),
      row(2028, 10, { product: 'c', deductions: 4, net: 5 }),
      { period: 2027, line: 'advance', gross: 4, currency: 'USD' },
      row(2027, 1, { product: 'd', units: 4 }),
    ]
    const found = actuals({ document, deal, reports: bad, facts: { 'no.such': 1 } }, { trials: 64 })
    const pointers = found.ok ? [] : found.faults.map(({ pointer }) => pointer)
    for (const pointer of [
      ...['/reports/0/gross', '/reports/1/currency', '/reports/2/period', '/reports/4/period'],
      ...['/reports/5/field', '/reports/6/paidOn', '/reports/7/net', '/reports/8/gross', '/facts/no.such'],
    ])
      expect(pointers).toContain(pointer)
    const first = found.ok ? undefined : found.faults.find(({ pointer }) => pointer === '/reports/0/gross')
    expect(first?.found).toBe('-5 (line 2)')
  })

  it('takes a negative amount with its credit note, up to what was sold', () => {
    const credit = (gross: number) =>
      actuals(
        { document, deal, reports: [row(2027, 100), row(2027, gross, { creditNote: 'CN-1' })] },
        { trials: 64 },
      )
    const found = credit(-40)
    expect(found.ok && found.value.licences[0]!.dues.find(({ kind }) => kind === 'report')!.gross).toBe(60)
    expect(credit(-140)).toMatchObject({ ok: false, faults: [{ pointer: '/reports/1/gross' }] })
  })

  it('takes a credit note once, and as many as have names of their own', () => {
    const notes = (...names: readonly string[]) => {
      const credits = names.map((creditNote) => row(2027, -10, { creditNote }))
      return actuals({ document, deal, reports: [row(2027, 100), ...credits] }, { trials: 64 })
    }
    const two = notes('CN-1', 'CN-2')
    expect(two.ok && two.value.licences[0]!.dues.find(({ kind }) => kind === 'report')!.gross).toBe(80)
    expect(notes('CN-1', 'CN-1')).toMatchObject({
      ok: false,
      faults: [{ pointer: '/reports/2/creditNote', found: '"CN-1" a second time' }],
    })
  })
})

describe('forecast bands', () => {
  it('hold each whole year, and the accuracy is over licences', () => {
    expect(licence.bands.map(({ measure, year }) => `${measure} ${year}`)).toHaveLength(9)
    for (const { percentile, q10, q90, inside, actual } of licence.bands) {
      expect(percentile >= 0 && percentile <= 1).toBe(true)
      expect(inside).toBe(actual >= q10 && actual <= q90)
    }
    expect(whole.accuracy.find(({ measure }) => measure === 'gross')!.count).toBe(3)
    // a document without uncertainty: the score is the absolute error
    for (const { crps, absoluteError } of licence.bands) expect(crps).toBeCloseTo(absoluteError, 6)
  })
})

describe('civil days', () => {
  it('are written as they were read', () => {
    for (const [y, m, d] of [
      [1900, 2, 28],
      [2000, 2, 29],
      [2027, 12, 31],
      [2100, 3, 1],
    ] as const)
      expect(dayText(civilDay(y, m, d))).toBe(
        [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'),
      )
  })
})
