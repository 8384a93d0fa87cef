import type { MoneyAxis } from './axis.ts'
import { type Canvas, type Draw, type Drawing, faded, type Inks, type Layer, type Marks } from './drawing.ts'
import { font, moneyScale, type Padding, pictureOptions } from './options.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

/** A line named at one of its points. */
export interface Line {
  readonly name: string
  /** index of the point at which the name stands, and on which side of the line */
  readonly namedAt: number
  readonly side: 'above' | 'below'
  readonly points: readonly Place[]
  readonly ink: keyof Pick<Inks, 'licensor' | 'licensee' | 'ink' | 'muted' | 'agree'>
  readonly dash: readonly number[]
}

/** A place that is marked on a line, and what it is. */
export interface Spot extends Place {
  readonly name: string
  readonly side: Line['side']
  readonly ink: Line['ink']
}

export interface CurvesData {
  readonly x: MoneyAxis
  readonly y: MoneyAxis
  /** what stands below the axis */
  readonly unit: string
  /** what is counted upwards, above the axis */
  readonly upwards?: string
  readonly band: { readonly low: readonly Place[]; readonly high: readonly Place[] } | null
  readonly lines: readonly Line[]
  readonly spots: readonly Spot[]
  readonly dots: readonly Place[]
}

/** Layers in this order: two of the band, the dots, the spots, then the lines; read-outs refer to them by number. */
export const LAYERS = { dots: 2, spots: 3, lines: 4 }

const SIDES: Padding = { left: 0, right: 14, top: 20, bottom: 0 }

const placed = ({ x, y }: CurvesData, points: readonly Place[]) =>
  points.map((point) => ({ x: x.place(point.x), y: y.place(point.y) }))

const edge = (data: CurvesData, points: readonly Place[], fill: Layer['fill'], colour: string): Layer => ({
  data: placed(data, points),
  showLine: true,
  fill,
  backgroundColor: colour,
  borderWidth: 0,
  pointRadius: 0,
  pointHoverRadius: 0,
})

const lineLayer = (data: CurvesData, { points, ink, dash }: Line, { inks }: Canvas): Layer => ({
  data: placed(data, points),
  showLine: true,
  fill: false,
  borderColor: inks[ink],
  borderWidth: 2,
  borderDash: [...dash],
  pointRadius: 0,
  pointHoverRadius: 5,
  pointHoverBackgroundColor: inks[ink],
  pointHoverBorderColor: inks.paper,
})

const dotLayer = (data: CurvesData, { inks }: Canvas): Layer => ({
  data: placed(data, data.dots),
  pointRadius: 5,
  pointHoverRadius: 7,
  pointBackgroundColor: inks.ink,
  pointHoverBackgroundColor: inks.ink,
  pointBorderColor: inks.paper,
  pointBorderWidth: 1.5,
})

const spotLayer = (data: CurvesData, { inks }: Canvas): Layer => ({
  data: placed(data, data.spots),
  clip: 12,
  pointStyle: 'rectRot',
  pointRadius: 7,
  pointHoverRadius: 9,
  pointBackgroundColor: data.spots.map(({ ink }) => inks[ink]),
  pointHoverBackgroundColor: inks.ink,
  pointBorderColor: inks.paper,
  pointBorderWidth: 1.5,
})

const layersOf = (data: CurvesData, canvas: Canvas): Layer[] => [
  edge(data, data.band?.low ?? [], false, 'transparent'),
  edge(data, data.band?.high ?? [], '-1', faded(canvas.inks.licensor, 0.2)),
  dotLayer(data, canvas),
  spotLayer(data, canvas),
  ...data.lines.map((line) => lineLayer(data, line, canvas)),
]

/** Names lean towards the middle of the picture, so that none is cut off. */
const word = ({ x, y }: CurvesData, { inks }: Canvas, { name, ink, side, ...at }: Spot): Marks[string] => {
  const part = (x.place(at.x) - x.min) / (x.max - x.min)
  return {
    type: 'label',
    xValue: x.place(at.x),
    yValue: y.place(at.y),
    position: {
      x: part < 0.3 ? 'start' : part > 0.7 ? 'end' : 'center',
      y: side === 'above' ? 'end' : 'start',
    },
    yAdjust: side === 'above' ? -7 : 7,
    content: name,
    color: inks[ink],
    font: font(inks, 600),
    padding: 0,
  }
}

const wordsOf = (data: CurvesData): readonly Spot[] => [
  ...data.lines.flatMap(({ points, namedAt, name, ink, side }) => {
    const at = points[namedAt]
    return at === undefined ? [] : [{ ...at, name, ink, side }]
  }),
  ...data.spots,
]

const upwardsMark = ({ x, y, upwards }: CurvesData, { inks }: Canvas): Marks =>
  upwards === undefined
    ? {}
    : {
        upwards: {
          type: 'label',
          xValue: x.min,
          yValue: y.max,
          position: { x: 'start', y: 'end' },
          yAdjust: -2,
          content: upwards,
          color: inks.muted,
          font: font(inks),
          padding: 0,
        },
      }

/** Lines over two axes, each named where it stands, with a band, measured dots and marked spots. */
export const drawCurves =
  (data: CurvesData): Draw =>
  (canvas: Canvas): Drawing => {
    const words = wordsOf(data).map((each, i) => [`word${i}`, word(data, canvas, each)] as const)
    const across = moneyScale(data.x, canvas, { length: canvas.width - 60, position: 'bottom', labels: true })
    const title = { display: true, text: data.unit, color: canvas.inks.muted, font: font(canvas.inks) }
    return {
      type: 'scatter',
      data: { datasets: layersOf(data, canvas) },
      options: pictureOptions(
        SIDES,
        {
          x: { ...across, title } as typeof across,
          y: moneyScale(data.y, canvas, { length: canvas.height * 2, position: 'left', labels: true }),
        },
        { ...Object.fromEntries(words), ...upwardsMark(data, canvas) },
      ),
    }
  }
