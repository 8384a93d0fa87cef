import { dealName, licenseeName, licensorName } from '../../models/report/names.ts'
import type { DriverParty } from '../../models/scenario/schema/drivers.ts'
import type { ScenarioView } from './scenario.ts'

/** What the address says drivers are told of: one deal, to one party. */
export interface DriversChoice {
  readonly deal: string
  readonly party: DriverParty
  readonly deals: readonly (readonly [string, string])[]
  readonly parties: readonly (readonly [DriverParty, string])[]
}

/** The deal and the party of an address; without them the first deal, to us. Null where there is no deal. */
export const driversChoice = (query: URLSearchParams, { document }: ScenarioView): DriversChoice | null => {
  const asked = query.get('deal')
  const deal = document.deals.find(({ id }) => id === asked) ?? document.deals[0]
  if (deal === undefined) return null
  return {
    deal: deal.id,
    party: query.get('party') === 'licensee' ? 'licensee' : 'licensor',
    deals: document.deals.map(({ id }) => [id, dealName(document, id)]),
    parties: [
      ['licensor', `to us, ${licensorName(document)}`],
      ['licensee', `to ${licenseeName(document, deal.licensee)}`],
    ],
  }
}
