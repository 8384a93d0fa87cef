import type { Approaches, ApproachRow } from '../../scenario/schema/approaches.ts'
import type { Valuation } from '../../scenario/schema/valuation.ts'
import type { Subject } from './subject.ts'
import { moneyText } from './words.ts'

type Opinion = NonNullable<Approaches['fairMarketValue']>
type Concluded = NonNullable<NonNullable<Valuation['fairMarketValue']>['concluded']>

/**
 * The file of an opinion of fair market value (domain page, section 16): a range for the licence, what else the parties buy
 * from each other, and the concluded amount, which is refused outside of the range unless a reason is given. Null where the
 * purpose is another one and nothing was stated.
 */
export const opinionOf = (subject: Subject, rows: readonly ApproachRow[]): Opinion | null => {
  const { valuation, interest, document } = subject
  const stated = valuation.fairMarketValue
  if (valuation.purpose !== 'fmv-opinion' && stated === undefined) return null
  const range = rangeOf(rows)
  const concluded = concludedOf(stated?.concluded, range)
  const purchases = stated?.purchases
  return {
    range,
    purchases:
      purchases?.map(({ year, source, ...row }) => ({
        ...row,
        year: year ?? null,
        source: source ?? null,
      })) ?? null,
    concluded,
    refused: [
      ...(interest === 'ownership'
        ? ['An opinion of fair market value is of a licence: state valuation.interest as { "deal": ID }.']
        : []),
      ...(range === null
        ? [
            'One figure is no range: at least two must stand on the axis, from methods that can be applied or five comparables.',
          ]
        : []),
      ...(purchases === undefined
        ? [
            'What else the parties buy from each other is not stated: list it under valuation.fairMarketValue.purchases; an empty list says that it is nothing.',
          ]
        : []),
      ...outsideTexts(concluded, range, document.currency),
    ],
  }
}

/** What the rows on the axis span: the expectations of methods, the quartiles of prices. */
const rangeOf = (rows: readonly ApproachRow[]): Opinion['range'] => {
  const figures = rows.flatMap(({ place, method, low, high, expected }) => {
    if (place !== 'axis' || expected === null) return []
    return method === 'comparables' ? [low!, high!] : [expected.value]
  })
  if (figures.length < 2) return null
  return { low: Math.min(...figures), high: Math.max(...figures) }
}

const concludedOf = (concluded: Concluded | undefined, range: Opinion['range']): Opinion['concluded'] => {
  if (concluded === undefined) return null
  const { amount, reason = null } = concluded
  return { amount, reason, inside: range === null ? null : amount >= range.low && amount <= range.high }
}

const outsideTexts = (
  concluded: Opinion['concluded'],
  range: Opinion['range'],
  currency: string,
): readonly string[] => {
  if (concluded === null || range === null || concluded.inside || concluded.reason !== null) return []
  const reach = `${moneyText(range.low, currency)} to ${moneyText(range.high, currency)}`
  return [
    `The concluded ${moneyText(concluded.amount, currency)} is outside of the range of ${reach}, and no reason is given: conclude inside, or state valuation.fairMarketValue.concluded.reason.`,
  ]
}
