import { describe, expect, test } from 'vitest'
import { exp, log, pow } from '../../models/numerics/elementary.ts'
import { type LeastSquaresFit, leastSquares, solveDefinite } from '../../models/numerics/leastSquares.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'

/** Misra's monomolecular adsorption data: NIST StRD, Misra1a to Misra1d (https://www.itl.nist.gov/div898/strd/nls). */
const volume = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760]
const pressure = [
  10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78,
]

interface Model {
  readonly name: string
  readonly value: (x: number, b: readonly [number, number]) => number
  readonly slopes: (x: number, b: readonly [number, number]) => readonly [number, number]
  readonly starts: readonly (readonly [number, number])[]
  readonly certified: readonly [number, number]
  readonly sumOfSquares: number
  readonly standardErrors: readonly [number, number]
}

const models: readonly Model[] = [
  {
    name: 'Misra1a',
    value: (x, [a, b]) => a * (1 - exp(-b * x)),
    slopes: (x, [a, b]) => [1 - exp(-b * x), a * x * exp(-b * x)],
    starts: [
      [500, 1e-4],
      [250, 5e-4],
    ],
    certified: [238.94212918, 5.5015643181e-4],
    sumOfSquares: 0.12455138894,
    standardErrors: [2.7070075241, 7.2668688436e-6],
  },
  {
    name: 'Misra1b',
    value: (x, [a, b]) => a * (1 - pow(1 + (b * x) / 2, -2)),
    slopes: (x, [a, b]) => [1 - pow(1 + (b * x) / 2, -2), a * x * pow(1 + (b * x) / 2, -3)],
    starts: [
      [500, 1e-4],
      [300, 2e-4],
    ],
    certified: [337.99746163, 3.9039091287e-4],
    sumOfSquares: 0.075464681533,
    standardErrors: [3.1643950207, 4.2547321834e-6],
  },
  {
    name: 'Misra1d',
    value: (x, [a, b]) => (a * b * x) / (1 + b * x),
    slopes: (x, [a, b]) => [(b * x) / (1 + b * x), (a * x) / ((1 + b * x) * (1 + b * x))],
    starts: [
      [500, 1e-4],
      [450, 3e-4],
    ],
    certified: [437.36970754, 3.0227324449e-4],
    sumOfSquares: 0.056419295283,
    standardErrors: [3.6489174345, 2.9334354479e-6],
  },
]

const fitted = (model: Model, start: readonly number[]): LeastSquaresFit =>
  leastSquares({
    start,
    residuals: ([a, b]) => volume.map((x, i) => model.value(x, [a!, b!]) - pressure[i]!),
    jacobian: ([a, b]) => volume.map((x) => model.slopes(x, [a!, b!])),
  })

describe('certified non-linear regressions (NIST StRD)', () => {
  for (const model of models)
    test.each(model.starts)(`${model.name} from (%d, %d)`, (...start) => {
      const found = fitted(model, start)
      expect(found.converged).toBe(true)
      found.parameters.forEach((value, j) => {
        expect(relativeError(value, model.certified[j]!)).toBeLessThan(1e-8)
      })
      expect(relativeError(found.sumOfSquares, model.sumOfSquares)).toBeLessThan(1e-9)
      expect(found.residualVariance).toBeCloseTo(model.sumOfSquares / 12, 12)
      model.standardErrors.forEach((certified, j) => {
        const inverse = solveDefinite(
          found.information,
          [0, 1].map((k) => (k === j ? 1 : 0)),
        )!
        expect(relativeError(Math.sqrt(found.residualVariance * inverse[j]!), certified)).toBeLessThan(1e-7)
      })
    })

  test.each([
    [1, 5],
    [0.7, 4],
  ])('nist-danwood from (%d, %d)', (...start) => {
    const { inputs, expected, tolerance } = publishedCase<{ x: number[]; y: number[] }, number[]>(
      'nist-danwood',
    )
    const found = leastSquares({
      start,
      residuals: ([a, b]) => inputs.x.map((x, i) => a! * pow(x, b!) - inputs.y[i]!),
      jacobian: ([a, b]) => inputs.x.map((x) => [pow(x, b!), a! * pow(x, b!) * log(x)]),
    })
    found.parameters.forEach((value, j) => {
      expect(relativeError(value, expected[j]!)).toBeLessThan(tolerance.rel!)
    })
  })
})

test('a bound is kept, and the rest is best given the bound', () => {
  const xs = [0, 1, 2, 3]
  const ys = [-1, 1, 3, 5]
  const problem = {
    start: [5, 5],
    residuals: ([a, b]: readonly number[]) => xs.map((x, i) => a! + b! * x - ys[i]!),
    jacobian: () => xs.map((x) => [1, x]),
  }
  expect(leastSquares(problem).parameters.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([-1, 2])
  const held = leastSquares({
    ...problem,
    bounds: [
      [0, Infinity],
      [-Infinity, Infinity],
    ],
  })
  expect(held.parameters[0]).toBe(0)
  // through the origin the slope is Σxy/Σx² = 22/14
  expect(held.parameters[1]).toBeCloseTo(22 / 14, 12)
})

test('an exact fit ends with nothing left and no variance', () => {
  const exact = leastSquares({
    start: [1],
    residuals: ([a]) => [a! - 3, 2 * a! - 6],
    jacobian: () => [[1], [2]],
  })
  expect(exact).toMatchObject({ parameters: [3], sumOfSquares: 0, residualVariance: 0, information: [[5]] })
})
