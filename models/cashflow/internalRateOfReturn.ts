import { exp, expm1 } from '../numerics/elementary.ts'
import { rootBetween } from '../numerics/roots.ts'

export interface InternalRate {
  /** Every rate at which the present value is 0, rising; several are possible when the flows change sign twice. */
  readonly roots: readonly number[]
  /** The root nearest to 0 in ln(1 + rate); `null` when there is none, as for flows of one sign. */
  readonly value: number | null
}

/** ln(1 + rate) is searched within ±14: rates from −99.9999 % to 120 million %. */
const reach = 14

/**
 * The effective annual rates at which Σ amountᵢ·(1 + rate)^(−yearsᵢ) = 0, all of them. Between two turning points there
 * is at most one, and the turning points are the rates of shorter flows: with x = ln(1 + rate) and the first date as
 * origin, the slope in x is a sum without the first flow. So the search descends until the signs change at most once.
 * (G. Pólya and G. Szegő, Problems and Theorems in Analysis II, part V, chapter 1: Descartes' rule for exponentials.)
 */
export const internalRateOfReturn = (
  amounts: readonly number[],
  years: readonly number[] = amounts.map((_, year) => year),
): InternalRate => {
  const logRates = rootsOf(joined(amounts, years))
  const nearest = logRates.reduce((best, x) => (Math.abs(x) < Math.abs(best) ? x : best), Infinity)
  return { roots: logRates.map(expm1), value: logRates.length > 0 ? expm1(nearest) : null }
}

interface Flow {
  readonly amount: number
  readonly year: number
}

/** In order of date, one flow a date, none of 0. */
const joined = (amounts: readonly number[], years: readonly number[]): readonly Flow[] => {
  const byYear = new Map<number, number>()
  for (const [i, year] of years.entries()) byYear.set(year, (byYear.get(year) ?? 0) + amounts[i]!)
  return [...byYear]
    .map(([year, amount]) => ({ amount, year }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => a.year - b.year)
}

/** Rising roots in ln(1 + rate). */
const rootsOf = (flows: readonly Flow[]): readonly number[] => {
  const changes = flows.filter(({ amount }, i) => i > 0 && amount > 0 !== flows[i - 1]!.amount > 0).length
  if (changes === 0) return []
  const turns = changes === 1 ? [] : rootsOf(slopeOf(flows))
  const ends = [-reach, ...turns, reach]
  const touching = turns.filter((x) => touches(flows, x))
  const crossing = ends.slice(1).flatMap((end, i) => rootWithin(flows, [ends[i]!, end], touching))
  return [...crossing, ...touching].sort((a, b) => a - b)
}

/** The flows whose worth is 0 where that of the given ones turns; scaled, so that no depth overflows. */
const slopeOf = ([first, ...rest]: readonly Flow[]): readonly Flow[] => {
  const weighted = rest.map(({ amount, year }) => ({ amount: amount * (year - first!.year), year }))
  const largest = weighted.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), 0)
  return weighted
    .map(({ amount, year }) => ({ amount: amount / largest, year }))
    .filter(({ amount }) => amount !== 0)
}

const rootWithin = (
  flows: readonly Flow[],
  [low, high]: readonly [number, number],
  touching: readonly number[],
): readonly number[] => {
  if (touching.includes(low) || touching.includes(high)) return []
  const root = rootBetween((x) => worth(flows, x), [low, high])
  return root === null ? [] : [root]
}

/** Worth 0 at a turning point, but for rounding. */
const touches = (flows: readonly Flow[], x: number): boolean => {
  const size = worth(
    flows.map(({ amount, year }) => ({ amount: Math.abs(amount), year })),
    x,
  )
  return Math.abs(worth(flows, x)) <= 1e-14 * size
}

/** Present value at ln(1 + rate) = x, moved to the last date where x < 0 so that nothing overflows: same sign. */
const worth = (flows: readonly Flow[], x: number): number => {
  const origin = flows[x < 0 ? flows.length - 1 : 0]!.year
  let sum = 0
  for (const { amount, year } of flows) sum += amount * exp(-x * (year - origin))
  return sum
}
