import type { Failure } from '../units/failure.ts'

/** A question about a deal that is not there, with the ids there are. */
export const noDeal = (id: string, deals: readonly { readonly id: string }[]): Failure => ({
  kind: 'reference',
  pointer: '/deals',
  expected: `the id of a deal (one of ${deals.map((deal) => deal.id).join(', ')})`,
  found: `"${id}"`,
})
