import { describe, expect, it } from 'vitest'
import { crossFit } from '../../models/options/crossFit.ts'
import { regress } from '../../models/options/regression.ts'
import { free, type Game } from '../../models/options/tree.ts'

const [trials, replicates] = [2048, 16]

/** Numbers without a pattern, from −1 to 1. */
const noise = (seed: number): Float64Array => {
  let state = seed
  return Float64Array.from({ length: trials }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
}

/** One decision: the gain is a part of what is known, and chance. */
const gameOf = (gain: Float64Array, known: readonly Float64Array[]): Game => ({
  tree: {
    ...{ kind: 'decision', option: 0, place: 0, date: 1, effect: 1 },
    taken: { kind: 'way', way: 1 },
    declined: { kind: 'way', way: 0 },
  },
  trials,
  holder: () => 'licensor',
  worth: (way) => (way === 1 ? gain : new Float64Array(trials)),
  known: () => known,
  state: () => new Uint8Array(trials).fill(free),
})

const isFirst = (i: number): boolean => (i % replicates) % 2 === 0
const [known, chance] = [noise(1), noise(2)]
const gain = known.map((value, i) => value + 3 * chance[i]!)

describe('an honest split', () => {
  it('no trial is decided by its own half: whatever happens there, it decides alike', () => {
    const { outOfSample } = crossFit(gameOf(gain, [known]), replicates)
    const elsewhere = gain.map((value, i) => (isFirst(i) ? 5 - value : value))
    const changed = crossFit(gameOf(elsewhere, [known]), replicates)
    const [own, other] = [
      [outOfSample, changed.outOfSample].map((ways) => ways.filter((_, i) => isFirst(i))),
      [outOfSample, changed.outOfSample].map((ways) => ways.filter((_, i) => !isFirst(i))),
    ]
    expect(own[0]).toEqual(own[1])
    expect(other[0]).not.toEqual(other[1])
  })

  it('what is decided in sample depends on all', () => {
    const { inSample } = crossFit(gameOf(gain, [known]), replicates)
    const changed = crossFit(
      gameOf(
        gain.map((value, i) => (isFirst(i) ? 5 - value : value)),
        [known],
      ),
      replicates,
    )
    expect(inSample).not.toEqual(changed.inSample)
  })

  it('finds what is to be known behind three times as much chance', () => {
    const { outOfSample } = crossFit(gameOf(gain, [known]), replicates)
    const right = outOfSample.filter((way, i) => (way === 1) === known[i]! > 0).length
    expect(right / trials).toBeGreaterThan(0.9)
  })
})

describe('least squares', () => {
  const rows = Uint32Array.from({ length: trials }, (_, i) => i)
  const other = noise(3)

  it('gives back a polynomial of degree 3, whatever its scale', () => {
    const far = known.map((value) => 1e6 + 1e3 * value)
    const target = known.map((value, i) => 2 - value + 3 * value * other[i]! - value * value * value)
    const { at } = regress([far, other], target, rows)
    for (const i of [0, 7, 500]) expect(at([far, other], i)).toBeCloseTo(target[i]!, 8)
  })

  it('leaves out what repeats another column, or says nothing', () => {
    const same = new Float64Array(trials).fill(5)
    const once = regress([known], gain, rows)
    const twice = regress([known, known, same], gain, rows)
    for (const i of [0, 7, 500]) expect(twice.at([known, known, same], i)).toBeCloseTo(once.at([known], i), 9)
  })

  it('takes the mean where there is nothing to know, and 0 of nothing', () => {
    const mean = gain.reduce((sum, value) => sum + value / trials, 0)
    const { at } = regress([noise(9)], chance, rows)
    expect(at([noise(9)], 3)).toBeCloseTo(
      chance.reduce((sum, value) => sum + value / trials, 0),
      9,
    )
    expect(regress([], gain, rows).at([], 0)).toBeCloseTo(mean, 9)
    expect(regress([known], gain, new Uint32Array(0)).at([known], 0)).toBe(0)
  })
})
