import type { Algebra } from '../kernel/formula.ts'
import type { LawInverse } from './family.ts'

/** How the M of a metalog becomes a value between its bounds (`metalogLink.ts`). */
export type MetalogEnds = 'open' | 'lower' | 'upper' | 'both'

/** M(u) = a₁ + (a₂ + a₃·c)·ln(u/(1−u)), c = u − ½: Keelin, The Metalog Distributions (2016), as `metalogCurve.ts`. */
export const metalogInverse =
  (ends: MetalogEnds): LawInverse =>
  ($, u, of) => {
    const odds = $`log(${u} / (1 - ${u}))`
    const m = metalogBend($, { odds, centred: $`${u} - 1 / 2` }, of)
    if (ends === 'open') return m
    if (ends === 'lower') return $`${of('lower')} + exp(${m})`
    if (ends === 'upper') return $`${of('upper')} - exp(-${m})`
    return $`${of('lower')} + (${of('upper')} - ${of('lower')}) / (1 + exp(-${m}))`
  }

interface Odds<N> {
  readonly odds: N
  readonly centred: N
}

export const metalogBend = <N>($: Algebra<N>, { odds, centred }: Odds<N>, of: (label: string) => N): N =>
  $`${of('a1')} + (${of('a2')} + ${of('a3')} * ${centred}) * ${odds}`

/**
 * Inverses that spreadsheets have or that follow from those they have, each by iterations of its own. Student's t through
 * ν/(ν + T²), which is beta(ν/2, ½); a Poisson number as one of `many` trials, whose probabilities differ by its square in
 * parts of `many`.
 */
export const iteratedInverses: Readonly<Record<string, LawInverse>> = {
  beta: ($, u, of) => $`${of('min')} + ${of('width')} * betaInverse(${u}, ${of('alpha')}, ${of('beta')})`,
  gamma: ($, u, of) => $`${of('scale')} * gammaInverse(${u}, ${of('shape')}, 1)`,
  studentT: ($, u, of) => {
    const nu = of('df')
    const y = $`betaInverse(2 * min(${u}, 1 - ${u}), ${nu} / 2, 1 / 2)`
    const beyond = $`sqrt(${nu} * (1 - ${y}) / ${y})`
    return $`${of('mean')} + ${of('scale')} * (${u} * 2 < 1 ? -${beyond} : ${beyond})`
  },
  binomial: ($, u, of) => $`binomialInverse(${of('n')}, ${of('p')}, ${u})`,
  poisson: ($, u, of) => $`binomialInverse(${of('many')}, ${of('mean')} / ${of('many')}, ${u})`,
}
