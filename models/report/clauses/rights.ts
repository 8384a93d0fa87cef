import { holderOf, holders as matrixHolders, thingKeys, things } from '../../scenario/rightsMatrix.ts'
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

/** Things that only the matrix gives to somebody. */
const alsoOwned = (deal: DealInput): readonly (readonly [string, Holder])[] =>
  (['data', 'labels', 'usageLogs'] as const).flatMap((thing) => {
    const held = holderOf(deal, { thing, right: 'own' })
    return held === null ? [] : [[things[thing], held] as const]
  })

const mayInWords = { licensor: 'only the licensor may', licensee: 'the licensee may', joint: 'both may' }

/** What else the matrix says, right by right and holder by holder: "only the licensor may sublicense the data". */
const matrixInWords = (deal: DealInput): readonly string[] =>
  (['use', 'sublicense', 'afterTerm'] as const).flatMap((right) =>
    matrixHolders.flatMap((holder) => {
      const names = thingKeys.filter((thing) => holderOf(deal, { thing, right }) === holder)
      if (names.length === 0) return []
      const what = listed(names.map((thing) => things[thing]))
      const may = mayInWords[holder]
      return [right === 'sublicense' ? `${may} sublicense ${what}` : `${may} use ${what}${spans[right]}`]
    }),
  )

const spans = { use: '', afterTerm: ' after the term' } as const

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
  const owners = [...ownersOf(deal), ...alsoOwned(deal)]
  const groups = holders.flatMap((holder) => {
    const held = owners.filter(([, by]) => by === holder).map(([thing]) => thing)
    return held.length === 0 ? [] : [heldInWords[holder](held)]
  })
  return sentence(clauses([...groups, ...matrixInWords(deal), grantBack(rights, document), ban(rights)]))
}
