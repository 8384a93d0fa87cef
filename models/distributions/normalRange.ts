import type { LawFormula } from './distribution.ts'

/** A sum of a thousand normals that are drawn from 32 bits, with squared weights that add to 1, is less. */
const farthest = 210

/**
 * The formula of a law that is made of e^(μ+σZ), where the power is a normal number whatever Z: there the exponential of
 * the kernel has the bits of `numerics/elementary.ts`. Further out the law is drawn value by value.
 */
export const inNormalRange = (formula: LawFormula): { readonly formula?: LawFormula } => {
  const [mu, sigma] = formula.parameters as [number, number]
  return Math.abs(mu) + farthest * Math.abs(sigma) < 700 ? { formula } : {}
}
