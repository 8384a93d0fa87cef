import { holderOf } from '../../scenario/rightsMatrix.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { clauses, listed, sentence } from '../words.ts'
import { type DealInput, sayFor } from './clause.ts'

type Rights = NonNullable<DealInput['rights']>
type Holder = NonNullable<Rights['weights']>

const holders = ['licensor', 'licensee', 'joint', 'open'] as const

/** By the short form or the matrix. */
const ownersOf = (deal: DealInput): readonly (readonly [string, Holder])[] =>
  (
    [
      ['model weights', 'weights'],
      ['improvements', 'fineTunes'],
      ['outputs', 'outputs'],
    ] as const
  ).map(([name, thing]) => [name, holderOf(deal, { thing, right: 'own' }) ?? 'open'])

const heldInWords: Readonly<Record<Holder, (things: readonly string[]) => string>> = {
  licensor: (things) => `${listed(things)} belong to the licensor`,
  licensee: (things) => `${listed(things)} belong to the licensee`,
  joint: (things) => `${listed(things)} belong to both`,
  open: (things) => `who owns ${listed(things)} is left open`,
}

const grantBack = ({ improvements, grantBackShare }: Rights, document: FieldfareDocument): string => {
  const share = typeof improvements === 'object' ? improvements.grantBackShare : grantBackShare
  if (share === undefined) return ''
  return `the licensee pays ${sayFor(document).share(share)} of product revenue for improvements`
}

const ban = ({ noReidentification }: Rights): string =>
  noReidentification === true ? 'nobody in the data may be identified' : ''

/** Who owns what comes out of the data; what a deal does not say is open. */
export const rightsSentence = (deal: DealInput, document: FieldfareDocument): string => {
  const rights = deal.rights ?? {}
  const owners = ownersOf(deal)
  const groups = holders.flatMap((holder) => {
    const things = owners.filter(([, held]) => held === holder).map(([thing]) => thing)
    return things.length === 0 ? [] : [heldInWords[holder](things)]
  })
  return sentence(clauses([...groups, grantBack(rights, document), ban(rights)]))
}
