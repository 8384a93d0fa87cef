import type { MoneyAxis } from './axis.ts'
import type { Canvas, Draw, Drawing, Layer } from './drawing.ts'
import { faded } from './drawing.ts'
import { font, moneyScale, type Padding, pictureOptions, type ScaleOptions } from './options.ts'

/** What was forecast of one year, and what came. */
export interface BandYear {
  readonly label: string
  readonly q10: number
  readonly q50: number
  readonly q90: number
  readonly actual: number
  readonly inside: boolean
}

export interface BandData {
  readonly axis: MoneyAxis
  readonly years: readonly BandYear[]
}

/** What came lies on top, and is what the arrow keys step through. */
export const ACTUAL_LAYER = 0

const SIDES: Padding = { left: 0, right: 12, top: 10, bottom: 0 }

const still = { showLine: false, borderWidth: 0, pointHoverBorderWidth: 2 } as const

/** A dot within its band, a hollow diamond outside of it. */
const actuals = ({ axis, years }: BandData, { inks }: Canvas): Layer => ({
  ...still,
  data: years.map(({ actual }, x) => ({ x, y: axis.place(actual) })),
  pointStyle: years.map(({ inside }) => (inside ? 'circle' : 'rectRot')),
  pointRadius: years.map(({ inside }) => (inside ? 5 : 6.5)),
  pointHoverRadius: 8,
  pointBackgroundColor: years.map(({ inside }) => (inside ? inks.ink : inks.paper)),
  pointBorderColor: years.map(({ inside }) => (inside ? inks.paper : inks.ink)),
  pointBorderWidth: years.map(({ inside }) => (inside ? 1 : 2)),
})

const medians = ({ axis, years }: BandData, half: number, { inks }: Canvas): Layer => ({
  ...still,
  data: years.map(({ q50 }, x) => ({ x, y: axis.place(q50) })),
  pointStyle: 'line',
  pointRadius: half,
  pointBorderColor: inks.licensor,
  pointBorderWidth: 2.25,
})

/** The outline of one band, as wide in every year. */
const band = ({ axis }: BandData, { q10, q90 }: BandYear, [left, right]: readonly [number, number]) => {
  const [low, high] = [axis.place(q10), axis.place(q90)]
  return { low: [left, right].map((x) => ({ x, y: low })), high: [left, right].map((x) => ({ x, y: high })) }
}

const bands = (data: BandData, wide: number, { inks }: Canvas): Layer[] =>
  data.years.flatMap((year, x): Layer[] => {
    const { low, high } = band(data, year, [x - wide, x + wide])
    const quiet = { showLine: true, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0 }
    return [
      { ...quiet, data: high, fill: '+1', backgroundColor: faded(inks.licensor, 0.24) },
      { ...quiet, data: low, fill: false },
    ]
  })

const yearScale = ({ years }: BandData, { inks }: Canvas): ScaleOptions => ({
  type: 'linear',
  position: 'bottom',
  min: -0.5,
  max: years.length - 0.5,
  border: { display: false },
  grid: { display: false },
  afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
    scale.ticks = years.map((_, value) => ({ value }))
  },
  ticks: {
    maxRotation: 0,
    color: inks.muted,
    font: font(inks),
    callback: (value: unknown) => years[Number(value)]?.label ?? '',
  },
})

/** By year the band that 8 of 10 futures lie in, its median, and what came. */
export const drawBands =
  (data: BandData): Draw =>
  (canvas: Canvas): Drawing => {
    const each = canvas.width / Math.max(1, data.years.length)
    const wide = Math.min(0.32, 34 / each)
    return {
      type: 'scatter',
      data: {
        datasets: [
          actuals(data, canvas),
          medians(data, Math.max(6, (wide * each * (canvas.width - 60)) / canvas.width), canvas),
          ...bands(data, wide, canvas),
        ],
      },
      options: pictureOptions(
        SIDES,
        {
          x: yearScale(data, canvas),
          y: moneyScale(data.axis, canvas, { length: canvas.height * 2, position: 'left', labels: true }),
        },
        {},
      ),
    }
  }
