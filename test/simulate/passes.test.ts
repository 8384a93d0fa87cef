import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { blockSize } from '../../models/simulate/frame.ts'
import { type Passes, passBytes, runPasses } from '../../models/simulate/passes.ts'
import { handOver, type ShardColumns, takeOver } from '../../models/simulate/shards.ts'
import { type Overrides, type Progress, value } from '../../models/valuation.ts'
import { changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

const northlake = sample('northlake')

/** A valuation whose passes may take so many bytes, and how many passes there were. */
const within = (bytes: number, document: Loose, overrides: Overrides) => {
  let passes: Passes = []
  const progress: Progress = Object.assign(() => undefined, {
    bytes,
    run: (...[futures, all, take]: Parameters<NonNullable<Progress['run']>>) => {
      passes = all
      return runPasses(futures, all, { take })
    },
  })
  const result = value(document, overrides, progress)
  return { text: canonicalJson(result.ok ? result.value : result.faults), passes }
}

/** Two licensees in one cell, who dilute each other in a strategy. */
const rivals = smallDeal([{ kind: 'royalty', rate: 0.1 }], (copy) => {
  copy.licensees.push({ ...structuredClone(copy.licensees[0]), id: 'other' })
  copy.deals.push({ ...structuredClone(copy.deals[0]), id: 'second', licensee: 'other' })
  copy.markets[0].rivalry = 0.2
  copy.strategies = [{ id: 'both', deals: copy.deals.map(({ id }: Loose) => id) }]
})

describe('a run in passes has the bytes of a run in one', () => {
  const trials = 1040
  it.each([
    ['one for each deal and each grant', 1, 10],
    ['some deals together', 1.2e6, 4],
  ])('%s', (_, bytes, least) => {
    const whole = within(passBytes, northlake, { trials })
    expect(whole.passes.length).toBe(1)
    const several = within(bytes, northlake, { trials })
    expect(several.passes.length).toBeGreaterThanOrEqual(least)
    expect(several.text).toBe(whole.text)
  })

  it('with deals that change each other in a strategy, and Latin hypercube', () => {
    const how = { trials: 640, sampling: 'latin-hypercube' } as const
    const whole = within(passBytes, rivals, how)
    expect(whole.passes[0]?.deals.map(({ context }) => context !== null)).toEqual([false, false, true, true])
    expect(within(1, rivals, how).text).toBe(whole.text)
  })

  it('also when others run the parts of every pass', () => {
    const parts: ShardColumns[] = []
    const small = (progress: Progress): Progress =>
      Object.assign(() => undefined, { run: progress.run!, bytes: 1e6 })
    for (const part of [1, 0])
      value(northlake, { trials }, small(handOver({ part, of: 2 }, (columns) => parts.push(columns))))
    expect(new Set(parts.map(({ pass }) => pass)).size).toBeGreaterThan(2)
    const taken = value(northlake, { trials }, small(takeOver(parts)))
    expect(canonicalJson(taken.ok ? taken.value : taken.faults)).toBe(
      within(passBytes, northlake, { trials }).text,
    )
  })
})

describe('a fault', () => {
  it('is the one of the earliest block, whatever pass it is in', () => {
    const document = changed(sample('constants'), (copy) => {
      copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
      const [deal] = copy.deals
      const failing = (id: string, chance: number) => ({
        ...deal,
        id,
        terms: [{ kind: 'upfrontFee', amount: `= log(z - ${chance}) + 10` }],
      })
      copy.deals = [failing('late', 0.0002), failing('early', 0.002)]
      copy.strategies = []
    })
    const whole = within(passBytes, document, { trials: 20_000 })
    const [fault] = JSON.parse(whole.text)
    expect(fault.kind).toBe('non-finite-result')
    const alone = within(passBytes, { ...document, deals: [document.deals[0]] }, { trials: 20_000 })
    expect(JSON.parse(alone.text)[0].trial).toBeGreaterThan(fault.trial + blockSize)
    expect(within(1, document, { trials: 20_000 }).text).toBe(whole.text)
  })
})
