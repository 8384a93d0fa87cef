import type { MoneyAxis } from './axis.ts'
import { type Canvas, type Draw, type Drawing, faded, type Layer, type Marks } from './drawing.ts'
import { font, moneyScale, type Padding, pictureOptions, type ScaleOptions } from './options.ts'

/** How often the second deal pays more than the first, and by how much: points of a cumulative curve. */
export interface DifferenceData {
  readonly axis: MoneyAxis
  /** ascending differences, second minus first, with the share of futures at or below each */
  readonly points: readonly { readonly amount: number; readonly share: number }[]
  readonly first: string
  readonly second: string
}

const SIDES: Padding = { left: 4, right: 12, top: 22, bottom: 0 }

const curve = (data: DifferenceData, { inks }: Canvas): Layer => ({
  data: data.points.map((point) => ({ x: data.axis.place(point.amount), y: point.share * 100 })),
  showLine: true,
  cubicInterpolationMode: 'monotone',
  borderColor: inks.ink,
  borderWidth: 2.25,
  pointRadius: 3.5,
  pointHoverRadius: 6,
  pointBackgroundColor: inks.ink,
  pointHoverBackgroundColor: inks.ink,
  pointHoverBorderColor: inks.paper,
  pointHoverBorderWidth: 2,
  fill: false,
})

const side = (from: number, to: number, colour: string): Marks[string] => ({
  type: 'box',
  xMin: from,
  xMax: to,
  backgroundColor: faded(colour, 0.07),
  borderWidth: 0,
  drawTime: 'beforeDatasetsDraw',
})

const caption = (text: string, lean: 'start' | 'end', at: number, canvas: Canvas): Marks[string] => ({
  type: 'label',
  xValue: at,
  yValue: 100,
  content: text,
  position: { x: lean === 'start' ? 'end' : 'start', y: 'end' },
  xAdjust: lean === 'start' ? -4 : 4,
  color: canvas.inks.muted,
  font: font(canvas.inks),
  padding: 2,
})

const fits = (share: number, text: string, canvas: Canvas): boolean =>
  share * canvas.width > text.length * 6.4

const marks = (data: DifferenceData, canvas: Canvas): Marks => {
  const { axis } = data
  const before = -axis.min / (axis.max - axis.min)
  const [less, more] = ['pays less', 'pays more'].map((word) => `${data.second} ${word}`)
  return {
    zero: { type: 'line', xMin: 0, xMax: 0, borderColor: canvas.inks.ink, borderWidth: 1.5 },
    losing: side(axis.min, 0, canvas.inks.licensee),
    winning: side(0, axis.max, canvas.inks.licensor),
    ...(fits(before, less ?? '', canvas) ? { less: caption(less ?? '', 'start', 0, canvas) } : {}),
    ...(fits(1 - before, more ?? '', canvas) ? { more: caption(more ?? '', 'end', 0, canvas) } : {}),
  }
}

const shareScale = (canvas: Canvas): ScaleOptions => ({
  type: 'linear',
  position: 'left',
  min: 0,
  max: 100,
  border: { display: false },
  grid: { color: canvas.inks.rule, drawTicks: false },
  ticks: { stepSize: 25, padding: 6, color: canvas.inks.muted, font: font(canvas.inks) },
})

export const drawDifference =
  (data: DifferenceData): Draw =>
  (canvas: Canvas): Drawing => ({
    type: 'scatter',
    data: { datasets: [curve(data, canvas)] },
    options: pictureOptions(
      SIDES,
      {
        x: moneyScale(data.axis, canvas, { length: canvas.width - 50, position: 'bottom', labels: true }),
        y: shareScale(canvas),
      },
      marks(data, canvas),
    ),
  })
