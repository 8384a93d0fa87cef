import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cholesky, type Matrix, multiplyLower } from '../../models/numerics/cholesky.ts'
import { symmetricEigen } from '../../models/numerics/eigen.ts'
import { nearestCorrelation } from '../../models/numerics/nearestCorrelation.ts'

const product = (lower: Matrix): number[][] =>
  lower.map((a) => lower.map((b) => a.reduce((sum, entry, k) => sum + entry * b[k]!, 0)))

/** A correlation matrix from random unit vectors: always possible, and singular when dimensions are few. */
const possible = (n: number, dimensions: number) =>
  fc
    .array(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dimensions, maxLength: dimensions }),
      {
        minLength: n,
        maxLength: n,
      },
    )
    .filter((rows) => rows.every((row) => Math.hypot(...row) > 0.1))
    .map((rows) => {
      const unit = rows.map((row) => row.map((x) => x / Math.hypot(...row)))
      return unit.map((a, i) => unit.map((b, j) => (i === j ? 1 : a.reduce((s, x, k) => s + x * b[k]!, 0))))
    })

const symmetric = (n: number) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((flat) =>
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => (i === j ? 1 : flat[Math.min(i, j) * n + Math.max(i, j)]!)),
      ),
    )

const least = (matrix: Matrix): number => Math.min(...symmetricEigen(matrix).values)

const impossible = [
  [1, 0.9, -0.9],
  [0.9, 1, 0.9],
  [-0.9, 0.9, 1],
]

describe('Cholesky', () => {
  test('L·Lᵀ is the matrix, singular ones included', () => {
    fc.assert(
      fc.property(fc.oneof(possible(5, 6), possible(5, 2), possible(4, 1)), (matrix) => {
        const lower = cholesky(matrix)
        expect(lower).not.toBeNull()
        product(lower!).forEach((row, i) => {
          row.forEach((entry, j) => {
            expect(entry).toBeCloseTo(matrix[i]![j]!, 8)
          })
        })
      }),
    )
  })
  test('refuses exactly the matrices with a negative eigenvalue', () => {
    fc.assert(
      fc.property(symmetric(4), (matrix) => {
        const smallest = least(matrix)
        fc.pre(Math.abs(smallest) > 1e-4)
        expect(cholesky(matrix) === null).toBe(smallest < 0)
      }),
      { numRuns: 500 },
    )
    expect(cholesky(impossible)).toBeNull()
    expect(
      cholesky([
        [1, 1.0001],
        [1.0001, 1],
      ]),
    ).toBeNull()
    expect(
      cholesky([
        [1, Number.NaN],
        [Number.NaN, 1],
      ]),
    ).toBeNull()
  })
  test('perfect correlation is allowed', () => {
    expect(
      cholesky([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect([
      ...multiplyLower(
        [
          [1, 0],
          [-1, 0],
        ],
        [2, 5],
        new Float64Array(2),
      ),
    ]).toEqual([2, -2])
  })
})

test('eigenvalues: V·D·Vᵀ is the matrix and V is orthogonal', () => {
  fc.assert(
    fc.property(symmetric(6), (matrix) => {
      const { values, vectors } = symmetricEigen(matrix)
      matrix.forEach((row, i) => {
        row.forEach((entry, j) => {
          const back = values.reduce((sum, value, k) => sum + value * vectors[i]![k]! * vectors[j]![k]!, 0)
          const inner = values.reduce((sum, _, k) => sum + vectors[k]![i]! * vectors[k]![j]!, 0)
          expect(back).toBeCloseTo(entry, 12)
          expect(inner).toBeCloseTo(i === j ? 1 : 0, 12)
        })
      })
    }),
  )
})

describe('the nearest correlation matrix', () => {
  test('three pairs at ±0.9 come to ±0.5', () => {
    expect(nearestCorrelation(impossible)).toEqual([
      [1, 0.5, -0.5],
      [0.5, 1, 0.5],
      [-0.5, 0.5, 1],
    ])
  })
  test('Higham 2002, section 4: a tridiagonal of ones', () => {
    const nearest = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ])
    expect(nearest[0]![1]).toBeCloseTo(0.7607, 4)
    expect(nearest[0]![2]).toBeCloseTo(0.1573, 4)
  })
  test('a possible matrix is its own nearest, to 6 decimals', () => {
    fc.assert(
      fc.property(possible(4, 7), (matrix) => {
        fc.pre(least(matrix) > 1e-5)
        const nearest = nearestCorrelation(matrix)
        nearest.forEach((row, i) => {
          row.forEach((entry, j) => {
            expect(entry).toBe(i === j ? 1 : Math.round(matrix[i]![j]! * 1e6) / 1e6 + 0)
          })
        })
      }),
    )
  })
  test('is always valid, symmetric, of 6 decimals, and nearer than a halved matrix', () => {
    fc.assert(
      fc.property(symmetric(5), (matrix) => {
        const nearest = nearestCorrelation(matrix)
        expect(cholesky(nearest)).not.toBeNull()
        expect(nearest).toEqual(nearest[0]!.map((_, j) => nearest.map((row) => row[j]!)))
        for (const row of nearest) for (const entry of row) expect(Number(entry.toFixed(6))).toBe(entry)
        const distance = (other: Matrix): number =>
          Math.hypot(...other.flatMap((row, i) => row.map((entry, j) => entry - matrix[i]![j]!)))
        for (const share of [0.2, 0.4, 0.6, 0.8]) {
          const shrunk = matrix.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry * share)))
          if (least(shrunk) >= 0) expect(distance(nearest)).toBeLessThanOrEqual(distance(shrunk) + 1e-4)
        }
      }),
      { numRuns: 50 },
    )
  })
})
