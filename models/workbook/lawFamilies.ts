import type { Atoms } from '../distributions/distribution.ts'
import type { Algebra } from '../kernel/formula.ts'
import type { Node } from '../kernel/program.ts'
import type { Family, LawFormula } from './family.ts'
import { iteratedInverses } from './lawInverses.ts'
import { metalogFamilies } from './metalogCells.ts'

export const same = (label: string): readonly [string, LawFormula] => [label, (_, of) => of(label)]

const logOdds = ($: Algebra<Node>, p: Node): Node => $`log(${p} / (1 - ${p}))`

const width: Family['derived'][number] = ['width', ($, of) => $`${of('max')} - ${of('min')}`]

const lognormalMean: LawFormula = ($, of) => $`exp(${of('mu')} + ${of('sigma')} * ${of('sigma')} / 2)`

/** Variance of the logarithm, from mean and standard deviation. */
const logVariance: LawFormula = ($, of) =>
  $`log(1 + (${of('sd')} / ${of('mean')}) * (${of('sd')} / ${of('mean')}))`

const iterated = (kind: string): Pick<Family, 'inverse' | 'isIterated'> => ({
  inverse: iteratedInverses[kind]!,
  isIterated: true,
})

/** A Poisson number is counted as successes in so many trials: spreadsheets have no inverse of its own. */
const manyTrials = 1e8

/** The families that a document may name, with the formulas of `models/distributions`, by what is given of them. */
export const families: Readonly<Record<string, readonly Family[]>> = {
  uniform: [
    {
      given: ['min', 'max'],
      derived: [same('min'), same('max'), width],
      mean: ($, of) => $`${of('min')} + (${of('max')} - ${of('min')}) / 2`,
    },
  ],
  triangular: [
    {
      given: ['min', 'mode', 'max'],
      derived: [
        ...[same('min'), same('max'), width],
        ['left', ($, of) => $`${of('mode')} - ${of('min')}`],
        ['right', ($, of) => $`${of('max')} - ${of('mode')}`],
      ],
      mean: ($, of) => $`(${of('min')} + ${of('mode')} + ${of('max')}) / 3`,
    },
  ],
  normal: [{ given: ['mean', 'sd'], derived: [same('mean'), same('sd')], mean: (_, of) => of('mean') }],
  lognormal: [
    {
      given: ['p10', 'p90'],
      derived: [
        ['mu', ($, of) => $`(log(${of('p10')}) + log(${of('p90')})) / 2`],
        ['sigma', ($, of) => $`log(${of('p90')} / ${of('p10')}) / (2 * ${of('z90')})`],
      ],
      mean: lognormalMean,
    },
    {
      given: ['mean', 'sd'],
      derived: [
        ['mu', ($, of) => $`log(${of('mean')}) - ${logVariance($, of)} / 2`],
        ['sigma', ($, of) => $`sqrt(${logVariance($, of)})`],
      ],
      mean: (_, of) => of('mean'),
    },
    { given: ['mu', 'sigma'], derived: [same('mu'), same('sigma')], mean: lognormalMean },
  ],
  logitnormal: [
    {
      given: ['p10', 'p90'],
      derived: [
        ['mu', ($, of) => $`(${logOdds($, of('p10'))} + ${logOdds($, of('p90'))}) / 2`],
        ['sigma', ($, of) => $`(${logOdds($, of('p90'))} - ${logOdds($, of('p10'))}) / (2 * ${of('z90')})`],
      ],
      mean: {
        over: 'normal',
        each: ($, { z }, of) => $`1 / (1 + exp(-(${of('mu')} + ${of('sigma')} * ${z})))`,
      },
    },
  ],
  pert: [
    {
      given: ['min', 'mode', 'max', 'lambda'],
      absent: { lambda: 4 },
      derived: [
        [
          'alpha',
          ($, of) => $`1 + ${of('lambda')} * (${of('mode')} - ${of('min')}) / (${of('max')} - ${of('min')})`,
        ],
        [
          'beta',
          ($, of) => $`1 + ${of('lambda')} * (${of('max')} - ${of('mode')}) / (${of('max')} - ${of('min')})`,
        ],
        ...[same('min'), width],
      ],
      mean: ($, of) =>
        $`(${of('min')} + ${of('lambda')} * ${of('mode')} + ${of('max')}) / (${of('lambda')} + 2)`,
      ...iterated('beta'),
    },
  ],
  beta: [
    {
      given: ['alpha', 'beta', 'min', 'max'],
      absent: { min: 0, max: 1 },
      derived: [same('alpha'), same('beta'), same('min'), width],
      mean: ($, of) =>
        $`${of('min')} + (${of('max')} - ${of('min')}) * ${of('alpha')} / (${of('alpha')} + ${of('beta')})`,
      ...iterated('beta'),
    },
  ],
  bernoulli: [
    {
      given: ['p'],
      derived: [['failing', ($, of) => $`1 - ${of('p')}`]],
      mean: (_, of) => of('p'),
    },
  ],
  gamma: [
    {
      given: ['shape', 'scale'],
      derived: [same('shape'), same('scale')],
      mean: ($, of) => $`${of('shape')} * ${of('scale')}`,
      ...iterated('gamma'),
    },
  ],
  poisson: [
    {
      given: ['mean', 'many'],
      absent: { many: manyTrials },
      derived: [same('mean'), same('many')],
      mean: (_, of) => of('mean'),
      ...iterated('poisson'),
    },
  ],
  binomial: [
    {
      given: ['n', 'p'],
      derived: [same('n'), same('p')],
      mean: ($, of) => $`${of('n')} * ${of('p')}`,
      ...iterated('binomial'),
    },
  ],
  studentT: [
    {
      given: ['df', 'mean', 'scale'],
      absent: { mean: 0, scale: 1 },
      derived: [same('df'), same('mean'), same('scale')],
      mean: (_, of) => of('mean'),
      ...iterated('studentT'),
    },
  ],
  metalog: metalogFamilies,
}

/** What is written of a family, with what may be left out; null if something else is given. */
export const written = (
  { given, absent = {} }: Family,
  spec: ReadonlyMap<string, unknown>,
): readonly (readonly [string, number])[] | null => {
  const found: (readonly [string, number])[] = []
  for (const label of given) {
    const value = spec.get(label) ?? absent[label]
    if (typeof value === 'number') found.push([label, value])
    else if (value === undefined) return null
  }
  return found
}

/** Most values of a discrete law that stand in cells. */
const mostPoints = 24

/** Values of a discrete law with their probabilities; null where they are too many for cells. */
export const atomPoints = ({
  values,
  cumulative,
}: Atoms): readonly (readonly [value: number, weight: number])[] | null =>
  values.length > mostPoints
    ? null
    : Array.from(values, (value, j) => [value, cumulative[j]! - (cumulative[j - 1] ?? 0)] as const)
