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
const step = 0.05

/**
 * The effective annual rates at which Σ amountᵢ·(1 + rate)^(−yearsᵢ) = 0. With one change of sign the root is unique
 * and bracketed at once; else ln(1 + rate) is scanned in steps of 0.05, turning points included, so that a present
 * value that only touches 0 is found too.
 */
export const internalRateOfReturn = (
  amounts: readonly number[],
  years: readonly number[] = amounts.map((_, year) => year),
): InternalRate => {
  const order = years.map((_, i) => i).sort((i, j) => years[i]! - years[j]!)
  const flows = { amounts: order.map((i) => amounts[i]!), years: order.map((i) => years[i]!) }
  const changes = signChanges(flows.amounts)
  if (changes === 0) return { roots: [], value: null }
  const logRates = changes === 1 ? onlyRoot(flows) : allRoots(flows)
  const nearest = logRates.reduce((best, x) => (Math.abs(x) < Math.abs(best) ? x : best), Infinity)
  return { roots: logRates.map(expm1), value: logRates.length > 0 ? expm1(nearest) : null }
}

interface Flows {
  readonly amounts: readonly number[]
  readonly years: readonly number[]
}

const signChanges = (amounts: readonly number[]): number => {
  const signs = amounts.filter((amount) => amount !== 0).map((amount) => amount > 0)
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length
}

/** Present value at ln(1 + rate) = x, moved to the last date where x < 0 so that nothing overflows: same sign. */
const worth = ({ amounts, years }: Flows, x: number): number => {
  const origin = x < 0 ? years[years.length - 1]! : years[0]!
  let sum = 0
  for (let i = 0; i < amounts.length; i++) sum += amounts[i]! * exp(-x * (years[i]! - origin))
  return sum
}

/** Its slope in x, up to the same factor. */
const slope = ({ amounts, years }: Flows, x: number): number => {
  const origin = x < 0 ? years[years.length - 1]! : years[0]!
  let sum = 0
  for (let i = 0; i < amounts.length; i++)
    sum -= (years[i]! - years[0]!) * amounts[i]! * exp(-x * (years[i]! - origin))
  return sum
}

const onlyRoot = (flows: Flows): readonly number[] => {
  const root = rootBetween((x) => worth(flows, x), [-reach, reach])
  return root === null ? [] : [root]
}

const allRoots = (flows: Flows): readonly number[] => {
  const roots: number[] = []
  for (let i = 0; i < (2 * reach) / step; i++)
    roots.push(...rootsWithin(flows, [-reach + i * step, -reach + (i + 1) * step]))
  return roots.filter((root, i) => i === 0 || Math.abs(root - roots[i - 1]!) > 1e-9)
}

/** One root where the sign changes; two or a touching one where it turns in between. */
const rootsWithin = (flows: Flows, [low, high]: readonly [number, number]): readonly number[] => {
  const at = (x: number): number => worth(flows, x)
  const root = rootBetween(at, [low, high])
  if (root !== null) return [root]
  const turn = rootBetween((x) => slope(flows, x), [low, high])
  if (turn === null) return []
  if (at(turn) > 0 !== at(low) > 0)
    return [rootBetween(at, [low, turn]), rootBetween(at, [turn, high])].filter((x) => x !== null)
  const size = worth({ ...flows, amounts: flows.amounts.map(Math.abs) }, turn)
  return Math.abs(at(turn)) <= 1e-13 * size ? [turn] : []
}
