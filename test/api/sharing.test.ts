import { describe, expect, it } from 'vitest'
import { help, lead } from '../../api/runs/sharing.ts'
import type { SharedMemory } from '../../api/runs/stages.ts'
import { allClaimed, claimTask, fractionDone, newTally, type Tally } from '../../api/runs/tally.ts'
import { createWork } from '../../api/runs/work.ts'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const work = createWork({ value, check, explain, questions })
const minimal = JSON.stringify(sample('minimal'))
const overrides = { trials: 9_000 }

interface Led {
  readonly alone?: number
  readonly megabytes?: number
  /** what a helper does once it is invited */
  readonly helper?: (shared: { tally: Tally; megabytes: number }, memory: SharedMemory) => void
}

/** A run led on this thread; its helper works on the same thread while it waits for it to begin. */
const led = (text: string, { alone = 0, megabytes = 1000, helper = () => undefined }: Led = {}) => {
  const tally = newTally()
  let invited = 0
  const invite = (_: number, memory: SharedMemory): void => {
    invited += 1
    helper({ tally, megabytes }, memory)
  }
  const result = work.value(text, overrides, lead({ tally, megabytes, alone, invite }))
  return { result, invited, done: fractionDone(tally) }
}

const helped =
  (text: string): NonNullable<Led['helper']> =>
  (shared, memory) =>
    void work.value(text, overrides, help(shared, memory))

const failing = (chance: number): string => {
  const document: Loose = changed(sample('constants'), (copy) => {
    copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
    copy.deals[0].terms[0].amount = `= log(z - ${chance}) + 10`
  })
  return JSON.stringify(document)
}

describe('a run that is shared', () => {
  const whole = work.value(minimal, overrides)

  it('has the bytes of a run on one thread, helped or not', () => {
    expect(led(minimal, { helper: helped(minimal) })).toEqual({ result: whole, invited: 1, done: 1 })
    expect(led(minimal)).toEqual({ result: whole, invited: 1, done: 1 })
  })

  it('asks for nobody when little is left', () => {
    expect(led(minimal, { alone: 1e9 })).toEqual({ result: whole, invited: 0, done: 1 })
    const tally = newTally()
    const invite = () => {
      throw new Error('nobody is needed')
    }
    const few = { trials: 512 }
    const leading = lead({ tally, megabytes: 1000, alone: 0, invite })
    expect(work.value(minimal, few, leading)).toEqual(work.value(minimal, few))
  })

  it('a helper that comes too late finds nothing to do', () => {
    const tally = newTally()
    for (let task = 0; task < 2000; task++) claimTask(tally)
    expect(allClaimed(tally)).toBe(true)
    const nothing = { slabs: [], numbers: new SharedArrayBuffer(0) }
    const late = help({ tally, megabytes: 1000 }, nothing)
    expect(work.value(minimal, overrides, late)).toEqual({ ok: false, faults: [] })
  })
})

describe('a fault in a run that is shared', () => {
  it.each([0.002, 0.0005])('is the one a single thread meets first (chance %d)', (chance) => {
    const text = failing(chance)
    const whole = work.value(text, overrides)
    expect(whole).toMatchObject({ ok: false, faults: [{ kind: 'non-finite-result' }] })
    expect(led(text).result).toEqual(whole)
    expect(led(text, { helper: helped(text) }).result).toEqual(whole)
  })
})

describe('a run that would take too much memory', () => {
  it('is refused before it begins, with what it would take', () => {
    const { result, invited } = led(minimal, { megabytes: 1 })
    expect(invited).toBe(0)
    if (result.ok) throw new Error('it is refused')
    expect(result.faults).toMatchObject([{ kind: 'quota', pointer: '/simulation/trials', limit: 1 }])
    expect(result.faults[0]?.expected).toBe('a run that takes at most 1 MB of memory')
    expect(result.faults[0]?.found).toMatch(/^9,008 trials of \d+ figures each, \d+ MB$/)
  })
})
