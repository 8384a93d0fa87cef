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
}

type Dated = Pick<Flow, 'line' | 'amount' | 'time'>

/** What the licensee pays the licensor. */
export const payment = (dated: Dated, rate: RateClass, term: number | 'grantBack'): Flow => ({
  ...dated,
  rate,
  from: 'licensee',
  to: 'licensor',
  term,
})

export const shown = (line: string, amount: number, time: number): Flow => ({
  ...{ line, amount, time },
  rate: 'salesLinked',
  from: 'outside',
  to: 'outside',
})

/** What a party pays to somebody else: costs, integration, compliance, losses. */
export const outlay = (dated: Dated, from: Party): Flow => ({ ...dated, rate: 'fixed', from, to: 'outside' })

export const gain = (amount: number, time: number, rate: RateClass): Flow => ({
  ...{ line: 'benefit', amount, time, rate },
  from: 'outside',
  to: 'licensee',
})
