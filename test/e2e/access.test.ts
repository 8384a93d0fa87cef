import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colourViolations, violations } from './axe.ts'
import { lightSample, post } from './documents.ts'
import { pathsOf, type Site, settled, turn, widthsThatScroll } from './site.ts'
import { standingSite } from './standingSite.ts'

const names = ['summary', 'dataset', 'markets', 'deals', 'deal', 'compare', 'library']
let site: Site
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await standingSite()
  paths = pathsOf(await post(site, lightSample()))
})
afterAll(() => site?.close())

/** The lattice of rights is asked for once it is in sight. */
const withLattice = async (page: Page, name: string): Promise<void> => {
  if (name !== 'markets') return
  await page.locator('ff-rights').scrollIntoViewIfNeeded()
  await page.locator('ff-lattice table').waitFor()
}

// the document is opened once, in the dark, and its pages are turned: in the light the other tests open them
describe('everyone can read it', () => {
  let page: Page
  let faults: readonly string[]

  beforeAll(async () => {
    const visit = await site.visit(paths.summary ?? '', { colorScheme: 'dark' })
    page = visit.page
    faults = visit.faults
    await settled(page)
  })

  describe.each(names)('%s', (name) => {
    beforeAll(async () => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 1280, height: 900 })
      await turn(page, paths[name] ?? '')
      await withLattice(page, name)
    })

    it('axe finds nothing in the dark, the console stays empty', async () => {
      expect(await violations(page)).toEqual([])
      expect(faults).toEqual([])
    })

    it('nor in the light, where colours alone are others', async () => {
      await page.emulateMedia({ colorScheme: 'light' })
      await settled(page)
      expect(await colourViolations(page)).toEqual([])
      expect(faults).toEqual([])
    })

    it('does not scroll sideways at 320 to 1440 pixels', async () => {
      expect(await widthsThatScroll(page, [320, 390, 768, 1440])).toEqual([])
    })
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
