import { describe, expect, it } from 'vitest'
import minimal from '../../models/samples/minimal.json' with { type: 'json' }
import { runPasses } from '../../models/simulate/passes.ts'
import { progressThat } from '../../models/simulate/shards.ts'
import { value } from '../../models/valuation.ts'

describe('what an answer says beside its run', () => {
  it('is the same before the columns are there as after them', () => {
    let times = 0
    const early = progressThat((futures, passes, take, aside) => {
      times++
      aside!()
      aside!()
      return runPasses(futures, passes, { take })
    })
    const overrides = { trials: 256 }
    expect(value(minimal, overrides, early)).toEqual(value(minimal, overrides))
    expect(times).toBe(1)
  })
})
