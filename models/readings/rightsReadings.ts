import { assumedHalfLifeYears } from '../scenario/assumptions.ts'
import { type Holder, holders, openCells, type RightsCell } from '../scenario/rightsMatrix.ts'
import type { Deal } from '../scenario/schema/deal.ts'
import { changed, type Variant, without } from '../scenario/variant.ts'
import { keptForEver } from './openRights.ts'
import type { Looked } from './reading.ts'
import { questionOf, stakeOf } from './rightsStakes.ts'

/** One way to fill an open cell. */
export interface Way {
  readonly holder: Holder
  /** as the deal is valued now, valued otherwise, or nothing that any figure depends on */
  readonly standing: 'as-valued' | 'changed' | 'not-modelled'
  /** what is changed, in words */
  readonly change: string | null
  readonly variant: Variant | null
  /** what the change does to the licensee is only in part in its figures, and is not told */
  readonly oursAlone: boolean
}

/** A cell of the matrix of rights that a deal leaves open, and every way to fill it (domain page, section 6.2). */
export interface RightsReading extends RightsCell {
  /** the question, what is at stake, and what would make it money where nothing does */
  readonly text: string
  readonly ways: readonly Way[]
}

/** What a figure depends on: to whom a cell belongs in the deal as it is valued, and what the others would change. */
interface Moved {
  readonly asValued: readonly Holder[]
  readonly words: string
  readonly stake: string
  readonly variant: Variant
  readonly oursAlone?: boolean
}

/** Every open cell of a deal's matrix, row by row. */
export const rightsReadings = (looked: Looked): readonly RightsReading[] =>
  openCells(looked.deal).map((cell) => {
    const moved = movedBy(looked, cell)
    return {
      ...cell,
      text: `${questionOf(cell)} ${moved?.stake ?? stakeOf(cell)}`,
      ways: holders.map((holder) => wayOf(holder, moved)),
    }
  })

const wayOf = (holder: Holder, moved: Moved | null): Way => {
  const none = { holder, change: null, variant: null, oursAlone: false }
  if (moved === null) return { ...none, standing: 'not-modelled' }
  const { asValued, words, variant, oursAlone = false } = moved
  if (asValued.includes(holder)) return { ...none, standing: 'as-valued' }
  return { holder, standing: 'changed', change: words, variant, oursAlone }
}

const movedBy = (looked: Looked, { thing, right }: RightsCell): Moved | null => {
  if (right === 'afterTerm') return thing === 'outputs' || thing === 'usageLogs' ? null : lasting(looked)
  if (thing === 'usageLogs') return null
  if (right === 'sublicense') return sublicensed(looked)
  return right === 'own' && thing === 'fineTunes' ? improved(looked) : null
}

/** Use after the term, of a deal that has no clause about it: valued as stopping, or going on and fading. */
const lasting = (looked: Looked): Moved | null =>
  looked.deal.terms.some(({ kind }) => kind === 'residual')
    ? null
    : {
        asValued: ['licensor'],
        words: `what was learned stays in use, free, and halves in worth every ${assumedHalfLifeYears} years`,
        stake:
          'The deal is valued as if all use stopped. A licensee that may go on is valued as going on with what was learned, whichever of these it keeps; a residual clause would settle it.',
        variant: keptForEver(looked),
      }

/** What sublicensees pay is shared where the licensee may let others use it, and is not there where it may not. */
const sublicensed = ({ deal, of }: Looked): Moved | null => {
  const shares = deal.terms.flatMap(({ kind }, term) => (kind === 'sublicenceShare' ? [term] : []))
  if (shares.length === 0) return null
  return {
    asValued: ['licensee', 'joint'],
    words: 'the licensee grants no sublicences, and shares no receipts from them',
    stake:
      'The deal is valued with its share of sublicence receipts, the same share whichever thing is in question. What the licensee keeps of them is not in its figures, so its loss is not told.',
    variant: without({ id: 'rights.sublicense', of, deal }, ...shares),
    oursAlone: true,
  }
}

/** Improvements are paid for where they are not the licensee's alone. */
const improved = ({ deal, of }: Looked): Moved | null => {
  const rights = withoutGrantBack(deal.rights)
  if (rights === null) return null
  return {
    asValued: ['licensor', 'joint'],
    words: 'improvements are the licensee’s alone, and it pays nothing for them',
    stake:
      'The deal is valued with the share of product revenue that is paid for improvements; a licensee that owns them will say that it owes none.',
    variant: changed({ id: 'rights.improvements', of, deal }, { rights }),
  }
}

/** The rights without a share for improvements; null where there is none. */
const withoutGrantBack = (rights: Deal['rights']): NonNullable<Deal['rights']> | null => {
  if (rights === undefined) return null
  const { grantBackShare, improvements, ...rest } = rights
  if (typeof improvements === 'object' && improvements.grantBackShare !== undefined)
    return { ...rest, improvements: improvements.owner }
  return grantBackShare === undefined ? null : { ...rest, ...(improvements && { improvements }) }
}
