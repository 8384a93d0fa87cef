export type RateClass = 'fixed' | 'salesLinked' | 'milestone'

export type Party = 'licensor' | 'licensee' | 'outside'

/** One amount at one date. From outside to outside: a line that is shown, not paid. */
export interface Flow {
  readonly line: string
  readonly amount: number
  readonly time: number
  readonly rate: RateClass
  readonly from: Party
  readonly to: Party
  /** place of its term in the deal, or 'grantBack' */
  readonly term?: number | 'grantBack'
  /** paid by the days of the payment terms: bears interest where the licensee is late */
  readonly lagged?: boolean
  /** what it is interest on, and is taxed with */
  readonly on?: Flow
  /** an amount written in a clause: where clauses are in another currency, it is converted on its own date */
  readonly written?: boolean
}

type Dated = Pick<Flow, 'line' | 'amount' | 'time'>

/** What the licensee pays the licensor. */
export const payment = (
  { line, amount, time }: Dated,
  rate: RateClass,
  term: number | 'grantBack',
): Flow => ({
  line,
  amount,
  time,
  rate,
  from: 'licensee',
  to: 'licensor',
  term,
})

/** The same, due by the days of the payment terms after its date. */
export const afterLag = (flow: Flow, lag: number): Flow => ({ ...flow, time: flow.time + lag, lagged: true })

/** The same, an amount that its clause names in money. */
export const written = (flow: Flow): Flow => ({ ...flow, written: true })

export const shown = (line: string, amount: number, time: number): Flow => ({
  line,
  amount,
  time,
  rate: 'salesLinked',
  from: 'outside',
  to: 'outside',
})

/** What a party pays to somebody else: costs, integration, compliance, losses. */
export const outlay = (dated: Dated, from: Party): Flow => ({ ...dated, rate: 'fixed', from, to: 'outside' })

export const gain = (amount: number, time: number, rate: RateClass): Flow => ({
  line: 'benefit',
  amount,
  time,
  rate,
  from: 'outside',
  to: 'licensee',
})

/** 1 where a party receives, −1 where it pays. */
export const direction = (flow: Flow, party: Party): number =>
  (flow.to === party ? 1 : 0) - (flow.from === party ? 1 : 0)
