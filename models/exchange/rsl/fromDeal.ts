import type { TermInputOf } from '../../report/clauses/clause.ts'
import { constantOf, moneyScale } from '../../report/quantity.ts'
import type { Note } from '../../scenario/note.ts'
import { type Asked, type Clause, clausesOf, grantNotes, leftOut, unitPrice } from '../clauses.ts'
import { paymentOfUnit, unitOfPayment } from '../units.ts'
import type { RslPrice } from './license.ts'
import { type Usage, usageOf } from './usage.ts'
import type { PaymentType } from './vocabulary.ts'

/** What RSL can say of a deal, and what it cannot. */
export interface RslSaid {
  readonly prices: readonly RslPrice[]
  readonly usage: Usage
  readonly notSaid: readonly Note[]
}

interface Said {
  readonly price: RslPrice | null
  readonly notes: readonly Note[]
}

/**
 * The prices of a deal in RSL: a fee at the start is a `purchase`, a yearly fee a `subscription`, a fee for use a `crawl`,
 * a `training` or a `use`. An amount that is not one number is no price, and whatever is not said is listed.
 */
export const rslFromDeal = (asked: Asked): RslSaid => {
  const said = clausesOf(asked).map((clause) => saidOf(clause, asked))
  const prices = said.flatMap(({ price }) => (price === null ? [] : [price]))
  const usage = usageOf(asked)
  const together: Note = {
    pointer: `${asked.pointer}/terms`,
    text: `RSL does not say that several licences are due together: a reader may take the ${prices.length} of this deal for a choice.`,
  }
  const notes = [...grantNotes(asked, 'RSL'), ...usage.notes, ...said.flatMap((each) => each.notes)]
  return { prices, usage, notSaid: prices.length > 1 ? [together, ...notes] : notes }
}

const saidOf = (clause: Clause, { document: { currency } }: Asked): Said => {
  const { term } = clause
  if (term.kind === 'usageFee') return usageSaid(clause, term, currency)
  if (term.kind !== 'upfrontFee' && term.kind !== 'annualFee')
    return { price: null, notes: [leftOut(clause, 'RSL has no words for this')] }
  const amount = constantOf(term.amount, moneyScale(currency))
  if (amount === null)
    return { price: null, notes: [leftOut(clause, 'RSL names an amount that is one number')] }
  return term.kind === 'upfrontFee'
    ? { price: { type: 'purchase', amount, currency }, notes: [] }
    : { price: { type: 'subscription', amount, currency }, notes: yearly(clause, term) }
}

const yearly = ({ pointer }: Clause, { timing, index }: TermInputOf<'annualFee'>): readonly Note[] => {
  const when = timing === 'arrears' ? 'end' : 'start'
  return [
    {
      pointer,
      text: `RSL does not say how often a subscription is paid: this one at the ${when} of every contract year.`,
    },
    ...(index === undefined
      ? []
      : [
          {
            pointer: `${pointer}/index`,
            text: 'RSL does not say that the fee rises: the first year’s is written.',
          },
        ]),
  ]
}

const usageSaid = (clause: Clause, term: TermInputOf<'usageFee'>, currency: string): Said => {
  const unit = term.unit ?? null
  const type = unit === null ? null : paymentOfUnit(unit)
  if (type === null)
    return {
      price: null,
      notes: [leftOut(clause, 'RSL prices a crawl, a training or a use in an answer, and no other unit')],
    }
  const amount = unitPrice(term)
  if (typeof amount === 'string') return { price: null, notes: [leftOut(clause, `RSL names ${amount}`)] }
  return { price: { type, amount, currency }, notes: usageNotes(clause, term, type) }
}

const usageNotes = (
  { pointer }: Clause,
  term: TermInputOf<'usageFee'>,
  type: PaymentType,
): readonly Note[] => {
  const { unit, commit, monthlyMaximum, field, market } = term
  const note = (key: string, text: string): Note => ({ pointer: `${pointer}/${key}`, text })
  return [
    ...(unit === unitOfPayment(type)
      ? []
      : [note('unit', `RSL counts by “${type}” what this deal counts by “${unit}”.`)]),
    ...(commit === undefined ? [] : [note('commit', 'RSL does not say that a least volume is charged.')]),
    ...(monthlyMaximum === undefined
      ? []
      : [
          note(
            'monthlyMaximum',
            'RSL does not say the monthly maximum: a reader expects to pay without one.',
          ),
        ]),
    ...(field === undefined && market === undefined
      ? []
      : [
          note(
            field === undefined ? 'market' : 'field',
            'RSL does not say that this price counts in one market.',
          ),
        ]),
  ]
}
