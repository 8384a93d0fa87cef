import { pathHash } from '../sampling/pathHash.ts'
import { type StreamKey, threefryColumn } from '../sampling/threefry.ts'
import type { Coalition, Game } from './game.ts'

export interface Valued {
  readonly value: number
  readonly standardError: number
}

export interface SampledValues {
  readonly shapley: readonly Valued[]
  readonly banzhaf: readonly Valued[]
  /** permutations that were walked */
  readonly permutations: number
}

export interface SamplingRule {
  readonly seed: number
  /** stops once no Shapley value has a greater standard error, in units of worth */
  readonly enough: number
}

/** Rounds before the error is first looked at; it is looked at again whenever there are twice as many. */
const fewestRounds = 32

/** Worths that are looked up at the most, unless the fewest rounds take more: 200 contributors in well below a second. */
const mostLookups = 1 << 21

/** Walks of a round: to and fro from each of so many places. A round of as many walks as contributors lets each lead once. */
const walksOf = (count: number): number =>
  2 * Math.max(1, Math.floor(Math.min(count, mostLookups / (fewestRounds * count)) / 2))

/**
 * Shapley values by sampling permutations: the value is the mean of what a contributor adds to those before it. A round
 * draws one permutation, closes it to a circle, and walks it forwards from evenly spaced places and back again (a walk and
 * its reverse are antithetic: who comes early in one comes late in the other; starting all around lets everybody come
 * early and late equally often). Every walk is a uniformly random permutation, so the mean is unbiased, and it adds up to
 * v(N), so the values do. The standard error is that of the mean over rounds, which are independent. Banzhaf values beside
 * them, from random coalitions and their complements. Contributors that are alike share one value, the mean of theirs.
 * J. Castro, D. Gómez, J. Tejada, Polynomial calculation of the Shapley value based on sampling, Computers & Operations
 * Research 36 (2009) 1726–1730.
 */
export const sampledValues = (game: Game, { seed, enough }: SamplingRule): SampledValues => {
  const walks = walksOf(game.count)
  const walk = walker(game, streamOf('contributors.permutations', seed), walks)
  const shapley = tally(game)
  const most = mostLookups / (walks * game.count)
  let rounds = 0
  let until = fewestRounds
  do {
    for (; rounds < until; rounds++) shapley.take(walk(rounds))
    until *= 2
  } while (until <= most && shapley.values().some(({ standardError }) => standardError > enough))
  const swing = swinger(game, streamOf('contributors.coalitions', seed))
  const banzhaf = tally(game)
  const pairs = coalitionPairs(game.count)
  for (let pair = 0; pair < pairs; pair++) banzhaf.take(swing(pair))
  return { shapley: shapley.values(), banzhaf: banzhaf.values(), permutations: rounds * walks }
}

/** Random coalitions for Banzhaf values, each with its complement: few, since nobody is paid by them. */
const coalitionPairs = (count: number): number =>
  Math.min(256, Math.max(16, Math.floor(mostLookups / (4 * count))))

const streamOf = (name: string, seed: number): StreamKey => {
  const [word, other] = pathHash(name)
  return [word ^ seed, other]
}

/** What each contributor adds, averaged over the walks of a round. */
const walker = (
  { count, coalition: open }: Game,
  key: StreamKey,
  walks: number,
): ((round: number) => Float64Array) => {
  const [words, order] = [new Uint32Array(count), new Uint32Array(count)]
  const gains = new Float64Array(count)
  const coalition = open()
  return (round) => {
    threefryColumn(key, round * count, words, count)
    shuffle(order, words)
    gains.fill(0)
    for (let turn = 0; turn < walks; turn += 2) {
      const from = Math.floor((turn * count) / walks)
      around(coalition, order, { from, step: 1, gains })
      around(coalition, order, { from: from === 0 ? count - 1 : from - 1, step: -1, gains })
    }
    for (let i = 0; i < count; i++) gains[i]! /= walks
    return gains
  }
}

/** Fisher and Yates, from 0 … count − 1; a place is off by 1 part in 2³² ∕ count at most. */
const shuffle = (order: Uint32Array, words: Uint32Array): void => {
  for (let i = 0; i < order.length; i++) order[i] = i
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor((words[i]! * (i + 1)) / 4294967296)
    const moved = order[i]!
    order[i] = order[j]!
    order[j] = moved
  }
}

interface Way {
  readonly from: number
  readonly step: 1 | -1
  /** what each contributor adds is added to */
  readonly gains: Float64Array
}

/** Once around the circle. */
const around = (coalition: Coalition, order: Uint32Array, { from, step, gains }: Way): void => {
  const { length } = order
  coalition.clear()
  let before = 0
  for (let k = 0, place = from; k < length; k++) {
    const i = order[place]!
    coalition.add(i)
    const worth = coalition.worth()
    gains[i]! += worth - before
    before = worth
    place += step
    if (place === length) place = 0
    else if (place < 0) place = length - 1
  }
}

/** What each contributor adds to the others of a random coalition, averaged over coalition `pair` and its complement. */
const swinger = ({ count, coalition: open }: Game, key: StreamKey): ((pair: number) => Float64Array) => {
  const words = new Uint32Array(count)
  const gains = new Float64Array(count)
  const coalition = open()
  const swing = (half: 0 | 1): void => {
    coalition.clear()
    for (let i = 0; i < count; i++) if (words[i]! >>> 31 === half) coalition.add(i)
    const worth = coalition.worth()
    for (let i = 0; i < count; i++) {
      const inside = words[i]! >>> 31 === half
      if (inside) coalition.remove(i)
      else coalition.add(i)
      gains[i]! += (inside ? worth - coalition.worth() : coalition.worth() - worth) / 2
      if (inside) coalition.add(i)
      else coalition.remove(i)
    }
  }
  return (pair) => {
    threefryColumn(key, pair * count, words, count)
    gains.fill(0)
    swing(1)
    swing(0)
    return gains
  }
}

/** Mean and standard error of what is taken, by class of alike contributors (Welford's recurrence). */
const tally = ({ count, alike }: Game) => {
  const mean = new Float64Array(alike.length)
  const squares = new Float64Array(alike.length)
  let taken = 0
  const take = (gains: Float64Array): void => {
    taken += 1
    alike.forEach((members, c) => {
      let gain = 0
      for (const i of members) gain += gains[i]!
      gain /= members.length
      const off = gain - mean[c]!
      mean[c]! += off / taken
      squares[c]! += off * (gain - mean[c]!)
    })
  }
  const values = (): readonly Valued[] => {
    const found = new Array<Valued>(count)
    alike.forEach((members, c) => {
      const standardError = Math.sqrt(Math.max(0, squares[c]!) / (taken * (taken - 1)))
      for (const i of members) found[i] = { value: mean[c]!, standardError }
    })
    return found
  }
  return { take, values }
}
