import { nearestWord } from '../scenario/suggest.ts'
import { waysOfDeal } from '../simulate/ways.ts'
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

/** A bridge that would take too long; null where it does not. */
export const quotaFault = (both: Both): Failure | null => {
  const price = Math.max(...[both.before, both.after].map(priceOf))
  if (price <= mostPrice) return null
  const { trials } = both.before
  return {
    kind: 'quota',
    pointer: '/before/simulation/trials',
    expected: `at most ${Math.floor((mostPrice * trials) / price)} trials for a bridge between these documents`,
    found: `${trials}`,
    price,
    limit: mostPrice,
  }
}

const priceOf = ({ compiled: { plan }, trials }: Side): number => {
  const ways = plan.deals.reduce((sum, deal) => sum + waysOfDeal(deal).length, 0)
  return trials * sets * (plan.positions.length + ways)
}
