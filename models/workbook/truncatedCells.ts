import type { Average, LawAt, LawCells, LawFormula, LawInverse, LawPart } from './family.ts'
import { inPart, meanInPart, numbersInPart } from './lawParts.ts'

const prefix = 'of: '

/** A law given that it lies in [min, max]; an end that is open is absent. */
interface Cut {
  readonly min: number | undefined
  readonly max: number | undefined
}

const inside =
  ({ min, max }: Cut): LawAt =>
  ($, x, of) => {
    const above = min === undefined ? x : $`max(${x}, ${of('min')})`
    return max === undefined ? above : $`min(${above}, ${of('max')})`
  }

const ofBase =
  (at: LawAt): LawAt =>
  ($, x, of) =>
    at($, x, inPart(prefix, of))

const zero: LawFormula = ($) => $`0`

/** A function of the base at an end of the cut, or what it is where that end is open. */
const atEnd =
  (end: 'min' | 'max', at: LawAt): LawFormula =>
  ($, of) =>
    ofBase(at)($, of(end), of)

/** E[X; X ≤ x] of the base less what lies below min; null where it is not closed. */
const partialOf = (
  base: LawPart,
  cut: Cut,
): { readonly below: LawFormula; readonly upTo: LawFormula } | null => {
  const partial = base.curves?.partial ?? null
  const mean = meanInPart(prefix, base.mean)
  if (partial === null || typeof mean !== 'function') return null
  return {
    below: cut.min === undefined ? zero : atEnd('min', partial),
    upTo: cut.max === undefined ? mean : atEnd('max', partial),
  }
}

/** The value of u is that of F(min) + u·(F(max) − F(min)), kept inside where rounding leaves it. */
const inverseOf =
  (inverse: LawInverse, cut: Cut): LawInverse =>
  ($, u, of) => {
    const p = $`min(${of('below')} + ${u} * ${of('kept')}, ${lastBelowOne})`
    return inside(cut)($, inverse($, p, inPart(prefix, of)), of)
  }

const lastBelowOne = 1 - Number.EPSILON / 2

/** What of a truncated law is closed. */
const curvesOf = (base: LawPart, cut: Cut): LawCells['curves'] => {
  const { cdf, partial } = base.curves!
  const means = partialOf(base, cut)
  const share: LawAt = ($, x, of) => $`(${ofBase(cdf)($, x, of)} - ${of('below')}) / ${of('kept')}`
  return {
    cdf: ($, x, of) => share($, inside(cut)($, x, of), of),
    partial:
      means === null || partial === null
        ? null
        : ($, x, of) => {
            const upTo = ofBase(partial)($, inside(cut)($, x, of), of)
            return $`(${upTo} - ${means.below($, of)}) / ${of('kept')}`
          },
  }
}

/**
 * A truncated law, as `truncated.ts`: its mean is what lies between both ends, divided by their probability. Null of a base
 * whose probabilities are not closed, or that jumps.
 */
export const truncatedCells = (base: LawPart, cut: Cut): LawCells | null => {
  if (base.curves === null || base.curves.steps) return null
  const { cdf } = base.curves
  const { given, derived } = numbersInPart(prefix, base)
  const ends = (['min', 'max'] as const).flatMap((end) =>
    cut[end] === undefined ? [] : [[end, cut[end]] as const],
  )
  const below: LawFormula = cut.min === undefined ? zero : atEnd('min', cdf)
  const upTo: LawFormula = cut.max === undefined ? ($) => $`1` : atEnd('max', cdf)
  const means = partialOf(base, cut)
  // over points only where the numbers are those of a normal's map
  if (means === null && base.derived[0]?.[0] !== 'mu') return null
  return {
    words: `truncated ${base.words.split(':')[0]}: numbers below`,
    given: [...given, ...ends],
    derived: [...derived, ['below', below], ['kept', ($, of) => $`${upTo($, of)} - ${of('below')}`]],
    mean:
      means === null
        ? truncatedShare
        : ($, of) => $`(${means.upTo($, of)} - ${means.below($, of)}) / ${of('kept')}`,
    inverse: base.inverse === null ? null : inverseOf(base.inverse, cut),
    curves: curvesOf(base, cut),
    ...{ isIterated: base.isIterated, points: [], isBelow: true },
  }
}

/** The mean of a share within bounds, whose log-odds are normal: over the points of a normal, none of which reaches an end. */
const truncatedShare: Average = {
  over: 'normal',
  each: ($, { p }, of) => {
    const z = $`normalQuantile((${of('below')} + ${of('kept')} * ${p}) * ${of('almost 1')})`
    return $`1 / (1 + exp(-(${of('of: mu')} + ${of('of: sigma')} * ${z})))`
  },
}
