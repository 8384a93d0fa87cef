import { nearestWord } from '../scenario/suggest.ts'
import { waysOfDeal } from '../simulate/ways.ts'
import { priceFaults } from '../summarise/price.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import type { Both, Side } from './documents.ts'
import { mostGroups } from './groups.ts'

/** The most that a bridge may cost: trials × sets of changes × (markets and deals, in every way that they can go). */
const mostPrice = 4e8

/** A deal that neither document has. */
export const dealFault = ({ before, after }: Both, deal: string | undefined): Failure | null => {
  const ids = [
    ...new Set([before, after].flatMap(({ scenario }) => scenario.document.deals.map(({ id }) => id))),
  ]
  if (deal === undefined || ids.includes(deal)) return null
  const suggestion = nearestWord(deal, ids)
  return {
    kind: 'reference',
    pointer: '?deal',
    expected: `the id of a deal of one of the documents (one of ${ids.join(', ')})`,
    found: quoted(deal),
    ...(suggestion === null ? {} : { suggestion }),
  }
}

/** A walk there and back on all trials. */
const sets = 2 * mostGroups

/** A bridge that would take too long: by the dearer of both documents. */
export const quotaFaults = ({ before, after }: Both): readonly Failure[] =>
  priceFaults({
    trials: before.trials,
    parts: Math.max(...[before, after].map(partsOf)),
    limit: mostPrice,
    of: 'a bridge between these documents',
    pointer: '/before/simulation/trials',
  })

const partsOf = ({ compiled: { plan } }: Side): number => {
  const ways = plan.deals.reduce((sum, deal) => sum + waysOfDeal(deal).length, 0)
  return sets * (plan.positions.length + ways)
}
