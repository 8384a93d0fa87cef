import { betaLaw } from '../../numerics/betaFunction.ts'
import { gammaLaw, type StandardLaw } from '../../numerics/gammaFunction.ts'

/** The last of each family is kept: a column asks the same law for every future. */
const lastOf = (make: (a: number, b: number) => StandardLaw): typeof make => {
  let known: { readonly a: number; readonly b: number; readonly law: StandardLaw } | null = null
  return (a, b) => {
    if (known === null || known.a !== a || known.b !== b) known = { a, b, law: make(a, b) }
    return known.law
  }
}

const betaOf = lastOf(betaLaw)
const gammaOf = lastOf(gammaLaw)

/** P(X ≤ x) of the beta law on [0, 1], as BETADIST(x, α, β). */
export const betaProbability = (x: number, alpha: number, beta: number): number => {
  if (!(alpha > 0 && beta > 0)) return Number.NaN
  if (!(x > 0)) return 0
  return x < 1 ? betaOf(alpha, beta).lower(x) : 1
}

/** P(X ≤ x) of the gamma law, as GAMMADIST(x, shape, scale, 1). */
export const gammaProbability = (x: number, shape: number, scale: number): number => {
  if (!(shape > 0 && scale > 0)) return Number.NaN
  return x > 0 ? gammaOf(shape, 0).lower(x / scale) : 0
}
