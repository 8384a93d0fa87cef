import type { Note } from '../note.ts'
import type { Deal } from '../schema/deal.ts'
import type { Term } from '../schema/terms.ts'

type Kind = Term['kind']

/**
 * Clauses that act on payments the deal does not have: told, and not refused, since such a deal has a value, which is
 * rarely the one that was meant.
 */
export const idleNotes = ({ id, terms }: Pick<Deal, 'id' | 'terms'>, pointer: string): readonly Note[] =>
  terms.flatMap((clause, term): readonly Note[] => {
    const idle = wordsOf(clause)
    if (idle === null || terms.some(({ kind }) => idle.needs.includes(kind))) return []
    return [{ pointer: `${pointer}/terms/${term}`, text: `${id} ${idle.words}` }]
  })

interface Idle {
  readonly needs: readonly Kind[]
  readonly words: string
}

const reportedSales: readonly Kind[] = ['royalty', 'usageFee', 'revenueShare', 'sublicenceShare']

const wordsOf = (clause: Term): Idle | null => {
  switch (clause.kind) {
    case 'advance':
      return {
        needs: ['royalty'],
        words: 'pays an advance and owes no royalty: nothing recoups it, so it is an upfront fee.',
      }
    case 'stacking':
      return {
        needs: ['royalty'],
        words:
          "sets third parties' royalties off against a royalty that it does not owe: the clause does nothing.",
      }
    case 'royaltyCap':
      return { needs: ['royalty'], words: 'caps a royalty that it does not owe: the clause does nothing.' }
    case 'audit':
      return {
        needs: reportedSales,
        words: 'is audited and pays on nothing that the licensee reports: an audit finds nothing.',
      }
    case 'minimumGuarantee':
      return {
        needs: credited(clause.credits ?? 'royalty'),
        words: 'guarantees a minimum and pays nothing that counts towards it: all of it is due every time.',
      }
    default:
      return null
  }
}

const credited = (credits: 'royalty' | 'royalty+usage' | 'all'): readonly Kind[] => {
  if (credits === 'royalty') return ['royalty']
  return credits === 'all' ? [...reportedSales, 'poolShare'] : ['royalty', 'usageFee']
}
