import { percent } from '../../models/report/figures.ts'
import { digits, verdictTexts } from '../../models/report/fitTable.ts'
import { fieldName, licenseeName, recordUnit } from '../../models/report/names.ts'
import { moneyTexts, useTexts, whole } from '../../models/report/utilityTable.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { PositionEvidence, UtilityEvidence } from '../../models/scenario/schema/utility.ts'
import { evenAxis, logAxis } from '../charts/axis.ts'
import { type CurvesData, drawCurves, LAYERS, type Place, type Spot } from '../charts/curves.ts'
import type { Step } from '../charts/drawing.ts'
import { countText, figure, fullText } from '../format/number.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

type Fit = NonNullable<PositionEvidence['fit']>

/** One learning curve: what it brings in money, its picture, and how surely it is known. */
export interface CurveShown extends Shown {
  readonly heading: string
  /** what height and marks of the picture are */
  readonly key: string
  readonly texts: readonly string[]
  readonly overlap: Table | undefined
}

export const positionName = (
  { licensee, field }: Pick<PositionEvidence, 'licensee' | 'field'>,
  document: FieldfareDocument,
): string => `${licenseeName(document, licensee)} in ${fieldName(document, field)}`

const places = (xs: readonly number[], ys: readonly number[]): readonly Place[] =>
  xs.map((x, i) => ({ x, y: ys[i] ?? 0 }))

const spotsOf = ({ use }: PositionEvidence): readonly Spot[] => {
  if (use === null) return []
  const { existingRecords, addedRecords, errorWithout, errorWith } = use
  return [
    ...(errorWithout === null
      ? []
      : [
          {
            x: existingRecords,
            y: errorWithout,
            name: 'its own',
            ink: 'licensee' as const,
            side: 'above' as const,
          },
        ]),
    ...(errorWith === null
      ? []
      : [
          {
            x: existingRecords + addedRecords,
            y: errorWith,
            name: 'with the data',
            ink: 'agree' as const,
            side: 'below' as const,
          },
        ]),
  ]
}

const linesOf = ({ band, eInf }: Fit): CurvesData['lines'] => [
  {
    name: 'fitted curve',
    namedAt: Math.floor(band.records.length / 4),
    side: 'above',
    points: places(band.records, band.fit),
    ink: 'licensor',
    dash: [],
  },
  {
    name: `no data go below ${digits(eInf.value)}`,
    namedAt: 1,
    side: 'below',
    points: band.records.map((x) => ({ x, y: eInf.value })),
    ink: 'muted',
    dash: [4, 4],
  },
]

const dataOf = (fit: Fit, spots: readonly Spot[], unit: string): CurvesData => {
  const { band, points } = fit
  const counts = [...band.records, ...points.map(({ records }) => records), ...spots.map(({ x }) => x)]
  return {
    x: logAxis(counts),
    y: evenAxis([...band.high, ...points.map(({ error }) => error)]),
    unit: `records (${unit}), each mark so many times the one before`,
    band: { low: places(band.records, band.low), high: places(band.records, band.high) },
    lines: linesOf(fit),
    spots,
    dots: points.map(({ records, error }) => ({ x: records, y: error })),
  }
}

const stepsOf = ({ points }: Fit, spots: readonly Spot[]): readonly Step[] => [
  ...points.map(({ records, error, fitted }, index) => ({
    text: `Measured at ${countText(records)} records: ${digits(error)}; the curve says ${digits(fitted)}`,
    layer: LAYERS.dots,
    index,
  })),
  ...spots.map(({ name, x, y }, index) => ({
    text: `Where it stands, ${name}: ${whole(x)} records that count, error ${digits(y)}`,
    layer: LAYERS.spots,
    index,
  })),
]

const exact = (value: number, text = digits(value)): Cell => ({ text, title: fullText(value), value })
const records = (value: number): Cell => exact(value, whole(value))

const tableOf = ({ points, band }: Fit, spots: readonly Spot[], caption: string): Table => ({
  caption,
  columns: ['Records', 'Measured', 'Curve', '95 % band from', 'to'].map((label) => ({
    label,
    numeric: true,
  })),
  rows: [
    [textCell('Measured points')],
    ...points.map((point) => [
      records(point.records),
      exact(point.error),
      exact(point.fitted),
      NO_CELL,
      NO_CELL,
    ]),
    ...(spots.length === 0 ? [] : [[textCell('Where it stands: its own records, then with the data')]]),
    ...spots.map(({ x, y }) => [records(x), NO_CELL, exact(y), NO_CELL, NO_CELL]),
    [textCell('The fitted curve')],
    ...band.records.map((x, i) => [
      records(x),
      NO_CELL,
      exact(band.fit[i] ?? 0),
      exact(band.low[i] ?? 0),
      exact(band.high[i] ?? 0),
    ]),
  ],
})

const overlapTable = ({ overlap }: PositionEvidence, { currency }: FieldfareDocument): Table | undefined => {
  if (overlap === null) return undefined
  return {
    caption: `What the data bring against overlap with what it has, now ${percent(Number(overlap.present.toPrecision(3)))}; ${currency}`,
    columns: [{ label: 'Overlap' }, { label: `What the data bring, ${currency}`, numeric: true }],
    rows: overlap.overlap.map((share, i) => {
      const { value, standardError } = overlap.worth[i] ?? { value: 0, standardError: 0 }
      return [textCell(percent(share)), figureCell(figure(value, standardError))]
    }),
  }
}

const metricOf = ({ licensee, position }: PositionEvidence, document: FieldfareDocument): string => {
  const utility = document.licensees.find(({ id }) => id === licensee)?.positions?.[position]?.utility
  return utility !== undefined && 'metric' in utility ? (utility.metric ?? '') : ''
}

const curveOf = (position: PositionEvidence, fit: Fit, document: FieldfareDocument): CurveShown => {
  const spots = spotsOf(position)
  const [asIs = '', next = '', ...ceiling] = moneyTexts(position, document)
  const metric = metricOf(position, document)
  const heading = positionName(position, document)
  return {
    heading,
    sentence: position.marginal === null ? (verdictTexts(fit)[0] ?? '') : `${asIs} ${next}`,
    key: `Height: the error${metric === '' ? '' : ` (${metric})`}. Dots: measured. Line and band: fitted, 95 %.`,
    draw: drawCurves(dataOf(fit, spots, recordUnit(document))),
    steps: stepsOf(fit, spots),
    table: tableOf(fit, spots, `Error against records: ${heading}`),
    height: '19rem',
    texts: [...useTexts(position, document), ...verdictTexts(fit), ...ceiling],
    overlap: overlapTable(position, document),
  }
}

/** The learning curves that were measured, in the order of the document. */
export const curvesShown = (
  { positions }: UtilityEvidence,
  document: FieldfareDocument,
): readonly CurveShown[] =>
  positions.flatMap((position) => (position.fit === null ? [] : [curveOf(position, position.fit, document)]))

/** The uses without a curve, and why. */
export const curvelessTable = (
  { positions }: UtilityEvidence,
  document: FieldfareDocument,
): Table | undefined => {
  const without = positions.filter(({ fit }) => fit === null)
  if (without.length === 0) return undefined
  return {
    caption: 'Uses without a learning curve',
    columns: [{ label: 'Licensee and field' }, { label: 'What its worth rests on' }],
    rows: without.map((position) => [
      textCell(positionName(position, document)),
      textCell(position.why ?? 'not stated'),
    ]),
  }
}
