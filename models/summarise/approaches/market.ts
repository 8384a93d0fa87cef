import { adjustmentFactor } from '../../methods/adjustment.ts'
import {
  type Comparable,
  comparablesFor,
  type PriceContext,
  placeComparable,
} from '../../methods/comparables.ts'
import { fewestForQuartiles, weightedQuartiles } from '../../methods/quartiles.ts'
import type { Approaches, ApproachRow } from '../../scenario/schema/approaches.ts'
import { noFigure } from './figure.ts'
import { qualifiersOf } from './qualifiers.ts'
import type { Subject } from './subject.ts'

type Market = Approaches['comparables']
type Tick = Market['ticks'][number]

const definition =
  'Weighted quartiles of the adjusted prices, a range counting with its middle: in rising order each price stands at the middle of its weight, the first at 0 and the last at 1, between two prices the line; equal weights give type 7. None with fewer than 5 prices.'

/** The comparables of the document beside the interest: what may stand on its axis, row by row, and the rest with its reason. */
export const marketOf = (subject: Subject): Market => {
  const placed = comparablesFor(subject.document.comparables ?? []).map((comparable) =>
    placedOf(subject, comparable),
  )
  const ticks = placed.flatMap((one) => ('tick' in one ? [one.tick] : []))
  const table = placed.flatMap((one) => ('oriented' in one ? [one.oriented] : []))
  const priced = ticks.flatMap(({ price, weight }) => (price === null ? [] : [{ price, weight }]))
  return { ticks, table, quartiles: weightedQuartiles(priced), definition }
}

type Placed = { readonly tick: Tick } | { readonly oriented: Market['table'][number] }

const placedOf = (subject: Subject, comparable: Comparable): Placed => {
  const { document, interest } = subject
  const context: PriceContext = {
    currency: document.currency,
    recordUnit: document.dataset.recordUnit ?? null,
    axis: 'total',
    priced: interest === 'ownership' ? 'sale' : 'licence',
  }
  const placement = placeComparable(comparable, context)
  const oriented = (reason: string): Placed => ({
    oriented: {
      id: comparable.id,
      label: `${comparable.licensor} to ${comparable.licensee}: ${comparable.reported}`,
      kind: comparable.kind,
      qualifiers: qualifiersOf(comparable),
      reason,
      source: comparable.source,
      grade: comparable.grade,
    },
  })
  if (placement.place === 'table') return oriented(placement.reason)
  const missing = (subject.valuation.comparables?.adjustments ?? []).find(
    ({ values }) => values[comparable.id] === undefined,
  )
  if (missing !== undefined)
    return oriented(`its ${missing.name} is not stated, so that it cannot be adjusted`)
  return { tick: tickOf(subject, comparable, placement) }
}

const tickOf = (
  { valuation }: Subject,
  comparable: Comparable,
  { low, high, label }: { readonly low: number | null; readonly high: number; readonly label: string },
): Tick => {
  const { adjustments = [], weights = {} } = valuation.comparables ?? {}
  const { id } = comparable
  const differences = adjustments.map(({ name, coefficient, subject, values }) => ({
    name,
    coefficient,
    subject,
    comparable: values[id]!,
  }))
  const factor = adjustmentFactor(differences)
  return {
    id,
    label,
    qualifiers: qualifiersOf(comparable),
    low,
    high,
    weight: weights[id] ?? 1,
    adjustments: differences.map((one) => ({
      name: one.name,
      coefficient: one.coefficient,
      difference: one.subject - one.comparable,
      factor: adjustmentFactor([one]),
    })),
    factor,
    adjustedLow: low === null ? null : low * factor,
    adjustedHigh: high * factor,
    price: low === null ? null : (factor * (low + high)) / 2,
  }
}

/** The row of the market approach: quartiles, or why there are none. */
export const marketRow = (subject: Subject, market: Market): ApproachRow => {
  const { interest, document, valuation } = subject
  const row = { approach: 'market', method: 'comparables', interest } as const
  const { quartiles, ticks, table } = market
  const priced = ticks.filter(({ price }) => price !== null).length
  if (quartiles === null) {
    const found = ticks.length + table.length
    const reason =
      found === 0
        ? 'No comparables: name shipped ones or your own under comparables.'
        : `${priced} of ${found} comparables have a price of the same kind, asset class, unit and basis; quartiles need ${fewestForQuartiles}.`
    return {
      ...row,
      place: 'refused',
      reason,
      ...noFigure,
      conventions: ticks.length === 0 ? [] : [definition],
    }
  }
  const adjustments = valuation.comparables?.adjustments ?? []
  return {
    ...row,
    place: 'axis',
    reason: null,
    low: quartiles.q25,
    expected: { value: quartiles.q50, standardError: 0 },
    high: quartiles.q75,
    range: 'median, and the lower and upper quartile of the prices',
    hindsight: null,
    beforeTaxAmortisation: null,
    conventions: [
      definition,
      `${priced} prices of a whole ${interest === 'ownership' ? 'dataset' : 'licence'} in ${document.currency}, as reported: nothing is divided, converted or spread over years.`,
      ...adjustments.map(
        ({ name, coefficient, subject: own, source }) =>
          `ln P moves by ${coefficient} for each unit of ${name}, this dataset having ${own}; source: ${source}.`,
      ),
      ...(adjustments.length === 0 ? ['No adjustment is stated: prices stand as reported.'] : []),
      'Prices as paid, before tax; no tax amortisation is added.',
    ],
  }
}
