/**
 * `npm run bench:page`: how the page of a deal follows a hand that drags a rate, in a real Chromium on the built product.
 * README.md in this folder says what each line is. Figures belong to this machine and this moment.
 */
import { cpus } from 'node:os'
import type { Page } from 'playwright'
import { openSite, type Site, sampleId, settled } from '../e2e/site.ts'
import { median } from './measure.ts'
import { timesOf } from './trace.ts'

const rounds = 3
const seconds = 4
const lever = 'Royalty rate up to 10 M USD'

/** What the page writes down about itself: times in ms since it was opened. */
interface Noted {
  readonly started: number
  readonly ready: number
  readonly prepared: number
  readonly touched: number
  /** when a frame began that held another answer */
  readonly shown: readonly number[]
}

/** Runs in the page before any script of its own; text, because what translates this file would add to a function. */
const noting = `
  const noted = { started: 0, ready: 0, prepared: 0, touched: 0, shown: [] }
  window.noted = noted
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      noted.started = performance.now()
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'ready') noted.ready ||= performance.now()
        if (data.kind === 'answer') noted.prepared ||= performance.now()
      })
    }
  }
  addEventListener('input', () => { noted.touched ||= performance.now() }, true)
  const find = (root) => {
    for (const each of root.querySelectorAll('*')) {
      const found = each.localName === 'ff-moved' ? each : each.shadowRoot && find(each.shadowRoot)
      if (found) return found
    }
    return null
  }
  let moved = null
  let last = '0'
  const frame = (now) => {
    moved ??= find(document)
    const updates = moved?.dataset.updates ?? '0'
    if (updates !== last) noted.shown.push(now)
    last = updates
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
`

interface Opened {
  readonly page: Page
  readonly drag: (seconds: number) => Promise<void>
  readonly noted: () => Promise<Noted>
  readonly close: () => Promise<void>
}

/** The deal page with the pointer down on a slider. */
const open = async (site: Site, id: string): Promise<Opened> => {
  const { page } = await site.visit("/api/docs")
  await page.addInitScript(noting)
  await page.goto(new URL(`/s/${id}/deals/royalty`, site.address).href)
  await settled(page)
  const slider = page.getByRole('slider', { name: lever })
  await slider.scrollIntoViewIfNeeded()
  const box = (await slider.boundingBox())!
  const y = box.y + box.height / 2
  const noted = () => page.evaluate<Noted>('window.noted')
  // near the controls, as somebody who is about to drag
  await page.mouse.move(box.x + 0.26 * box.width, y)
  while ((await noted()).prepared === 0) await page.waitForTimeout(20)
  let step = 0
  const drag = async (for_: number): Promise<void> => {
    const end = performance.now() + 1000 * for_
    while (performance.now() < end) {
      const part = Math.abs(((step++ % 100) - 50) / 50)
      await page.mouse.move(box.x + (0.26 + 0.6 * part) * box.width, y)
      // a mouse reports about so often
      await new Promise((resolve) => setTimeout(resolve, 8))
    }
  }
  await page.mouse.down()
  return { page, drag, noted, close: () => page.context().close() }
}

const round = async (site: Site, id: string) => {
  const { page, drag, noted, close } = await open(site, id)
  await drag(1)
  const before = await noted()
  await drag(seconds)
  const after = await noted()
  const shown = after.shown.slice(before.shown.length)
  const gaps = shown.slice(1).map((time, n) => time - shown[n]!)
  const browser = page.context().browser()!
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] })
  await drag(seconds)
  const traced = (await noted()).shown.length - after.shown.length
  const { main, worker } = timesOf(await browser.stopTracing())
  await page.mouse.up()
  await close()
  return {
    rate: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
    longest: Math.max(...gaps),
    main: main / traced,
    worker: worker / traced,
    ready: after.ready - after.started,
    first: after.prepared - after.ready,
    touch: after.shown[0]! - after.touched,
  }
}

const lines = [
  ['rate', 'updates a second, while dragging'],
  ['longest', 'ms, the longest wait for an update'],
  ['main', 'ms of the main thread an update'],
  ['worker', 'ms of the worker an update'],
  ['ready', 'ms from starting the worker until it is ready'],
  ['first', 'ms from there to its first answer'],
  ['touch', 'ms from the first touch to the frame that shows it'],
] as const

const bench = async (): Promise<void> => {
  const site = await openSite()
  try {
    const id = await sampleId(site)
    const found: Awaited<ReturnType<typeof round>>[] = []
    for (let each = 0; each < rounds; each++) found.push(await round(site, id))
    console.log(
      `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, medians of ${rounds} openings`,
    )
    for (const [key, label] of lines)
      console.log(
        median(found.map((one) => one[key]))
          .toFixed(1)
          .padStart(8),
        label,
      )
  } finally {
    await site.close()
  }
}

await bench()
