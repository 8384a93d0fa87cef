import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learntFrom, lessonOf, perfectWorth } from '../../models/information/worth.ts'
import { normalCdf } from '../../models/numerics/normal.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import { publishedCase } from '../known/publishedCase.ts'
import { choosing, constant, deal, linearLoss, noDeal, normals, replicates } from './choosing.ts'
import { informationOf, learnable, twoOffers } from './documents.ts'

/** Within four of the standard errors that the figure itself claims, which must be small. */
const expectNear = (found: Estimate, expected: number, scale: number): void => {
  expect(found.standardError).toBeGreaterThan(0)
  expect(found.standardError).toBeLessThan(0.05 * scale)
  expect(Math.abs(found.value - expected)).toBeLessThan(4 * found.standardError)
}

const free = (...columns: readonly Float64Array[]) => lessonOf(columns, 0, replicates)
const combined = (parts: readonly (readonly [number, Float64Array])[], mean: number): Float64Array =>
  parts[0]![1].map((_, i) => parts.reduce((sum, [weight, column]) => sum + weight * column[i]!, mean))

describe('a published case', () => {
  interface Inputs {
    readonly probabilities: readonly number[]
    readonly payoffs: readonly (readonly number[])[]
  }
  const { inputs, expected, tolerance } = publishedCase<Inputs, { evpi: number }>('evpi-1')
  const states = inputs.probabilities.flatMap((p, state) => new Array<number>(Math.round(10 * p)).fill(state))
  const state = Float64Array.from({ length: 1600 }, (_, i) => states[Math.floor(i / 16) % 10]!)
  const funds = inputs.payoffs.map((row, a) =>
    deal(
      `fund-${a}`,
      state.map((s) => row[s]!),
      constant(1, 1600),
    ),
  )

  it('is the expected value of perfect information, by everything known and by the state learnt', () => {
    const among = choosing([...funds, noDeal(-1e6, 1600)])
    const { shared, own, anything } = perfectWorth(among)
    for (const found of [shared!, own, anything]) {
      expect(Math.abs(found.value - expected.evpi)).toBeLessThan(tolerance.abs!)
      expect(found.standardError).toBe(0)
    }
    const learnt = learntFrom(among, lessonOf([state], 100, replicates))
    expect(learnt.own.worth.value).toBeCloseTo(expected.evpi, 9)
    expect(learnt.own.net.value).toBeCloseTo(expected.evpi - 100, 9)
    expect(learnt.own.verdict).toBe('pays')
    expect(learnt.choices.map(({ id, probability }) => [id, probability])).toEqual([
      ['fund-0', 0.5],
      ['fund-1', 0.3],
      ['fund-2', 0.2],
    ])
  })
})

describe('a normal worth, taken or left', () => {
  const [a, b, noise] = [normals('a'), normals('b'), normals('noise')]
  const worth = combined(
    [
      [3, a],
      [4, b],
    ],
    2,
  )
  const among = choosing([deal('one', worth), noDeal()])

  it('has the unit normal linear loss for everything, for one part of it, and for all parts', () => {
    expectNear(perfectWorth(among).own, linearLoss(2, 5), 5)
    expectNear(learntFrom(among, free(a)).own.worth, linearLoss(2, 3), 3)
    expectNear(learntFrom(among, free(b)).own.worth, linearLoss(2, 4), 4)
    const all = learntFrom(among, free(a, b)).own.worth
    expectNear(all, linearLoss(2, 5), 5)
    expect(Math.abs(all.value - perfectWorth(among).own.value)).toBeLessThan(0.002)
  })

  it('through a sample of it, has the preposterior loss of the conjugate normal law', () => {
    const simple = choosing([deal('one', combined([[3, a]], 1)), noDeal()])
    for (const n of [1, 4, 16]) {
      const sample = combined(
        [
          [3, a],
          [6 / Math.sqrt(n), noise],
        ],
        1,
      )
      const deviation = 9 / Math.sqrt(9 + 36 / n)
      expectNear(learntFrom(simple, free(sample)).own.worth, linearLoss(1, deviation), deviation)
    }
  })

  it('is no different for what has nothing to do with it: not worth paying for, whatever it costs', () => {
    const { own, shared, choices } = learntFrom(among, lessonOf([noise], 5, replicates))
    expect(own).toEqual({
      worth: { value: 0, standardError: 0 },
      net: { value: -5, standardError: 0 },
      verdict: 'not-worth-paying',
    })
    expect(shared).toEqual(own)
    expect(choices).toEqual([{ id: 'one', probability: 1, from: expect.any(Number), to: expect.any(Number) }])
  })

  it('costs more than it brings, or about what it brings, by two errors', () => {
    const brings = learntFrom(among, free(a)).own.worth.value
    expect(learntFrom(among, lessonOf([a], 2 * brings, replicates)).own.verdict).toBe('costs-more')
    expect(learntFrom(among, lessonOf([a], brings, replicates)).own.verdict).toBe('about-its-cost')
    expect(learntFrom(among, lessonOf([a], 0.5 * brings, replicates)).own.verdict).toBe('pays')
  })
})

describe('what the other side refuses when it learns the same', () => {
  const theta = normals('theta')
  const room = (mean: number): Float64Array => combined([[2, theta]], mean)

  it('takes away a deal that it would sign now', () => {
    const among = choosing([deal('one', constant(10), room(1)), noDeal(4)])
    const { shared, own, choices } = learntFrom(among, free(theta))
    expectNear(shared!.worth, -6 * normalCdf(-0.5), 6)
    expect(shared!.verdict).toBe('harms')
    expect(own.worth).toEqual({ value: 0, standardError: 0 })
    expect(choices.map(({ id }) => id)).toEqual(['one', null])
    expect(choices[1]!.to!).toBeLessThan(-0.5)
    expectNear(perfectWorth(among).shared!, -6 * normalCdf(-0.5), 6)
  })

  it('brings a deal that it would refuse now', () => {
    const among = choosing([deal('one', constant(10), room(-1)), noDeal(4)])
    const { shared, own } = learntFrom(among, free(theta))
    expectNear(shared!.worth, 6 * normalCdf(-0.5), 6)
    expect(shared!.verdict).toBe('pays')
    expect(own.worth.value).toBe(0)
    // without refusals it would be signed before and after
    expect(perfectWorth(among).anything.value).toBe(0)
  })

  it('is not known where nobody knows its worth, and its acceptance is then taken for granted', () => {
    const among = choosing([deal('one', room(1), null), noDeal()])
    const { shared, own } = learntFrom(among, free(theta))
    expect(shared).toBeNull()
    expect(perfectWorth(among).shared).toBeNull()
    expectNear(own.worth, linearLoss(1, 2), 2)
  })

  it('falls out of a strategy, whose other deals stand', () => {
    const parts = [
      { deal: 'a', ours: constant(5), theirs: room(1) },
      { deal: 'b', ours: constant(3), theirs: constant(1) },
    ]
    const among = choosing([{ id: 'both', parts, rest: constant(-1) }, noDeal()])
    expectNear(learntFrom(among, free(theta)).shared!.worth, -5 * normalCdf(-0.5), 5)
  })
})

describe('laws', () => {
  const [x, y, z] = [normals('x', 512), normals('y', 512), normals('z', 512)]
  const weight = fc.integer({ min: -4, max: 4 })
  const anyDeal = fc.record({ mean: weight, x: weight, y: weight, z: weight })

  it('who learns alone never gains more than by knowing everything, nor loses but by chance', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { minLength: 1, maxLength: 3 }), (deals) => {
        const alternatives = deals.map((one, d) =>
          deal(
            `deal-${d}`,
            combined(
              [
                [one.x, x],
                [one.y, y],
                [one.z, z],
              ],
              one.mean,
            ),
            constant(1, 512),
          ),
        )
        const among = choosing([...alternatives, noDeal(0, 512)])
        const everything = perfectWorth(among).own.value
        for (const lesson of [[x], [x, y], [x, y, z]]) {
          const { value, standardError } = learntFrom(among, free(...lesson)).own.worth
          expect(value).toBeLessThanOrEqual(everything + 1e-9)
          expect(value).toBeGreaterThanOrEqual(-4 * standardError)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('a gate is a pair of conditional means', () => {
    const passes = x.map((value) => (value > 0.5 ? 1 : 0))
    const among = choosing([
      deal(
        'one',
        combined(
          [
            [6, passes],
            [1, y],
          ],
          -2,
        ),
        constant(1, 512),
      ),
      noDeal(0, 512),
    ])
    const often = passes.reduce((sum, one) => sum + one, 0) / 512
    const { worth } = learntFrom(among, free(passes)).own
    const mean = among.columns.means(among.now.worths[0]!).all
    const whenPassed = y.reduce((sum, value, i) => sum + passes[i]! * (4 + value), 0) / 512
    expect(often).toBeGreaterThan(0.2)
    expect(worth.value).toBeCloseTo(whenPassed - Math.max(0, mean), 9)
  })
})

describe('perfect information, by hand', () => {
  it('of two offers and a market that is either small or large', () => {
    const document = twoOffers((copy) => {
      copy.markets[0].size = { kind: 'discrete', values: [40e6, 160e6], weights: [1, 1], learnable }
      copy.licensees[0].positions['diagnostics-us'].peakShare = 0.1
    })
    const { choices } = informationOf(document, { trials: 256, licensee: 'buyer' })
    // Σ S·(1.05·0.98)^(y−1)·0.2y·0.1·1.1^(−y) of a market S; 6 % of it and a fee of 1 M, after a tax of 25 %
    const sales = [1, 2, 3, 4, 5].reduce(
      (sum, y) => sum + 0.1 * (1.05 * 0.98) ** (y - 1) * 0.2 * y * 1.1 ** -y,
      0,
    )
    const [fee, small, large] = [750_000, 0.045 * 40e6 * sales, 0.045 * 160e6 * sales]
    const blind = Math.max(fee, (small + large) / 2)
    const known = (Math.max(fee, small) + Math.max(fee, large)) / 2
    expect(known - blind).toBeGreaterThan(100_000)
    expect(choices[0]!.perfect.own.value).toBeCloseTo(known - blind, 0)
    expect(choices[0]!.learnable[0]!.own.worth.value).toBeCloseTo(known - blind, 0)
  })
})
