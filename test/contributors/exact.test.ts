import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canEnumerate, exactValues } from '../../models/contributors/exact.ts'
import { plainWorths, sizeGame, tableGame } from '../../models/contributors/game.ts'
import { publishedCase } from '../known/publishedCase.ts'
import { anyWorths, gameOf, monotone, shapleyByOrders } from './games.ts'

const close = (found: readonly number[], expected: readonly number[], digits = 9): void => {
  expect(found).toHaveLength(expected.length)
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, digits)
  })
}

describe('published games', () => {
  it('the airport game: whoever needs the next piece of the runway shares its cost', () => {
    const { inputs, expected } = publishedCase<{ costs: number[] }, number[]>('airport-4')
    const { costs } = inputs
    const game = gameOf(costs.length, (members) => Math.max(...members.map((i) => costs[i]!)))
    close(exactValues(game).shapley, expected)
  })

  it('shoes: two left ones and a right one', () => {
    const { inputs, expected } = publishedCase<{ left: number; right: number }, number[]>('dvl-shoes-2-1')
    const { left, right } = inputs
    const game = gameOf(left + right, (members) => {
      const lefts = members.filter((i) => i < left).length
      return Math.min(lefts, members.length - lefts)
    })
    close(exactValues(game).shapley, expected, 12)
  })

  it('a vote of equals by majority', () => {
    const { inputs, expected } = publishedCase<{ n: number }, { shapley: number[]; banzhaf: number[] }>(
      'dvl-symvote-4',
    )
    const game = gameOf(inputs.n, (members) => (members.length > inputs.n / 2 ? 1 : 0))
    const found = exactValues(game)
    close(found.shapley, expected.shapley, 12)
    close(found.banzhaf, expected.banzhaf, 12)
  })
})

describe('closed forms', () => {
  it('whoever brings its own whatever the others do, gets its own', () => {
    const own = [3, 0, 11, 2.5, 7]
    const game = gameOf(5, (members) => members.reduce((sum, i) => sum + own[i]!, 0))
    const { shapley, banzhaf } = exactValues(game)
    close(shapley, own, 12)
    close(banzhaf, own, 12)
    close(plainWorths(game).leaveOneOut, own, 12)
  })

  it('a seller and two buyers: the seller gets two thirds of what one of them pays', () => {
    const game = gameOf(3, (members) => (members.includes(0) && members.length > 1 ? 6 : 0))
    close(exactValues(game).shapley, [4, 1, 1], 12)
    close(plainWorths(game).leaveOneOut, [6, 0, 0], 12)
  })

  it('unanimity: all or nothing, in equal parts; Banzhaf does not add up', () => {
    const game = gameOf(6, (members) => (members.length === 6 ? 1 : 0))
    const { shapley, banzhaf } = exactValues(game)
    close(shapley, new Array(6).fill(1 / 6), 12)
    close(banzhaf, new Array(6).fill(1 / 32), 12)
  })

  it('200 equal contributors share equally, without sampling', () => {
    const game = sizeGame(new Array(200).fill(1000), Math.sqrt)
    expect(canEnumerate(game)).toBe(true)
    const { shapley } = exactValues(game)
    close(shapley, new Array(200).fill(Math.sqrt(200_000) / 200), 9)
    expect(new Set(shapley).size).toBe(1)
  })
})

const often = { numRuns: 300 }
const count = fc.integer({ min: 1, max: 6 })
const worths = count.chain(anyWorths)
const game = (of: readonly number[]) => tableGame(Math.log2(of.length), of)

describe('laws of the Shapley value', () => {
  it('is what every order of arrival gives on average (a slow twin up to eight contributors)', () => {
    fc.assert(
      fc.property(worths, (of) => close(exactValues(game(of)).shapley, shapleyByOrders(game(of)), 8)),
      often,
    )
    const eight = fc.sample(anyWorths(8), { numRuns: 2, seed: 8 })
    for (const of of eight) close(exactValues(game(of)).shapley, shapleyByOrders(game(of)), 8)
  })

  it('efficiency: adds up to the worth of all', () => {
    fc.assert(
      fc.property(worths, (of) => {
        const sum = exactValues(game(of)).shapley.reduce((all, value) => all + value, 0)
        expect(sum).toBeCloseTo(of.at(-1)!, 8)
      }),
      often,
    )
  })

  it('a dummy gets what it has alone, and whoever adds nothing gets nothing; also by Banzhaf', () => {
    fc.assert(
      fc.property(worths, fc.integer({ min: 0, max: 50 }), (of, own) => {
        const more = [...of, ...of.map((worth) => worth + own)]
        const { shapley, banzhaf } = exactValues(game(more))
        expect(shapley.at(-1)).toBeCloseTo(own, 8)
        expect(banzhaf.at(-1)).toBeCloseTo(own, 8)
        close(shapley.slice(0, -1), exactValues(game(of)).shapley, 8)
      }),
      often,
    )
  })

  it('symmetry: exchangeable contributors get the same', () => {
    fc.assert(
      fc.property(count.filter((n) => n > 1).chain(anyWorths), (of) => {
        const swapped = (set: number): number => (set & ~3) | ((set & 1) << 1) | ((set >> 1) & 1)
        const even = of.map((worth, set) => worth + of[swapped(set)]!)
        const { shapley, banzhaf } = exactValues(game(even))
        expect(shapley[0]).toBeCloseTo(shapley[1]!, 8)
        expect(banzhaf[0]).toBeCloseTo(banzhaf[1]!, 8)
      }),
      often,
    )
  })

  it('additivity: the value of a sum of games is the sum of the values', () => {
    const pairs = count.chain((n) => fc.tuple(anyWorths(n), anyWorths(n)))
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const both = exactValues(game(a.map((worth, set) => worth + b[set]!))).shapley
        const [x, y] = [exactValues(game(a)).shapley, exactValues(game(b)).shapley]
        close(
          both,
          x.map((value, i) => value + y[i]!),
          8,
        )
      }),
      often,
    )
  })

  it('nobody gets less than 0 where more contributors are never worth less', () => {
    fc.assert(
      fc.property(worths, (of) => {
        const { shapley, banzhaf } = exactValues(game(monotone(of)))
        expect(Math.min(...shapley, ...banzhaf)).toBeGreaterThanOrEqual(0)
      }),
      often,
    )
  })

  it('looks at classes of equal sizes instead of contributors, to the same result', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sizes, (of) => {
        const worth = (size: number): number => Math.sqrt(size) + size * size
        const byClass = exactValues(sizeGame(of, worth))
        const one = gameOf(of.length, (members) => worth(members.reduce((sum, i) => sum + of[i]!, 0)))
        const each = exactValues(one)
        close(byClass.shapley, each.shapley, 9)
        close(byClass.banzhaf, each.banzhaf, 9)
      }),
      often,
    )
  })
})
