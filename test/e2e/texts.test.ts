import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badInputs } from '../support/badInput.ts'
import { marked, post } from './documents.ts'
import { openSite, pathsOf, type Site, settled } from './site.ts'

/** Markup in names stays text on every page, in charts and in tables; nothing of it runs. */
const payloads = badInputs('XSS').map(({ payload }) => String(payload))

let site: Site
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await openSite()
  paths = pathsOf(await post(site, marked()))
})
afterAll(() => site?.close())

describe('markup in names stays text', () => {
  it.each(['summary', 'dataset', 'markets', 'deals', 'deal', 'compare', 'library'])('%s', async (name) => {
    const { page, faults } = await site.visit(paths[name] ?? '')
    await settled(page)
    expect(await page.evaluate(() => '__xss' in window)).toBe(false)
    expect(await page.locator('iframe, img, svg, body script:not([src])').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('and is shown as it was typed', async () => {
    const { page } = await site.visit(paths.summary ?? '')
    await page
      .getByText(payloads[0] ?? '')
      .first()
      .waitFor()
    expect(await page.locator('h1').innerText()).toContain(payloads[0])
  })
})
