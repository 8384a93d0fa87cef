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
const seconds = 3
const lever = 'Royalty rate up to 10 M USD'

/** Futures at every step, once the worker has drawn them. */
const dragged = 8192

/** As tall as a laptop, where the controls and the figures stand; and so tall that every picture is in sight. */
const heights = [900, 2400]

/** What the page writes down about itself: times in ms since it was opened. */
interface Noted {
  readonly started: number
  readonly ready: number
  /** the document was sent */
  readonly opened: number
  readonly first: number
  /** the stored deal on all futures of a step */
  readonly warm: number
  readonly touched: number
  /** when a frame began that held another answer, and on how many futures it stands */
  readonly shown: readonly (readonly [time: number, trials: number])[]
}

/** Runs in the page before any script of its own; text, because what translates this file would add to a function. */
const noting = `
  const noted = { started: 0, ready: 0, opened: 0, first: 0, warm: 0, touched: 0, shown: [] }
  window.noted = noted
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      noted.started = performance.now()
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'ready') noted.ready ||= performance.now()
        if (data.kind === 'answer') noted.first ||= performance.now()
        if (data.result?.value?.trials === ${dragged}) noted.warm ||= performance.now()
      })
    }
    postMessage(message) {
      if (message.kind === 'open') noted.opened ||= performance.now()
      super.postMessage(message)
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
    if (updates !== last) noted.shown.push([now, Number(moved.dataset.trials)])
    last = updates
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
`

interface Opened {
  readonly page: Page
  readonly noted: () => Promise<Noted>
  readonly drag: (seconds: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** The deal page with the pointer over a slider. */
const open = async (site: Site, id: string, height: number): Promise<Opened> => {
  const { page } = await site.visit('/api/docs', { viewport: { width: 1280, height } })
  await page.addInitScript(noting)
  await page.goto(new URL(`/s/${id}/deals/royalty`, site.address).href)
  const slider = page.getByRole('slider', { name: lever })
  await slider.scrollIntoViewIfNeeded()
  const box = (await slider.boundingBox())!
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 0.26 * box.width, y)
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
  const noted = () => page.evaluate<Noted>('window.noted')
  return { page, noted, drag, close: () => page.context().close() }
}

/** Somebody who takes hold of the slider as soon as it is there. */
const hurried = async (site: Site, id: string) => {
  const { page, noted, drag, close } = await open(site, id, heights[0]!)
  await page.mouse.down()
  while ((await noted()).shown.length === 0) await drag(0.05)
  const { touched, shown } = await noted()
  await close()
  const [time, trials] = shown[0]!
  return { hurried: time - touched, hurriedTrials: trials }
}

/** Somebody who reads first, then drags. */
const calm = async (site: Site, id: string, height: number) => {
  const { page, noted, drag, close } = await open(site, id, height)
  await settled(page)
  while ((await noted()).warm === 0) await page.waitForTimeout(20)
  await page.mouse.down()
  await drag(1)
  const before = await noted()
  await drag(seconds)
  const after = await noted()
  const shown = after.shown.slice(before.shown.length).map(([time]) => time)
  const gaps = shown.slice(1).map((time, n) => time - shown[n]!)
  const browser = page.context().browser()!
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await drag(seconds)
  const traced = (await noted()).shown.length - after.shown.length
  const { main, worker } = timesOf(await browser.stopTracing())
  await page.mouse.up()
  await close()
  return {
    ready: after.ready - after.started,
    first: after.first - Math.max(after.ready, after.opened),
    warm: after.warm - Math.max(after.ready, after.opened),
    whole: after.first,
    touch: before.shown[0]![0] - after.touched,
    rate: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
    longest: Math.max(...gaps),
    main: main / traced,
    worker: worker / traced,
  }
}

const opening = {
  ready: 'ms from starting the worker until it is ready',
  first: 'ms from there, or from when it has the document, to its first answer, on 512 futures',
  warm: `ms from there until ${dragged} futures are drawn`,
  whole: 'ms from opening the page to its first answer',
  touch: 'ms from the first touch thereafter to the frame that shows it',
  hurried: 'ms from a touch as soon as the slider stands to the frame that shows it',
  hurriedTrials: 'futures on which that stands',
}

const following = {
  rate: 'updates a second',
  longest: 'ms, the longest wait for an update',
  main: 'ms of processor an update in the main thread',
  worker: 'ms of processor an update in the worker',
}

const print = (labels: Readonly<Record<string, string>>, found: readonly object[]): void => {
  for (const [key, label] of Object.entries(labels)) {
    const value = median(found.map((each) => Reflect.get(each, key) as number))
    console.log(value.toFixed(1).padStart(8), label)
  }
}

const bench = async (): Promise<void> => {
  const site = await openSite()
  try {
    const id = await sampleId(site)
    console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, medians of ${rounds} rounds`)
    const early: object[] = []
    const late = new Map(heights.map((height): [number, object[]] => [height, []]))
    for (let round = 0; round < rounds; round++) {
      early.push(await hurried(site, id))
      for (const height of heights) late.get(height)!.push(await calm(site, id, height))
    }
    console.log('\nOpening a deal')
    print(
      opening,
      early.map((each, n) => ({ ...late.get(heights[0]!)![n], ...each })),
    )
    for (const [height, found] of late) {
      console.log(`\nDragging a rate, ${dragged} futures at every step, page 1280 × ${height}`)
      print(following, found)
    }
  } finally {
    await site.close()
  }
}

await bench()
