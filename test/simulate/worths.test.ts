import { describe, expect, it } from 'vitest'
import { decide } from '../../models/simulate/decisions.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { worthRunner } from '../../models/simulate/worths.ts'
import { prepare } from '../../models/valuation.ts'
import { sample } from '../laws/documents.ts'

/** Two ways of computing: all figures of a deal, and programs that hold nothing but what two of them need. */
describe('what deals turn out to be worth, alone', () => {
  it.each(['northlake', 'kestrel'] as const)('has the bits of a whole run in %s', (name) => {
    const trials = 768
    const prepared = prepare(sample(name), { trials })
    if (!prepared.ok) throw new Error('refused')
    const { compiled, how } = prepared.value
    const futures = futuresOf(compiled.plan, how)
    const plans = compiled.plan.deals.filter(({ options }) => options === null)
    const decisions = decide(futures, plans, trials)
    if (!decisions.ok) throw new Error('refused')
    const deals = plans.map((deal, d) => ({ deal, recreates: decisions.value[d]!.recreates, context: null }))
    const whole = runFutures(futures, { trials, deals, references: [], cash: false })
    const columns = deals.map(() => ({
      licensor: new Float64Array(trials - 512),
      licensee: new Float64Array(trials - 512),
    }))
    expect(worthRunner(futures, deals)({ first: 512, trials: trials - 512, columns })).toEqual({
      ok: true,
      value: null,
    })
    if (!whole.ok) throw new Error('refused')
    expect(deals.length).toBeGreaterThan(0)
    for (const [d, { licensor, licensee }] of whole.value.deals.entries()) {
      expect(columns[d]!.licensor).toEqual(licensor.time.slice(512))
      expect(columns[d]!.licensee).toEqual(licensee.time.slice(512))
    }
  })
})
