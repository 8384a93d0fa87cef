import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { lightSample, post, withDeals } from './documents.ts'
import { readJson, type Site, settled } from './site.ts'
import { standingSite } from './standingSite.ts'

const deal = 'royalty'
const rate = '/deals/1/terms/2/tiers/0/rate'
const lever = 'Royalty rate up to 10 M USD'

let site: Site
let id: string

beforeAll(async () => {
  site = await standingSite()
  // the deal that is looked at is the second, as in the sample
  id = await post(site, { ...withDeals(lightSample(), ['flat', 'royalty']), name: 'To be moved' })
})
afterAll(() => site?.close())

const visit = async (options = {}) => {
  const { page, faults } = await site.visit(`/s/${id}/deals/${deal}`, options)
  await settled(page)
  const slider = page.getByRole('slider', { name: lever })
  await slider.scrollIntoViewIfNeeded()
  return { page, faults, slider, moved: page.locator('ff-moved') }
}

const numberOf = async (page: Page, attribute: string): Promise<number> =>
  Number(await page.locator('ff-moved').getAttribute(attribute))

/** What both parties expect now, as the page holds it: to the last bit. */
const expectedNow = (page: Page): Promise<readonly number[]> =>
  page
    .locator('ff-moved tbody tr:first-child .now')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))

/** The same document by the API, with as many futures. */
const valued = async (value: number, trials: number): Promise<Answer['deals'][number]> => {
  const stored = await readJson<{ document: FieldfareDocument }>(site, `/api/v1/scenarios/${id}`)
  const document = structuredClone(stored.document) as unknown as Record<string, never>
  const keys = rate.split('/').slice(1)
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Record<string, never>>((node, key) => node[key]!, document)
  Object.assign(parent, { [last]: value })
  const response = await fetch(new URL(`/api/v1/valuations?trials=${trials}`, site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  })
  const answer = (await response.json()) as Answer
  return answer.deals.find((each) => each.id === deal)!
}

const expectations = ({ licensor, licensee }: Answer['deals'][number]): readonly (number | undefined)[] => [
  licensor.expected.value,
  licensee?.expected.value,
]

describe('a rate is dragged', () => {
  it('both sides move with it, and once it is let go they are what the API answers, to the bit', async () => {
    const { page, faults, slider } = await visit()
    const box = (await slider.boundingBox())!
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + 0.3 * box.width, y)
    await page.mouse.down()
    const seen = new Set<string>()
    for (
      let step = 0;
      step < 2000 && (seen.size < 6 || (await numberOf(page, 'data-trials')) < 8192);
      step++
    ) {
      await page.mouse.move(box.x + (0.3 + 0.3 * ((step % 50) / 50)) * box.width, y)
      seen.add(String(await expectedNow(page)))
    }
    expect(await numberOf(page, 'data-trials')).toBe(8192)
    expect(await numberOf(page, 'data-updates')).toBeGreaterThanOrEqual(5)
    await page.mouse.up()
    await page.locator('ff-moved[data-trials="65536"]').waitFor()
    const value = Number(await slider.inputValue())
    expect(await expectedNow(page)).toEqual(
      expectations(await valued(Number((value / 100).toPrecision(12)), 65536)),
    )
    expect(faults).toEqual([])
  })

  it('says on how many futures the first answer stands, also before all are drawn', async () => {
    const { page } = await site.visit(`/s/${id}/deals/${deal}`)
    const slider = page.getByRole('slider', { name: lever })
    await slider.press('ArrowRight')
    const told: number[] = []
    while (told.at(-1) !== 8192) {
      const [said, held] = await page.evaluate<readonly [string, number]>(`(() => {
        const find = (root, name) => {
          for (const each of root.querySelectorAll('*')) {
            const found = each.matches(name) ? each : each.shadowRoot && find(each.shadowRoot, name)
            if (found) return found
          }
        }
        return [find(document, '.state span').textContent, Number(find(document, 'ff-moved').dataset.trials)]
      })()`)
      if (held === 0) continue
      expect(said).toBe(`With your changes: ${held.toLocaleString('en')} futures.`)
      if (told.at(-1) !== held) told.push(held)
      if (held > 8192) break
    }
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect([512, 1024, 2048, 4096, 8192, 65536]).toEqual(expect.arrayContaining(told))
  })

  it('by keyboard: one step of the slider, the field beside it, and the way back', async () => {
    const { page, slider } = await visit()
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('ff-moved[data-trials="65536"]').waitFor()
    expect(await expectedNow(page)).toEqual(expectations(await valued(0.02525, 65536)))
    const field = page.getByRole('spinbutton', { name: `${lever}, typed` })
    expect(await field.inputValue()).toBe('2.525')
    await field.fill('4')
    await field.press('Enter')
    await page.getByText('was 2.5 %').waitFor()
    await page.getByRole('button', { name: `Reset ${lever}` }).click()
    await page.locator('ff-moved[data-trials="0"]').waitFor()
    expect(await slider.inputValue()).toBe('2.5')
  })

  it('a long run can be cancelled; what was shown before stays', async () => {
    const { page, slider } = await visit()
    await slider.focus()
    // in the page, where nobody is quicker: a run of 65,536 futures may take less than a message to the browser
    await page.locator('ff-negotiate').evaluate(({ shadowRoot }) => {
      const looking = setInterval(() => {
        const buttons = [...(shadowRoot?.querySelectorAll('button') ?? [])]
        const cancel = buttons.find(({ textContent }) => textContent?.trim() === 'Cancel')
        if (cancel === undefined) return
        clearInterval(looking)
        cancel.click()
      }, 1)
    })
    await page.keyboard.press('ArrowRight')
    const cancel = page.getByRole('button', { name: 'Cancel' })
    await page.locator('ff-moved[data-trials="8192"]').waitFor()
    await cancel.waitFor({ state: 'detached' })
    expect(await numberOf(page, 'data-trials')).toBe(8192)
  })

  it('nothing on the page changes its place', async () => {
    const { page, slider } = await visit({ viewport: { width: 1280, height: 900 } })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('ff-moved[data-trials="65536"]').waitFor()
    await page.evaluate(() => {
      Object.assign(window, { shifted: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          Object.assign(window, { shifted: Reflect.get(window, 'shifted') + entry.value })
      }).observe({ type: 'layout-shift' })
    })
    const from = await numberOf(page, 'data-updates')
    const box = (await slider.boundingBox())!
    await page.mouse.move(box.x + 0.26 * box.width, box.y + box.height / 2)
    await page.mouse.down()
    for (let step = 0; step < 400 && (await numberOf(page, 'data-updates')) < from + 6; step++)
      await page.mouse.move(box.x + (0.26 + 0.6 * ((step % 40) / 40)) * box.width, box.y + box.height / 2)
    expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBeLessThan(0.01)
    await page.mouse.up()
  })
})

describe('what was moved can be kept', () => {
  it('as the next version, with the rate in it', async () => {
    const { page, slider } = await visit()
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('ff-moved[data-trials="8192"]').waitFor()
    await page.getByRole('button', { name: 'Keep as version 2' }).click()
    await page.getByRole('button', { name: 'Keep as version 3' }).waitFor()
    const stored = await readJson<{ version: number; document: FieldfareDocument }>(
      site,
      `/api/v1/scenarios/${id}`,
    )
    expect(stored.version).toBe(2)
    expect(JSON.stringify(stored.document.deals[1])).toContain('"rate":0.02525')
    expect(await slider.inputValue()).toBe('2.525')
  })
})
