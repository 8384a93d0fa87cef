import type { Distribution } from '../distributions/distribution.ts'
import type { LawAt, LawCells, LawInverse, LawMean, LawPart } from './family.ts'
import { sharedNumbers } from './sharedNumbers.ts'

type Labelled<N> = (label: string) => N

/** Names of a part's numbers within the whole; what all laws share keeps its name. */
export const inPart =
  <N>(prefix: string, of: Labelled<N>): Labelled<N> =>
  (label) =>
    of(label in sharedNumbers ? label : `${prefix}${label}`)

export const meanInPart = (prefix: string, mean: LawMean): LawMean =>
  typeof mean === 'function'
    ? ($, of) => mean($, inPart(prefix, of))
    : { over: mean.over, each: ($, at, of) => mean.each($, at, inPart(prefix, of)) }

export const numbersInPart = (
  prefix: string,
  { given, derived }: LawPart,
): Pick<LawCells, 'given' | 'derived'> => ({
  given: given.map(([label, value]) => [`${prefix}${label}`, value]),
  derived: derived.map(([label, formula]) => [`${prefix}${label}`, meanInPart(prefix, formula)]),
})

/** The engine's own formula of a law as an inverse; null where it has none. */
export const plainInverse = (
  { formula, direct }: Distribution,
  derived: LawCells['derived'],
): LawInverse | null =>
  formula === undefined
    ? null
    : ($, u, of) =>
        formula.write(
          $,
          direct ? u : $`normalQuantile(${u})`,
          derived.map(([label]) => of(label)),
        )

/** A discrete law as a part: its values and weights by number. */
export const pointsPart = ({ points, words }: Pick<LawCells, 'points' | 'words'>): LawPart => {
  const weighed =
    (each: LawAt): LawAt =>
    ($, x, of) => {
      const own = points.map((_, j) => of(`weight ${j + 1}`))
      const sum = own
        .map((weight, j) => $`${weight} * ${each($, x, (label) => of(`${label} ${j + 1}`))}`)
        .reduce((all, one) => $`${all} + ${one}`)
      return $`(${sum}) / (${own.reduce((all, one) => $`${all} + ${one}`)})`
    }
  const given = points.flatMap(([value, weight], j) => [
    [`value ${j + 1}`, value] as const,
    [`weight ${j + 1}`, weight] as const,
  ])
  return {
    ...{ words, given, derived: [], inverse: null, isIterated: false },
    mean: ($, of) => weighed((_, __, own) => own('value'))($, $`0`, of),
    curves: {
      cdf: weighed(($, x, own) => $`${own('value')} <= ${x} ? 1 : 0`),
      partial: weighed(($, x, own) => $`${own('value')} <= ${x} ? ${own('value')} : 0`),
      steps: true,
    },
  }
}
