import type { PaymentType } from './vocabulary.ts'

/** A payment of RSL as far as it is a price: its type and its amount, exact as written. */
export interface RslPrice {
  readonly type: PaymentType
  readonly amount: number
  readonly currency: string
}

/** What is written: one place, the uses that are permitted (null: no restriction), and a licence for every price. */
export interface RslOffer {
  readonly url: string
  readonly usage: readonly string[] | null
  readonly prices: readonly RslPrice[]
}
