import type { TermInputOf } from '../../report/clauses/clause.ts'
import { agreed } from '../../report/figures.ts'
import { constantOf, moneyScale } from '../../report/quantity.ts'
import type { Note } from '../../scenario/note.ts'
import { type Asked, type Clause, clausesOf, grantNotes, leftOut, unitPrice } from '../clauses.ts'
import { isQuery, planUnit } from '../units.ts'
import { fromMinor, largestMonth, toMinor } from './minorUnits.ts'
import type { MarketplacePlan } from './plan.ts'

/** What a plan can say of a deal; null where it is nothing. */
export interface PlanSaid {
  readonly plan: MarketplacePlan | null
  readonly notSaid: readonly Note[]
}

type Of<Kind extends 'annualFee' | 'usageFee'> = Clause & { readonly term: TermInputOf<Kind> }

/**
 * A deal as a marketplace plan: its yearly fee, a twelfth of it a month, is the access fee; its fee for use the price per
 * query; the access fee and the monthly maximum of the use together the maximum. A plan has one of each, so a deal with
 * two yearly fees or two fees for use has none. Months are rounded to the minor unit, and a note says by how much.
 */
export const planFromDeal = (asked: Asked): PlanSaid => {
  const { currency } = asked.document
  const clauses = clausesOf(asked)
  const access = only(clauses.filter(isOf('annualFee')), (clause) => yearAmount(clause, currency))
  const use = only(clauses.filter(isOf('usageFee')), priceOf)
  const month = access.value === null ? 0 : twelfth(access.value, currency)
  const maximum = maximumOf(use.clause, month, currency)
  const rest = clauses.filter(({ term }) => term.kind !== 'annualFee' && term.kind !== 'usageFee')
  const notSaid = [
    ...grantNotes(asked, 'A plan'),
    ...rest.map((clause) => leftOut(clause, 'A plan has no words for this')),
    ...access.notes,
    ...(access.clause === null ? [] : accessNotes(access.clause, month, currency)),
    ...use.notes,
    ...(use.clause === null ? [] : useNotes(use.clause)),
    ...maximum.notes,
  ]
  if (access.value === null && use.value === null) return { plan: null, notSaid }
  const pricePerQuery = use.value ?? 0
  return { plan: { currency, accessFee: month, pricePerQuery, monthlyMaximum: maximum.value }, notSaid }
}

const isOf =
  <Kind extends 'annualFee' | 'usageFee'>(kind: Kind) =>
  (clause: Clause): clause is Of<Kind> =>
    clause.term.kind === kind

interface Only<Own> {
  readonly value: number | null
  /** the clause whose value it is */
  readonly clause: Own | null
  readonly notes: readonly Note[]
}

/** The one clause of its kind, if there is one and it is a number; else why there is none. */
const only = <Own extends Clause>(
  clauses: readonly Own[],
  read: (clause: Own) => number | string,
): Only<Own> => {
  const [first, ...more] = clauses
  if (first === undefined) return { value: null, clause: null, notes: [] }
  if (more.length > 0) {
    const notes = clauses.map((clause) => leftOut(clause, 'A plan has one such fee, and this deal several'))
    return { value: null, clause: null, notes }
  }
  const value = read(first)
  return typeof value === 'number'
    ? { value, clause: first, notes: [] }
    : { value: null, clause: null, notes: [leftOut(first, `A plan names ${value}`)] }
}

const yearAmount = ({ term }: Of<'annualFee'>, currency: string): number | string => {
  const year = constantOf(term.amount, moneyScale(currency))
  if (year === null) return 'an access fee that is one number'
  const fits = year <= 12 * largestMonth && twelfth(year, currency) > 0
  return fits ? year : `an access fee from ${fromMinor(1, currency)} to ${largestMonth} a month`
}

const priceOf = ({ term }: Of<'usageFee'>): number | string => {
  if (!isQuery(term.unit ?? '')) return 'a price for queries, and no other unit'
  const price = unitPrice(term)
  return typeof price === 'string' || (price > 0 && price <= largestMonth) ? price : 'a price above 0'
}

/** The maximum of a whole month: access fee and use together. */
const maximumOf = (
  use: Of<'usageFee'> | null,
  month: number,
  currency: string,
): { readonly value: number | null; readonly notes: readonly Note[] } => {
  if (use === null || use.term.monthlyMaximum === undefined) return { value: null, notes: [] }
  const pointer = `${use.pointer}/monthlyMaximum`
  const most = constantOf(use.term.monthlyMaximum, moneyScale(currency))
  if (most === null || month + most > largestMonth) {
    const text = `A plan names a maximum that is one number up to ${largestMonth}: none is written.`
    return { value: null, notes: [{ pointer, text }] }
  }
  const units = toMinor(most, currency)
  const exact = fromMinor(units, currency) === most
  const text = `The maximum is rounded to the minor unit of ${currency}.`
  const value = fromMinor(toMinor(month, currency) + units, currency)
  return { value, notes: exact ? [] : [{ pointer, text }] }
}

const twelfth = (year: number, currency: string): number =>
  fromMinor(Math.round(toMinor(year, currency) / 12), currency)

const accessNotes = (
  { term, pointer }: Of<'annualFee'>,
  month: number,
  currency: string,
): readonly Note[] => {
  const year = constantOf(term.amount, moneyScale(currency)) ?? 0
  const inPlan = fromMinor(12 * toMinor(month, currency), currency)
  const when = term.timing === 'arrears' ? 'end' : 'start'
  return [
    {
      pointer,
      text: `The plan asks for a twelfth every month, not for the whole at the ${when} of each contract year.`,
    },
    ...(inPlan === year
      ? []
      : [
          {
            pointer,
            text: `Twelve months of the plan are ${agreed(inPlan)} ${currency}, not ${agreed(year)}.`,
          },
        ]),
    ...(term.index === undefined
      ? []
      : [
          {
            pointer: `${pointer}/index`,
            text: 'A plan does not say that the fee rises: the first year’s is written.',
          },
        ]),
  ]
}

const useNotes = ({ term, pointer }: Of<'usageFee'>): readonly Note[] => {
  const { unit, commit, field, market } = term
  const note = (key: string, text: string): Note => ({ pointer: `${pointer}/${key}`, text })
  return [
    ...(unit === planUnit
      ? []
      : [note('unit', `The plan counts by “${planUnit}” what this deal counts by “${unit}”.`)]),
    ...(commit === undefined ? [] : [note('commit', 'A plan does not say that a least volume is charged.')]),
    ...(field === undefined && market === undefined
      ? []
      : [
          note(
            field === undefined ? 'market' : 'field',
            'A plan does not say that this price counts in one market.',
          ),
        ]),
  ]
}
