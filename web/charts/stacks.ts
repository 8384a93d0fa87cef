import type { MoneyAxis } from './axis.ts'
import { AXIS_HEIGHT, BAR_FROM, BAR_TO, type Named, ROW, rowLabel } from './bars.ts'
import { type Canvas, type Draw, type Drawing, faded, type Inks, type Layer, type Marks } from './drawing.ts'
import { font, hiddenScale, moneyScale, type Padding, pictureOptions } from './options.ts'

/** One part of a row, from where to where; the first of its words that fits stands in it. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly ink: keyof Pick<Inks, 'licensor' | 'licensee' | 'muted'>
  /** of its colour, from 0 to 1 */
  readonly strength: number
  readonly words: readonly string[]
}

/** A row of parts with its name above it. */
export interface Stack extends Named {
  readonly parts: readonly Part[]
}

export interface StacksData {
  readonly axis: MoneyAxis
  readonly rows: readonly Stack[]
  /** where a line goes through all rows, for example where nothing is moved; null: none */
  readonly line: number | null
  /** whether the axis names its amounts */
  readonly labels: boolean
}

const SIDES: Padding = { left: 8, right: 8, top: 0, bottom: 0 }
const LETTER = 7
const MIDDLE = (BAR_FROM + BAR_TO) / 2
/** A paler part takes ink to write on. */
const PALE = 0.45

const body = ({ from, to, ink, strength }: Part, base: number, { inks }: Canvas): Marks[string] => ({
  type: 'box',
  xMin: Math.min(from, to),
  xMax: Math.max(from, to),
  yMin: base + BAR_FROM,
  yMax: base + BAR_TO,
  backgroundColor: faded(inks[ink], strength),
  borderColor: inks[ink],
  borderWidth: 1,
  drawTime: 'beforeDatasetsDraw',
})

const word = (part: Part, content: string, { base, inks }: { base: number; inks: Inks }): Marks[string] => ({
  type: 'label',
  xValue: (part.from + part.to) / 2,
  yValue: base + MIDDLE,
  content,
  color: part.strength < PALE ? inks.ink : inks.paper,
  font: { ...font(inks, 600), size: 11 },
  padding: 0,
})

const marksOf = (data: StacksData, canvas: Canvas, height: number): Marks => {
  const marks: Marks = {}
  const perUnit = (canvas.width - SIDES.left - SIDES.right) / (data.axis.max - data.axis.min)
  for (const [i, row] of data.rows.entries()) {
    const base = height - (i + 1) * ROW
    marks[`name${i}`] = rowLabel(row, data, base, canvas)
    for (const [p, part] of row.parts.entries()) {
      if (part.from === part.to) continue
      marks[`part${i}.${p}`] = body(part, base, canvas)
      const room = Math.abs(part.to - part.from) * perUnit
      const said = part.words.find((each) => each.length * LETTER < room)
      if (said !== undefined) marks[`word${i}.${p}`] = word(part, said, { base, inks: canvas.inks })
    }
  }
  if (data.line !== null)
    marks.line = {
      type: 'line',
      xMin: data.line,
      xMax: data.line,
      borderColor: canvas.inks.ink,
      borderWidth: 1.5,
      drawTime: 'beforeDraw',
    }
  return marks
}

/** One point a part, at its far end, so that pointer and arrow keys find them; row by row. */
const ends = ({ rows }: StacksData, { inks }: Canvas, height: number): Layer => ({
  data: rows.flatMap(({ parts }, i) =>
    parts.map(({ to }) => ({ x: to, y: height - (i + 1) * ROW + MIDDLE })),
  ),
  clip: 12,
  pointStyle: 'rectRot',
  pointRadius: 0,
  pointHoverRadius: 9,
  pointHoverBackgroundColor: inks.ink,
  pointBorderColor: inks.paper,
  pointBorderWidth: 1.5,
})

/** Rows of parts over one even axis, each named where it stands: shares that add up, or two ends around a line. */
export const drawStacks =
  (data: StacksData): Draw =>
  (canvas: Canvas): Drawing => {
    const { axis, labels } = data
    const height = canvas.height - (labels ? AXIS_HEIGHT : 4)
    const length = canvas.width - SIDES.left - SIDES.right
    return {
      type: 'scatter',
      data: { datasets: [ends(data, canvas, height)] },
      options: pictureOptions(
        SIDES,
        {
          x: labels
            ? moneyScale(axis, canvas, { length, position: 'bottom', labels })
            : hiddenScale(axis.min, axis.max, 'bottom'),
          y: hiddenScale(0, height, 'left'),
        },
        marksOf(data, canvas, height),
      ),
    }
  }
