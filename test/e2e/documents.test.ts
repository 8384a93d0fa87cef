import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oddDocuments, post } from './documents.ts'
import { openSite, pathsOf, type Site, settled } from './site.ts'

/** Documents unlike the sample: the page says what is missing, and why, in words. */

let site: Site
const paths: Record<string, Readonly<Record<string, string>>> = {}

beforeAll(async () => {
  site = await openSite()
  for (const [name, { document, deal }] of Object.entries(oddDocuments))
    paths[name] = pathsOf(await post(site, document()), deal)
})
afterAll(() => site?.close())

const open = async (name: string, page: string, query = ''): Promise<Page> => {
  const visit = await site.visit(`${paths[name]?.[page] ?? ''}${query}`)
  await settled(visit.page)
  return visit.page
}

describe('a deal that nobody would sign', () => {
  it('is stamped, with its cure in money', async () => {
    const page = await open('refused', 'deal')
    const stamp = (await page.locator('ff-stamp :is(span, p)').allInnerTexts()).join(' ')
    expect(stamp).toMatch(/would be refused by Meridian Imaging AI/i)
    expect(stamp).toMatch(/Smallest cure\. An upfront fee lower by 3\d\.\d M USD\./)
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

describe('a licensee whose utility is unknown', () => {
  it('has no figures, but what it must believe', async () => {
    const page = await open('minimal', 'deal')
    const four = await page.locator('ff-four dl').innerText()
    expect(four).toMatch(/To gain, Buyer must believe the data bring at least\s+\d+(\.\d)? %/)
    expect(await page.locator('ff-four dl > div').count()).toBe(4)
  })
})

describe('one deal', () => {
  it.each(['alone', 'minimal', 'constants'])(
    '%s: there is nothing to compare, and the page says so',
    async (name) => {
      const page = await open(name, 'compare')
      expect(await page.locator('.lead').innerText()).toBe(
        'There is one deal, and nothing to compare it with.',
      )
      expect(await page.locator('input, ff-matrix').count()).toBe(0)
    },
  )
})

describe.each(Object.keys(oddDocuments))('%s', (name) => {
  it('fits 1280 and 390 pixels on every page, and the console stays empty', async () => {
    // what drives a deal, and what both would settle on, have tests of their own
    const { library: _, drivers: __, negotiate: ___, dataset, ...pages } = paths[name] ?? {}
    // the dataset's page asks four questions: once is enough, of the document with the longest names
    const visited = [...Object.values(pages), ...(name === 'many' ? [dataset ?? ''] : [])]
    for (const path of visited) {
      const { page, faults } = await site.visit(path)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await settled(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      expect(faults).toEqual([])
      await page.context().close()
    }
  })
})

describe('the statement', () => {
  const frame = 'ff-deal section:last-of-type ff-table .scroll'

  it('of the sample fits 1280 pixels', async () => {
    const page = await open('refused', 'deal')
    expect(await page.locator(frame).getAttribute('tabindex')).toBe(null)
  })

  it('scrolls by keyboard where it does not fit, names its lines all the way and says so', async () => {
    const { page } = await site.visit(paths.many?.deal ?? '', { viewport: { width: 390, height: 800 } })
    await settled(page)
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

describe('on paper', () => {
  it('is light, without rail, and names the run in full', async () => {
    const { page } = await site.visit(paths.minimal?.deal ?? '', { colorScheme: 'dark' })
    await settled(page)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('.rail').isVisible()).toBe(false)
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(paper).toBe('rgb(255, 255, 255)')
    const hash = (await page.locator('ff-identity .hash').innerText()).replace(/\s/g, '')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})
