/**
 * Pictures for people to look at, of the page as it was built last (`npm run build`):
 *
 *     npx tsx test/e2e/screenshots.ts FOLDER          every page of the sample at 390 and 1280 pixels, light and dark
 *     npx tsx test/e2e/screenshots.ts FOLDER --odd    the same of documents that are unlike the sample, light
 *     npx tsx test/e2e/screenshots.ts FOLDER --print  the sample as it goes to paper
 *     npx tsx test/e2e/screenshots.ts --readme        web/screenshot.png, the picture of the README
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright'
import { root } from '../support/sources.ts'
import { oddDocuments, post } from './documents.ts'
import { openSite, pathsOf, type Site, sampleId, settled } from './site.ts'

const widths = [390, 1280]
const schemes = ['light', 'dark'] as const

interface Shot {
  readonly file: string
  readonly path: string
  readonly options: BrowserContextOptions
  readonly before?: (page: Page) => Promise<unknown>
  readonly whole?: boolean
}

const shoot = async (site: Site, { file, path, options, before, whole = true }: Shot): Promise<void> => {
  const { page, faults } = await site.visit(path, options)
  await settled(page)
  await before?.(page)
  await page.screenshot({ path: file, fullPage: whole })
  await page.context().close()
  for (const fault of faults) console.error(`${file}: ${fault}`)
}

interface Set {
  readonly folder: string
  readonly paths: Readonly<Record<string, string>>
  readonly schemes: readonly (typeof schemes)[number][]
}

const shootSet = async (site: Site, { folder, paths, schemes }: Set): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const [name, path] of Object.entries(paths))
    for (const width of widths)
      for (const colorScheme of schemes) {
        const file = join(folder, `${name}-${width}-${colorScheme}.png`)
        const deviceScaleFactor = width < 500 ? 2 : 1
        const options = { viewport: { width, height: 900 }, colorScheme, deviceScaleFactor }
        await shoot(site, { file, path, options })
      }
}

const shootOdd = async (site: Site, folder: string): Promise<void> => {
  for (const [name, { document, deal }] of Object.entries(oddDocuments)) {
    const { library: _, ...paths } = pathsOf(await post(site, document()), deal)
    await shootSet(site, { folder: join(folder, name), paths, schemes: ['light'] })
  }
}

/** A4 upright at 96 dots an inch, less the margins of page.css; in the colours of a reader who likes it dark. */
const paper = { viewport: { width: 680, height: 1000 }, colorScheme: 'dark' as const, deviceScaleFactor: 2 }

const shootPrint = async (site: Site, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const [name, path] of Object.entries(pathsOf(await sampleId(site)))) {
    const before = async (page: Page): Promise<void> => {
      await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true })
      await page.emulateMedia({ media: 'print' })
      await settled(page)
    }
    await shoot(site, { file: join(folder, `${name}-print.png`), path, options: paper, before })
  }
}

const shootReadme = async (site: Site): Promise<void> => {
  const path = `${pathsOf(await sampleId(site)).markets}?sort=price`
  // so high that no market is cut in two
  const options = { viewport: { width: 1280, height: 921 }, colorScheme: 'light' as const }
  await shoot(site, { file: join(root, 'web/screenshot.png'), path, options, whole: false })
}

const shootAll = async (folder: string, what: string | undefined): Promise<void> => {
  const site = await openSite()
  try {
    if (what === '--readme') await shootReadme(site)
    else if (what === '--odd') await shootOdd(site, folder)
    else if (what === '--print') await shootPrint(site, folder)
    else {
      const id = await sampleId(site)
      const paths = { ...pathsOf(id), actuals: `/s/${id}/actuals`, import: `/s/${id}/import` }
      await shootSet(site, { folder, paths, schemes })
    }
  } finally {
    await site.close()
  }
}

const words = process.argv.slice(2)
const folder = words.find((word) => !word.startsWith('--')) ?? 'test-results/screenshots'
await shootAll(
  folder,
  words.find((word) => word.startsWith('--')),
)
