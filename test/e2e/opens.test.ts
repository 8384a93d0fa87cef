import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { readJson, type Site, sampleId, settled } from './site.ts'
import { standingSite } from './standingSite.ts'

let site: Site
let id: string
let answer: Answer

beforeAll(async () => {
  site = await standingSite()
  id = await sampleId(site)
  answer = await readJson<Answer>(site, `/api/v1/scenarios/${id}/versions/1/valuation`)
})
afterAll(() => site?.close())

/** The full figures behind the cells of a table, row by row; null where a cell holds no figure. */
const figuresIn = async (path: string, table: string): Promise<readonly (readonly (number | null)[])[]> => {
  const { page } = await site.visit(path)
  await page.locator(`${table} tbody tr`).last().waitFor()
  const rows = await page.locator(`${table} tbody tr`).all()
  return Promise.all(
    rows.map(async (row) => {
      const values = await row
        .locator('th, td')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-value')))
      return values.map((value) => (value === null ? null : Number(value)))
    }),
  )
}

describe('the page opens on the sample', () => {
  it('with its results, and nothing for the console', async () => {
    const { page, faults } = await site.visit('/')
    await page.locator('ff-summary section:not(.notes) td[data-value]').first().waitFor()
    expect(page.url()).toBe(`${site.address.replace(/\/$/, '')}/s/${id}`)
    expect(await page.locator('h1').innerText()).toBe('Northlake chest imaging')
    expect(await page.locator('li[data-headline]').count()).toBe(5)
    await settled(page)
    expect(faults).toEqual([])
  })

  it('shows the medians and expectations the API answers, to the last bit', async () => {
    const rows = await figuresIn(`/s/${id}`, 'ff-summary section:not(.notes) ff-table')
    expect(rows.map((row) => row.slice(1, 6))).toEqual(
      answer.deals.map(({ licensor, licensee, certain }) => [
        licensor.expected.value,
        licensee?.expected.value ?? null,
        licensor.npv.q50,
        licensee?.npv.q50 ?? null,
        certain,
      ]),
    )
  })

  it('shows the floors, prices and ceilings the API answers', async () => {
    const rows = await figuresIn(`/s/${id}/markets`, 'ff-markets .part:has(h2:text("same figures")) ff-table')
    const priced = answer.markets.filter(({ ask }) => ask !== null)
    expect(rows.map((row) => [row[1], ...row.slice(4)])).toEqual(
      priced.map(({ ask, hindsight }) => [
        ask?.price?.value ?? null,
        ask?.floor.value,
        ask?.ceiling.value,
        hindsight?.summary.q50,
      ]),
    )
  })

  it('shows the four numbers of each deal', async () => {
    const { page } = await site.visit(`/s/${id}/deals`)
    await page.locator('ff-four ff-number .value').last().waitFor()
    for (const deal of answer.deals) {
      const entries = await page.locator(`article[data-deal="${deal.id}"] dl > div`).all()
      const shown = await Promise.all(entries.map((entry) => entry.locator('[data-value]').all()))
      const numbers = await Promise.all(
        shown.flat().map(async (cell) => Number(await cell.getAttribute('data-value'))),
      )
      const beats = deal.licensor.walkAway.value === 0 ? [] : [deal.licensor.beatsAlternative]
      const licensee = deal.licensee === null ? [] : [deal.licensee.expected.value]
      expect(numbers).toEqual([deal.licensor.expected.value, ...licensee, ...beats, deal.certain])
    }
  })

  it('says which run the figures come from', async () => {
    const { page } = await site.visit(`/s/${id}/deals`)
    await settled(page)
    const identity = (await page.locator('ff-identity dl').textContent()) ?? ''
    expect(identity).toContain(String(answer.identity.seed))
    expect(identity).toContain(answer.identity.engine)
    expect(identity).toContain(answer.identity.document.slice(0, 16))
  })
})
