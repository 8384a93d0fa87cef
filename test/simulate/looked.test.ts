import { describe, expect, it } from 'vitest'
import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import { columnsOf } from '../../models/simulate/columns.ts'
import { everything, futuresOf } from '../../models/simulate/futures.ts'
import { createMachine } from '../../models/simulate/machine.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { edited, sample } from '../support/edits.ts'

const planOf = (document: unknown) => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error('the document does not parse')
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error('the document does not compile')
  return compiled.value.plan
}

const how = { sampling: 'sobol', seed: 1, replicates: 16 } as const
const trials = 1024

describe('a run holds what its programs look at, and no more', () => {
  const plan = planOf(sample)
  const futures = futuresOf(plan, how)
  /** The same with every variable drawn, whoever looks at it. */
  const whole = { ...futures, drawer: () => futures.drawer(everything) }
  const run = (index: readonly number[], of = futures) => {
    const deals = index.map((d) => ({ deal: plan.deals[d]!, recreates: d % 2 === 0, context: null }))
    const ran = runFutures(of, { trials, deals, references: [] })
    if (!ran.ok) throw new Error('the run failed')
    return ran.value
  }

  it.each(plan.deals.map(({ id }, d) => [id, d] as const))(
    '%s alone comes to what it does beside all others',
    (_, d) => {
      const all = run(
        plan.deals.map((_, index) => index),
        whole,
      )
      const alone = run([d])
      expect(columnsOf(alone)).toEqual(columnsOf({ ...all, deals: [all.deals[d]!] }))
    },
  )

  it('nothing of a market that nobody looks at', () => {
    const machine = createMachine(futures, 1, ({ exposures }) => {
      expect(exposures[0]).toBeDefined()
      return []
    })
    const frame = machine.frames[0]!
    machine.fill(frame, 0, 512)
    const sums = frame.exposures.map((path) => path.reduce((sum, value) => sum + value, 0))
    expect(sums[0]).toBeGreaterThan(0)
    expect(sums.at(-1)).toBe(0)
  })
})

it('a figure that is not finite is told with the inputs of its trial, of other deals too', () => {
  const plan = planOf(edited(sample, '/deals/1/terms/0/amount', 1e308))
  const futures = futuresOf(plan, how)
  const request = { trials, references: [] }
  const deals = plan.deals.map((deal) => ({ deal, recreates: false, context: null }))
  const all = runFutures(futures, { ...request, deals })
  const alone = runFutures(futures, { ...request, deals: deals.slice(1, 2) })
  expect(all.ok).toBe(false)
  expect(alone).toEqual(all)
})
