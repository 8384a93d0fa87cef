/**
 * Pictures of every page at 390 and 1280 pixels, light and dark, for people to look at:
 * `npm run build && npx tsx test/e2e/screenshots.ts FOLDER`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSite, pathsOf, type Site, sampleId, settled } from './site.ts'

const widths = [390, 1280]
const schemes = ['light', 'dark'] as const

const shoot = async (site: Site, folder: string, name: string, path: string): Promise<void> => {
  for (const width of widths)
    for (const colorScheme of schemes) {
      const options = {
        viewport: { width, height: 900 },
        colorScheme,
        deviceScaleFactor: width < 500 ? 2 : 1,
      }
      const { page, faults } = await site.visit(path, options)
      await settled(page)
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
      await page.context().close()
      for (const fault of faults) console.error(`${name} at ${width}, ${colorScheme}: ${fault}`)
    }
}

const shootAll = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const site = await openSite()
  try {
    for (const [name, path] of Object.entries(pathsOf(await sampleId(site))))
      await shoot(site, folder, name, path)
  } finally {
    await site.close()
  }
}

await shootAll(process.argv[2] ?? 'test-results/screenshots')
