import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { blockSize } from '../../models/simulate/frame.ts'
import { handOver, type ShardColumns, shardsOf, takeOver } from '../../models/simulate/shards.ts'
import { type Overrides, value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const minimal = sample('minimal')
const northlake = sample('northlake')

/** What workers would hand over, one part each, and what the last of them makes of it. */
const inParts = (document: Loose, overrides: Overrides, of: number) => {
  const parts: ShardColumns[] = []
  for (let part = of - 1; part >= 0; part--) {
    const ended = value(
      document,
      overrides,
      handOver({ part, of }, (columns) => parts.push(columns)),
    )
    if (!ended.ok && ended.faults.length > 0) return ended
  }
  return value(document, overrides, takeOver(parts))
}

const textOf = (result: ReturnType<typeof value>): string =>
  canonicalJson(result.ok ? result.value : result.faults)

describe('the trials of a run are cut', () => {
  it.each([
    [16_384, 4],
    [16_384, 7],
    [1_000, 3],
    [5_130, 100],
    [16, 5],
  ])('%d trials into %d parts, between blocks, without a gap', (trials, parts) => {
    const shards = shardsOf(trials, parts)
    expect(shards.length).toBe(Math.min(parts, Math.ceil(trials / blockSize)))
    const ends = shards.map((shard) => shard.first + shard.trials)
    expect(shards.map(({ first }) => first)).toEqual([0, ...ends.slice(0, -1)])
    expect(ends.at(-1)).toBe(trials)
    expect(shards.every((shard) => shard.first % blockSize === 0 && shard.trials > 0)).toBe(true)
    const sizes = shards.map((shard) => Math.ceil(shard.trials / blockSize))
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  })
})

describe('a run in parts has the bytes of a run in one', () => {
  const overrides = { trials: 1_600 }
  const whole = textOf(value(northlake, overrides))

  it.each([1, 2, 3, 7])('Northlake in %d parts', (of) => {
    expect(textOf(inParts(northlake, overrides, of))).toBe(whole)
  })

  it.each(['sobol', 'random'] as const)('with %s points, whatever the seed', (sampling) => {
    const overrides = { trials: 1_600, seed: 77, sampling }
    expect(textOf(inParts(minimal, overrides, 3))).toBe(textOf(value(minimal, overrides)))
  })

  it('more parts than blocks leave some with nothing', () => {
    expect(textOf(inParts(minimal, { trials: 600 }, 5))).toBe(textOf(value(minimal, { trials: 600 })))
  })
})

describe('a fault in a part', () => {
  it('names the trial of the whole run', () => {
    const document = changed(sample('constants'), (copy) => {
      copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
      copy.deals[0].terms[0].amount = '= log(z - 0.0005) + 10'
    })
    const overrides = { trials: 20_000 }
    const whole = value(document, overrides)
    if (whole.ok || whole.faults[0]?.kind !== 'non-finite-result') throw new Error('it stops')
    expect(whole.faults[0].trial).toBeGreaterThan(blockSize)
    const part = Math.floor(whole.faults[0].trial / blockSize)
    const of = Math.ceil(overrides.trials / blockSize)
    expect(
      value(
        document,
        overrides,
        handOver({ part, of }, () => undefined),
      ),
    ).toEqual(whole)
  })

  it('parts that do not hold every trial are a mistake of the caller', () => {
    expect(() => value(minimal, { trials: 600 }, takeOver([]))).toThrow('0 of 608 trials')
  })
})
