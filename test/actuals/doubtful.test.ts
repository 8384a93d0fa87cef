import { describe, expect, it } from 'vitest'
import { actuals } from '../../models/actuals/ask.ts'
import { actualsTable } from '../../models/report/actualsTable.ts'
import { smallDeal } from '../laws/documents.ts'

/** Rows that look right by themselves: sent once more, out of time, or beyond what can be counted to the cent. */

const terms = [
  { kind: 'royalty', base: 'gross', rate: 0.05 },
  { kind: 'residual', scope: 'tail', tailYears: 2, rate: 0.01, modelHalfLifeYears: 2 },
]
const document = smallDeal(terms, (copy) => {
  copy.valuationDate = '2027-01-01'
  copy.currency = 'USD'
  copy.deals[0].grants = [{ ...copy.deals[0].grants[0], startYear: 0, termYears: 2 }]
})
const row = (period: number, gross: number, more: object = {}) => ({
  period,
  gross,
  currency: 'USD',
  ...more,
})
const asked = (...reports: readonly object[]) =>
  actuals({ document, deal: document.deals[0].id, reports }, { trials: 64 })
const faults = (...reports: readonly object[]) => {
  const found = asked(...reports)
  return found.ok ? [] : found.faults.map(({ pointer, expected }) => `${pointer}: ${expected}`)
}

describe('a report that is sent once more', () => {
  it.each([
    ['in capitals', 'LungScan', 'LUNGSCAN'],
    ['with a space', 'Lung Scan', ' Lung  Scan'],
    ['in letters of another width', 'LungScan', 'ＬｕｎｇＳｃａｎ'],
  ])('is refused where its product is written %s', (_, product, again) => {
    expect(faults(row(2028, 5e6, { product }), row(2028, 5e6, { product: again }))).toEqual([
      '/reports/1/period: a period that row 1 has not reported already',
    ])
    expect(faults(row(2028, 5e6, { product }), row(2028, 5e6, { product: 'another' }))).toEqual([])
  })

  it('is asked about where it is a credit note of another period', () => {
    const note = (period: number, creditNote: string) => row(period, -1000, { creditNote })
    const about = (...rows: readonly object[]) => {
      const found = asked(row(2027, 5e6), row(2028, 5e6), ...rows)
      if (!found.ok) throw new Error(JSON.stringify(found.faults))
      return found.value.licences[0]!.findings.filter(({ kind }) => kind === 'credit-note-spread')
    }
    expect(about(note(2027, 'CN 7'), note(2028, 'cn 7'))).toMatchObject([
      { rows: [2, 3], text: expect.stringContaining('Credit note CN 7 corrects more than one period') },
    ])
    expect(about(note(2027, 'CN 7'), note(2028, 'CN 8'))).toEqual([])
  })
})

describe('a report of another time', () => {
  it('is taken while the right after the grant runs, and refused beyond it', () => {
    for (const year of [2027, 2028, 2029, 2030]) expect(faults(row(year, 1e6))).toEqual([])
    expect(faults(row(2031, 1e6))).toEqual([
      '/reports/0/period: a period in which the deal grants this: 2027-01-01 to 2030-12-31',
    ])
  })
})

describe('years of a statement for a terminal', () => {
  it('are those of the calendar where the document begins with one', () => {
    const found = asked(row(2027, 5e6), row(2028, 5e6))
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    const lines = actualsTable(found.value).split('\n')
    expect(lines.filter((line) => /^Reported receipts +2028 /.test(line))).toHaveLength(1)
    expect(lines.filter((line) => /^ *2028 {2,}\d/.test(line))).not.toEqual([])
    const later = actualsTable({ ...found.value, valuationDate: '2027-07-01' })
    expect(later).toMatch(/\nReported receipts +Year 2 /)
  })
})

describe('an amount of which not every cent counts', () => {
  it.each(['gross', 'deductions', 'net', 'royalty', 'paid'])('is refused as %s', (key) => {
    const told = faults({ ...row(2028, 1e18, { paid: 1, paidOn: '2029-03-16' }), [key]: 1e18 })
    expect(told).toContain(`/reports/0/${key}: less than 90071992547409, so that every minor unit counts`)
  })
})
