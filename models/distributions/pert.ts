import { beta } from './beta.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'

/**
 * PERT: the beta on [min, max] with α = 1 + λ(mode−min)/width, β = 1 + λ(max−mode)/width; λ = 4 is the classical
 * one. Mean μ = (min + λ·mode + max)/(λ+2), variance (μ−min)(max−μ)/(λ+3) (mc2d, R package, `rpert`).
 */
export const pert = ({ min, mode, max, lambda = 4 }: PertShape): Distribution => {
  if (min === max) return constant(min)
  const width = max - min
  const alpha = 1 + (lambda * (mode - min)) / width
  return { ...beta({ alpha, beta: 1 + (lambda * (max - mode)) / width, min, max }), kind: 'pert' }
}

export interface PertShape {
  readonly min: number
  readonly mode: number
  readonly max: number
  readonly lambda?: number
}
