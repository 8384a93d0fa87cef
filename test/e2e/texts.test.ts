import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { badInputs } from '../support/badInput.ts'
import { root } from '../support/sources.ts'
import { openSite, pathsOf, type Site, settled } from './site.ts'

/** Markup in names stays text on every page, in charts and in tables; nothing of it runs. */
let site: Site
const payloads = badInputs('XSS').map(({ id, payload }) => ({ id, payload: String(payload) }))

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

/** The sample with a payload for every name a reader can type. */
const named = (payload: string): string => {
  const document = JSON.parse(readFileSync(join(root, 'models/samples/northlake.json'), 'utf8'))
  document.name = `Name ${payload}`
  document.description = payload
  document.dataset.name = payload
  document.dataset.recordUnit = payload
  document.licensor.name = payload
  document.simulation = { trials: 256, seed: 1, replicates: 16 }
  for (const list of ['fields', 'territories', 'licensees', 'deals', 'strategies', 'risks'])
    for (const thing of document[list]) thing.name = payload
  document.markets[0].reason = payload
  return JSON.stringify(document)
}

const stored = async (body: string): Promise<string> => {
  const response = await fetch(new URL('/api/v1/scenarios', site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(response.status).toBe(201)
  const { id } = (await response.json()) as { id: string }
  return id
}

it.each(payloads)('$id stays text', async ({ payload }) => {
  const id = await stored(named(payload))
  for (const path of Object.values(pathsOf(id))) {
    const { page, faults } = await site.visit(path)
    await settled(page)
    expect(await page.evaluate(() => '__xss' in window)).toBe(false)
    expect(await page.locator('iframe, img, body script:not([src])').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  }
})
