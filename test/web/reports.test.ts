import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFile } from '../../api/imports/importFile.ts'
import { actuals } from '../../models/actuals/ask.ts'
import { actualsTable } from '../../models/report/actualsTable.ts'
import type { ActualLicence } from '../../models/scenario/schema/actuals.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import { contentOf, mostBytes, readChosen } from '../../web/chosenFile.ts'
import { Trouble } from '../../web/trouble.ts'
import { accuracyTexts, bandFigures } from '../../web/view/actualBands.ts'
import { duesTable, licenceSentence, reasonsOf, workingTable } from '../../web/view/actualDues.ts'
import { bridgeTable, cashTable, splitTable } from '../../web/view/actualMoney.ts'
import { faultsByCell, fileTable } from '../../web/view/fileTable.ts'
import { fitsSample, needsDeal, usualDeal } from '../../web/view/reportsOf.ts'
import { sample } from '../laws/documents.ts'
import { root } from '../support/sources.ts'

/** What the page of actuals shows, of the sample reports on the sample, without a browser. */

const document = sample('northlake')
const csv = readFileSync(join(root, 'models/samples/northlakeReports.csv'), 'utf8')

const imported = (text: string) => {
  const read = importFile(JSON.stringify({ as: 'reports', text }))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}
const asked = (text: string) => {
  const { rows, file } = imported(text)
  const reports = rows as readonly ReportRow[]
  return { reports, file, answer: actuals({ document, reports }, { trials: 256 }) }
}

const found = asked(csv)
if (!found.answer.ok) throw new Error(JSON.stringify(found.answer.faults))
const answer = found.answer.value
const [royalty, second] = answer.licences as [ActualLicence, ActualLicence]
const due = (licence: ActualLicence, year: number) =>
  licence.dues.find(({ kind, period }) => kind === 'report' && period.from === `${year}-01-01`)!

describe('the sample reports', () => {
  it('hold the four mistakes that were put in, and no other', () => {
    const kinds = ({ findings }: ActualLicence) =>
      findings.flatMap(({ kind }) => (kind === 'assumed' ? [] : [kind]))
    expect(kinds(royalty)).toEqual(['deductions-beyond-cap', 'misreckoned', 'late', 'short-paid'])
    expect(kinds(second)).toEqual(['misreckoned', 'short-paid', 'over-paid'])
    expect(reasonsOf(due(royalty, 2030), answer)).toEqual(['paid 41 days late'])
    // 11 % of 54,789,520 where 8 % is allowed; tiers of 2.5, 3 and 3.5 % less half of 1.2 %
    const base = 54_789_520 * 0.92
    const owed = 250_000 + 600_000 + 0.035 * (base - 3e7) - 0.006 * base
    expect(due(royalty, 2031).due).toBeCloseTo(owed, 6)
    expect(reasonsOf(due(royalty, 2031), answer)).toEqual([
      '1,643,685.40 more deducted than the clause allows',
      'the licensee reckons 47,666.87 too little',
    ])
    expect(due(second, 2030).due).toBeCloseTo((1_505_210 - 120_416) * 0.016, 9)
    expect(reasonsOf(due(second, 2031), answer)).toEqual(['the payment is 9,000.00 too high'])
  })

  it('are on the sample, and on nothing else', () => {
    expect(fitsSample(document)).toBe(true)
    expect(fitsSample(sample('kestrel'))).toBe(false)
    expect(needsDeal(found.reports, document)).toBe(false)
    expect(usualDeal(document)).toBe('royalty')
  })
})

describe('tables', () => {
  it('say what is due and paid, marked where they differ, with a sum', () => {
    const { rows } = duesTable(royalty, answer)
    expect(rows.at(-1)?.map(({ text }) => text)).toEqual([
      ...['Together', '', '2,660,571.65', '2,612,904.78', '−47,666.87', '5,380.88', ''],
    ])
    expect(rows.at(-2)?.[4]).toMatchObject({ text: '−47,666.87', mark: 'less' })
    expect(duesTable(second, answer).rows.at(-2)?.[4]).toMatchObject({ text: '+9,000.00', mark: 'more' })
    expect(licenceSentence(royalty, answer)).toContain('47,666.87 USD too little. Interest on what is late')
  })

  it('are not behind with what is not due yet, on the page and in a terminal', () => {
    const row = (period: number, paid: number) => ({
      period,
      gross: 2e6,
      currency: 'USD',
      paid,
      paidOn: `${period + 1}-01-31`,
    })
    const constants = structuredClone(sample('constants'))
    constants.deals[0].terms.push({
      kind: 'paymentTerms',
      reportingDays: 30,
      paymentDays: 30,
      lateInterest: 0.07,
    })
    const asOf = '2029-02-15'
    const body = { document: constants, reports: [row(2027, 1e5), row(2028, 9e4)], asOf }
    const read = actuals(body, { trials: 64 })
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    const [licence] = read.value.licences as [ActualLicence]
    // 200,000 at once, 100,000 and 50,000 to the minimum for 2027; 154,500 for 2028 is due on 2029-03-01
    expect(licenceSentence(licence, read.value)).toMatch(
      /^Of 350,000.00 USD that had to arrive by 2029-02-15 100,000.00 was paid: 250,000.00 USD too little\. .* 154,500.00 USD more is not due yet, 90,000.00 of it paid already\.$/,
    )
    const { rows } = duesTable(licence, read.value)
    const shown = rows.map((cells) => [cells[0], cells[4], cells[6]].map((cell) => cell?.text))
    expect(shown).toContainEqual(['Report 2028', '−10,000.00', 'Not due yet, 10,000.00 to come'])
    expect(shown.slice(-2).map(([label, difference]) => [label, difference])).toEqual([
      ['Due by 2029-02-15', '−250,000.00'],
      ['Together', '−314,500.00'],
    ])
    const text = actualsTable(read.value)
    expect(text).toMatch(/Due by 2029-02-15 +350,000.00 +100,000.00 +−250,000.00/)
    expect(text).toContain('7 % a year')
    expect(licence.findings.filter(({ kind }) => kind === 'short-paid')).toHaveLength(2)
  })

  it('show every line from the receipts to the payment, a column for each period with any', () => {
    const { columns, rows } = workingTable(royalty, answer)!
    expect(columns.map(({ label }) => label)).toEqual(['Line', '2029', '2030', '2031'])
    const column = rows.map((row) => [row[0]?.text, row[3]?.value])
    expect(column).toContainEqual(['Deducted, as claimed', 6_026_847])
    expect(column).toContainEqual(['As the licensee reckons it', 1_214_117.52])
  })

  it('split what arrived to the cent, and lead from cash to revenue', () => {
    const { rows } = splitTable(royalty.contributors!, answer)
    for (const row of rows) {
      const [amount, ...parts] = row.slice(1).map(({ value }) => Math.round(100 * (value ?? 0)))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
    }
    const steps = bridgeTable(royalty.recognition, answer).rows.map((row) => row[1]?.value ?? 0)
    const sum = steps.slice(0, -1).reduce((all, each) => all + each, 0)
    expect(sum).toBeCloseTo(steps.at(-1)!, 6)
    expect(cashTable(royalty.recognition, answer, document).rows[0]?.[0]?.text).toBe('2027')
  })

  it('hold each year against its band, and say how good that was', () => {
    const [receipts] = bandFigures(royalty.bands, document)
    expect(receipts?.table.rows.map((row) => row[0]?.text)).toEqual(['2029', '2030', '2031'])
    expect(receipts?.steps[0]?.text).toMatch(/^2029: 13\.7 M USD, above \d+ of 100 futures; forecast /)
    const names = bandFigures(second.bands, document).map(({ name }) => name)
    expect(names).toEqual(['Reported receipts', 'Royalty'])
    expect(accuracyTexts(answer.accuracy, 'USD')[0]).toMatch(/^Reported receipts: \d of 6 lay in their band/)
  })
})

describe('faults of reports', () => {
  it('stand in the cell they are of, or beside their row', () => {
    const bad =
      'deal,period,gross,currency,paid\nroyalty,2029,-5,USD,\nroyaltie,2030,1,USD,\nroyalty,2031,1,EUR,3\n'
    const { reports, file, answer: refused } = asked(bad)
    const { cells, others } = faultsByCell(refused.ok ? [] : refused.faults, reports, file)
    expect(others).toEqual([])
    expect(cells.map(({ cell }) => cell)).toEqual([
      ...['line 2, gross', 'line 3, deal', 'line 4, currency', 'line 4, paidOn'],
    ])
    expect(cells[1]?.expected).toContain('did you mean royalty?')
    const { header, body } = fileTable(file, cells)
    expect(header.cells.map(({ text }) => text)).toEqual(['deal', 'period', 'gross', 'currency', 'paid'])
    expect(body[0]?.cells[2]?.fault).toContain('found -5.')
    expect(body[2]?.fault).toContain('both an amount paid and its date')
  })
})

describe('a chosen file', () => {
  const said = (name: string, bytes: number[] | string): string => {
    try {
      return Object.keys(contentOf(name, Uint8Array.from(Buffer.from(bytes as string))).content)[0] ?? ''
    } catch (reason) {
      return reason instanceof Trouble ? `${reason.title}. ${reason.advice}` : String(reason)
    }
  }

  it('is a workbook or a text, and what is neither is refused with a sentence', () => {
    expect([said('a.xlsx', 'PK\u0003\u0004'), said('a.csv', 'period,gross\n')]).toEqual(['xlsx', 'text'])
    expect(said('a.csv', '')).toContain('is empty')
    expect(said('a.pdf', '%PDF-1.7')).toContain('is a PDF')
    expect(said('a.xls', [0xd0, 0xcf, 0x11, 0xe0, 1])).toContain('Save it as .xlsx')
    expect(said('a.png', [0x89, 0x50, 0x4e, 0x47])).toContain('a.png is no table that can be read')
  })

  it('of 50 MB is not read at all', async () => {
    const file = new File([], 'large.csv')
    Object.defineProperty(file, 'size', { value: 50_000_000 })
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('it was read')) })
    await expect(readChosen(file)).rejects.toMatchObject({ title: 'large.csv has 50 MB' })
    expect(mostBytes * (4 / 3)).toBeLessThan(2_000_000)
  })
})
