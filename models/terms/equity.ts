import type { Algebra } from '../kernel/formula.ts'
import { exp, log, log1p } from '../numerics/elementary.ts'
import { normalCdf } from '../numerics/normal.ts'

/**
 * Value of a holding of shares n years on, as long as the company lives:
 *
 *   V_n = value · exp((ln(1 + growth) − σ²/2)·n + σ·√n·z),  E[V_n] = value · (1 + growth)^n
 *
 * with z a standard normal: the lognormal price of Black and Scholes (1973), in real-world growth.
 */
export const holdingValue = <N>(
  $: Algebra<N>,
  holding: { readonly value: N; readonly growth: N; readonly volatility: N; readonly years: N },
  z: N,
): N => {
  const { value, growth, volatility, years } = holding
  const drift = $`(log(1 + ${growth}) - 0.5 * ${volatility} * ${volatility}) * ${years}`
  return $`${value} * exp(${drift} + ${volatility} * sqrt(${years}) * ${z})`
}

/** What the licensor can sell it for: later rounds dilute it, a buyer takes a discount, a warrant costs its strike. */
export const proceeds = <N>(
  $: Algebra<N>,
  held: N,
  clause: { readonly dilution: N; readonly discount: N; readonly strike: N | null },
): N => {
  const own = $`(1 - ${clause.dilution}) * ${held}`
  const gain = clause.strike === null ? own : $`max(${own} - ${clause.strike}, 0)`
  return $`${gain} * (1 - ${clause.discount})`
}

/**
 * E[max(0, V − strike)] of a lognormal V with mean `forward` and ln V of standard deviation `spread`: the formula of
 * Black and Scholes (1973) without discounting, forward·Φ(d₁) − strike·Φ(d₁ − spread).
 */
export const expectedWarrant = (forward: number, strike: number, spread: number): number => {
  if (!(forward > 0)) return 0
  if (!(spread > 0) || !(strike > 0)) return Math.max(0, forward - strike)
  const d1 = log(forward / strike) / spread + spread / 2
  return forward * normalCdf(d1) - strike * normalCdf(d1 - spread)
}

/** (1 + growth)^n. */
export const forwardFactor = (growth: number, years: number): number => exp(log1p(growth) * years)
