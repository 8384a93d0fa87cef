import { describe, expect, it } from 'vitest'
import type { Lever } from '../../models/negotiate/lever.ts'
import type { Sides } from '../../models/negotiate/zone/axis.ts'
import { blurOf } from '../../models/negotiate/zone/blur.ts'
import type { Node } from '../../models/negotiate/zone/node.ts'
import { normalCdf, normalQuantile } from '../../models/numerics/normal.ts'
import { meansOf } from '../../models/summarise/estimate.ts'

const [trials, replicates] = [2048, 16]
/** Standard normal draws of a plain generator, each with its own seed. */
const drawn = (seed: number) => {
  let state = seed
  return Float64Array.from({ length: trials }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return normalQuantile(((state >>> 0) + 0.5) / 2 ** 32)
  })
}
const [belief, other, chance] = [drawn(1), drawn(1229), drawn(733)]
const beliefs = [
  { path: 'licensees.buyer.share', values: belief },
  { path: 'licensees.buyer.cost', values: other },
]

const nodeWith = (ours: number, theirs: (i: number) => number): Node => {
  const flow = {
    licensor: new Float64Array(trials).fill(ours),
    licensee: Float64Array.from({ length: trials }, (_, i) => theirs(i)),
  }
  const gain = { licensor: meansOf(flow.licensor, replicates), licensee: meansOf(flow.licensee, replicates) }
  return { gain, flow, turnsOut: flow }
}

const lever = { name: 'upfront' } as Lever
const values = Array.from({ length: 41 }, (_, i) => -2 + i / 10)
const sides: Sides = [
  { lever, values },
  { lever: null, values: [0] },
]

describe('the probability, over our beliefs, that both would say yes', () => {
  it('is that of the belief alone: chance does not count, and neither does what moves nothing', () => {
    // a buyer gains x + z, and as much chance that nobody will know beforehand
    const at = (x: number) => nodeWith(1, (i) => x + belief[i]! + chance[i]!)
    const nodes = { xs: [0, 40], ys: [0], grid: [[at(-2), at(2)]] }
    const { surface, beliefs: named } = blurOf(nodes, sides, { beliefs, replicates })!
    expect(named).toEqual(['licensees.buyer.share'])
    for (const [i, x] of values.entries()) expect(surface.values[0]![i]).toBeCloseTo(normalCdf(x), 1)
  })

  it('is 0 where the owner never says yes, and unknown where no belief moves anybody', () => {
    const never = nodeWith(-1, (i) => 2 + belief[i]!)
    const nodes = { xs: [0, 40], ys: [0], grid: [[never, never]] }
    expect(
      blurOf(nodes, sides, { beliefs, replicates })!
        .surface.values.flat()
        .every((p) => p === 0),
    ).toBe(true)
    const still = nodeWith(1, (i) => chance[i]!)
    expect(blurOf({ ...nodes, grid: [[still, still]] }, sides, { beliefs, replicates })).toBeNull()
  })
})
