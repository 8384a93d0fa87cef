import type { FieldfareDocument } from '../scenario/schema/document.ts'

type DealInput = FieldfareDocument['deals'][number]
type GrantInput = DealInput['grants'][number]

/** What every copy of a template is given: who takes the licence, and for which field of use. */
export interface Place {
  readonly licensee: string
  readonly field: string
}

/** A deal as a template writes it: whole, but for the names that only a document knows. */
export type DealFragment = Omit<DealInput, 'licensee' | 'grants'> & {
  readonly grants: readonly Omit<GrantInput, 'field' | 'market'>[]
}

/** A usual kind of deal. Its figures are illustrations, and each of them says so. */
export interface DealTemplate {
  readonly id: string
  readonly name: string
  /** when money flows, in one line */
  readonly explanation: string
  readonly deal: DealFragment
}

/** The fragment as far as it is known: with a licensee and a field it is a deal of a document. */
export const placed = (fragment: DealFragment, place: Partial<Place>): Readonly<Record<string, unknown>> => {
  const { id, name, grants, ...rest } = fragment
  const { licensee, field } = place
  return {
    id,
    name,
    ...(licensee === undefined ? {} : { licensee }),
    grants: grants.map((grant) => (field === undefined ? grant : { field, ...grant })),
    ...rest,
  }
}
