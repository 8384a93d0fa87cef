import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { openBrowser } from '../support/browser.ts'
import { startServer } from '../support/server.ts'

/** The built product with a browser in front of it, as a reader has it. */
export interface Site {
  readonly address: string
  /** A new page, for which the one before is closed; everything the browser complains about is collected in `faults`. */
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>
  readonly close: () => Promise<void>
}

export interface Visit {
  readonly page: Page
  readonly faults: readonly string[]
}

/** The pages of a scenario and the library, by name. */
export const pathsOf = (id: string, deal = 'royalty'): Readonly<Record<string, string>> => ({
  summary: `/s/${id}`,
  dataset: `/s/${id}/dataset`,
  markets: `/s/${id}/markets`,
  deals: `/s/${id}/deals`,
  deal: `/s/${id}/deals/${deal}`,
  compare: `/s/${id}/compare`,
  negotiate: `/s/${id}/negotiate?deal=${deal}`,
  drivers: `/s/${id}/drivers?deal=${deal}`,
  library: '/library',
})

const watched = (page: Page): readonly string[] => {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()} ${reason}`)
  })
  return faults
}

const visitWith = async (
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  // a first run of a document takes seconds, and other tests may have the processors meanwhile
  context.setDefaultTimeout(100_000)
  const page = await context.newPage()
  const faults = watched(page)
  await page.goto(address)
  return { page, faults }
}

/** A browser in front of a server. */
export const siteOf = (
  address: string,
  browser: Browser,
  close: () => Promise<unknown> = () => browser.close(),
): Site => ({
  address,
  visit: async (path, options = {}) => {
    // what nobody looks at any more would go on working
    for (const context of browser.contexts()) await context.close()
    return visitWith(browser, new URL(path, address).href, options)
  },
  close: async () => {
    await close()
  },
})

/** A server and a browser of its own. */
export const openSite = async (directory?: string): Promise<Site> => {
  const [server, browser] = await Promise.all([startServer(directory), openBrowser()])
  return siteOf(server.address, browser, async () => {
    await browser.close()
    await server.stop()
  })
}

/** JSON from the API, with the page's own server. */
export const readJson = async <Body>(site: Site, path: string): Promise<Body> => {
  const response = await fetch(new URL(path, site.address))
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

/** The id of the sample the store starts with. */
export const sampleId = async (site: Site): Promise<string> => {
  const { items } = await readJson<{ items: readonly { id: string; name: string }[] }>(
    site,
    '/api/v1/scenarios',
  )
  const sample = items.find(({ name }) => name === 'Northlake chest imaging')
  if (sample === undefined) throw new Error('the store does not hold the sample')
  return sample.id
}

/** Waits until the texts, what they ask for and every picture in view are there. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page
    .locator(':is(ff-dataset, ff-drivers, ff-flips, ff-bargaining) [role=status]')
    .first()
    .waitFor({ state: 'detached' })
  await page.locator('canvas:not([style*=block])').first().waitFor({ state: 'detached' })
}

/** Goes to another address of a page that is open, as its links do. */
export const turn = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settled(page)
}

/** Whether the page stays within each of these widths; its pictures take a new one a frame after the page has it. */
export const widthsThatScroll = async (page: Page, widths: readonly number[]): Promise<readonly number[]> => {
  const wide: number[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await settled(page)
    const fits = page.waitForFunction((own) => document.documentElement.scrollWidth <= own, width, {
      timeout: 5000,
    })
    await fits.catch(() => wide.push(width))
  }
  return wide
}
