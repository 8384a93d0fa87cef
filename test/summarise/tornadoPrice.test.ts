import { expect, it } from 'vitest'
import { isTooDear } from '../../models/summarise/drivers/tornado.ts'
import { prepare } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const planOf = (document: Loose) => {
  const found = prepare(document, { trials: 16 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value.compiled.plan
}

const long = changed(sample('northlake'), (copy: Loose) => {
  Object.assign(copy, { horizonYears: 50, periodsPerYear: 12, strategies: [] })
  copy.deals = copy.deals.filter(({ id }: Loose) => id === 'royalty')
  for (const grant of copy.deals[0].grants) grant.termYears = 45
})

it('the bars of a tornado are left out where fifty years by months would take minutes, never in a sample', () => {
  const plans = [sample('northlake'), sample('kestrel'), sample('tarn'), long].map(planOf)
  expect(plans.map((plan) => plan.deals.some((deal) => isTooDear({ plan }, deal, 30)))).toEqual([
    ...[false, false, false],
    true,
  ])
})
