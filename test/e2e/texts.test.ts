import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badInputs } from '../support/badInput.ts'
import { marked, post } from './documents.ts'
import { pathsOf, type Site, settled, turn, type Visit, widthsThatScroll } from './site.ts'
import { standingSite } from './standingSite.ts'

/** Markup in names stays text on every page, in charts and in tables; nothing of it runs, and long names fit. */
const payloads = badInputs('XSS').map(({ payload }) => String(payload))

let site: Site
let visit: Visit
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await standingSite()
  paths = pathsOf(await post(site, marked()))
  visit = await site.visit(paths.summary ?? '')
  await settled(visit.page)
})
afterAll(() => site?.close())

describe('markup in names stays text', () => {
  it.each(['summary', 'dataset', 'markets', 'deals', 'deal', 'compare', 'library'])('%s', async (name) => {
    const { page, faults } = visit
    await turn(page, paths[name] ?? '')
    expect(await page.evaluate(() => '__xss' in window)).toBe(false)
    expect(await page.locator('iframe, img, svg, body script:not([src])').count()).toBe(0)
    expect(await widthsThatScroll(page, [390, 1280])).toEqual([])
    expect(faults).toEqual([])
  })

  it('and is shown as it was typed', async () => {
    const { page } = visit
    await turn(page, paths.summary ?? '')
    await page
      .getByText(payloads[0] ?? '')
      .first()
      .waitFor()
    expect(await page.locator('h1').innerText()).toContain(payloads[0])
  })
})
