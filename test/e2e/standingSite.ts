import { chromium } from 'playwright'
import { inject } from 'vitest'
import { type Site, siteOf } from './site.ts'

/** The server and the browser that stand for all tests of the built product; closing it leaves both for the others. */
export const standingSite = async (): Promise<Site> => {
  const { address, browser } = inject('standing')
  return siteOf(address, await chromium.connect(browser))
}
