import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import { c, workbook } from '../imports/xlsx.ts'
import { root } from '../support/sources.ts'
import { violations } from './axe.ts'
import { lightSample, post, withDeals } from './documents.ts'
import { readJson, type Site } from './site.ts'
import { standingSite } from './standingSite.ts'

/** Files on the page: a report against its contract, and figures into a scenario. One page, opened once. */

/** With the deals that are reported on. */
const document = withDeals(lightSample(), ['royalty', 'second-seat'])

let site: Site
let id: string
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  site = await standingSite()
  id = await post(site, document)
  const visit = await site.visit(`/s/${id}/actuals`)
  page = visit.page
  faults = visit.faults
})
afterAll(() => site?.close())

const choose = (name: string, content: string | Buffer): Promise<void> =>
  page
    .locator('ff-drop input')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })

const column = async (table: string, place: number): Promise<readonly number[]> => {
  const cells = page.locator(`${table} tbody tr > :nth-child(${place})[data-value]`)
  return cells.evaluateAll((found) => found.map((cell) => Number(cell.getAttribute('data-value'))))
}

/** In both schemes and at both ends of the widths: nothing for axe, nothing beyond the page. */
const isClean = async (): Promise<void> => {
  for (const [colorScheme, width] of [
    ['dark', 390],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
}

const compare = () => page.getByRole('button', { name: 'Compare with the contract' })

describe('a royalty report', () => {
  it('of the sample is seen first, and compared when one says so', async () => {
    await page.getByRole('button', { name: 'Try with a sample report' }).click()
    await compare().and(page.locator(':enabled')).waitFor()
    await page.getByText('These reports are fictional').waitFor()
    expect(await page.locator('ff-file tbody tr').count()).toBe(13)
    expect(await page.locator('ff-reported').count()).toBe(0)
    await isClean()
    await compare().click()
    await page.locator('ff-reported h2').first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('ff-app')
  })

  it('shows the figures that the API answers', async () => {
    const text = readFileSync(join(root, 'models/samples/northlakeReports.csv'), 'utf8')
    const response = await fetch(new URL('/api/v1/actuals', site.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ document, text }),
    })
    const { licences, accuracy } = (await response.json()) as Actuals
    const totals = (key: 'payable' | 'paid' | 'difference') =>
      licences.flatMap(({ dues, totals: sums }) => [...dues.map((due) => due[key]), sums[key]])
    expect(await column('ff-table.dues', 3)).toEqual(totals('payable'))
    expect(await column('ff-table.dues', 4)).toEqual(totals('paid'))
    expect(await column('ff-table.dues', 5)).toEqual(totals('difference'))
    const receipts = licences[0]!.bands.filter(({ measure, mean }) => measure === 'gross' && mean > 0)
    const shown = await column('.licence:first-of-type .object:first-of-type ff-table', 2)
    expect(shown).toEqual(receipts.map(({ actual }) => actual))
    const cash = licences.flatMap(({ recognition }) => recognition.years.map(({ recognised }) => recognised))
    expect(await column('ff-table.cash', 4)).toEqual(cash)
    expect(accuracy.length).toBeGreaterThan(0)
    expect(await page.locator('ff-table.dues .less').allInnerTexts()).toContain('−47,666.87')
  })

  it('is clean in both schemes, and its pictures are read by keys', async () => {
    await isClean()
    await page.locator('.object .plot').first().focus()
    await page.keyboard.press('Home')
    expect(await page.locator('.object .reading').first().innerText()).toMatch(/^2029: .* of 100 futures/)
  })

  it('is recognised otherwise when one chooses so', async () => {
    const before = await column('ff-table.cash', 4)
    await page.getByLabel('Fixed fees are revenue').first().selectOption('over-time')
    await page.getByText('evenly while the licence runs').first().waitFor()
    expect(await column('ff-table.cash', 4)).not.toEqual(before)
  })

  it('with faults is told cell by cell, and what was there stays', async () => {
    const rows = [
      ['deal', 'period', 'gross', 'currency'],
      ['royalty', '2029', -5, 'USD'],
      ['royalty', '2030', 10, 'EUR'],
      ['royaltie', '2031', 10, 'USD'],
      ['second-seat', '2029', 1, 'USD'],
      ['second-seat', '2029', 2, 'USD'],
    ]
    const cells = rows.map((row, r) => row.map((value, i) => c(`${'ABCD'[i]}${r + 1}`, value)))
    await choose('bad.xlsx', workbook({ rows: cells }))
    await page.locator('ff-file .faults').waitFor()
    const told = await page.locator('ff-file .faults li').allInnerTexts()
    expect(told.map((text) => text.split(':')[0])).toEqual([
      ...['Reports!C2', 'Reports!D3', 'Reports!A4', 'Reports!B6'],
    ])
    expect(await page.locator('ff-file td.fault').count()).toBe(4)
    expect(await compare().isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.locator('ff-reported h2').first().waitFor()
  })

  it('that is none is refused with a sentence', async () => {
    const said = async (words: string): Promise<void> => page.getByText(words).first().waitFor()
    await choose('photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]))
    await said('photo.csv is no table that can be read')
    await choose('large.csv', Buffer.alloc(2_000_000, 65))
    await said('large.csv has 2.0 MB')
    await choose('prose.csv', 'Dear all, please find attached\n')
    await said('a column period')
    await page.getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('a report that is kept', () => {
  const reports = () => readJson<{ reports: KeptReport[] }>(site, `/api/v1/scenarios/${id}/reports`)

  it('is kept when one says so, with its file, and compared whenever the page is opened', async () => {
    await page.getByRole('button', { name: 'Try with a sample report' }).click()
    const keep = page.getByRole('button', { name: 'Keep with the scenario' })
    await keep.and(page.locator(':enabled')).waitFor()
    expect((await reports()).reports).toEqual([])
    await keep.click()
    await page.locator('ff-kept li').waitFor()
    expect(await page.locator('ff-kept li').innerText()).toMatch(/northlakeReports.csv.*13 rows, revision 1/)
    expect((await reports()).reports).toMatchObject([{ file: 'northlakeReports.csv', revision: 1 }])
    await page.reload()
    await page.locator('ff-reported h2').first().waitFor()
    await page.getByText('From 1 report kept with the scenario').waitFor()
    expect(await column('ff-table.dues', 3)).toHaveLength(15)
    await isClean()
  })

  it('gives way to a file that is compared without keeping it, and comes back when one says so', async () => {
    await choose('aside.csv', 'deal,period,gross,currency\nsecond-seat,2033,5000000,USD\n')
    await compare().and(page.locator(':enabled')).waitFor()
    await compare().click()
    await page.getByText('From aside.csv, beside 1 report kept').waitFor()
    await page.getByRole('button', { name: 'Back to what is kept' }).click()
    await page.getByText('From 1 report kept with the scenario').waitFor()
    expect(await page.getByRole('button', { name: 'Back to what is kept' }).count()).toBe(0)
    expect(await column('ff-table.dues', 3)).toHaveLength(15)
  })

  it('is corrected by a file that takes its place, and withdrawn; its revisions stay', async () => {
    await page.getByRole('button', { name: 'Correct northlakeReports.csv' }).click()
    await choose('better.csv', 'deal,period,gross,currency\nroyalty,2029,5000000,USD\n')
    const keep = page.getByRole('button', { name: 'Keep in place of northlakeReports.csv' })
    await keep.and(page.locator(':enabled')).waitFor()
    // somebody else is first: nothing is written over before it was seen
    const text = 'deal,period,gross,currency\nroyalty,2029,4000000,USD\n'
    const hash = createHash('sha256').update(text).digest('hex')
    const [first] = (await reports()).reports as [KeptReport]
    await fetch(new URL(`/api/v1/scenarios/${id}/reports/${first.report}`, site.address), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ file: 'theirs.csv', text, hash }),
    })
    await keep.click()
    await page.getByText('There it is in revision 2').waitFor()
    await page.getByText('1 row, revision 2').waitFor()
    const again = page.getByRole('button', { name: 'Keep in place of theirs.csv' })
    await again.and(page.locator(':enabled')).click()
    await page.getByText('1 row, revision 3').waitFor()
    await page.getByRole('button', { name: 'Withdraw better.csv' }).click()
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('withdrawn, revision 4').waitFor()
    expect(await page.locator('ff-reported').count()).toBe(0)
    const [{ report }] = (await reports()).reports as [KeptReport]
    const all = await readJson<{ reports: KeptReport[] }>(site, `/api/v1/scenarios/${id}/reports/${report}`)
    expect(all.reports.map(({ rows }) => rows?.length ?? null)).toEqual([13, 1, 1, null])
  })
})

describe('figures into a scenario', () => {
  const head = 'path,value,unit,source\n'
  const size = 'fields.diagnostics.market.size,90M to 280M,USD/yr,"Report, May 2027"\n'

  it('are seen with what they change, and cancelled without a trace', async () => {
    await page.getByRole('link', { name: 'Import' }).click()
    await choose('a.csv', `${head}${size}licensor.taxRat,0.2,,\n`)
    await page.getByText('did you mean licensor.taxRate?').first().waitFor()
    await choose('a.csv', `${head}${size}licensor.taxRate,0.2,,\n`)
    const changes = page.locator('ff-import .changes')
    await changes.waitFor()
    const row = await changes.locator('tbody tr').first().locator('th, td').allInnerTexts()
    expect(row.slice(0, 2)).toEqual([
      'Size (Chest CT diagnostic products)',
      'between 90 M and 300 M (10th to 90th percentile)',
    ])
    expect(row.slice(3)).toEqual(['USD/yr', 'Report, May 2027', 'line 2, value'])
    await isClean()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect((await readJson<{ version: number }>(site, `/api/v1/scenarios/${id}`)).version).toBe(1)
  })

  it('become the next version when one says so', async () => {
    await choose('a.csv', `${head}${size}`)
    await page.getByRole('button', { name: 'Keep as version 2' }).click()
    await page.getByText('Version 2 is kept, with 1 change').waitFor()
    const stored = await readJson<{ version: number; document: ReturnType<typeof lightSample> }>(
      site,
      `/api/v1/scenarios/${id}`,
    )
    expect(stored.version).toBe(2)
    expect(stored.document.fields[0].market.size).toMatchObject({ value: '90M to 280M', unit: 'USD/yr' })
  })

  it('are points of the curve that is chosen', async () => {
    await page.getByText('version 2', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'measured points' }).click()
    await choose('p.csv', 'records,error\n20000,0.12\n40000,0.1\n')
    await page.getByText('at least 5 points').first().waitFor()
    await choose('p.csv', 'records,error\n20000,0.12\n40000,0.1\n80000,0.09\n160000,0.08\n320000,0.075\n')
    await page.getByRole('button', { name: 'Keep as version 3' }).waitFor()
    expect(await page.locator('ff-import .changes tbody tr').count()).toBe(5)
    // what the browser says of the answers that refuse a file on purpose
    expect(faults.filter((fault) => !/422|409/.test(fault))).toEqual([])
  })
})
