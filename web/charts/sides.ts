import { plainFigure } from '../format/number.ts'
import type { MoneyAxis } from './axis.ts'
import { beyondMark, within } from './beyond.ts'
import { fitDots } from './dots.ts'
import type { Canvas, Draw, Drawing, Layer, Marks } from './drawing.ts'
import { font, hiddenScale, moneyScale, type Padding, pictureOptions } from './options.ts'

/** One row of dots: what a deal turns out to be worth to one party, in 50 equally likely futures. */
export interface SideRow {
  readonly party: 'licensor' | 'licensee'
  readonly name: string
  readonly dots: readonly number[]
  readonly median: number
  readonly walkAway: number
  /** Words beside the walk-away line; '' where it is 0. */
  readonly walkAwayLabel: string
}

export interface SidesData {
  readonly axis: MoneyAxis
  readonly rows: readonly SideRow[]
}

const SIDES: Padding = { left: 10, right: 10, top: 0, bottom: 0 }
const AXIS_HEIGHT = 30
const LABEL_HEIGHT = 46
const DIAMETERS = { least: 7, most: 10 }

interface Frame {
  readonly canvas: Canvas
  readonly axis: MoneyAxis
  readonly rowHeight: number
  readonly width: number
}

const frameOf = (data: SidesData, canvas: Canvas): Frame => ({
  canvas,
  axis: data.axis,
  rowHeight: (canvas.height - AXIS_HEIGHT) / data.rows.length,
  width: canvas.width - SIDES.left - SIDES.right,
})

/** Rows run from the top; y counts pixels from the bottom of the area. */
const baseOf = (frame: Frame, rows: number, row: number): number => (rows - 1 - row) * frame.rowHeight

interface Dots {
  readonly diameter: number
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const dotsOf = (row: SideRow, base: number, frame: Frame): Dots => {
  const perUnit = frame.width / (frame.axis.max - frame.axis.min)
  const positions = within(row.dots, frame.axis).map(
    (amount) => (frame.axis.place(amount) - frame.axis.min) * perUnit,
  )
  const { diameter, dots } = fitDots(positions, frame.rowHeight - LABEL_HEIGHT - 6, DIAMETERS)
  const points = dots.map((dot) => ({ x: frame.axis.min + dot.x / perUnit, y: base + 2 + dot.height }))
  return { diameter, points }
}

const dotLayer = (row: SideRow, base: number, frame: Frame): Layer => {
  const { diameter, points } = dotsOf(row, base, frame)
  const colour = frame.canvas.inks[row.party]
  const hollow = row.party === 'licensee'
  return {
    data: [...points],
    pointRadius: diameter / 2 - (hollow ? 1 : 0.5),
    pointHoverRadius: diameter / 2 + 1,
    pointBackgroundColor: hollow ? frame.canvas.inks.paper : colour,
    pointHoverBackgroundColor: colour,
    pointBorderColor: colour,
    pointHoverBorderColor: frame.canvas.inks.ink,
    pointBorderWidth: hollow ? 1.5 : 0,
  }
}

const upright = (at: number, base: number, frame: Frame, dash: number[]): Marks[string] => ({
  type: 'line',
  xMin: at,
  xMax: at,
  yMin: base,
  yMax: base + frame.rowHeight - LABEL_HEIGHT,
  borderColor: frame.canvas.inks.ink,
  borderWidth: dash.length > 0 ? 1.25 : 1.75,
  borderDash: dash,
})

const BEYOND = { width: 170, height: 24, gap: 20 }
const MEDIAN_HALF = 48

/** A label over the median, kept within the picture by leaning towards its middle, and off the count of dots beyond. */
const medianMark = (row: SideRow, at: number, base: number, frame: Frame): Marks[string] => {
  const text = `median ${plainFigure(row.median).text}`
  const part = (at - frame.axis.min) / (frame.axis.max - frame.axis.min)
  const counted = within(row.dots, frame.axis).length < row.dots.length
  const meets = counted && part * frame.width + MEDIAN_HALF > frame.width - BEYOND.width
  const lean = part < 0.25 ? 'start' : part > 0.75 || meets ? 'end' : 'center'
  return {
    type: 'label',
    xValue: at,
    yValue: base + frame.rowHeight - LABEL_HEIGHT,
    position: { x: lean, y: 'end' },
    content: text,
    color: frame.canvas.inks.ink,
    backgroundColor: frame.canvas.inks.paper,
    font: font(frame.canvas.inks),
    padding: { x: lean === 'center' ? 2 : 0, y: 1 },
  }
}

const nameMark = (row: SideRow, index: number, base: number, frame: Frame): Marks => ({
  [`name${index}`]: {
    type: 'label',
    xValue: frame.axis.min,
    yValue: base + frame.rowHeight - 24,
    position: { x: 'start', y: 'end' },
    content: row.walkAwayLabel === '' ? row.name : `${row.name}, ${row.walkAwayLabel}`,
    color: frame.canvas.inks[row.party],
    font: font(frame.canvas.inks, 600),
    padding: 0,
    backgroundColor: frame.canvas.inks.paper,
  },
})

/** Above the dots that stand where the count of the dots beyond is written. */
const aboveDots = (row: SideRow, base: number, frame: Frame): number => {
  const { axis, width } = frame
  const from = axis.max - (BEYOND.width * (axis.max - axis.min)) / width
  const below = dotsOf(row, base, frame).points.filter((point) => point.x >= from)
  return Math.max(base + BEYOND.height, ...below.map((point) => point.y + BEYOND.gap))
}

const rowMarks = (row: SideRow, index: number, base: number, frame: Frame): Marks => {
  const [median, walkAway] = [frame.axis.place(row.median), frame.axis.place(row.walkAway)]
  const walkAwayMarks =
    row.walkAwayLabel === '' ? {} : { [`walk${index}`]: upright(walkAway, base, frame, [4, 3]) }
  return {
    ...walkAwayMarks,
    ...nameMark(row, index, base, frame),
    [`median${index}`]: upright(median, base, frame, []),
    ...beyondMark(row.dots, frame.axis, frame.canvas, {
      key: `beyond${index}`,
      y: aboveDots(row, base, frame),
    }),
    [`label${index}`]: medianMark(row, median, base, frame),
    [`base${index}`]: {
      type: 'line',
      yMin: base,
      yMax: base,
      borderColor: frame.canvas.inks.strong,
      borderWidth: 1,
    },
  }
}

/** Dots of both parties, one row each, over one axis of money. */
export const drawSides =
  (data: SidesData): Draw =>
  (canvas: Canvas): Drawing => {
    const frame = frameOf(data, canvas)
    const bases = data.rows.map((_, row) => baseOf(frame, data.rows.length, row))
    const marks = data.rows.map((row, i) => rowMarks(row, i, bases[i] ?? 0, frame))
    return {
      type: 'scatter',
      data: { datasets: data.rows.map((row, i) => dotLayer(row, bases[i] ?? 0, frame)) },
      options: pictureOptions(
        SIDES,
        {
          x: moneyScale(data.axis, canvas, { length: frame.width, position: 'bottom', labels: true }),
          y: hiddenScale(0, canvas.height - AXIS_HEIGHT, 'left'),
        },
        Object.assign({}, ...marks),
      ),
    }
  }
