import type { TermInput } from '../report/clauses/clause.ts'
import type { Note } from '../scenario/note.ts'
import type { QuantityInput } from '../scenario/schema/quantity.ts'

export const formats = ['rsl', 'plan'] as const
export type Format = (typeof formats)[number]

/** A price list as terms of a deal. Amounts are in `currency`; nothing is converted. */
export interface Priced {
  readonly format: Format
  readonly currency: string
  readonly terms: readonly TermInput[]
  /** for the grant, where the price list names uses that a grant can name */
  readonly uses?: readonly string[]
  /** what it says, or leaves unsaid, that the terms do not: with its place in the price list */
  readonly notTaken: readonly Note[]
}

/**
 * The same with a volume in its fees for use. No price list knows one: where the caller does not either, the terms lack
 * it, and a note says so.
 */
export const withVolume = (priced: Priced, volume: QuantityInput | undefined): Priced => {
  const units = priced.terms.flatMap((term) => (term.kind === 'usageFee' ? [term.unit ?? 'unit'] : []))
  if (volume === undefined) return { ...priced, notTaken: [...priced.notTaken, ...units.map(missing)] }
  const terms = priced.terms.map((term) => (term.kind === 'usageFee' ? { ...term, volume } : term))
  return { ...priced, terms: terms as readonly TermInput[], notTaken: [...priced.notTaken, ...unused(units)] }
}

const missing = (unit: string): Note => ({
  pointer: '',
  text: `No price list says how many there will be: the fee by the ${unit} lacks its yearly volume.`,
})

const unused = (units: readonly string[]): readonly Note[] =>
  units.length > 0 ? [] : [{ pointer: '', text: 'Nothing is charged by use, so the volume was not used.' }]
