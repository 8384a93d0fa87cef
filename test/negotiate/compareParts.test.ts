import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossingsOf, fitterOf, rankOfScore } from '../../models/negotiate/compare/crossing.ts'
import { rankTableOf } from '../../models/negotiate/compare/rankTable.ts'
import { createRegrets } from '../../models/negotiate/compare/regret.ts'
import { separationsOf } from '../../models/negotiate/compare/separation.ts'
import { createSides } from '../../models/negotiate/compare/winners.ts'
import { wonOf } from '../../models/negotiate/compare/won.ts'
import { placesAmong, placesOfPoints, type RankColumn } from '../../models/negotiate/inputs.ts'
import { bearingOf, bornBy, driverPoints, partyRisk } from '../../models/negotiate/risks/bearing.ts'
import { tailOf } from '../../models/negotiate/risks/tail.ts'
import { normalDensity, normalQuantile } from '../../models/numerics/normal.ts'
import { columnsOf } from '../../models/summarise/columns.ts'
import { spreadOf } from '../../models/summarise/drivers/firstOrder.ts'
import { standardErrorOf } from '../../models/summarise/estimate.ts'
import { shortfallOf } from '../../models/summarise/shortfall.ts'
import { summaryOf } from '../../models/summarise/summary.ts'
import { publishedCase } from '../known/publishedCase.ts'

const trials = 4096
const replicates = 16

/** The middles of n cells, in an order that a small generator shuffles for each replicate. */
const points = (seed: number): Uint32Array => {
  const each = trials / replicates
  const found = new Uint32Array(trials)
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  for (let r = 0; r < replicates; r++) {
    const order = Array.from({ length: each }, (_, i) => i)
    for (let i = each - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    order.forEach((cell, i) => {
      found[i * replicates + r] = ((cell + next()) / each) * 4294967295
    })
  }
  return found
}

const ranksOf = (own: Uint32Array): Float64Array => Float64Array.from(own, (p) => (p + 0.5) / 4294967296)
const [a, b] = [points(1), points(2)]
const [x, y] = [a, b].map((own) => ranksOf(own).map(normalQuantile)) as [Float64Array, Float64Array]
const columns = columnsOf(trials, replicates)

describe('how far an input stands apart', () => {
  const tableOf = (ranks: readonly RankColumn[], own: number) =>
    rankTableOf({ inputs: ranks.length, futures: ranks[0]!.wholes.length, replicates: own }, (c) => ranks[c]!)

  it('is Mann and Whitney: a count of all pairs comes to the same, ties as halves', () => {
    const pair = fc.record({ value: fc.integer({ min: 0, max: 6 }), wins: fc.constantFrom(-1, 1) })
    const law = (rows: readonly { value: number; wins: number }[]) => {
      const won = rows.filter(({ wins }) => wins > 0)
      const lost = rows.filter(({ wins }) => wins < 0)
      fc.pre(won.length > 0 && lost.length > 0)
      let count = 0
      for (const one of won)
        for (const other of lost) count += one.value > other.value ? 1 : one.value === other.value ? 0.5 : 0
      const ranks = placesAmong(Float64Array.from(rows, ({ value }) => value))
      const sides = createSides(rows.length, 1)(Float64Array.from(rows, ({ wins }) => wins))
      expect(separationsOf(sides, tableOf([ranks], 1))[0]!.auc.value).toBeCloseTo(
        count / won.length / lost.length,
        10,
      )
    }
    fc.assert(fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), law))
  })

  it('is alike for two that count alike, and ½ for what plays no part', () => {
    const sides = createSides(trials, replicates)(x.map((value, i) => 100 * (value + y[i]!)))
    // alike by symmetry; the sign of a sum of two says more of each than ¾
    const [own, other, nothing] = separationsOf(
      sides,
      tableOf([a, b, points(3)].map(placesOfPoints), replicates),
    )
    expect(Math.abs(own!.auc.value - other!.auc.value)).toBeLessThan(0.02)
    expect(own!.auc.value).toBeGreaterThan(0.75)
    expect(Math.abs(nothing!.auc.value - 0.5)).toBeLessThan(4 * nothing!.auc.standardError)
  })
})

describe('who wins, replicate by replicate', () => {
  it.each([3, 4, 6, 16])('is what a plain count finds in %i replicates', (own) => {
    const count = own * 40
    const [ours, theirs] = [x, y].map((z) => z.slice(0, count)) as [Float64Array, Float64Array]
    theirs.set(ours.subarray(0, own))
    const { aBetter, bBetter, equal, errors } = wonOf(ours, theirs, {
      columns: { replicates: own },
      into: new Float64Array(count),
    })
    const wins = Array.from(theirs, (value, i) => Number(value - ours[i]! > 0.005))
    const losses = Array.from(theirs, (value, i) => Number(value - ours[i]! < -0.005))
    const shareOf = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / count
    expect([aBetter, bBetter]).toEqual([shareOf(losses), shareOf(wins)])
    expect(equal).toBeGreaterThan(0)
    const each = Array.from(
      { length: own },
      (_, r) => wins.filter((_, i) => i % own === r).reduce((sum, one) => sum + one, 0) / 40,
    )
    expect(errors.bBetter).toBeCloseTo(standardErrorOf(each), 12)
    const { first, second, neither, fewest } = createSides(count, own)(theirs.map((v, i) => v - ours[i]!))
    expect([first, second, neither].map(({ futures }) => futures.length)).toEqual(
      [aBetter, bBetter, equal].map((share) => Math.round(share * count)),
    )
    expect(fewest).toBeLessThanOrEqual(40 * Math.min(...each))
  })
})

describe('where a conditional expectation is 0', () => {
  const fitter = fitterOf(trials, replicates)
  const crossings = (values: Float64Array) => crossingsOf({ values, mean: columns.means(values) }, x, fitter)

  it('is the root of a polynomial, told with its error', () => {
    const gain = x.map((value, i) => 3 * (value - 0.5) + 2 * y[i]!)
    const [found, ...more] = crossings(gain)
    expect(more).toEqual([])
    expect(Math.abs(found!.score - 0.5)).toBeLessThan(4 * found!.standardError)
    expect(found!.standardError).toBeLessThan(0.05)
    expect(found!.rising).toBe(true)
    expect(rankOfScore(0)).toBeCloseTo(0.5, 12)
  })

  it('is found twice where it goes up and down again, and nowhere where it has one sign', () => {
    const twice = crossings(x.map((value) => value * value - 1))
    expect(twice.map(({ score }) => score)).toEqual([expect.closeTo(-1, 1), expect.closeTo(1, 1)])
    expect(twice.map(({ rising }) => rising)).toEqual([false, true])
    expect(crossings(x.map((value) => 9 + value))).toEqual([])
    expect(crossings(new Float64Array(trials))).toEqual([])
  })
})

describe('regret', () => {
  const worths = [x, y, x.map((value, i) => (value + y[i]!) / 2 - 0.1)].map((own) => own.map((v) => 1000 * v))

  it('is the shortfall against the best of the set, counted one future at a time', () => {
    const rows = createRegrets(trials, replicates)(worths.map((worth, i) => ({ id: `${i}`, worth })))
    worths.forEach((worth, i) => {
      const missed = Array.from(worth, (own, t) => Math.max(...worths.map((each) => each[t]!)) - own)
      expect(rows[i]!.expected.value).toBeCloseTo(missed.reduce((sum, one) => sum + one, 0) / trials, 8)
      expect(rows[i]!.maximum).toBeCloseTo(Math.max(...missed), 8)
      expect(rows[i]!.best).toBeCloseTo(missed.filter((one) => one < 0.005).length / trials, 12)
    })
    // E[max(X, Y) − X] of two independent normals = σ/√π
    expect(Math.abs(rows[0]!.expected.value - 1000 / Math.sqrt(Math.PI))).toBeLessThan(
      5 * rows[0]!.expected.standardError + 5,
    )
  })
})

describe('expected shortfall', () => {
  const gap = normalDensity(normalQuantile(0.05)) / 0.05

  it('of a normal law is φ(z)/p deviations below the mean', () => {
    const summary = summaryOf(x, replicates)
    const found = shortfallOf(x, summary, columns)
    expect(Math.abs(found.value + gap)).toBeLessThan(5 * found.standardError + 0.01)
    const tail = tailOf(x, spreadOf(x, replicates))
    expect(tail.gap.all).toBeCloseTo(summary.mean - summary.worst5, 10)
  })

  it('of the published case, its worst 20 % spread over four times the futures', () => {
    const { inputs, expected, tolerance } = publishedCase('expected-shortfall-discrete')
    const { outcomes, probabilities, q } = inputs as {
      outcomes: number[]
      probabilities: number[]
      q: number
    }
    // the worst q of the case stand as the worst 5 %; the rest is better than all of them
    const scale = 0.05 / q
    const worst = outcomes.flatMap((outcome, o) =>
      Array(Math.round(probabilities[o]! * scale * 800)).fill(outcome),
    )
    const worth = Float64Array.from([...worst, ...Array(800 - worst.length).fill(60)])
    const tail = tailOf(worth, spreadOf(worth, 16))
    const mean = worth.reduce((sum, one) => sum + one, 0) / worth.length
    expect(mean - tail.gap.all).toBeCloseTo(-Number(expected), -Math.log10(Number(tolerance.abs)) - 1)
  })

  it('of a sum is borne in proportion to the variances, and parts, others and interaction add up', () => {
    const time = x.map((value, i) => 300 * value + 400 * y[i]!)
    const bearing = bearingOf({ flow: time, time }, replicates)
    const born = [a, b].map((own) => bornBy(bearing, driverPoints([own], replicates)))
    const risk = partyRisk(bearing, { told: [born[0]!], others: [born[1]!] })
    expect(Math.abs(born[0]!.share[0]! - 0.36)).toBeLessThan(0.02)
    expect(Math.abs(born[0]!.tail.all - 0.36 * gap * 500)).toBeLessThan(30)
    expect(risk.others.share.value).toBeCloseTo(born[1]!.share[0]!, 12)
    expect(Math.abs(risk.interaction.share.value)).toBeLessThan(
      4 * risk.interaction.share.standardError + 0.02,
    )
    expect(born[0]!.tail.all + risk.others.tail.value + risk.interaction.tail.value).toBeCloseTo(
      risk.gap.value,
      8,
    )
  })
})
