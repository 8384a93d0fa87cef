import { describe, expect, it } from 'vitest'
import { futuresOf } from '../../models/simulate/futures.ts'
import { redrawn } from '../../models/simulate/redraw.ts'
import { redrawing } from '../../models/simulate/redraws.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { prepare } from '../../models/valuation.ts'
import { sample } from '../support/edits.ts'

const prepared = prepare(sample, {})
if (!prepared.ok) throw new Error('the sample cannot be valued')
const { plan } = prepared.value.compiled
const how = { sampling: 'sobol', seed: 1, replicates: 16 } as const
const trials = 544
const run = { deal: plan.deals.find(({ id }) => id === 'royalty')!, recreates: true, context: null }

const redrawOf = (...paths: readonly string[]) => {
  const places = paths.map((path) => plan.variables.findIndex((variable) => variable.path === path))
  return { places, risks: plan.risks.flatMap(({ uniform }, r) => (places.includes(uniform) ? [r] : [])) }
}

/** What each party has in every future, by a run from nothing. */
const anew = (of: typeof plan): readonly Float64Array[] => {
  const ran = runFutures(futuresOf(of, how), { trials, deals: [run], references: [], cash: false })
  if (!ran.ok) throw new Error('the run failed')
  const { licensor, licensee } = ran.value.deals[0]!
  return [licensor.time, licensee.flow]
}

/** Of a market, tied to others; of a gate; of a rate; behind a curve; of losses, with their dates; of the deal alone. */
const redraws = [
  redrawOf(
    'fields.diagnostics.market.size',
    'fields.diagnostics.market.growth',
    'fields.imaging-models.market.size',
  ),
  redrawOf('fields.diagnostics.market.success.clearance.passes'),
  redrawOf('licensor.discountRate.salesLinked'),
  redrawOf(...plan.variables.filter(({ path }) => /^curves\./.test(path)).map(({ path }) => path)),
  redrawOf('risks.breach.meridian.events'),
  redrawOf('inputs.deductionShare'),
]

describe('an input drawn once more', () => {
  const machine = redrawing(futuresOf(plan, how), { how, run, also: [] })
  const found = [null, ...redraws].map(() => [new Float64Array(trials), new Float64Array(trials)])
  const fault = machine.run({
    redraws,
    trials,
    take: (redraw, { frame, output }) => {
      const own = found[redraw === null ? 0 : redraw + 1]!
      own[0]!.set(output('licensor.time').subarray(0, frame.count), frame.first)
      own[1]!.set(output('licensee.flow').subarray(0, frame.count), frame.first)
    },
  })

  it('gives what a run of the changed plan gives, to the bit, and leaves the others as they were', () => {
    expect(fault).toBe(null)
    expect(found[0]).toEqual(anew(plan))
    redraws.forEach((redraw, r) => {
      expect(found[r + 1]).toEqual(anew(redrawn(plan, redraw)))
    })
    expect(found[2]![0]).not.toEqual(found[0]![0])
  })

  it('is passed over where the deal does not look at it', () => {
    const other = redrawOf('licensees.orion.positions.trials.utility.perUnit')
    expect(machine.looksAt(other)).toBe(false)
    expect(redraws.every(machine.looksAt)).toBe(true)
    expect(anew(redrawn(plan, other))).toEqual(found[0])
  })
})
