import { comparableIds } from '../methods/comparables.ts'
import type { Failure } from '../units/failure.ts'
import { escapePointer } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'

type Read = Pick<ReadDocument, 'comparables' | 'valuation'>

/** Ids of the comparables of a document, shipped ones and its own. */
export const namedComparables = ({ comparables = [] }: Read): readonly string[] =>
  comparables.map((entry) => (typeof entry === 'string' ? entry : entry.id))

/** What the comparables of a document and its valuation refer to. */
export const valuationUses = ({ comparables = [], valuation }: Read) => {
  const { adjustments = [], weights = {} } = valuation?.comparables ?? {}
  const interest = valuation?.interest
  const named = (row: object, pointer: string) =>
    Object.keys(row).map((id) => ({ id, kind: 'named', pointer: `${pointer}/${escapePointer(id)}` }) as const)
  return [
    ...comparables.map((entry, j) => {
      const id = typeof entry === 'string' ? entry : undefined
      return { id, kind: 'comparable', pointer: `/comparables/${j}` } as const
    }),
    {
      id: typeof interest === 'object' ? interest.deal : undefined,
      kind: 'deal',
      pointer: '/valuation/interest/deal',
    } as const,
    ...named(weights, '/valuation/comparables/weights'),
    ...adjustments.flatMap(({ values }, j) =>
      named(values, `/valuation/comparables/adjustments/${j}/values`),
    ),
  ]
}

/** Comparables of one's own that have the id of another one, a shipped one among them. */
export const ownComparablesTwice = (document: Read): readonly Failure[] => {
  const { comparables = [] } = document
  const ids = namedComparables(document)
  return ids.flatMap((id, j): readonly Failure[] => {
    const own = typeof comparables[j] === 'object'
    const again = ids.indexOf(id) < j
    if (!again && !(own && comparableIds.includes(id))) return []
    const expected = own ? 'an id that no other comparable has, listed or shipped' : 'each comparable once'
    const pointer = own ? `/comparables/${j}/id` : `/comparables/${j}`
    return [{ kind: 'reference', pointer, expected, found: `"${id}" a second time` }]
  })
}
