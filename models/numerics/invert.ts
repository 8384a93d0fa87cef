import { exp, log } from './elementary.ts'
import type { StandardLaw } from './gammaFunction.ts'

/** Where a search may still go. */
interface Bracket {
  low: number
  high: number
}

/**
 * The x with law.lower(x) = p, by Newton on log P over log x: nearly a straight line in the lower tail, so that even
 * p = 1e-300 takes a few steps. A step that leaves the bracket is replaced by bisection.
 */
export const invertLower = (law: StandardLaw, p: number, start: number): number => {
  const bracket = { low: 0, high: Infinity }
  let x = start
  for (let i = 0; i < 200 && x > 0; i++) {
    const probability = law.lower(x)
    narrow(bracket, x, probability >= p)
    const step = (log(probability / p) * probability) / (x * law.density(x))
    const next = stayInside(bracket, x * exp(-step), x)
    if (Math.abs(next - x) <= 2e-16 * x) return next
    x = next
  }
  return x
}

/** The x with law.upper(x) = q, by Newton on log Q over x, with the same safeguard. */
export const invertUpper = (law: StandardLaw, q: number, start: number): number => {
  const bracket = { low: 0, high: Infinity }
  let x = start
  for (let i = 0; i < 200; i++) {
    const probability = law.upper(x)
    narrow(bracket, x, probability <= q)
    const next = stayInside(bracket, x + (log(probability / q) * probability) / law.density(x), x)
    if (Math.abs(next - x) <= 2e-16 * x) return next
    x = next
  }
  return x
}

const narrow = (bracket: Bracket, x: number, isHigh: boolean): void => {
  if (isHigh) bracket.high = x
  else bracket.low = x
}

const stayInside = ({ low, high }: Bracket, next: number, x: number): number => {
  if (next === x) return x
  if (next > low && next < high) return next
  if (high === Infinity) return x * 2
  return low > 0 && high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : 0.5 * (low + high)
}
