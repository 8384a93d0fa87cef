import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lightSample, post } from './documents.ts'
import { openSite, pathsOf, type Site, settled } from './site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const names = ['summary', 'dataset', 'markets', 'deals', 'deal', 'compare', 'library']
let site: Site
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await openSite()
  paths = pathsOf(await post(site, lightSample()))
})
afterAll(() => site?.close())

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary: string }[]
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The lattice of rights is asked for once it is in sight. */
const withLattice = async (page: Page, name: string): Promise<void> => {
  if (name !== 'markets') return
  await page.locator('ff-rights').scrollIntoViewIfNeeded()
  await page.locator('ff-lattice table').waitFor()
}

// each page is opened once, in the dark: in the light the other tests open it
describe.each(names)('everyone can read it: %s', (name) => {
  let page: Page
  let faults: readonly string[]

  beforeAll(async () => {
    const visit = await site.visit(paths[name] ?? '', { colorScheme: 'dark' })
    page = visit.page
    faults = visit.faults
    await settled(page)
    await withLattice(page, name)
    await page.evaluate(axe)
  })

  it.each(['dark', 'light'] as const)(
    '%s: axe finds nothing, the console stays empty',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((result) => result.violations)`,
      )
      const found = (violations as readonly Violation[]).map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
      )
      expect(found).toEqual([])
      expect(faults).toEqual([])
    },
  )

  it('does not scroll sideways at 320 to 1440 pixels', async () => {
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 })
      await settled(page)
      // pictures take their new width a frame after the page has it
      const fits = page.waitForFunction((own) => document.documentElement.scrollWidth <= own, width)
      await fits.catch(() => undefined)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `at ${width}`).toBeLessThanOrEqual(width)
    }
  })
})

describe('in the colours of the reader', () => {
  it('pictures are drawn anew when the scheme changes', async () => {
    const { page } = await site.visit(paths.deal ?? '', { colorScheme: 'light' })
    await settled(page)
    const picture = page.locator('ff-figure.sides canvas')
    const light = await picture.screenshot()
    await page.emulateMedia({ colorScheme: 'dark' })
    await settled(page)
    expect(light.equals(await picture.screenshot())).toBe(false)
  })
})

describe('by keyboard', () => {
  it('arrow keys step through a picture and the reading is announced', async () => {
    const { page } = await site.visit(paths.deal ?? '')
    await settled(page)
    const picture = page.getByRole('group', { name: /turns out to be worth/ })
    await picture.focus()
    await page.keyboard.press('ArrowRight')
    const reading = page.locator('ff-figure.sides .reading')
    expect(await reading.getAttribute('aria-live')).toBe('polite')
    const first = await reading.innerText()
    expect(first).toContain('in 1 of 100 futures')
    await page.keyboard.press('End')
    expect(await reading.innerText()).toContain('in 99 of 100 futures')
    await page.keyboard.press('Escape')
    expect(await reading.innerText()).not.toContain('futures')
  })

  it('the first key skips to the content, and every section is reached from there', async () => {
    const { page } = await site.visit(paths.summary ?? '')
    await settled(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? '')
    expect(await focused()).toBe('main')
    await page.getByRole('link', { name: 'Markets', exact: true }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Pricing across markets' }).waitFor()
    expect(await focused()).toBe('main')
  })
})
