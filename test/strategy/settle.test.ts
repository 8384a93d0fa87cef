import { describe, expect, it } from 'vitest'
import { strategy } from '../../models/asked.ts'
import type { FieldStrategy } from '../../models/scenario/schema/fieldStrategy.ts'
import { value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

/** Some buyers with the royalty deal of the constant document in one market, who share what the data bring there. */
const crowd = (count: number, rivalry: number, strategies: readonly number[] = []): Loose =>
  changed(sample('constants'), (copy) => {
    const [licensee, deal] = [copy.licensees[0], copy.deals[0]]
    const ids = Array.from({ length: count }, (_, i) => `d${i}`)
    copy.markets[0].rivalry = rivalry
    copy.licensees = ids.map((id) => ({ ...licensee, id: `buyer-${id}` }))
    copy.deals = ids.map((id) => ({ ...deal, id, licensee: `buyer-${id}` }))
    copy.strategies = strategies.map((size) => ({ id: `s${size}`, deals: ids.slice(0, size) }))
  })

const optimumOf = (document: Loose, deal?: string): FieldStrategy['optimum'] => {
  const found = strategy(document, { trials: 64, deal })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value.optimum
}

describe('deals that are too many to be compared in every company', () => {
  it('are taken out until nobody refuses: four buyers of seven, as the strategies of four and five show', () => {
    const { best, runnerUp, candidates, exact } = optimumOf(crowd(7, 0.6))
    expect(exact).toBe(false)
    expect(best!.deals).toEqual(['d0', 'd1', 'd2', 'd3'])
    expect(runnerUp!.deals).toHaveLength(3)
    // payments do not depend on rivals, and there are no joint costs
    const alone = optimumOf(crowd(1, 0.6)).best!.worth.value
    expect(best!.worth.value).toBeCloseTo(4 * alone, 4)
    expect(candidates.slice(4).map(({ why }) => why)).toEqual(Array(3).fill('refused-together'))
    const stated = value(crowd(7, 0.6, [4, 5]), { trials: 64 })
    const refused = stated.ok ? stated.value.strategies.map((each) => each.refused.length) : []
    expect(refused).toEqual([0, 5])
  })

  it('hold the deal that is asked for, whoever has to go for it', () => {
    const { best } = optimumOf(crowd(7, 0.6), 'd6')
    expect(best!.deals).toHaveLength(4)
    expect(best!.deals).toContain('d6')
  })

  it('stay as they are where all can be together', () => {
    const { best, runnerUp } = optimumOf(crowd(7, 0.1))
    expect(best!.deals).toHaveLength(7)
    expect(runnerUp!.deals).toHaveLength(6)
  })
})

describe('a renewed deal by itself', () => {
  it('is worth what it is alone, with what serving costs in the years of its renewal', () => {
    const document = changed(sample('constants'), (copy) => {
      copy.horizonYears = 9
      copy.licensor.costs = { servePerLicenseeYear: 10_000 }
      copy.deals[0].grants[0].termYears = 3
      copy.deals[0].terms.push({ kind: 'renewal', years: 2, fee: 220_000, by: 'licensee' })
    })
    const valued = value(document, { trials: 64 })
    const alone = valued.ok ? valued.value.deals[0]!.licensor.expected.value : Number.NaN
    expect(optimumOf(document).best!.worth.value).toBeCloseTo(alone, 4)
  })
})
