import type { MoneyAxis } from './axis.ts'
import { type Canvas, type Draw, type Drawing, faded, type Layer, type Marks } from './drawing.ts'
import { font, moneyScale, type Padding, pictureOptions, type ScaleOptions } from './options.ts'

/**
 * How often the second deal pays more than the first, and by how much: points of a cumulative curve, joined by
 * straight lines, since nothing is known between them.
 */
export interface DifferenceData {
  readonly axis: MoneyAxis
  /** ascending differences, second minus first, with the share of futures at or below each */
  readonly points: readonly { readonly amount: number; readonly share: number }[]
  readonly first: string
  readonly second: string
}

const SIDES: Padding = { left: 4, right: 12, top: 38, bottom: 0 }

const curve = (data: DifferenceData, { inks }: Canvas): Layer => ({
  data: data.points.map((point) => ({ x: data.axis.place(point.amount), y: point.share * 100 })),
  showLine: true,
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

const fits = (share: number, text: string, canvas: Canvas): boolean =>
  share * canvas.width > text.length * 6.4

/** How far a label that finds no room beside 0 is raised, so that it clears the one on the other side. */
const RAISED = 16

/** The words of one side: with the name where there is room, without it, or else from the outer edge inwards. */
const caption = (word: 'pays less' | 'pays more', data: DifferenceData, canvas: Canvas): Marks => {
  const { axis, second } = data
  const edge = word === 'pays less' ? axis.min : axis.max
  const share = Math.abs(edge) / (axis.max - axis.min)
  const fitting = [`${second} ${word}`, word].find((text) => fits(share, text, canvas))
  const leftwards = (word === 'pays less') === (fitting !== undefined)
  const label: Marks[string] = {
    type: 'label',
    xValue: fitting === undefined ? edge : 0,
    yValue: 100,
    content: fitting ?? word,
    position: { x: leftwards ? 'end' : 'start', y: 'end' },
    xAdjust: leftwards ? -4 : 4,
    yAdjust: fitting === undefined ? -RAISED : 0,
    color: canvas.inks.muted,
    font: font(canvas.inks),
    padding: 2,
  }
  return edge === 0 ? {} : { [word]: label }
}

const marks = (data: DifferenceData, canvas: Canvas): Marks => ({
  zero: { type: 'line', xMin: 0, xMax: 0, borderColor: canvas.inks.ink, borderWidth: 1.5 },
  losing: side(data.axis.min, 0, canvas.inks.licensee),
  winning: side(0, data.axis.max, canvas.inks.licensor),
  ...caption('pays less', data, canvas),
  ...caption('pays more', data, canvas),
})

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
