import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badInputs } from '../support/badInput.ts'
import { root } from '../support/sources.ts'
import { openSite, pathsOf, type Site, settled } from './site.ts'

/** Markup in names stays text on every page, in charts and in tables; nothing of it runs. */
const payloads = badInputs('XSS').map(({ payload }) => String(payload))

let site: Site
let paths: Readonly<Record<string, string>>

/** The sample with a payload for every name a reader can type: the things of a list take turns. */
const named = (): string => {
  const document = JSON.parse(readFileSync(join(root, 'models/samples/northlake.json'), 'utf8'))
  let turn = 0
  const next = (): string => payloads[turn++ % payloads.length] ?? ''
  document.name = payloads.join(' ').slice(0, 200)
  document.description = payloads.join(' ')
  document.dataset.name = next()
  document.dataset.recordUnit = next()
  document.licensor.name = next()
  document.simulation = { trials: 256, seed: 1, replicates: 16 }
  for (const list of ['deals', 'strategies', 'licensees', 'fields', 'territories', 'risks'])
    for (const thing of document[list]) thing.name = `${thing.id} ${next()}`
  for (const market of document.markets) market.reason = next()
  return JSON.stringify(document)
}

beforeAll(async () => {
  site = await openSite()
  const response = await fetch(new URL('/api/v1/scenarios', site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: named(),
  })
  expect(response.status).toBe(201)
  paths = pathsOf(((await response.json()) as { id: string }).id)
})
afterAll(() => site?.close())

describe('markup in names stays text', () => {
  it.each(['summary', 'markets', 'deals', 'deal', 'compare', 'library'])('%s', async (name) => {
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
