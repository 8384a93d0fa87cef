import { exp, log } from './elementary.ts'

/** 1/(1 + e^(−u)), exact to the last digits in both tails. */
export const logistic = (u: number): number => {
  if (u >= 0) return 1 / (1 + exp(-u))
  const e = exp(u)
  return e / (1 + e)
}

/** ln(p/(1−p)). */
export const logit = (p: number): number => log(p / (1 - p))
