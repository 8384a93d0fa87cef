import { studentT } from '../distributions/studentT.ts'
import { rootBetween } from '../numerics/roots.ts'
import { fitRaw, squaredError } from './curveFit.ts'
import type { CurveFit } from './learningCurve.ts'

type Points = readonly (readonly [number, number])[]

/** Which floors e∞ the points leave possible. */
export interface FloorProfile {
  /** 95 % profile-likelihood interval of e∞ */
  readonly low: number
  readonly high: number
  /** F of the fit with e∞ = 0 against the free one, on 1 and n − 3 degrees of freedom; null without scatter */
  readonly f: number | null
  readonly p: number | null
}

/**
 * The profile of e∞: a floor e is possible at 95 % where the best curve through it has
 * SSR(e) ≤ SSR·(1 + F₀.₉₅(1, ν)/ν), ν = points − 3. Kept within 0 ≤ e ≤ least error.
 * D. Bates, D. Watts, Nonlinear Regression Analysis (1988), section 6.1.
 */
export const profileOfFloor = (points: Points, fit: CurveFit): FloorProfile => {
  const { parameters, degreesOfFreedom: nu, leastError } = fit
  const floor = parameters[0]
  const least = squaredError(points, parameters)
  if (fit.scale.flat().every((entry) => entry === 0)) return { low: floor, high: floor, f: null, p: null }
  const law = studentT(nu)
  const t = law.quantile(0.975)
  const limit = least * (1 + (t * t) / nu)
  const above = (at: number): number => squaredError(points, fitRaw(points, at, at)) - limit
  const end = (to: number): number =>
    !(above(to) > 0) ? to : (rootBetween(above, [floor, to], 1e-7 * leastError) ?? to)
  const f = Math.max(0, (squaredError(points, fitRaw(points, 0, 0)) - least) / (least / nu))
  return { low: end(0), high: end(leastError), f, p: 2 * law.cdf(-Math.sqrt(f)) }
}
