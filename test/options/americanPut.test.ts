import { describe, expect, it } from 'vitest'
import { exp, log } from '../../models/numerics/elementary.ts'
import { normalCdf, normalQuantile } from '../../models/numerics/normal.ts'
import { crossFit } from '../../models/options/crossFit.ts'
import { closed, free, type Game, type Tree } from '../../models/options/tree.ts'

interface Put {
  readonly start: number
  readonly volatility: number
  readonly years: number
  readonly dates: number
  readonly pairs: number
}

const [strike, rate, replicates] = [40, 0.06, 16]

/** Antithetic paths of a share: columns by date; a pair lies in neighbouring replicates. */
const pathsOf = ({ start, volatility, years, dates, pairs }: Put): readonly Float64Array[] => {
  const step = years / dates
  let state = 20_010_113
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296
  }
  const columns = Array.from({ length: dates }, () => new Float64Array(2 * pairs))
  for (let pair = 0; pair < pairs; pair++) {
    const at = 32 * Math.floor(pair / 16) + (pair % 16)
    let [up, down] = [start, start]
    for (const column of columns) {
      const shock = volatility * Math.sqrt(step) * normalQuantile(uniform())
      const drift = (rate - 0.5 * volatility * volatility) * step
      up *= exp(drift + shock)
      down *= exp(drift - shock)
      column[at] = up
      column[at + 16] = down
    }
  }
  return columns
}

/** A put that may be exercised at each date, as a chain of decisions; the last way lets it lapse. */
const gameOf = (put: Put): Game => {
  const columns = pathsOf(put)
  const step = put.years / put.dates
  const worth = columns.map((column, d) =>
    column.map((share) => Math.max(0, strike - share) * exp(-rate * step * (d + 1))),
  )
  const nothing = new Float64Array(2 * put.pairs)
  const chain = (d: number): Tree =>
    d === put.dates
      ? { kind: 'way', way: d }
      : {
          ...{ kind: 'decision', option: 0, place: d, date: d * step, effect: d * step },
          ...{ taken: { kind: 'way', way: d }, declined: chain(d + 1) },
        }
  const states = columns.map((column) => Uint8Array.from(column, (share) => (share < strike ? free : closed)))
  return {
    tree: chain(0),
    trials: 2 * put.pairs,
    holder: () => 'licensee',
    worth: (way) => worth[way] ?? nothing,
    known: ({ place }) => [columns[place]!],
    state: ({ place }) => states[place]!,
  }
}

const meanOf = (game: Game, ways: Uint16Array): { readonly mean: number; readonly error: number } => {
  const values = Float64Array.from(ways, (way, i) => game.worth(way, 'licensee')[i]!)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, error: Math.sqrt(squares) / values.length }
}

describe('an American put, exercised on simulated prices', () => {
  // Longstaff and Schwartz (2001), table 1: finite differences, and their own simulation with its standard error
  it.each([
    { start: 36, volatility: 0.2, years: 1, finite: 4.478, simulated: 4.472 },
    { start: 40, volatility: 0.4, years: 1, finite: 5.312, simulated: 5.308 },
  ])('S = $start, σ = $volatility, T = $years: the published value', ({ finite, simulated, ...put }) => {
    const game = gameOf({ ...put, dates: 50 * put.years, pairs: 8192 })
    const { outOfSample, inSample } = crossFit(game, replicates)
    const [honest, flattering] = [meanOf(game, outOfSample), meanOf(game, inSample)]
    expect(Math.abs(honest.mean - simulated)).toBeLessThan(4 * honest.error)
    expect(honest.mean).toBeLessThan(finite + 3 * honest.error)
    expect(honest.mean).toBeGreaterThan(0.98 * finite)
    expect(flattering.mean).toBeGreaterThanOrEqual(honest.mean - honest.error)
  })

  it('with one date it is the European put of Black and Scholes', () => {
    const game = gameOf({ start: 36, volatility: 0.2, years: 1, dates: 1, pairs: 8192 })
    const { mean, error } = meanOf(game, crossFit(game, replicates).outOfSample)
    const d = (log(36 / strike) + (rate + 0.02)) / 0.2
    const exact = strike * exp(-rate) * normalCdf(0.2 - d) - 36 * normalCdf(-d)
    expect(exact).toBeCloseTo(3.844, 3)
    expect(Math.abs(mean - exact)).toBeLessThan(3 * error)
  })
})
