import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { root } from '../support/sources.ts'
import { lightSample, post } from './documents.ts'
import { pathsOf, readJson, type Site, sampleId, settled } from './site.ts'
import { standingSite } from './standingSite.ts'

let site: Site
let id: string
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await standingSite()
  id = await sampleId(site)
  paths = pathsOf(id)
})
afterAll(() => site?.close())

describe('files to take along', () => {
  const files = [
    ['JSON', 'fieldfare-answer.json'],
    ['Summary as CSV', 'summary.csv'],
    ['Yearly cash as CSV', 'cash.csv'],
  ] as const

  it('are downloaded as the API answers them', async () => {
    const { page } = await site.visit(paths.summary ?? '')
    await page.getByText('Download', { exact: true }).click()
    for (const [label, name] of files) {
      const link = page.getByRole('link', { name: label, exact: true })
      const href = (await link.getAttribute('href')) ?? ''
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(download.suggestedFilename()).toContain(name.replace(/^fieldfare-/, ''))
      const answered = await (await fetch(new URL(href, site.address))).text()
      expect(await text(await download.createReadStream())).toBe(answered)
      expect(answered.length).toBeGreaterThan(200)
    }
  })
})

describe('a file that takes long', () => {
  it('says how far it is, is fetched when it is there, and can be cancelled', async () => {
    const { page, faults } = await site.visit(paths.summary ?? '')
    await page.getByText('Download', { exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Report', exact: true }).click(),
    ])
    const file = await buffer(await download.createReadStream())
    expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    await page.getByRole('link', { name: 'Re-performance pack', exact: true }).click()
    const cancel = page.getByRole('button', { name: 'Cancel Re-performance pack' })
    const gone = page.waitForRequest((request) => request.method() === 'DELETE')
    await cancel.press('Enter')
    const answer = await (await gone).response()
    expect(answer?.status()).toBe(204)
    expect(await cancel.count()).toBe(0)
    expect(faults).toEqual([])
  })
})

describe('the files of a deal', () => {
  it('are in reach on a phone: its term sheet is named by it, and giving one up leaves the menu open', async () => {
    const { page, faults } = await site.visit(paths.deal ?? '', { viewport: { width: 390, height: 844 } })
    await page.getByText('Download', { exact: true }).click()
    const links = page.locator('ff-download a')
    await expect.poll(() => links.count()).toBe(12)
    for (const link of await links.all()) {
      const box = await link.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Term sheet', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe('term-sheet-royalty.docx')
    const workbook = page.getByRole('link', { name: 'Workbook of this deal', exact: true })
    await workbook.click()
    await page.getByRole('button', { name: 'Cancel Workbook of this deal' }).click()
    expect(await workbook.isVisible()).toBe(true)
    expect(faults).toEqual([])
  })
})

describe('a picture to take along', () => {
  it('is a PNG of its title, light on white and twice as sharp, by keyboard too', async () => {
    const { page, faults } = await site.visit(paths.deal ?? '', { colorScheme: 'dark' })
    await settled(page)
    const button = page.getByRole('button', { name: 'Download picture: What it turns out to be worth' })
    const [download] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
    expect(download.suggestedFilename()).toBe('what-it-turns-out-to-be-worth.png')
    const png = await buffer(await download.createReadStream())
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1760)
    const corner = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const pen = new OffscreenCanvas(1, 1).getContext('2d')!
      pen.drawImage(image, 0, 0)
      return [...pen.getImageData(0, 0, 1, 1).data]
    }, png.toString('base64'))
    expect(corner).toEqual([255, 255, 255, 255])
    expect(faults).toEqual([])
  })
})

describe('the address keeps the view', () => {
  it('back and forward undo and redo a choice', async () => {
    const { page } = await site.visit(paths.markets ?? '')
    await settled(page)
    await page.getByRole('link', { name: 'by price' }).click()
    expect(page.url()).toContain('sort=price')
    await page.getByRole('link', { name: 'per year' }).click()
    expect(page.url()).toContain('show=year')
    await page.goBack()
    expect(page.url()).not.toContain('show=year')
    expect(await page.locator('[role=group][aria-label="Show"] [aria-current]').innerText()).toBe('total')
    await page.goForward()
    expect(await page.locator('[role=group][aria-label="Show"] [aria-current]').innerText()).toBe('per year')
  })

  it('sorts the prices downwards', async () => {
    const { page } = await site.visit(`${paths.markets}?sort=price`)
    await settled(page)
    const prices = await page
      .locator('.price [data-value]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))
    expect(prices.length).toBeGreaterThan(1)
    expect(prices).toEqual([...prices].sort((a, b) => b - a))
  })

  it('a chosen pair has its sentence', async () => {
    const light = await post(site, lightSample())
    const answer = await readJson<Answer>(site, `/api/v1/scenarios/${light}/versions/1/valuation`)
    const { page } = await site.visit(`${pathsOf(light).compare}?refused=1&pair=flat,royalty`)
    await settled(page)
    const found = answer.comparisons.find(({ a, b }) => a === 'flat' && b === 'royalty')
    const often = Math.round((found?.licensor.bBetter ?? 0) * 100)
    const sentence = await page.locator('ff-figure figcaption p').innerText()
    expect(sentence).toContain(`pays us more than “Flat fee, non-exclusive” in ${often} of 100 futures`)
  })

  it('an address of nothing says so and leads on', async () => {
    const { page } = await site.visit('/no/such/page')
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
    await page.getByRole('link', { name: 'Go to the library' }).click()
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor()
  })
})

describe('a document comes in', () => {
  const fileOf = (content: string) => ({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  })
  const sample = readFileSync(join(root, 'models/samples/northlake.json'), 'utf8')

  it('with faults: all of them at once, by place, and nothing is stored', async () => {
    const { page } = await site.visit('/library')
    const wrong = JSON.parse(sample)
    wrong.name = 'Wrong'
    wrong.currency = 'dollars'
    wrong.deals[0].terms[0].amout = 1
    await page.locator('input[type=file]').setInputFiles(fileOf(JSON.stringify(wrong)))
    const alert = page.getByRole('alert')
    await alert.waitFor()
    const faults = await alert.locator('tbody tr').allInnerTexts()
    expect(faults.join('\n')).toContain('/currency')
    expect(faults.join('\n')).toContain('/deals/0/terms/0')
    const { items } = await readJson<{ items: readonly { name: string }[] }>(site, '/api/v1/scenarios')
    expect(items.map(({ name }) => name)).not.toContain(wrong.name)
  })

  it('without faults: it opens with its results', async () => {
    const { page, faults } = await site.visit('/library')
    const mine = {
      ...JSON.parse(sample),
      name: 'Mine',
      simulation: { trials: 1024, seed: 7, replicates: 16 },
    }
    await page.locator('input[type=file]').setInputFiles(fileOf(JSON.stringify(mine)))
    await page.getByRole('heading', { level: 1, name: 'Mine' }).waitFor()
    await settled(page)
    expect(page.url()).not.toContain(id)
    expect(faults).toEqual([])
  })
})

describe('a sample', () => {
  it('becomes a scenario of its own, and opens with its results', async () => {
    const { page, faults } = await site.visit('/library')
    await page.getByText('Begin with a sample').click()
    await page.getByRole('button', { name: 'Add Tarn Fleet telematics' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tarn Fleet telematics' }).waitFor()
    await settled(page)
    expect(page.url()).not.toContain(id)
    expect(faults).toEqual([])
  })
})

describe('when the server is away', () => {
  it('says what happened and what to do, and comes back', async () => {
    const { page } = await site.visit(paths.deals ?? '')
    await settled(page)
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Library' }).first().click()
    await page.getByRole('heading', { name: 'Fieldfare does not answer' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Northlake chest imaging' }).waitFor()
  })
})

describe('first paint', () => {
  it('needs at most 110 kB, compressed, before text and tables stand', () => {
    const built = join(root, 'dist/web')
    const html = readFileSync(join(built, 'index.html'), 'utf8')
    const names = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(names.some((name) => name.endsWith('.js'))).toBe(true)
    const bytes = [html, ...names.map((name) => readFileSync(join(built, name)))].map(
      (part) => gzipSync(part).length,
    )
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(110_000)
  })
})
