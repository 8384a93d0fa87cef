import { describe, expect, it } from 'vitest'
import { value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

/** The constant sample with a second field, into which half of the futures leak. */
const leaking = (terms: readonly Loose[], costs: Loose) =>
  changed(sample('constants'), (copy: Loose) => {
    copy.fields.push({ id: 'research', name: 'Research' })
    const [market] = copy.markets
    copy.markets.push({ ...market, id: 'research-us', field: 'research', size: 4e7 })
    market.leakage = [{ to: 'research', probability: 0.5 }]
    const [{ positions }] = copy.licensees
    positions['research-us'] = { ...positions['diagnostics-us'] }
    copy.licensor.costs = costs
    copy.deals[0].terms.push(...terms)
  })

const valued = (document: unknown) => {
  const answer = value(document, { trials: 64 })
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  const { deals, markets } = answer.value
  return {
    leak: deals[0]!.leakage?.[0],
    revenue: markets.find(({ field }) => field === 'research')!.revenue!.mean,
  }
}

describe('what leaks into another field', () => {
  it('is all of it where nobody looks and nothing is agreed', () => {
    const { leak, revenue } = valued(leaking([], {}))
    expect(leak).toMatchObject({
      from: 'diagnostics',
      to: 'research',
      probability: 0.5,
      detection: 0,
      recovery: 0,
    })
    expect(leak!.atStake.value).toBeCloseTo(revenue, 6)
    expect(leak!.leaked.value).toBeCloseTo(0.5 * revenue, 6)
  })

  it('is less the more is monitored and agreed: V · ℓ · (1 − (1 − e^(−m/s)) · (multiple · rate + amount/V))', () => {
    const clause = { kind: 'outOfField', multiple: 3, amount: 100_000 }
    const costs = { monitorPerYear: 30_000, monitoringScale: 60_000 }
    const { leak, revenue } = valued(leaking([clause], costs))
    const detection = 1 - Math.exp(-0.5)
    const recovery = 3 * 0.05 + 100_000 / revenue
    expect(leak!.detection).toBeCloseTo(detection, 12)
    expect(leak!.recovery).toBeCloseTo(recovery, 12)
    expect(leak!.leaked.value).toBeCloseTo(0.5 * revenue * (1 - detection * recovery), 5)
  })

  it('a deal from whose field nothing can leak has no such table', () => {
    const answer = value(sample('constants'), { trials: 64 })
    expect(answer.ok && answer.value.deals[0]).not.toHaveProperty('leakage')
  })
})
