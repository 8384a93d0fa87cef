import { figure, fullText, plainFigure } from '../format/number.ts'
import { outOfHundred } from '../format/share.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'
import { markedOffers, type Plane, readPlaces, type Term, valueText } from './zonePlane.ts'

const SHOWN = 9

const termCell = (term: Term, value: number, currency: string): Cell => ({
  text: valueText(term, value, currency),
  title: fullText(value),
  value,
})

const shareCell = (share: number | undefined): Cell =>
  share === undefined ? NO_CELL : { text: outOfHundred(share), title: `${share}`, value: share }

const offerRows = (plane: Plane): readonly (readonly Cell[])[] =>
  markedOffers(plane).map(({ name, at: [first = 0, second = 0], licensor, licensee, number }) => [
    termCell(plane.x, first, plane.currency),
    termCell(plane.y, second, plane.currency),
    figureCell(plainFigure(licensor)),
    figureCell(plainFigure(licensee)),
    ...[NO_CELL, NO_CELL],
    textCell(`${number} ${name}`),
  ])

const contourRows = (plane: Plane, party: 'licensor' | 'licensee'): readonly (readonly Cell[])[] =>
  plane.zone.contours[party].flatMap((points) => {
    const every = Math.max(1, Math.ceil(points.length / SHOWN))
    return points
      .filter((_, i) => i % every === 0 || i === points.length - 1)
      .map(([first = 0, second = 0]) => [
        termCell(plane.x, first, plane.currency),
        termCell(plane.y, second, plane.currency),
        ...(party === 'licensor' ? [textCell('0'), NO_CELL] : [NO_CELL, textCell('0')]),
        ...[NO_CELL, NO_CELL, NO_CELL],
      ])
  })

const placeRow = ({ zone, x, y, currency }: Plane, i: number, j: number): readonly Cell[] => {
  const gain = ({ values, errors }: Plane['zone']['gains']['licensor']) =>
    figureCell(figure(values[j]?.[i] ?? 0, errors[j]?.[i] ?? 0))
  return [
    termCell(x, x.values[i] ?? 0, currency),
    termCell(y, y.values[j] ?? 0, currency),
    gain(zone.gains.licensor),
    gain(zone.gains.licensee),
    shareCell(zone.regret.licensor.values[j]?.[i]),
    shareCell(zone.regret.licensee.values[j]?.[i]),
    shareCell(zone.both?.probability.values[j]?.[i]),
  ]
}

const part = (title: string, rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  rows.length === 0 ? [] : [[textCell(title)], ...rows]

/** The marked offers, both walk-aways, and nine by nine places of the plane with every layer. */
export const planeTable = (plane: Plane): Table => {
  const { x, y, ours, theirs, currency } = plane
  const columns = [
    y.lever.label,
    `${ours} gains`,
    `${theirs} gains`,
    `${ours} regrets, of 100`,
    `${theirs} regrets, of 100`,
    'Both say yes, of 100',
  ]
  return {
    caption: `Gains over the walk-aways, ${currency}; regret: ends below its walk-away`,
    columns: [{ label: x.lever.label }, ...columns.map((label) => ({ label, numeric: true }))],
    rows: [
      ...part('Offers that are marked', offerRows(plane)),
      ...part(`Where ${ours} is as well off without the deal`, contourRows(plane, 'licensor')),
      ...part(`Where ${theirs} is as well off without the deal`, contourRows(plane, 'licensee')),
      ...part(
        'Places of the plane',
        readPlaces(plane).map(([i, j]) => placeRow(plane, i, j)),
      ),
    ],
  }
}
