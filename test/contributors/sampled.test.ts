import { describe, expect, it } from 'vitest'
import { exactValues } from '../../models/contributors/exact.ts'
import { type Game, sizeGame } from '../../models/contributors/game.ts'
import { methodsOf } from '../../models/contributors/methods.ts'
import { sampledValues } from '../../models/contributors/sampled.ts'
import { gameOf } from './games.ts'

const glove = gameOf(9, (members) => {
  const lefts = members.filter((i) => i < 4).length
  return Math.min(lefts, members.length - lefts)
})
const costs = [8, 11, 13, 18, 18, 25, 3]
const airport = gameOf(7, (members) => Math.max(...members.map((i) => costs[i]!)))
const harmful = gameOf(6, (members) => members.length * 3 - (members.includes(2) ? 5 : 0) * members.length)
const curve = sizeGame([620, 380, 200, 90, 90, 15, 4, 1, 700, 33, 1000], (size) => 1 - 1 / (1 + size / 50))

const games: readonly (readonly [string, Game])[] = [
  ['gloves', glove],
  ['airport', airport],
  ['one who harms', harmful],
  ['diminishing returns', curve],
]

describe('values by sampling permutations', () => {
  it.each(games)('are within four standard errors of the exact ones: %s', (_, game) => {
    const exact = exactValues(game)
    for (const seed of [1, 2, 3]) {
      const found = sampledValues(game, { seed, enough: 1e-4 })
      found.shapley.forEach(({ value, standardError }, i) => {
        expect(Math.abs(value - exact.shapley[i]!)).toBeLessThanOrEqual(4 * standardError + 1e-9)
      })
      found.banzhaf.forEach(({ value, standardError }, i) => {
        expect(Math.abs(value - exact.banzhaf[i]!)).toBeLessThanOrEqual(4 * standardError + 1e-9)
      })
    }
  })

  it('tells a standard error that is the spread of many runs', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => sampledValues(glove, { seed, enough: 1 }))
    for (let i = 0; i < glove.count; i++) {
      const values = runs.map(({ shapley }) => shapley[i]!.value)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 59)
      const told = runs.reduce((sum, { shapley }) => sum + shapley[i]!.standardError ** 2, 0) / 60
      expect(spread / Math.sqrt(told)).toBeGreaterThan(0.7)
      expect(spread / Math.sqrt(told)).toBeLessThan(1.4)
    }
  })

  it('add up to the worth of all, whatever the sample', () => {
    for (const [, game] of games) {
      const { shapley } = sampledValues(game, { seed: 5, enough: 1 })
      const sum = shapley.reduce((all, { value }) => all + value, 0)
      const coalition = game.coalition()
      coalition.clear()
      for (let i = 0; i < game.count; i++) coalition.add(i)
      expect(sum).toBeCloseTo(coalition.worth(), 9)
    }
  })

  it('give contributors that are alike the same to the last bit', () => {
    const { shapley, banzhaf } = sampledValues(curve, { seed: 4, enough: 1 })
    expect(shapley[3]).toEqual(shapley[4])
    expect(banzhaf[3]).toEqual(banzhaf[4])
  })

  it('stop when every error is small enough, and draw on where it is not', () => {
    const soon = sampledValues(glove, { seed: 1, enough: 1 })
    const late = sampledValues(glove, { seed: 1, enough: 0.002 })
    expect(soon.permutations).toBe(32 * 8)
    expect(late.permutations).toBeGreaterThan(soon.permutations)
    expect(Math.max(...late.shapley.map(({ standardError }) => standardError))).toBeLessThanOrEqual(0.002)
  })

  it('are a function of the seed', () => {
    expect(sampledValues(glove, { seed: 7, enough: 1 })).toEqual(sampledValues(glove, { seed: 7, enough: 1 }))
    expect(sampledValues(glove, { seed: 7, enough: 1 })).not.toEqual(
      sampledValues(glove, { seed: 8, enough: 1 }),
    )
  })
})

describe('200 contributors of 200 sizes, against closed forms', () => {
  const sizes = Array.from({ length: 200 }, (_, i) => 1 + ((i * 37) % 211) / 10)
  const total = (power: number): number => sizes.reduce((sum, size) => sum + size ** power, 0)

  it('squares: antithetic walks leave no error at all, r·Σr', () => {
    const { shapley } = sampledValues(
      sizeGame(sizes, (size) => size * size),
      { seed: 2, enough: 1e-9 },
    )
    shapley.forEach(({ value, standardError }, i) => {
      expect(value / (sizes[i]! * total(1))).toBeCloseTo(1, 10)
      expect(standardError).toBeLessThan(1e-6)
    })
  })

  it('cubes: each product of sizes is shared by those in it, by Banzhaf halved for each other one', () => {
    const { shapley, banzhaf } = sampledValues(
      sizeGame(sizes, (size) => size * size * size),
      { seed: 3, enough: 1e-9 },
    )
    sizes.forEach((r, i) => {
      const [others, squares] = [total(1) - r, total(2) - r * r]
      const [twos, threes] = [3 * r * r * others + 3 * r * squares, 3 * r * (others * others - squares)]
      const fair = r ** 3 + twos / 2 + threes / 3
      const flat = r ** 3 + twos / 2 + threes / 4
      expect(Math.abs(shapley[i]!.value - fair)).toBeLessThanOrEqual(5 * shapley[i]!.standardError)
      expect(shapley[i]!.standardError).toBeLessThan(0.01 * fair)
      expect(Math.abs(banzhaf[i]!.value - flat)).toBeLessThanOrEqual(5 * banzhaf[i]!.standardError)
      expect(banzhaf[i]!.standardError).toBeLessThan(0.01 * flat)
    })
  })
})

describe('which way is taken', () => {
  const sizes = (count: number) => Array.from({ length: count }, (_, i) => 100 + i)
  it('exact up to fifteen, sampled from sixteen on, exact again where most are alike', () => {
    expect(methodsOf(sizeGame(sizes(15), Math.sqrt), 1)).toMatchObject({ how: 'exact', permutations: null })
    expect(methodsOf(sizeGame(sizes(16), Math.sqrt), 1).how).toBe('sampled')
    expect(methodsOf(sizeGame([...new Array(80).fill(1), ...new Array(80).fill(2)], Math.sqrt), 1).how).toBe(
      'exact',
    )
  })

  it('sixteen by sampling agree with fifteen and one who brings nothing, exactly', () => {
    const fifteen = methodsOf(sizeGame(sizes(15), Math.sqrt), 1)
    const sixteen = methodsOf(sizeGame([...sizes(15), 0], Math.sqrt), 1)
    expect(sixteen.how).toBe('sampled')
    sixteen.shapley.forEach(({ value, standardError }, i) => {
      const exact = fifteen.shapley[i]?.value ?? 0
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(4.5 * standardError + 1e-12)
    })
  })
})
