import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bargain } from '../../models/scenario/schema/bargain.ts'
import type { Solve } from '../../models/scenario/schema/solve.ts'
import type { Zone } from '../../models/scenario/schema/zone.ts'
import { colourViolations, violations } from './axe.ts'
import { oddDocuments, post } from './documents.ts'
import { type Site, settled, widthsThatScroll } from './site.ts'
import { standingSite } from './standingSite.ts'

/** The page of a negotiation shows what the API answers, to the last bit, and everyone can read it. */

const document = oddDocuments.constants.document()
let site: Site
let path: string

beforeAll(async () => {
  site = await standingSite()
  path = `/s/${await post(site, document)}`
})
afterAll(() => site?.close())

const ask = async <Body>(question: string): Promise<Body> => {
  const response = await fetch(new URL(`/api/v1/${question}`, site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  })
  return (await response.json()) as Body
}

const column = async (page: Page, table: string, place: number): Promise<readonly number[]> =>
  page
    .locator(`${table} tbody tr > :nth-child(${place})[data-value]`)
    .evaluateAll((found) => found.map((cell) => Number(cell.getAttribute('data-value'))))

describe('a negotiation', () => {
  let page: Page
  let faults: readonly string[]

  beforeAll(async () => {
    const visit = await site.visit(`${path}/compare`, { colorScheme: 'dark' })
    page = visit.page
    faults = visit.faults
    await settled(page)
    await page.getByRole('link', { name: 'Negotiate', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Negotiate' }).waitFor()
    await settled(page)
  })

  it('is reached from the rail and shows the figures that the API answers', async () => {
    const terms = 'deal=royalty&terms=upfront,rate'
    const [zone, bargain] = [await ask<Zone>(`zone?${terms}`), await ask<Bargain>(`bargain?${terms}`)]
    const solve = await ask<Solve>('solve?deal=royalty&for=upfront&hold=licensor')
    const [first, second] = [zone.terms[0]?.values ?? [], zone.terms[1]?.values ?? []]
    const gains = (await column(page, 'ff-figure.plane', 4)).slice(-81)
    const ninth = (values: readonly number[], i: number) => Math.round((i * (values.length - 1)) / 8)
    const expected = Array.from({ length: 81 }, (_, n) => [
      ninth(second, Math.floor(n / 9)),
      ninth(first, n % 9),
    ])
    expect(gains).toEqual(expected.map(([j = 0, i = 0]) => zone.gains.licensee.values[j]?.[i]))
    const rows = solve.indifferent.flatMap((own) => own.rows)
    expect(await column(page, 'ff-table.indifferent', 2)).toEqual(
      rows.flatMap(({ solution }) => solution?.value ?? []),
    )
    const nash = bargain.nash.map(({ offer }) => offer.gains.licensor.value)
    expect((await column(page, 'ff-table.settled', 4)).slice(1, 4)).toEqual(nash)
    expect(await column(page, 'ff-figure.frontier', 5)).toEqual(
      [...bargain.frontier].sort((a, b) => a.licensor - b.licensor).map(({ licensee }) => licensee),
    )
  })

  it('is read by keyboard, and the address keeps what is chosen', async () => {
    await page.getByRole('group', { name: /^Where both accept/ }).focus()
    await page.keyboard.press('ArrowRight')
    const reading = page.locator('ff-figure.plane .reading')
    expect(await reading.innerText()).toMatch(/^1 as it stands: Upfront fee 200 k USD, Royalty rate 5 %/)
    await page.getByRole('link', { name: 'our regret' }).click()
    expect(page.url()).toContain('layer=ours')
    await page.getByRole('group', { name: /^Where both accept/ }).focus()
    await page.keyboard.press('End')
    expect(await reading.innerText()).toContain('ends below its walk-away in')
  })

  it('solves once another term is changed, and says what is wrong with a value', async () => {
    await page.getByLabel('once we change').selectOption('Royalty rate')
    await page.getByLabel('to', { exact: true }).fill('4%')
    await page.getByLabel('to', { exact: true }).press('Enter')
    await page.getByText('With Royalty rate 4 %.').waitFor()
    const solve = await ask<Solve>('solve?deal=royalty&for=upfront&hold=licensor&with=rate%3D4%25')
    expect(await column(page, 'ff-table.sheets', 1)).toEqual(solve.solutions.map(({ value }) => value))
    await page.getByLabel('to', { exact: true }).fill('much')
    await page.getByLabel('to', { exact: true }).press('Enter')
    await page.locator('ff-dial ff-trouble').getByText('much').first().waitFor()
    await page.getByLabel('once we change').selectOption('nothing else')
    await page.locator('ff-table.sheets').waitFor()
  })

  it('axe finds nothing in either scheme', async () => {
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await settled(page)
    expect(await colourViolations(page)).toEqual([])
  })

  it('does not scroll sideways at 320 to 1440 pixels', async () => {
    expect(await widthsThatScroll(page, [320, 390, 768, 1440])).toEqual([])
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })
})

it('of a licensee of which nothing is known says what it must believe', async () => {
  const id = await post(site, {
    ...oddDocuments.minimal.document(),
    simulation: { trials: 512, replicates: 16 },
  })
  const { page, faults } = await site.visit(`/s/${id}/negotiate`)
  await page.getByText(/^To sign, buyer must believe that the data bring at least/).waitFor()
  await settled(page)
  await page.locator('ff-dial ff-table.indifferent').waitFor()
  expect(await page.locator('ff-trouble, ff-zone, ff-settled').count()).toBe(0)
  expect(faults).toEqual([])
})
