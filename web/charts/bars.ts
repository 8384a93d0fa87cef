import type { MoneyAxis } from './axis.ts'
import { type Canvas, type Draw, type Drawing, faded, type Inks, type Layer, type Marks } from './drawing.ts'
import { font, hiddenScale, moneyScale, type Padding, pictureOptions } from './options.ts'

/** What stands above a row: its name, the figures in words, and what is left of them where there is little room. */
export type Named = Pick<Bar, 'name' | 'words' | 'briefly'>

/** One horizontal bar with its name above it; a mark where the figure itself stands, where that is not an end. */
export interface Bar {
  readonly name: string
  /** the figures in words, after the name, and what is left of them where there is little room */
  readonly words: string
  readonly briefly: string
  readonly low: number
  readonly high: number
  readonly mark: number | null
  /** one standard error on either side of the end, drawn as a whisker; 0 where there is none */
  readonly error: number
  readonly ink: keyof Pick<Inks, 'licensor' | 'licensee' | 'agree' | 'other' | 'dot'>
}

export interface BarsData {
  readonly axis: MoneyAxis
  readonly bars: readonly Bar[]
  /** whether the axis names its amounts; a bar that carries its figure needs none */
  readonly labels: boolean
}

const SIDES: Padding = { left: 8, right: 8, top: 0, bottom: 0 }
export const AXIS_HEIGHT = 26
export const ROW = 48
const NAME_AT = 27
export const BAR_FROM = 6
export const BAR_TO = 20
const LETTER = 6.6

/** How high a picture of so many bars is, in rem. */
export const barsHeight = (bars: number, labels: boolean): string =>
  `${(bars * ROW + (labels ? AXIS_HEIGHT : 4)) / 16}rem`

/** A name with what is to be said of it, in fewer words where there is less room; a long name ends in dots. */
const nameOf = ({ name, words, briefly }: Named, { width }: Canvas): string => {
  const room = Math.floor(width / LETTER)
  const cut = `${name.slice(0, Math.max(0, room - briefly.length - 4)).trimEnd()}…: ${briefly}`
  return [`${name}: ${words}`, `${name}: ${briefly}`, cut].find((text) => text.length < room) ?? briefly
}

const body = (bar: Bar, { axis }: BarsData, base: number, colour: string): Marks[string] => ({
  type: 'box',
  xMin: axis.place(bar.low),
  xMax: axis.place(bar.high),
  yMin: base + BAR_FROM,
  yMax: base + BAR_TO,
  backgroundColor: faded(colour, bar.mark === null ? 0.6 : 0.28),
  borderColor: colour,
  borderWidth: 1,
  drawTime: 'beforeDatasetsDraw',
})

/** At the end that is not 0. */
const whisker = (
  { low, high, error }: Bar,
  { axis }: BarsData,
  base: number,
  { inks }: Canvas,
): Marks[string] => ({
  type: 'line',
  xMin: axis.place((high > 0 ? high : low) - error),
  xMax: axis.place((high > 0 ? high : low) + error),
  yMin: base + (BAR_FROM + BAR_TO) / 2,
  yMax: base + (BAR_FROM + BAR_TO) / 2,
  borderColor: inks.ink,
  borderWidth: 2,
})

export const rowLabel = (
  row: Named,
  { axis }: Pick<BarsData, 'axis'>,
  base: number,
  canvas: Canvas,
): Marks[string] => ({
  type: 'label',
  xValue: axis.min,
  yValue: base + NAME_AT,
  position: { x: 'start', y: 'end' },
  yAdjust: 3,
  content: nameOf(row, canvas),
  color: canvas.inks.ink,
  backgroundColor: canvas.inks.paper,
  font: font(canvas.inks),
  padding: { x: 0, y: 0 },
})

const marksOf = (data: BarsData, canvas: Canvas, height: number): Marks => {
  const marks: Marks = {}
  for (const [i, bar] of data.bars.entries()) {
    const base = height - (i + 1) * ROW
    marks[`bar${i}`] = body(bar, data, base, canvas.inks[bar.ink])
    marks[`name${i}`] = rowLabel(bar, data, base, canvas)
    if (bar.error > 0) marks[`error${i}`] = whisker(bar, data, base, canvas)
  }
  return marks
}

/** The figures themselves, one point a bar, so that pointer and arrow keys find them. */
const figures = ({ bars, axis }: BarsData, { inks }: Canvas, height: number): Layer => ({
  data: bars.map(({ mark, high }, i) => ({
    x: axis.place(mark ?? high),
    y: height - (i + 1) * ROW + (BAR_FROM + BAR_TO) / 2,
  })),
  clip: 12,
  pointStyle: 'rectRot',
  pointRadius: bars.map(({ mark }) => (mark === null ? 0 : 8)),
  pointHoverRadius: 9,
  pointBackgroundColor: bars.map(({ ink }) => inks[ink]),
  pointHoverBackgroundColor: inks.ink,
  pointBorderColor: inks.paper,
  pointBorderWidth: 1.5,
})

/** Without a loss the bars begin where their names do. */
const atZero = (data: BarsData): BarsData =>
  data.bars.some(({ low }) => low < 0) ? data : { ...data, axis: { ...data.axis, min: 0 } }

/** Horizontal bars over one axis, each named and told where it stands: nothing has to be looked up elsewhere. */
export const drawBars =
  (asked: BarsData): Draw =>
  (canvas: Canvas): Drawing => {
    const data = atZero(asked)
    const height = canvas.height - (data.labels ? AXIS_HEIGHT : 4)
    const length = canvas.width - SIDES.left - SIDES.right
    const { axis, labels } = data
    const scale = moneyScale(axis, canvas, { length, position: 'bottom', labels })
    return {
      type: 'scatter',
      data: { datasets: [figures(data, canvas, height)] },
      options: pictureOptions(
        SIDES,
        {
          x: labels ? scale : hiddenScale(axis.min, axis.max, 'bottom'),
          y: hiddenScale(0, height, 'left'),
        },
        marksOf(data, canvas, height),
      ),
    }
  }
