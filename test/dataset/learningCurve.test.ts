import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CurveFit,
  curveError,
  drawCurve,
  errorReduction,
  fitLearningCurve,
} from '../../models/dataset/learningCurve.ts'
import { gamma } from '../../models/distributions/gamma.ts'
import { normalQuantile } from '../../models/numerics/normal.ts'
import { owenScramble } from '../../models/sampling/owen.ts'
import { sobolPoint } from '../../models/sampling/sobol.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import { relativeError } from '../known/publishedCase.ts'

type Points = readonly (readonly [number, number])[]

const fitted = (points: Points): CurveFit => {
  const result = fitLearningCurve(points)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

/** The reader study of the northlake sample. */
const study: Points = [
  [20000, 0.118],
  [40000, 0.103],
  [80000, 0.0905],
  [160000, 0.0812],
  [320000, 0.0741],
]

const sizes = [100, 200, 500, 1000, 5000, 20000, 1e5]

describe('the fit', () => {
  test('agrees with scipy.optimize.curve_fit 1.17.1, parameters and covariance', () => {
    const { parameters, scale, degreesOfFreedom, identified } = fitted(study)
    const expected = [0.047964206, 2.4194356, 0.3575347]
    for (const [j, value] of expected.entries())
      expect(relativeError(parameters[j]!, value)).toBeLessThan(1e-6)
    const lower = [[0.0025358137], [0.39866618, 0.079846557], [0.020127736, 0.0030746553, 0.00024382918]]
    for (const [i, row] of lower.entries())
      for (const [j, value] of row.entries()) expect(relativeError(scale[i]![j]!, value)).toBeLessThan(2e-6)
    expect([degreesOfFreedom, identified]).toEqual([2, true])
  })
  test('finds the curve again from exact points, with no spread', () => {
    const parts = [
      fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
    ] as const
    fc.assert(
      fc.property(...parts, fc.double({ min: 0.1, max: 1.2, noNaN: true }), (eInf, drop, beta) => {
        const alpha = drop * 100 ** beta
        const { parameters, residuals, identified } = fitted(sizes.map((n) => [n, eInf + alpha * n ** -beta]))
        expect(relativeError(parameters[0], eInf)).toBeLessThan(1e-6)
        expect(relativeError(parameters[1], alpha)).toBeLessThan(1e-6)
        expect(relativeError(parameters[2], beta)).toBeLessThan(1e-6)
        for (const residual of residuals) expect(Math.abs(residual)).toBeLessThan(1e-9)
        expect(identified).toBe(true)
      }),
      { numRuns: 50 },
    )
    const exact = fitted(sizes.map((n) => [n, 0.05 + 2 * n ** -0.4]))
    expect(exact.scale.flat()).toEqual(new Array<number>(9).fill(0))
    expect(drawCurve(exact, [3, -3, 3], 0.1)).toEqual(exact.parameters)
  })
  test('does not care about the unit of records', () => {
    const small = fitted(study.map(([n, error]) => [n / 1000, error]))
    const large = fitted(study)
    expect(relativeError(small.parameters[0], large.parameters[0])).toBeLessThan(1e-7)
    expect(
      relativeError(curveError(small.parameters, 500), curveError(large.parameters, 500000)),
    ).toBeLessThan(1e-7)
    const spread = ({ scale }: CurveFit): number => Math.hypot(...scale[2])
    expect(relativeError(spread(small), spread(large))).toBeLessThan(1e-5)
  })
  test('is a minimum: no neighbour within the bounds is better', () => {
    const noisy = sizes.map((n, i) => [n, 0.05 + 2 * n ** -0.4 + 0.004 * Math.sin(7 * i)] as const)
    for (const points of [study, noisy]) {
      const { parameters, leastError } = fitted(points)
      const sum = (curve: readonly [number, number, number]): number =>
        points.reduce((total, [n, error]) => total + (curveError(curve, n) - error) ** 2, 0)
      for (const j of [0, 1, 2])
        for (const factor of [0.999, 1.001, 0.9, 1.1]) {
          const moved = parameters.map((value, k) => (k === j ? value * factor : value))
          const [eInf, alpha, beta] = moved as [number, number, number]
          if (eInf <= leastError) expect(sum([eInf, alpha, beta])).toBeGreaterThanOrEqual(sum(parameters))
        }
    }
  })
  test('stays within its bounds whatever the points are', () => {
    const errors = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 9 })
    fc.assert(
      fc.property(errors, (values) => {
        const { parameters, scale, leastError } = fitted(values.map((error, i) => [2 ** i * 100, error]))
        const [eInf, alpha, beta] = parameters
        expect(eInf >= 0 && eInf <= leastError && alpha >= 0 && beta >= 0.01 && beta <= 3).toBe(true)
        for (const entry of [...parameters, ...scale.flat()]) expect(Number.isFinite(entry)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  test('errors of any size are alike', () => {
    const tiny = fitted(study.map(([n, error]) => [n, error * 2 ** -600]))
    const plain = fitted(study)
    expect(tiny.parameters[2]).toBe(plain.parameters[2])
    expect(tiny.scale[2]).toEqual(plain.scale[2])
    expect(tiny.scale[1]).toEqual(plain.scale[1].map((entry) => entry * 2 ** -600))
  })
  test('says when the points do not show a decline', () => {
    const flat = fitted(sizes.map((n) => [n, 0.2]))
    expect(flat).toMatchObject({ identified: false, parameters: [0.2, 0, expect.any(Number)] })
    expect(fitted(sizes.map((n, i) => [n, 0.1 + 0.01 * i])).identified).toBe(false)
  })
})

test('refuses too few points, and points that are none', () => {
  const places: readonly (readonly [Points, string, string])[] = [
    [study.slice(1), 'at least 5 points, or a curve is not fitted', '4'],
    [[...study, [0, 0.1]], 'points [records above 0, error of at least 0]', '[0, 0.1]'],
    [[...study, [10, -0.1]], 'points [records above 0, error of at least 0]', '[10, -0.1]'],
    [
      study.map(([, error], i) => [i % 2 === 0 ? 10 : 20, error]),
      'at least 3 different numbers of records',
      '2',
    ],
  ]
  for (const [points, expected, found] of places)
    expect(fitLearningCurve(points)).toEqual({ ok: false, faults: [{ expected, found }] })
})

describe('draws', () => {
  test('have the covariance of a t distribution around the fit', () => {
    const fit: CurveFit = { ...fitted(study), degreesOfFreedom: 12, leastError: 10 }
    const chi = gamma(6, 2)
    const n = 8192
    const draws = Array.from({ length: n }, (_, i) => {
      const u = [0, 1, 2, 3].map((d) => toUnit(owenScramble(sobolPoint(i, d), 991 + 7 * d)))
      return drawCurve(
        fit,
        [normalQuantile(u[0]!), normalQuantile(u[1]!), normalQuantile(u[2]!)],
        chi.quantile(u[3]!),
      )
    })
    for (const i of [0, 1, 2] as const)
      for (const j of [0, 1, 2] as const) {
        const mean = (k: 0 | 1 | 2): number => draws.reduce((sum, draw) => sum + draw[k], 0) / n
        const [a, b] = [mean(i), mean(j)]
        const covariance = draws.reduce((sum, draw) => sum + (draw[i] - a) * (draw[j] - b), 0) / n
        const scale = fit.scale[i].reduce((sum, entry, k) => sum + entry * fit.scale[j][k]!, 0)
        // variance of a t with 12 degrees of freedom is 12/10 of its scale
        expect(relativeError(covariance, 1.2 * scale)).toBeLessThan(0.03)
      }
  })
  test('are clamped', () => {
    const fit = fitted(study)
    const [eInf, alpha, beta] = drawCurve(fit, [500, 500, 500], 1)
    expect([eInf, beta]).toEqual([fit.leastError, 3])
    expect(alpha).toBeGreaterThan(0)
    expect(drawCurve(fit, [-500, 0, 0], 1)).toEqual([0, 0, 0.01])
  })
})

test('the share of the error that more records remove', () => {
  const curve = [0.05, 2, 0.4] as const
  expect(errorReduction(curve, 1000, 0)).toBe(0)
  expect(errorReduction(curve, 0, 100)).toBe(1)
  expect(errorReduction([0, 0, 1], 10, 10)).toBe(0)
  const e = (n: number): number => 0.05 + 2 * n ** -0.4
  expect(errorReduction(curve, 1000, 500)).toBeCloseTo((e(1000) - e(1500)) / e(1000), 12)
  expect(curveError([0.2, 0, 1], 0)).toBe(0.2)
})
