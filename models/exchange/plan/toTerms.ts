import type { TermInput } from '../../report/clauses/clause.ts'
import type { Note } from '../../scenario/note.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Priced } from '../priced.ts'
import { planUnit } from '../units.ts'
import { fromMinor, toMinor } from './minorUnits.ts'
import type { MarketplacePlan } from './plan.ts'

/** The terms of a plan: twelve access fees a year, a price per query, and a maximum on what queries cost in a month. */
export const termsFromPlan = (plan: MarketplacePlan): Result<Omit<Priced, 'format'>, Failure> => {
  const { currency, accessFee, pricePerQuery } = plan
  if (accessFee === 0 && pricePerQuery === 0) {
    const expected = 'an access fee or a price per query above 0'
    return failure({ kind: 'value', pointer: '', expected, found: 'neither' })
  }
  const terms = [...(accessFee === 0 ? [] : [yearly(plan)]), ...(pricePerQuery === 0 ? [] : [usage(plan)])]
  return success({ currency, terms, notTaken: notesOn(plan) })
}

const yearly = ({ accessFee, currency }: MarketplacePlan): TermInput => ({
  kind: 'annualFee',
  amount: fromMinor(12 * toMinor(accessFee, currency), currency),
})

const usage = ({ pricePerQuery, monthlyMaximum, accessFee, currency }: MarketplacePlan): TermInput => {
  const most =
    monthlyMaximum === null
      ? null
      : fromMinor(toMinor(monthlyMaximum, currency) - toMinor(accessFee, currency), currency)
  // its volume is put in by the caller, who may know it
  const fee = { kind: 'usageFee', unit: planUnit, tiers: [{ price: pricePerQuery }] }
  return { ...fee, ...(most === null ? {} : { monthlyMaximum: most }) } as unknown as TermInput
}

const notesOn = (plan: MarketplacePlan): readonly Note[] => {
  const { accessFee, pricePerQuery, monthlyMaximum, currency } = plan
  const finer = (['accessFee', 'monthlyMaximum'] as const).filter((key) => {
    const amount = plan[key] ?? 0
    return fromMinor(toMinor(amount, currency), currency) !== amount
  })
  return [
    ...(accessFee === 0
      ? []
      : [
          note(
            'accessFee',
            'Taken as twelve months at the start of every contract year; the plan asks every month.',
          ),
        ]),
    ...(pricePerQuery === 0 && monthlyMaximum !== null
      ? [note('monthlyMaximum', 'Without a price per query a maximum limits nothing; it was not taken over.')]
      : []),
    ...finer.map((key) => note(key, `Rounded to the minor unit of ${currency}.`)),
  ]
}

const note = (key: keyof MarketplacePlan, text: string): Note => ({ pointer: `/${key}`, text })
