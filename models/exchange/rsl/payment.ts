import type { Note } from '../../scenario/note.ts'
import { isCurrency } from '../../units/currency.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { readDecimal } from '../decimal.ts'
import { fault } from '../fault.ts'
import type { XmlElement } from '../xml.ts'
import { ownChildren } from './conforms.ts'
import type { RslPrice } from './license.ts'
import { draftPaymentType, isPaymentType, type PaymentType } from './vocabulary.ts'

/** What a payment asks for: a price, or none and why; or what is wrong with its amount. */
export interface PaymentRead {
  readonly price: RslPrice | null
  readonly faults: readonly Failure[]
  readonly notes: readonly Note[]
}

export const noPrice = (notes: readonly Note[]): PaymentRead => ({ price: null, faults: [], notes })

/** Those that are paid in money as such; a contribution is voluntary, attribution and free cost none. */
const paid: readonly PaymentType[] = ['purchase', 'subscription', 'crawl', 'training', 'use']

/** Reads a `<payment>` (section 3.7). Only an `<amount>` is a price: where terms are elsewhere they are not fetched. */
export const readPayment = (payment: XmlElement): PaymentRead => {
  const { pointer } = payment
  const own = ownChildren(payment)
  const amount = own.find(({ name }) => name === 'amount')
  const elsewhere = own
    .filter(({ name }) => name !== 'amount')
    .map(({ name, text, pointer: at }) => note(at, `<${name}> was not followed: ${quoted(text)}.`))
  const written = payment.attributes.get('type')
  const named = written === undefined ? 'A payment of no type' : `A payment of type ${written}`
  if (amount === undefined)
    return noPrice([note(pointer, `${named} without an amount gives no term.`), ...elsewhere])
  if (written === undefined)
    return noPrice([note(pointer, `${named} gives no term, whatever its amount.`), ...elsewhere])
  const draft = note(pointer, 'The type “inference” of the drafts is read as “use”, its name in RSL 1.0.')
  const isDraft = written === draftPaymentType
  const read = readAmount(amount, isPaymentType(written) ? written : 'use')
  return { ...read, notes: [...(isDraft ? [draft] : []), ...read.notes, ...elsewhere] }
}

const readAmount = ({ attributes, text, pointer }: XmlElement, type: PaymentType): PaymentRead => {
  const currency = attributes.get('currency') ?? ''
  const amount = readDecimal(text)
  const faults = [
    ...(amount === null ? [fault(pointer, 'a decimal amount such as 0.015', quoted(text))] : []),
    ...(isCurrency(currency) ? [] : [fault(pointer, 'a currency of ISO 4217', quoted(currency))]),
  ]
  if (amount === null || faults.length > 0) return { price: null, faults, notes: [] }
  if (!paid.includes(type))
    return noPrice([note(pointer, `${text} ${currency} for “${type}” are no price and give no term.`)])
  return {
    price: { type, amount, currency },
    faults,
    notes: type === 'subscription' ? [note(pointer, yearly)] : [],
  }
}

const yearly = 'RSL does not say how often a subscription is paid: taken as once every contract year.'

const note = (pointer: string, text: string): Note => ({ pointer, text })
