import type { Approaches } from '../scenario/schema/approaches.ts'
import { money, roughly } from './figures.ts'
import { wrapped } from './grid.ts'

type Market = Approaches['comparables']

/** The comparables row by row: what stands on the axis with its adjustment, then the rest with what keeps it off. */
export const comparableLines = (
  { ticks, table }: Market,
  currency: string,
  width: number,
): readonly string[] => {
  const onAxis = ticks.flatMap((tick) => wrapped(`- ${tickText(tick, currency)}`, width, '    '))
  const beside = table.flatMap(({ label, kind, qualifiers, reason, source, grade }) =>
    wrapped(
      `- ${label} [${kind}; ${qualifiers.join('; ')}]. Not on the axis: ${reason}. Source: ${source}, grade ${grade}.`,
      width,
      '    ',
    ),
  )
  return [
    ...(onAxis.length === 0 ? [] : ['Comparables on the axis', ...onAxis]),
    ...(beside.length === 0 ? [] : ['Comparables for orientation', ...beside]),
  ]
}

const tickText = (tick: Market['ticks'][number], currency: string): string => {
  const { label, qualifiers, adjustments, factor, weight, price, adjustedHigh } = tick
  const steps = adjustments.map(
    ({ name, coefficient, difference, factor: own }) =>
      `${name} ${coefficient} × ${difference} → × ${own.toFixed(4)}`,
  )
  const adjusted =
    steps.length === 0 ? '' : ` Adjusted by ${steps.join(', ')}, together × ${factor.toFixed(4)}.`
  const counts =
    price === null
      ? `An upper bound of ${roughly(adjustedHigh, currency, 4)}: it has no low and is in no quartile.`
      : `Counts as ${roughly(price, currency, 4)}, weight ${weight}.`
  return `${label} [${qualifiers.join('; ')}].${adjusted} ${counts}`
}

/** The file of an opinion of fair market value. */
export const opinionLines = (
  opinion: Approaches['fairMarketValue'],
  currency: string,
  width: number,
): readonly string[] => {
  if (opinion === null) return []
  const { range, purchases, concluded, refused } = opinion
  const lines = [
    range === null
      ? 'Range: none.'
      : `Range, from the least to the greatest figure on the axis: ${roughly(range.low, currency, 4)} to ${roughly(range.high, currency, 4)}.`,
    ...(concluded === null
      ? []
      : [
          `Concluded: ${money(concluded.amount, currency)}${concluded.reason === null ? '' : `; reason: ${concluded.reason}`}.`,
        ]),
    ...(purchases === null ? [] : purchasesTexts(purchases, currency)),
    ...refused.map((text) => `Refused: ${text}`),
  ]
  return ['Fair market value', ...lines.flatMap((line) => wrapped(`- ${line}`, width, '    '))]
}

const purchasesTexts = (
  purchases: NonNullable<NonNullable<Approaches['fairMarketValue']>['purchases']>,
  currency: string,
): readonly string[] =>
  purchases.length === 0
    ? ['The parties buy nothing else from each other.']
    : purchases.map(({ from, to, what, amount, year, source }) => {
        const when = year === null ? '' : `, ${year}`
        const named = source === null ? '' : ` (${source})`
        return `Purchase: ${from} from ${to}, ${what}, ${money(amount, currency)}${when}${named}.`
      })
