import type { PaymentType } from './rsl/vocabulary.ts'

/**
 * What a usage fee counts, as other price lists call it. The first word of a row is what the way back gives; the others
 * count the same thing, and a note says so. Other units (records, seats, tokens) have no price there.
 */
const rows: readonly (readonly [PaymentType, readonly string[]])[] = [
  ['use', ['inference', 'use', 'query', 'request']],
  ['crawl', ['crawl']],
  ['training', ['training', 'training-run']],
]

/** The payment of RSL (section 3.7) that counts a unit; null where none does. */
export const paymentOfUnit = (unit: string): PaymentType | null =>
  rows.find(([, units]) => units.includes(unit))?.[0] ?? null

export const unitOfPayment = (type: PaymentType): string | null =>
  rows.find(([own]) => own === type)?.[1][0] ?? null

/** A marketplace counts queries. */
export const planUnit = 'query'
const queries: readonly string[] = [planUnit, 'inference', 'use', 'request']

export const isQuery = (unit: string): boolean => queries.includes(unit)
