import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oddDocuments, post } from './documents.ts'
import { pathsOf, type Site, settled, turn, type Visit, widthsThatScroll } from './site.ts'
import { standingSite } from './standingSite.ts'

/** Documents unlike the sample: the page says what is missing, and why, in words. */

type Name = keyof typeof oddDocuments

let site: Site
const paths: Partial<Record<Name, Readonly<Record<string, string>>>> = {}
let opened: { readonly name: Name; readonly visit: Visit } | undefined

beforeAll(async () => {
  site = await standingSite()
})
afterAll(() => site?.close())

const pathsIn = async (name: Name): Promise<Readonly<Record<string, string>>> => {
  const { document, deal } = oddDocuments[name]
  const found = paths[name] ?? pathsOf(await post(site, document()), deal)
  paths[name] = found
  return found
}

/** A document is opened once, and its pages are turned. */
const turned = async (name: Name, path: string): Promise<Visit> => {
  if (opened?.name === name) await turn(opened.visit.page, path)
  else opened = { name, visit: await site.visit(path) }
  await settled(opened.visit.page)
  return opened.visit
}

const open = async (name: Name, page: string): Promise<Page> => {
  const { [page]: path = '' } = await pathsIn(name)
  return (await turned(name, path)).page
}

const fits = async (name: Name): Promise<void> => {
  const { summary = '', markets = '', deals = '', deal = '', compare = '' } = await pathsIn(name)
  // the dataset, what drives a deal and what both would settle on have tests of their own
  for (const path of [summary, markets, deals, deal, compare]) {
    const { page, faults } = await turned(name, path)
    expect(await widthsThatScroll(page, [390, 1280]), path).toEqual([])
    expect(faults).toEqual([])
  }
}

const FITS = 'fits 1280 and 390 pixels on every page, and the console stays empty'

describe('a deal that nobody would sign', () => {
  it(FITS, () => fits('refused'))

  it('is stamped, with its cure in money', async () => {
    const page = await open('refused', 'deal')
    const stamp = (await page.locator('ff-stamp :is(span, p)').allInnerTexts()).join(' ')
    expect(stamp).toMatch(/would be refused by Meridian Imaging AI/i)
    expect(stamp).toMatch(/Smallest cure\. An upfront fee lower by 3\d\.\d M USD\./)
  })

  it('has a statement that fits 1280 pixels', async () => {
    const page = await open('refused', 'deal')
    const frame = 'ff-deal section:last-of-type ff-table .scroll'
    expect(await page.locator(frame).getAttribute('tabindex')).toBe(null)
  })

  it('is left out of the verdicts, until the reader asks for it', async () => {
    const page = await open('refused', 'compare')
    const rows = page.locator('ff-matrix[name=deals] tbody th')
    expect(await rows.allInnerTexts()).not.toContain('Flat fee, non-exclusive')
    await page.getByText('Left out: 1 deal that would be refused').waitFor()
    await page.getByRole('checkbox', { name: 'Include 1 deal that would be refused' }).check()
    await rows.getByText('Flat fee, non-exclusive').waitFor()
    expect(page.url()).toContain('refused=1')
  })

  it('is named among what does not hold together', async () => {
    const page = await open('refused', 'summary')
    const flaws = await page.locator('[data-headline=flaws] .sentence').innerText()
    expect(flaws).toContain(
      '“Flat fee, non-exclusive” would be refused by Meridian Imaging AI (smallest cure:',
    )
    expect(await page.locator('[data-headline=advice] .sentence').innerText()).not.toContain('Flat fee')
  })
})

describe.each(['alone', 'constants', 'minimal'] as const)('one deal: %s', (name) => {
  it(FITS, () => fits(name))

  it('there is nothing to compare, and the page says so', async () => {
    const page = await open(name, 'compare')
    expect(await page.locator('.lead').innerText()).toBe('There is one deal, and nothing to compare it with.')
    expect(await page.locator('input, ff-matrix').count()).toBe(0)
  })
})

describe('a licensee whose utility is unknown', () => {
  it('has no figures, but what it must believe', async () => {
    const page = await open('minimal', 'deal')
    const four = await page.locator('ff-four dl').innerText()
    expect(four).toMatch(/To gain, Buyer must believe the data bring at least\s+\d+(\.\d)? %/)
    expect(await page.locator('ff-four dl > div').count()).toBe(4)
  })
})

describe('on paper', () => {
  it('is light, without rail, and names the run in full', async () => {
    const page = await open('minimal', 'deal')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('.rail').isVisible()).toBe(false)
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(paper).toBe('rgb(255, 255, 255)')
    const hash = (await page.locator('ff-identity .hash').innerText()).replace(/\s/g, '')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('twelve deals of long names', () => {
  it(FITS, () => fits('many'))

  it('have a statement that scrolls by keyboard, names its lines all the way and says so', async () => {
    const page = await open('many', 'deal')
    await page.setViewportSize({ width: 390, height: 800 })
    const region = page.getByRole('region', { name: /^Expected statement by year/ })
    await region.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction((selector) => {
      const find = (root: ParentNode): Element | null => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot === null) continue
          const found = element.shadowRoot.querySelector(selector) ?? find(element.shadowRoot)
          if (found !== null && found.scrollLeft > 0) return found
        }
        return null
      }
      return find(document) !== null
    }, '.scroll:focus')
    const [name, left] = [await region.locator('tbody th').nth(1).boundingBox(), await region.boundingBox()]
    expect(name?.x).toBeCloseTo(left?.x ?? Number.NaN, 0)
    await page.getByText('Scroll sideways for more →').last().waitFor()
  })
})
