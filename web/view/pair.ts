import { evenAxis } from '../charts/axis.ts'
import { type DifferenceData, drawDifference } from '../charts/difference.ts'
import type { Draw, Step } from '../charts/drawing.ts'
import { type Figure, figure, inline, plainFigure } from '../format/number.ts'
import { futures } from '../format/share.ts'
import type { PairVerdict } from './compare.ts'
import { figureCell, type Table } from './table.ts'

export interface PairFigure {
  readonly sentence: string
  readonly draw: Draw
  readonly steps: readonly Step[]
  readonly table: Table
}

type Point = DifferenceData['points'][number]

/** Second minus first, ascending, whichever way round it was computed. */
const pointsOf = ({ difference: d, turned }: PairVerdict): readonly Point[] => {
  const quantiles: readonly (readonly [number, number])[] = [
    [0.05, d.q05],
    [0.1, d.q10],
    [0.25, d.q25],
    [0.5, d.q50],
    [0.75, d.q75],
    [0.9, d.q90],
    [0.95, d.q95],
  ]
  const points = quantiles.map(([share, amount]) =>
    turned ? { share: 1 - share, amount: -amount } : { share, amount },
  )
  return points.sort((a, b) => a.share - b.share)
}

const medianOf = ({ difference, turned }: PairVerdict): Figure =>
  figure(turned ? -difference.q50 : difference.q50, difference.errors.q50)

const signed = (written: Figure): string => (written.value > 0 ? `+${inline(written)}` : inline(written))

const stepOf = (point: Point, index: number, currency: string): Step => ({
  text: `In ${Math.round(point.share * 100)} of 100 futures the difference is ${plainFigure(point.amount).text} ${currency} or less`,
  layer: 0,
  index,
})

const pairTable = (points: readonly Point[], verdict: PairVerdict, currency: string): Table => ({
  caption: `Difference between the two on the same futures, ${currency}`,
  columns: [{ label: 'Percentile' }, { label: 'Difference', numeric: true }],
  rows: points.map((point) => [
    { text: `${Math.round(point.share * 100)}th` },
    figureCell(figure(point.amount, verdict.difference.errors.q50)),
  ]),
})

const pairSentence = (names: Names, verdict: PairVerdict): string => {
  const equal = verdict.equal >= 0.005 ? `; the same in ${futures(verdict.equal)}` : ''
  return (
    `${names.second} ${names.verb} more than ${names.first} in ${futures(verdict.better)}${equal}; ` +
    `median difference ${signed(medianOf(verdict))} ${names.currency}.`
  )
}

export interface Names {
  readonly first: string
  readonly second: string
  /** `pays us`, `leaves Meridian` */
  readonly verb: string
  readonly currency: string
}

/** The sentence, curve and table of one chosen pair. */
export const pairFigure = (names: Names, verdict: PairVerdict): PairFigure => {
  const points = pointsOf(verdict)
  const axis = evenAxis(points.map((point) => point.amount))
  return {
    sentence: pairSentence(names, verdict),
    draw: drawDifference({ axis, points, first: names.first, second: names.second }),
    steps: points.map((point, index) => stepOf(point, index, names.currency)),
    table: pairTable(points, verdict, names.currency),
  }
}
