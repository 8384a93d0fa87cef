import type { TermInput } from '../../report/clauses/clause.ts'
import { fewOf } from '../../report/words.ts'
import type { Note } from '../../scenario/note.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { fault } from '../fault.ts'
import type { Priced } from '../priced.ts'
import { unitOfPayment } from '../units.ts'
import type { XmlElement } from '../xml.ts'
import { ownChildren } from './conforms.ts'
import { extensionNotes } from './extensions.ts'
import type { RslPrice } from './license.ts'
import { noPrice, type PaymentRead, readPayment } from './payment.ts'
import { permitted } from './permits.ts'

/**
 * The terms that the licences of one `<content>` ask for, with a note for whatever else they say. Every licence with a
 * priced payment gives one term; a document in several currencies is refused, for nothing is converted.
 */
export const termsFromRsl = (content: XmlElement): Result<Omit<Priced, 'format'>, Failure> => {
  const licenses = ownChildren(content).filter(({ name }) => name === 'license')
  const read = licenses.map(readLicense)
  const faults = read.flatMap((each) => each.faults)
  const prices = read.flatMap(({ price }) => (price === null ? [] : [price]))
  const [first] = prices
  if (faults.length > 0) return failure(...faults)
  const notes = [...read.flatMap((each) => each.notes), ...beside(content)]
  if (first === undefined) return failure(unpriced(content, notes))
  const currencies = [...new Set(prices.map(({ currency }) => currency))]
  if (currencies.length > 1)
    return failure(fault(content.pointer, 'amounts in one currency', currencies.join(' and ')))
  const { uses, notes: useNotes } = permitted(licenses.filter((_, index) => read[index]?.price !== null))
  return success({
    currency: first.currency,
    terms: prices.map(termOf),
    ...(uses === null ? {} : { uses }),
    notTaken: [...together(content, prices), ...notes, ...useNotes],
  })
}

const readLicense = (license: XmlElement): PaymentRead => {
  const own = ownChildren(license)
  const payment = own.find(({ name }) => name === 'payment')
  const rest = own
    .filter(({ name }) => !['payment', 'permits', 'prohibits'].includes(name))
    .map(({ name, pointer }) => ({
      pointer,
      text: `What <${name}> says is no price and was not taken over.`,
    }))
  const read =
    payment === undefined
      ? noPrice([
          { pointer: license.pointer, text: 'A licence without a payment is free: it gives no term.' },
        ])
      : readPayment(payment)
  return { ...read, notes: [...read.notes, ...rest, ...extensionNotes(license)] }
}

const termOf = ({ type, amount }: RslPrice): TermInput => {
  if (type === 'purchase') return { kind: 'upfrontFee', amount }
  if (type === 'subscription') return { kind: 'annualFee', amount }
  // its volume is put in by the caller, who may know it
  const fee = { kind: 'usageFee', unit: unitOfPayment(type) ?? type, tiers: [{ price: amount }] }
  return fee as unknown as TermInput
}

const together = ({ pointer }: XmlElement, prices: readonly RslPrice[]): readonly Note[] =>
  prices.length < 2
    ? []
    : [
        {
          pointer,
          text: `RSL does not say whether its ${prices.length} licences are a choice: taken as due together.`,
        },
      ]

/** What a `<content>` says beside its licences. */
const beside = (content: XmlElement): readonly Note[] => {
  const names = ownChildren(content).flatMap(({ name }) => (name === 'license' ? [] : [`<${name}>`]))
  const attributes = [...content.attributes.keys()].filter((name) => name !== 'url')
  const what = fewOf([...attributes, ...names], 6)
  const text = `What ${what} says is no price and was not taken over.`
  return [...(what === '' ? [] : [{ pointer: content.pointer, text }]), ...extensionNotes(content)]
}

const unpriced = ({ pointer }: XmlElement, notes: readonly Note[]): Failure =>
  fault(
    pointer,
    'a payment with an amount: purchase, subscription, crawl, training or use',
    notes.length === 0 ? 'none' : `none. ${notes[0]?.text ?? ''}`.replace(/\.$/, ''),
  )
