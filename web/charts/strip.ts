import { plainFigure } from '../format/number.ts'
import type { MoneyAxis } from './axis.ts'
import { beyondMark, within } from './beyond.ts'
import { fitDots } from './dots.ts'
import { type Canvas, type Draw, type Drawing, faded, type Layer, type Marks } from './drawing.ts'
import { font, hiddenScale, moneyScale, type Padding, pictureOptions } from './options.ts'

/** One market on the shared price axis. Amounts are as in the answer; the axis places them. */
export interface StripData {
  readonly axis: MoneyAxis
  readonly floor: number
  readonly ceiling: number
  readonly price: number | null
  readonly dots: readonly number[]
  readonly comparables: readonly number[]
  /** an axis of its own below, for a strip that stands alone */
  readonly alone: boolean
}

/** Left and right are the same for every strip and for the axis above them, so that they line up. */
const SIDES: Padding = { left: 8, right: 8, top: 0, bottom: 0 }
const BAR = 24
const BAR_HALF = 5
const DOT_BASE = 38
const TICKS_AT = 6
const AXIS_HEIGHT = 26
const DIAMETERS = { least: 7, most: 7 }

const area = (canvas: Canvas) => canvas.width - SIDES.left - SIDES.right

const heightOf = (data: StripData, canvas: Canvas) => canvas.height - (data.alone ? AXIS_HEIGHT : 0)

const pixelsOf = (data: StripData, canvas: Canvas) => {
  const scale = area(canvas) / (data.axis.max - data.axis.min)
  return (amount: number) => (data.axis.place(amount) - data.axis.min) * scale
}

const dotLayer = (data: StripData, canvas: Canvas): Layer => {
  const toPixels = pixelsOf(data, canvas)
  const fitted = fitDots(
    within(data.dots, data.axis).map(toPixels),
    heightOf(data, canvas) - DOT_BASE - 2,
    DIAMETERS,
  )
  const perPixel = (data.axis.max - data.axis.min) / area(canvas)
  return {
    data: fitted.dots.map((dot) => ({
      x: data.axis.min + dot.x * perPixel,
      y: DOT_BASE + dot.height,
    })),
    pointRadius: fitted.diameter / 2 - 0.4,
    pointHoverRadius: fitted.diameter / 2 + 1,
    pointBackgroundColor: canvas.inks.dot,
    pointHoverBackgroundColor: canvas.inks.ink,
    pointBorderWidth: 0,
  }
}

const upright = (colour: string): Partial<Layer> => ({
  pointStyle: 'line',
  pointRotation: 90,
  pointRadius: 9,
  pointHoverRadius: 12,
  pointBorderColor: colour,
  pointHoverBorderColor: colour,
  pointBorderWidth: 3,
  pointHoverBorderWidth: 4,
})

const diamond = (colour: string, paper: string): Partial<Layer> => ({
  pointStyle: 'rectRot',
  pointRadius: 7,
  pointHoverRadius: 9,
  pointBackgroundColor: colour,
  pointHoverBackgroundColor: colour,
  pointBorderColor: paper,
  pointBorderWidth: 1.5,
})

/** Layers in this order: floor, ceiling, price, dots, comparables; read-outs refer to them by number. */
const markLayers = (data: StripData, { inks }: Canvas): readonly Layer[] => {
  const at = (amount: number) => ({ x: data.axis.place(amount), y: BAR })
  const price = data.price === null ? [] : [at(data.price)]
  return [
    { data: [at(data.floor)], ...upright(inks.licensor) },
    { data: [at(data.ceiling)], ...upright(inks.licensee) },
    { data: price, ...diamond(inks.agree, inks.paper) },
  ]
}

const comparableLayer = (data: StripData, { inks }: Canvas): Layer => ({
  data: data.comparables.map((amount) => ({ x: data.axis.place(amount), y: TICKS_AT })),
  pointStyle: 'triangle',
  pointRadius: 5,
  pointHoverRadius: 7,
  pointBackgroundColor: inks.other,
  pointHoverBackgroundColor: inks.other,
  pointBorderWidth: 0,
})

const zone = (data: StripData, { inks }: Canvas): Marks => {
  const exists = data.ceiling >= data.floor
  const [from, to] = [Math.min(data.floor, data.ceiling), Math.max(data.floor, data.ceiling)]
  return {
    zone: {
      type: 'box',
      xMin: data.axis.place(from),
      xMax: data.axis.place(to),
      yMin: BAR - BAR_HALF,
      yMax: BAR + BAR_HALF,
      backgroundColor: exists ? faded(inks.agree, 0.22) : 'transparent',
      borderColor: exists ? 'transparent' : inks.strong,
      borderWidth: exists ? 0 : 1,
      borderDash: [3, 3],
      drawTime: 'beforeDatasetsDraw',
    },
  }
}

const endLabel = (data: StripData, canvas: Canvas, end: 'floor' | 'ceiling'): Marks => {
  const amount = data[end]
  const other = end === 'floor' ? data.ceiling : data.floor
  const before = amount < other || (amount === other && end === 'floor')
  const room = before ? pixelsOf(data, canvas)(amount) : area(canvas) - pixelsOf(data, canvas)(amount)
  if (room < 50) return {}
  return {
    [end]: {
      type: 'label',
      xValue: data.axis.place(amount),
      yValue: BAR,
      xAdjust: before ? -6 : 6,
      position: { x: before ? 'end' : 'start', y: 'center' },
      content: plainFigure(amount).text,
      color: end === 'floor' ? canvas.inks.licensor : canvas.inks.licensee,
      font: font(canvas.inks, 600),
      padding: 2,
    },
  }
}

export const drawStrip =
  (data: StripData): Draw =>
  (canvas: Canvas): Drawing => ({
    type: 'scatter',
    data: { datasets: [...markLayers(data, canvas), dotLayer(data, canvas), comparableLayer(data, canvas)] },
    options: pictureOptions(
      SIDES,
      {
        x: moneyScale(data.axis, canvas, { length: area(canvas), position: 'bottom', labels: data.alone }),
        y: hiddenScale(0, heightOf(data, canvas), 'left'),
      },
      {
        ...zone(data, canvas),
        ...endLabel(data, canvas, 'floor'),
        ...endLabel(data, canvas, 'ceiling'),
        ...beyondMark(data.dots, data.axis, canvas, { key: 'beyond', y: heightOf(data, canvas) - 18 }),
      },
    ),
  })

/** The axis that the strips share, drawn once above and once below them. */
export const drawStripAxis =
  (axis: MoneyAxis): Draw =>
  (canvas: Canvas): Drawing => ({
    type: 'scatter',
    data: { datasets: [] },
    options: pictureOptions(
      SIDES,
      {
        x: moneyScale(axis, canvas, { length: area(canvas), position: 'top', labels: true }),
        y: hiddenScale(0, 1, 'left'),
      },
      {},
    ),
  })
