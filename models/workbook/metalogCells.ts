import type { Algebra } from '../kernel/formula.ts'
import type { Node } from '../kernel/program.ts'
import type { AveragedOver, Family, LawFormula } from './family.ts'
import { type MetalogEnds, metalogBend, metalogInverse } from './lawInverses.ts'

const given = ['p10', 'p50', 'p90']

/** A value between the bounds as M has it (`metalogLink.ts`). */
const within = ($: Algebra<Node>, x: Node, { ends, of }: Within): Node => {
  if (ends === 'open') return x
  if (ends === 'lower') return $`log(${x} - ${of('lower')})`
  if (ends === 'upper') return $`-log(${of('upper')} - ${x})`
  return $`log((${x} - ${of('lower')}) / (${of('upper')} - ${x}))`
}

interface Within {
  readonly ends: MetalogEnds
  readonly of: (label: string) => Node
}

/** Coefficients through the three percentiles, as `metalogCoefficients`: all closed. */
const coefficientsOf = (ends: MetalogEnds): Family['derived'] => {
  const at = ($: Algebra<Node>, of: (label: string) => Node, label: string): Node =>
    within($, of(label), { ends, of })
  return [
    ['a1', ($, of) => at($, of, 'p50')],
    ['a2', ($, of) => $`(${at($, of, 'p90')} - ${at($, of, 'p10')}) / (2 * ${of('odds of 9')})`],
    [
      'a3',
      ($, of) =>
        $`(${at($, of, 'p90')} - 2 * ${of('a1')} + ${at($, of, 'p10')}) / (4 / 5 * ${of('odds of 9')})`,
    ],
  ]
}

/** e^±M at a point of the log-odds. */
const exponential =
  (sign: 1 | -1) =>
  <N>($: Algebra<N>, at: AveragedOver<N>, of: (label: string) => N): N => {
    const m = metalogBend($, at, of)
    return sign === 1 ? $`exp(${m})` : $`exp(-(${m}))`
  }

/**
 * E[e^M] beyond the last point of the log-odds, where M is a straight line: its terms at later steps are a geometric series.
 * Of e^(−M) the mirror image.
 */
const beyond = ($: Algebra<Node>, of: (label: string) => Node, sign: 1 | -1): Node => {
  const [reach, step] = [of('reach of odds'), of('step of odds')]
  const slope = sign === 1 ? $`${of('a2')} + ${of('a3')} / 2` : $`${of('a2')} - ${of('a3')} / 2`
  const a1 = sign === 1 ? of('a1') : $`-${of('a1')}`
  const ratio = $`exp((${slope} - 1) * ${step})`
  return $`${step} * exp(${a1} + (${slope} - 1) * ${reach}) * ${ratio} / (1 - ${ratio})`
}

const bounded = (sign: 1 | -1): Pick<Family, 'derived' | 'mean'> => {
  const ends = sign === 1 ? 'lower' : 'upper'
  const mean: LawFormula = ($, of) => {
    const whole = $`${of('average')} + ${beyond($, of, sign)}`
    return sign === 1 ? $`${of(ends)} + ${whole}` : $`${of(ends)} - (${whole})`
  }
  const average = { over: 'odds', each: exponential(sign) } as const
  return { derived: [...coefficientsOf(ends), [ends, (_, of) => of(ends)], ['average', average]], mean }
}

/**
 * Three-term metalogs through their 10th, 50th and 90th percentile. The mean is a₁ + a₃/2 without bounds (Keelin 2016), else
 * over log-odds; what lies beyond them where an end is open is added in closed form.
 */
export const metalogFamilies: readonly Family[] = [
  {
    given: [...given, 'lower', 'upper'],
    derived: [
      ...coefficientsOf('both'),
      ['lower', (_, of) => of('lower')],
      ['upper', (_, of) => of('upper')],
    ],
    mean: {
      over: 'odds',
      each: ($, at, of) =>
        $`${of('lower')} + (${of('upper')} - ${of('lower')}) / (1 + exp(-(${metalogBend($, at, of)})))`,
    },
    inverse: metalogInverse('both'),
  },
  { given: [...given, 'lower'], ...bounded(1), inverse: metalogInverse('lower') },
  { given: [...given, 'upper'], ...bounded(-1), inverse: metalogInverse('upper') },
  {
    given,
    derived: coefficientsOf('open'),
    mean: ($, of) => $`${of('a1')} + ${of('a3')} / 2`,
    inverse: metalogInverse('open'),
  },
]
