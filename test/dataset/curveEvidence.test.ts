import { describe, expect, test } from 'vitest'
import { type CurveEvidence, evidenceOf, type Measured } from '../../models/dataset/curveEvidence.ts'
import { relativeError } from '../known/publishedCase.ts'

const told = (points: readonly Measured[], seed = 1): CurveEvidence => {
  const found = evidenceOf(points, { seed })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

/** The reader study of the northlake sample. */
const study: readonly Measured[] = [
  [20000, 0.118],
  [40000, 0.103],
  [80000, 0.0905],
  [160000, 0.0812],
  [320000, 0.0741],
]

const sizes = [100, 200, 500, 1000, 5000, 20000, 1e5]
/** Two measurements at each size, scattered by a fixed pattern. */
const repeated: readonly Measured[] = [1, 2].flatMap((seed) =>
  sizes.map((n, i): Measured => [n, 0.05 + 2 * n ** -0.4 + 0.004 * Math.sin(7 * (i + 7 * (seed - 1))), seed]),
)

/** Least squares through a fixed floor by another way: β by golden section, α in closed form. */
const leastThrough = (points: readonly Measured[], floor: number): number => {
  const sum = (beta: number): number => {
    const x = points.map(([n]) => n ** -beta)
    const alpha =
      x.reduce((total, own, i) => total + own * (points[i]![1] - floor), 0) /
      x.reduce((total, own) => total + own * own, 0)
    return points.reduce((total, [, error], i) => total + (floor + alpha * x[i]! - error) ** 2, 0)
  }
  let [low, high] = [0.01, 3]
  for (let i = 0; i < 200; i++) {
    const [a, b] = [low + 0.381966 * (high - low), high - 0.381966 * (high - low)]
    if (sum(a) < sum(b)) high = b
    else low = a
  }
  return sum(low)
}

describe('parameters', () => {
  test('errors and covariance agree with scipy.optimize.curve_fit 1.17.1', () => {
    const { eInf, alpha, beta, covariance, degreesOfFreedom } = told(study)
    const expected = [0.0025358137, Math.hypot(0.39866618, 0.079846557), 0.020362672]
    for (const [j, parameter] of [eInf, alpha, beta].entries()) {
      expect(relativeError(parameter.standardError, expected[j]!)).toBeLessThan(1e-5)
      expect(relativeError(Math.sqrt(covariance[j]![j]!), parameter.standardError)).toBeLessThan(1e-12)
    }
    expect(covariance[0]![1]).toBe(covariance[1]![0])
    // the 97.5 % quantile of Student's law with 2 degrees of freedom is 0.95·√2/√(1 − 0.95²)
    const t = (0.95 * Math.SQRT2) / Math.sqrt(1 - 0.95 ** 2)
    expect(beta.high - beta.value).toBeCloseTo(t * beta.standardError, 10)
    expect(degreesOfFreedom).toBe(2)
  })

  test('residuals, their scatter and R² are those of the points', () => {
    const { points, residualSd, rSquared, eInf, alpha, beta } = told(study)
    const left = points.map(({ records, error, fitted, residual }) => {
      expect(fitted).toBeCloseTo(eInf.value + alpha.value * records ** -beta.value, 12)
      expect(residual).toBeCloseTo(fitted - error, 15)
      return residual ** 2
    })
    const sum = left.reduce((a, b) => a + b, 0)
    const mean = study.reduce((total, [, error]) => total + error / 5, 0)
    const total = study.reduce((all, [, error]) => all + (error - mean) ** 2, 0)
    expect(residualSd).toBeCloseTo(Math.sqrt(sum / 2), 12)
    expect(rSquared).toBeCloseTo(1 - sum / total, 12)
  })

  test('the band is the delta method, by differences', () => {
    const { band, covariance, eInf, alpha, beta } = told(study)
    expect([band.records[0], band.records.at(-1)]).toEqual([20000, 640000])
    const at = [eInf.value, alpha.value, beta.value] as const
    const t = (0.95 * Math.SQRT2) / Math.sqrt(1 - 0.95 ** 2)
    for (const i of [0, 17, 40]) {
      const n = band.records[i]!
      const error = (own: readonly number[]): number => own[0]! + own[1]! * n ** -own[2]!
      const slope = at.map((value, j) => {
        const step = 1e-6 * value
        const moved = (by: number) => error(at.map((own, k) => (k === j ? own + by : own)))
        return (moved(step) - moved(-step)) / (2 * step)
      })
      const variance = slope.reduce(
        (sum, a, j) => sum + slope.reduce((row, b, k) => row + a * b * covariance[j]![k]!, 0),
        0,
      )
      expect(relativeError(band.high[i]! - band.fit[i]!, t * Math.sqrt(variance))).toBeLessThan(1e-5)
    }
  })
})

describe('the floor', () => {
  test('is bounded where the best curve through it is just possible at 95 %', () => {
    for (const points of [study, repeated]) {
      const { floor, eInf, degreesOfFreedom } = told(points)
      const least = leastThrough(points, eInf.value)
      const ratio = (at: number): number => (leastThrough(points, at) / least - 1) * degreesOfFreedom
      // F₀.₉₅(1, 2) and F₀.₉₅(1, 11)
      const f = degreesOfFreedom === 2 ? 18.512821 : 4.844336
      expect(relativeError(ratio(floor.low), f)).toBeLessThan(1e-3)
      expect(relativeError(ratio(floor.high), f)).toBeLessThan(1e-3)
      expect(relativeError(floor.f!, ratio(0))).toBeLessThan(1e-3)
      expect(floor).toMatchObject({ identified: true, why: expect.stringContaining('ruled out') })
    }
  })

  test('the chance of a curve without a floor is that of Student’s law', () => {
    const { f, p } = told(study).floor
    // two-sided, 2 degrees of freedom: 1 − t/√(2 + t²)
    expect(p).toBeCloseTo(1 - Math.sqrt(f!) / Math.sqrt(2 + f!), 10)
  })

  test('is not identified where a curve that falls to 0 fits as well', () => {
    const noFloor = sizes.map((n, i): Measured => [n, 2 * n ** -0.3 * (1 + 0.03 * (-1) ** i)])
    const { floor } = told(noFloor)
    expect(floor).toMatchObject({ low: 0, identified: false })
    expect(floor.why).toContain('falling to 0 is possible')
    const flat = told(sizes.map((n): Measured => [n, 0.2]))
    expect(flat.floor).toMatchObject({ identified: false, why: expect.stringContaining('no decline') })
    expect(flat.rSquared).toBeNull()
  })

  test('is known from points without scatter', () => {
    const exact = told(sizes.map((n): Measured => [n, 0.05 + 2 * n ** -0.4]))
    expect(exact.floor).toMatchObject({ identified: true, f: null, p: null })
    expect(exact.floor.low).toBeCloseTo(0.05, 8)
  })
})

test('several measurements at one size show their own scatter, and whether the curve misses the means', () => {
  const { repeats } = told(repeated)
  const pairs = sizes.map((_, i) => repeated[i]![1] - repeated[i + 7]![1])
  expect(repeats!.pureSd).toBeCloseTo(Math.sqrt(pairs.reduce((sum, d) => sum + d ** 2 / 2, 0) / 7), 12)
  expect(told(study).repeats).toBeNull()
  // four sizes, twice each: 1 and 4 degrees of freedom, so that F is the square of Student's t
  const four = [1, -1].flatMap((sign) =>
    [0.5, 0.3, 0.25, 0.12].map((error, i): Measured => [100 * 4 ** i, error + sign * 0.02 * (1 + i)]),
  )
  const { f, p } = told(four).repeats!.lackOfFit!
  const angle = Math.atan(Math.sqrt(f) / 2)
  expect(p).toBeCloseTo(1 - Math.sin(angle) * (1 + Math.cos(angle) ** 2 / 2), 10)
})

describe('the bootstrap', () => {
  test('takes eight points, is the same again, and another with another seed', () => {
    expect(told(study).bootstrap).toBeNull()
    const { bootstrap } = told(repeated)
    expect(bootstrap).toMatchObject({ samples: 999, seed: 1 })
    expect(told(repeated).bootstrap).toEqual(bootstrap)
    expect(told(repeated, 2).bootstrap!.beta).not.toEqual(bootstrap!.beta)
  })

  test('spreads as the standard errors say', () => {
    const { bootstrap, ...fit } = told(repeated)
    for (const key of ['eInf', 'alpha', 'beta'] as const) {
      const { q05, q50, q95 } = bootstrap![key]
      expect(q05 < q50 && q50 < q95).toBe(true)
      const spread = (q95 - q05) / (2 * 1.645)
      expect(relativeError(spread, fit[key].standardError)).toBeLessThan(0.25)
    }
  })
})

test('an error that rises with size is refused in words, one that wavers is not', () => {
  const rising = evidenceOf(
    study.map(([n, error]): Measured => [n, 1 - error]),
    { seed: 1 },
  )
  expect(rising).toMatchObject({
    ok: false,
    faults: [
      {
        expected: expect.stringContaining('give 1 − metric'),
        found: 'an error that rises with size: 0.882 at 20000 records, 0.9259 at 320000',
      },
    ],
  })
  const wavering = sizes.map((n, i): Measured => [n, 0.2 + 0.01 * Math.sin(5 * i + 1)])
  expect(evidenceOf(wavering, { seed: 1 }).ok).toBe(true)
})
