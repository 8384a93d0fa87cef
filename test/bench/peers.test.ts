import { afterAll, describe, expect, it } from 'vitest'
import { value } from '../../models/valuation.ts'
import { engineOf } from './engine.ts'
import { inputNames } from './facts.ts'
import { hashOf } from './hash.ts'
import { mathjsMatrices } from './mathjsMatrices.ts'
import { mathjsPerTrial } from './mathjsPerTrial.ts'
import model from './model.json' with { type: 'json' }
import { numpyPeers } from './numpy.ts'
import { objectOriented } from './objectOriented.ts'
import type { Peer } from './peer.ts'
import { squiggle } from './squiggle.ts'
import { squiggleSets } from './squiggleSets.ts'

const numpy = await numpyPeers()
afterAll(() => numpy?.close())

const engine = engineOf(model)
const trials = 4096
const columns = engine.deals(trials)

/** Peers, and how many trials of their own each draws here. */
const peers: readonly (readonly [string, number, Peer | undefined])[] = [
  ['object-oriented JavaScript', 2000, objectOriented()],
  ['mathjs', 500, mathjsPerTrial()],
  ['mathjs, on matrices', 500, mathjsMatrices()],
  ['Squiggle', 300, squiggle()],
  ['Squiggle, sample sets', 1000, squiggleSets()],
  ['numpy, plain', 10000, numpy?.plain],
  ['numpy, tuned', 10000, numpy?.tuned],
  ['numpy, as matrix products', 10000, numpy?.products],
]

describe('the bench model', () => {
  it('has 35 uncertain inputs and 36 figures that are uncertain', () => {
    expect(engine.inputs(1)[0]).toHaveLength(5 * inputNames.length)
    expect(columns).toHaveLength(36)
    for (const column of columns) expect(new Set(column).size).toBeGreaterThan(1)
  })

  it('is a document the product values without a note and without a refusal', () => {
    const answer = value(model, { trials: 1024 })
    if (!answer.ok) throw new Error('the model is refused')
    expect(answer.value.notes).toEqual([])
    expect(answer.value.deals.map((deal) => deal.wouldBeRefused)).toEqual([null, null, null])
    for (const [d, deal] of answer.value.deals.entries()) {
      const npv = engine.deals(1024)[12 * d + 1]!
      expect(deal.licensor.npv.mean).toBeCloseTo(mean(npv), 3)
    }
  })

  it('has one hash, whatever the number of trials', () => {
    const first = engine.deals(600)
    expect(hashOf(first)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf(columns.map((column) => column.slice(0, 600)))).toBe(hashOf(first))
  })

  it('is run for its means on the same trials', async () => {
    const means = await engine.run(trials + 100)
    engine.deals(trials + 100).forEach((column, j) => {
      expect(means[j]! / mean(column)).toBeCloseTo(1, 12)
    })
  })
})

describe.each(peers)('%s', (_, own, peer) => {
  it.skipIf(peer === undefined)('computes what the engine computes on the same inputs', async () => {
    const count = 24
    const rows = await peer!.evaluate(engine.inputs(count))
    expect(rows).toHaveLength(count)
    const wrong = rows.flatMap((row, i) =>
      columns.flatMap((column, j) => (agrees(row[j]!, column[i]!) ? [] : [[i, j, row[j], column[i]]])),
    )
    expect(wrong).toEqual([])
  })

  it.skipIf(peer === undefined)('draws from the same distributions', async () => {
    const means = await peer!.run(own)
    const off = columns.map((column, j) => Math.abs(means[j]! - mean(column)) / standardError(column, own))
    expect(Math.max(...off)).toBeLessThan(4.5)
  })
})

const agrees = (found: number, expected: number): boolean =>
  Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected))

const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length

/** Of a mean of that many plain draws. */
const standardError = (column: Float64Array, count: number): number => {
  const centre = mean(column)
  return Math.sqrt(column.reduce((sum, x) => sum + (x - centre) ** 2, 0) / column.length / count)
}
