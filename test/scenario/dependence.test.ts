import { describe, expect, it } from 'vitest'
import { valueAt } from '../../models/simulate/frame.ts'
import { check, value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { drawnIn } from '../laws/futures.ts'

const northlake = changed(sample('northlake'), (copy) => {
  copy.deals = copy.deals.slice(0, 1)
  copy.strategies = []
})
const [size, growth, models] = [
  'fields.diagnostics.market.size',
  'fields.diagnostics.market.growth',
  'fields.imaging-models.market.size',
] as const
const trials = 2048

const withDependence = (dependence: Loose): Loose => ({ ...northlake, dependence })

/** Draws of some paths of a document, trial by trial. */
const drawsOf = (document: Loose, paths: readonly string[]): readonly Float64Array[] => {
  const { frame } = drawnIn(document, trials)
  return paths.map((path) => {
    const gate = frame.plan.gates.findIndex((row) => row.path === path)
    const place = frame.plan.variables.findIndex((variable) => variable.path === path)
    return new Float64Array(trials).map((_, trial) =>
      gate >= 0 ? frame.gates[gate]![trial]! : valueAt(frame, place, trial),
    )
  })
}

const ranks = (values: Float64Array): Float64Array => {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!)
  const out = new Float64Array(values.length)
  order.forEach((trial, rank) => {
    out[trial] = rank
  })
  return out
}

const correlation = (a: Float64Array, b: Float64Array): number => {
  const middle = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0) / list.length
  const [ma, mb] = [middle(a), middle(b)]
  const sum = (of: (j: number) => number): number => a.reduce((total, _, j) => total + of(j), 0)
  const product = sum((j) => (a[j]! - ma) * (b[j]! - mb))
  return product / Math.sqrt(sum((j) => (a[j]! - ma) ** 2) * sum((j) => (b[j]! - mb) ** 2))
}

describe('quantities move together as asked', () => {
  it.each([
    ['pairs', (rank: number) => [{ between: [size, models], rank }]],
    [
      'a Gaussian copula',
      (rank: number) => ({ copula: 'gaussian', pairs: [{ between: [size, models], rank }] }),
    ],
    [
      'a matrix',
      (rank: number) => ({
        paths: [size, models],
        matrix: [
          [1, rank],
          [rank, 1],
        ],
      }),
    ],
  ] as const)('by %s', (_, dependence) => {
    for (const rank of [-0.7, 0.4]) {
      const [a, b] = drawsOf(withDependence(dependence(rank)), [size, models])
      expect(Math.abs(correlation(ranks(a!), ranks(b!)) - rank)).toBeLessThan(0.03)
    }
  })

  it('by a t copula too, whose tails move together more', () => {
    const pairs = [{ between: [size, models], rank: 0.5 }]
    const [gaussian, student] = [withDependence(pairs), withDependence({ copula: 't', tail: 3, pairs })].map(
      (document) => drawsOf(document, [size, models]).map(ranks),
    )
    expect(Math.abs(correlation(student![0]!, student![1]!) - 0.5)).toBeLessThan(0.06)
    const together = ([a, b]: readonly Float64Array[]): number =>
      a!.filter((rank, j) => rank > 0.99 * trials && b![j]! > 0.99 * trials).length
    expect(together(student!)).toBeGreaterThan(together(gaussian!))
  })

  it('and no other quantity moves: each keeps its own distribution', () => {
    const [alone] = drawsOf(withDependence([]), [size])
    const [tied] = drawsOf(withDependence([{ between: [size, growth], rank: 0.8 }]), [size])
    const middle = (draws: Float64Array): number => draws.toSorted()[trials / 2]!
    expect(Math.abs(middle(tied!) / middle(alone!) - 1)).toBeLessThan(0.03)
  })

  it('a gate may be paired: passing goes with the high end', () => {
    const gate = 'fields.diagnostics.market.success.reimbursement'
    const document = withDependence([{ between: [size, gate], rank: 0.8 }])
    const [sizes, passed] = drawsOf(document, [size, gate])
    expect(passed!.reduce((sum, x) => sum + x, 0) / trials).toBeCloseTo(0.6, 1)
    expect(correlation(ranks(sizes!), passed!)).toBeGreaterThan(0.4)
  })
})

describe('a dependence is refused', () => {
  const faults = (dependence: Loose, document = northlake) => {
    const result = check({ ...document, dependence })
    return result.ok ? [] : result.faults
  }

  it('where it names what is not drawn, or nothing at all', () => {
    const [fixed, unknown] = faults([
      { between: ['licensees.meridian.discountRate.fixed', size], rank: 0.5 },
      { between: ['fields.diagnostics.market.siz', models], rank: 0.5 },
    ])
    expect(fixed).toMatchObject({ kind: 'reference', pointer: '/dependence/0/between' })
    expect(fixed!.found).toContain('not drawn')
    expect(unknown).toMatchObject({ pointer: '/dependence/1/between', suggestion: size })
  })

  it('where no three quantities can move so, with the nearest that can (case JSON-024)', () => {
    const paths = [size, models, 'fields.education.market.size']
    const matrix = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]
    const all = sample('northlake')
    const [fault] = faults({ paths, matrix }, all)
    if (fault?.kind !== 'dependence') throw new Error('a matrix that cannot be is refused')
    expect(fault.given).toEqual(matrix)
    fault.nearest.forEach((row, i) => {
      row.forEach((cell, j) => {
        expect(Math.abs(cell - (i === j ? 1 : Math.sign(matrix[i]![j]!) * 0.5))).toBeLessThan(1e-4)
      })
    })
    expect(value({ ...all, dependence: { paths, matrix: fault.nearest } }, { trials: 16 }).ok).toBe(true)
  })
})
