import { type Path, withMember } from '../scenario/member.ts'
import type { FieldfareDocument, ReadDocument } from '../scenario/schema/document.ts'

/** What a lever's number is: money, a share of something, years, a price a unit, a count, on or off, any number. */
export type LeverUnit = 'money' | 'share' | 'years' | 'price' | 'count' | 'switch' | 'number'

/** A value for a place of a document: keys from the root, of which `-` is one member more of a list. */
export interface Edit {
  readonly path: Path
  readonly value: unknown
}

/** One thing of a document that can be moved by a number: a term of a deal, or a belief. */
export interface Lever {
  /** as it was asked for: `upfront`, `licensees.buyer.positions.diagnostics.utility` */
  readonly name: string
  /** `Upfront fee` */
  readonly label: string
  readonly unit: LeverUnit
  /** the number now: the mean of what is uncertain; null where nothing is written or known */
  readonly present: number | null
  /** what it may be at all; infinite where nothing limits it */
  readonly lower: number
  readonly upper: number
  /** where it is looked for, unless somebody says where */
  readonly from: number
  readonly to: number
  /** distance of the values it can have: a period, or 1 for on and off; null where it can have any between its bounds */
  readonly step: number | null
  /** a sentence of what moves with it, or how; null where there is nothing to say */
  readonly says: string | null
  /** the number is no quantity: a document with it is read again, since only that refuses what it cannot be */
  readonly plain: boolean
  /** of the read document */
  readonly edits: (value: number) => readonly Edit[]
  /** of the document as people write it; null where no number says it: an uncertain quantity that is scaled */
  readonly written: (value: number) => readonly Edit[] | null
}

/** The read document with edits; what is unchanged is shared, so that it is compiled anew only where it changed. */
export const edited = (document: ReadDocument, edits: readonly Edit[]): ReadDocument =>
  edits.reduce((changed, { path, value }) => withMember(changed, path, value), document)

/** The same of the document as people write it, say `Scenario.complete`; null where a move cannot be written. */
export const writtenWith = (
  document: FieldfareDocument,
  moves: readonly (readonly [lever: Lever, value: number])[],
): FieldfareDocument | null =>
  moves.reduce<FieldfareDocument | null>((changed, [lever, value]) => {
    const edits = lever.written(value)
    if (changed === null || edits === null) return null
    return edits.reduce((own, { path, value: at }) => withMember(own, path, at), changed)
  }, document)
