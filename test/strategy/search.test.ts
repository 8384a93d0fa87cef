import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tiltOf } from '../../models/strategy/certaintyEquivalent.ts'
import { bestSets, type Cut, type Evaluated, type Problem } from '../../models/strategy/search.ts'

/** A choice among columns of futures, with one cost that every set bears once: the largest of its members. */
interface Game {
  readonly columns: readonly (readonly number[])[]
  readonly costs: readonly number[]
  readonly excluded: readonly (readonly [number, number])[]
  readonly refused: readonly number[]
  readonly tolerance: number | null
  readonly held: number | null
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** −T·ln E[e^{−X/T}] as it is written, in another order and with the functions of the machine. */
const slowWorth = (game: Game, set: readonly number[]): number => {
  const once = Math.max(...set.map((member) => game.costs[member]!))
  const worth = game.columns[0]!.map((_, i) => set.reduce((sum, m) => sum + game.columns[m]![i]!, -once))
  const { tolerance: t } = game
  return t === null ? mean(worth) : -t * Math.log(mean(worth.map((x) => Math.exp(-x / t))))
}

const problem = (game: Game): Problem => {
  const excludes = (a: number, b: number) =>
    game.excluded.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
  const cutAt = (weights: readonly number[], constant: number): Cut => ({
    constant,
    gains: Float64Array.from(game.columns, (column) => mean(column.map((x, i) => x * weights[i]!))),
    once: Float64Array.from(game.costs, (cost) => -cost),
  })
  const evaluate = (set: readonly number[]): Evaluated => {
    const allowed = !set.some((member) => game.refused.includes(member) && set.length < 3)
    const once = Math.max(...set.map((member) => game.costs[member]!))
    const worth = Float64Array.from(game.columns[0]!, (_, i) =>
      set.reduce((sum, member) => sum + game.columns[member]![i]!, -once),
    )
    if (game.tolerance === null) return { worth: mean([...worth]), allowed, cut: null }
    const { weights, equivalent } = tiltOf(worth, game.tolerance)
    const tilted = mean([...worth].map((x, i) => x * weights[i]!))
    return { worth: equivalent, allowed, cut: cutAt([...weights], equivalent - tilted) }
  }
  const neutral = cutAt(
    game.columns[0]!.map(() => 1),
    0,
  )
  const nothing = game.held === null ? 0.5 : null
  return { count: game.columns.length, excludes, held: game.held, evaluate, cut: neutral, nothing }
}

/** Every set there is, one after the other. */
const bruteForce = (game: Game): readonly number[] => {
  const { excludes } = problem(game)
  const found: number[] = game.held === null ? [0.5] : []
  for (let bits = 1; bits < 1 << game.columns.length; bits++) {
    const set = game.columns.flatMap((_, c) => ((bits >> c) & 1 ? [c] : []))
    if (game.held !== null && !set.includes(game.held)) continue
    if (set.some((a) => set.some((b) => a < b && excludes(a, b)))) continue
    if (set.some((member) => game.refused.includes(member) && set.length < 3)) continue
    found.push(slowWorth(game, set))
  }
  return found.sort((a, b) => b - a).slice(0, 2)
}

const money = fc.integer({ min: -40, max: 60 })
const games: fc.Arbitrary<Game> = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const one = fc.integer({ min: 0, max: count - 1 })
  return fc.record({
    columns: fc.array(fc.array(money, { minLength: 4, maxLength: 4 }), {
      minLength: count,
      maxLength: count,
    }),
    costs: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: count, maxLength: count }),
    excluded: fc.array(fc.tuple(one, one), { maxLength: 6 }),
    refused: fc.array(one, { maxLength: 2 }),
    tolerance: fc.constantFrom(null, 5, 30, 1000),
    held: fc.oneof(fc.constant(null), one),
  })
})

describe('the search for the best set', () => {
  it('finds the best and the second best of all sets, by expectation and by certainty equivalent', () => {
    fc.assert(
      fc.property(games, (game) => {
        const { ranked } = bestSets(problem(game))
        const slow = bruteForce(game)
        expect(ranked.length).toBe(slow.length)
        for (const [r, { worth }] of ranked.entries()) expect(worth).toBeCloseTo(slow[r]!, 6)
        for (const { set, worth } of ranked.filter((one) => one.set.length > 0))
          expect(slowWorth(game, set)).toBeCloseTo(worth, 6)
      }),
      { numRuns: 400 },
    )
  })

  it('leaves out what is only risk: of two bets against each other it takes both or none', () => {
    const bet = [100, -90]
    const against = [-90, 100]
    const game = { costs: [0, 0], excluded: [], refused: [], tolerance: 10, held: null }
    expect(bestSets(problem({ ...game, columns: [bet, against] })).ranked[0]).toEqual({
      set: [0, 1],
      worth: expect.closeTo(10, 9),
    })
    expect(bestSets(problem({ ...game, columns: [bet, bet] })).ranked[0]!.set).toEqual([])
  })

  it('looks at few of the million sets of twenty', () => {
    const columns = Array.from({ length: 20 }, (_, c) =>
      Array.from({ length: 8 }, (__, i) => 5 + ((7 * c + 3 * i) % 11)),
    )
    const game = { costs: columns.map(() => 1), excluded: [], refused: [], tolerance: 50, held: null }
    expect(bestSets(problem({ ...game, columns })).evaluated).toBeLessThan(60)
  })
})
