import { timeOnly } from '../../models/report/bases.ts'
import { futuresWithError, hundredths, percentAtLeast } from '../../models/report/figures.ts'
import type { Answer, DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { Side } from '../../models/scenario/schema/figures.ts'
import {
  compressedAxis,
  evenAxis,
  type MoneyAxis,
  needsCompression,
  tailLimit,
  unitFor,
} from '../charts/axis.ts'
import type { Step } from '../charts/drawing.ts'
import { drawSides, type SideRow } from '../charts/sides.ts'
import { type Figure, figure, inline, leastFigure, plainFigure } from '../format/number.ts'
import { futures, futuresParts } from '../format/share.ts'
import { licenseeAtStart, licensorAtStart } from './facts.ts'
import type { ScenarioView } from './scenario.ts'
import { figureCell, type Table, textCell } from './table.ts'

/** The four numbers of a deal. */
export interface FourNumbers {
  readonly licensor: Figure
  /** null while the licensee's utility is unknown; then `mustBelieve` says what would make it gain */
  readonly licensee: Figure | null
  readonly mustBelieve: MustBelieve
  /** null where the alternative is 0 */
  readonly beats: Chance | null
  readonly certain: Figure
}

/** The share of its product revenue the data must bring for the licensee to gain; null where no share would do. */
export interface MustBelieve {
  readonly text: string
  readonly percent: string
  readonly share: number | null
}

/** A probability as a frequency; `count` and `rest` are its two parts for large type. */
export interface Chance {
  readonly text: string
  readonly count: string
  readonly rest: string
  /** `0.5`, in futures of 100; '' where there is none */
  readonly error: string
  readonly value: number
}

const chance = ({ beatsAlternative: value, beatsAlternativeError }: Side): Chance => {
  const [count, rest] = futuresParts(value, beatsAlternativeError)
  const error = hundredths(value, beatsAlternativeError)?.error ?? ''
  return { text: futuresWithError(value, beatsAlternativeError), count, rest, error, value }
}

export const expectedOf = (side: Side): Figure => figure(side.expected.value, side.expected.standardError)

export const medianOf = (side: Side): Figure => figure(side.npv.q50, side.npv.errors.q50)

const mustBelieve = (share: number | null): MustBelieve => {
  if (share === null) return { text: 'Not known while its utility is not', percent: '', share }
  if (share > 1) {
    const text = 'It would lose even if the data brought all of its product revenue'
    return { text, percent: '', share: null }
  }
  const percent = percentAtLeast(share)
  return { text: `Gains if the data bring at least ${percent} of its product revenue`, percent, share }
}

export const fourNumbers = (deal: DealAnswer): FourNumbers => ({
  licensor: expectedOf(deal.licensor),
  licensee: deal.licensee === null ? null : expectedOf(deal.licensee),
  mustBelieve: mustBelieve(deal.breakEvenShare),
  beats: deal.licensor.walkAway.value === 0 ? null : chance(deal.licensor),
  certain: leastFigure(deal.certain),
})

export const dealAnswer = (answer: Answer, id: string): DealAnswer | undefined =>
  answer.deals.find((deal) => deal.id === id)

interface Party {
  readonly party: 'licensor' | 'licensee'
  readonly name: string
  readonly side: Side
}

export const partiesOf = (view: ScenarioView, deal: DealAnswer): readonly Party[] => {
  const licensee = licenseeAtStart(view.document, deal.id)
  const licensor: Party = { party: 'licensor', name: licensorAtStart(view.document), side: deal.licensor }
  return deal.licensee === null
    ? [licensor]
    : [licensor, { party: 'licensee', name: licensee, side: deal.licensee }]
}

const rowOf = ({ party, name, side }: Party): SideRow => ({
  party,
  name,
  dots: side.dots,
  median: side.npv.q50,
  walkAway: side.walkAway.value,
  walkAwayLabel:
    side.walkAway.value === 0 ? '' : `walk-away ${plainFigure(side.walkAway.value).text} (dashed)`,
})

/** One axis for all the dots; compressed only where the medians would not both be readable. */
const axisFor = (rows: readonly SideRow[]): MoneyAxis => {
  const amounts = rows.flatMap((row) => [...row.dots, row.walkAway])
  const marks = rows.map((row) => row.median)
  if (needsCompression(marks)) return compressedAxis(amounts, unitFor(marks))
  const limit = tailLimit(
    rows.map((row) => row.dots),
    marks,
  )
  return evenAxis(amounts, limit)
}

/** What the arrow keys read of a row of dots, lowest first. */
export const dotSteps = (row: SideRow, layer: number, currency: string): readonly Step[] =>
  row.dots.map((dot, index) => ({
    text: `${row.name}: in ${index * 2 + 1} of 100 futures ${plainFigure(dot).text} ${currency} or less`,
    layer,
    index,
  }))

const sideTable = (parties: readonly Party[], currency: string): Table => ({
  caption: `What the deal turns out to be worth, ${currency}, ${timeOnly}`,
  columns: ['Party', '5th', '25th', 'Median', '75th', '95th', 'Mean of the worst 5 %', 'Walk-away'].map(
    (label, i) => ({ label, numeric: i > 0 }),
  ),
  rows: parties.map(({ name, side: { npv, walkAway } }) => [
    textCell(name),
    figureCell(figure(npv.q05, npv.errors.q10)),
    figureCell(figure(npv.q25, Math.max(npv.errors.q10, npv.errors.q50))),
    figureCell(figure(npv.q50, npv.errors.q50)),
    figureCell(figure(npv.q75, Math.max(npv.errors.q90, npv.errors.q50))),
    figureCell(figure(npv.q95, npv.errors.q90)),
    figureCell(figure(npv.worst5, npv.errors.q10)),
    figureCell(figure(walkAway.value, walkAway.standardError)),
  ]),
})

const sidesSentence = (parties: readonly Party[], currency: string): string =>
  parties
    .map(({ name, side }) => {
      if (side.npv.sd === 0) return `${name}: ${inline(medianOf(side))} ${currency} in every future.`
      const loss = side.npv.negative > 0 ? `; below 0 in ${futures(side.npv.negative)}` : ''
      return `${name}: ${inline(medianOf(side))} ${currency} in the middle future${loss}.`
    })
    .join(' ')

/** The picture of both sides: one dot is 2 of 100 futures. */
export const sidesFigure = (view: ScenarioView, deal: DealAnswer) => {
  const parties = partiesOf(view, deal)
  const rows = parties.map(rowOf)
  const { currency } = view.document
  return {
    sentence: sidesSentence(parties, currency),
    draw: drawSides({ axis: axisFor(rows), rows }),
    steps: rows.flatMap((row, layer) => dotSteps(row, layer, currency)),
    table: sideTable(parties, currency),
  }
}
