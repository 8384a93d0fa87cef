import { meanOf } from '../scenario/meanOf.ts'
import type { Scenario } from '../scenario/parse.ts'
import { isQuantity } from '../scenario/schema/quantity.ts'
import { factor, money, rate, type Slot, share } from '../scenario/schema/slot.ts'
import { type Term, termSchema } from '../scenario/schema/terms.ts'
import { precondition } from '../units/precondition.ts'
import type { Lever, LeverUnit } from './lever.ts'
import { constantQuantity } from './movedQuantity.ts'
import { quantityLever, rangeOf } from './quantityLever.ts'
import { clauseNames, needsRoyalty } from './termNames.ts'

/** A deal of a document that was read. */
export interface DealAt {
  readonly scenario: Scenario
  /** its place among the document's deals */
  readonly deal: number
}

/** A number of a clause that has a name of its own. */
interface ClauseNumber {
  readonly name: string
  readonly kind: Term['kind']
  readonly key: string
  readonly label: string
  readonly unit: LeverUnit
  readonly slot: Slot
  /** a deal without the clause may be given one that says nothing but this number */
  readonly added: boolean
}

type Row = readonly [name: string, kind: Term['kind'], key: string, label: string]

const numbers = (
  slot: Slot,
  unit: LeverUnit,
  added: boolean,
  rows: readonly Row[],
): readonly ClauseNumber[] =>
  rows.map(([name, kind, key, label]) => ({ name, kind, key, label, slot, unit, added }))

/** Numbers of clauses by short name; tiers, duration and exclusivity stand apart. */
const clauseNumbers: readonly ClauseNumber[] = [
  ...numbers(money, 'money', true, clauseNames.addedMoney),
  ...numbers(share, 'share', true, clauseNames.addedShares),
  ...numbers(money, 'money', false, clauseNames.money),
  ...numbers(share, 'share', false, clauseNames.shares),
  ...numbers(rate, 'share', false, clauseNames.rates),
  ...numbers(factor, 'number', false, clauseNames.factors),
]

/** Every number of the clauses of a deal that has a short name, and those of clauses that it could be given. */
export const clauseLevers = (at: DealAt): readonly Lever[] => {
  const { terms } = at.scenario.document.deals[at.deal]!
  return clauseNumbers.flatMap((number): Lever[] => {
    const places = terms.flatMap(({ kind }, t) => (kind === number.kind ? [t] : []))
    if (places.length === 0) return number.added && sensible(number, terms) ? [addedLever(at, number)] : []
    return places.flatMap((term, n) => clauseLever(at, { ...number, ...numbered(number, n) }, term))
  })
}

const sensible = ({ name }: ClauseNumber, terms: readonly Term[]): boolean =>
  !needsRoyalty.includes(name) || terms.some(({ kind }) => kind === 'royalty')

/** The second milestone is `milestone-2`. */
export const numbered = <Of extends Pick<Lever, 'name' | 'label'>>({ name, label }: Of, n: number) =>
  n === 0 ? { name, label } : { name: `${name}-${n + 1}`, label: `${label} (${n + 1})` }

const clauseLever = ({ scenario, deal }: DealAt, number: ClauseNumber, t: number): readonly Lever[] => {
  const { name, label, unit, key, slot } = number
  const q: unknown = Reflect.get(scenario.document.deals[deal]!.terms[t]!, key)
  if (isQuantity(q)) return meanOf(q) === null ? [] : [quantityLever(scenario, q, { name, label })]
  if (q !== undefined || number.name === 'maximum') return []
  const path = ['deals', `${deal}`, 'terms', `${t}`, key]
  const [lower, upper] = boundsOfSlot(slot)
  return [
    {
      ...{ name, label, unit, present: 0, lower, upper, step: null, plain: false, says: null },
      ...rangeOf({ present: 0, lower, upper, unit }),
      edits: (value) => [{ path, value: constantQuantity(slot, value) }],
      written: (value) => [{ path, value }],
    },
  ]
}

const boundsOfSlot = ({ lower, upper }: Slot): readonly [number, number] => [
  lower ?? -Infinity,
  upper ?? Infinity,
]

const addedLever = ({ deal }: DealAt, { name, label, unit, kind, key, slot }: ClauseNumber): Lever => {
  const path = ['deals', `${deal}`, 'terms', '-']
  const [lower, upper] = boundsOfSlot(slot)
  // without a cap royalties are not capped at 0
  const present = name === 'cap' ? null : 0
  const isAbsent = (value: number): boolean => value === present
  return {
    ...{ name, label, unit, present, lower, upper, step: null, plain: false },
    ...rangeOf({ present, lower, upper, unit }),
    says: 'The deal does not have this clause: it is added in its plainest form.',
    edits: (value) => (isAbsent(value) ? [] : [{ path, value: readTerm({ kind, [key]: value }) }]),
    written: (value) => (isAbsent(value) ? [] : [{ path, value: { kind, [key]: value } }]),
  }
}

const readTerm = (written: object): Term => {
  const read = termSchema.safeParse(written)
  precondition(read.success, 'a clause in its plainest form')
  return read.data
}
