import { pow } from '../../../models/numerics/elementary.ts'
import type { Agreement } from './agreement.ts'
import type { Worth } from './facts.ts'
import { direction, type RateClass } from './flow.ts'
import { exists, inside, type Place, read, sum, text } from './place.ts'
import type { Settled } from './settlement.ts'
import { partyPlace, type Tax, type Taxed } from './tax.ts'

/** What one flow leaves with a party, before tax. */
const before = (settled: Settled, party: Taxed): number => {
  const kept = party === 'licensor' ? settled.gross - settled.withheld + settled.credit : settled.gross
  return direction(settled.flow, party) * kept
}

const rateOf = (agreement: Agreement, party: Place, rate: RateClass): number => {
  const place = inside(party, 'discountRate')
  if (!exists(inside(place, 'fixed')) && !exists(inside(place, 'salesLinked')))
    return read(agreement.facts, place)
  const own = inside(place, rate)
  return read(agreement.facts, exists(own) ? own : inside(place, 'salesLinked'))
}

const presentValue = (amount: number, rate: number, time: number): number =>
  amount === 0 ? 0 : amount * pow(1 + rate, -time)

export const worthOf = (
  agreement: Agreement,
  cash: { readonly settled: readonly Settled[]; readonly taxes: readonly Tax[] },
  party: Taxed,
): Worth => {
  const place = partyPlace(agreement, party)
  const timeRate = inside(place, 'timeRate')
  const entries = [
    ...cash.settled.map((each) => ({
      ...{ amount: before(each, party), rate: each.flow.rate, time: each.flow.time },
    })),
    ...cash.taxes
      .filter((tax) => tax.party === party)
      .map(({ amount, rate, time }) => ({ amount: -amount, rate, time })),
  ]
  const at = (rateFor: (rate: RateClass) => number): number =>
    sum(entries.map(({ amount, rate, time }) => presentValue(amount, rateFor(rate), time)))
  const npv = at((rate) => rateOf(agreement, place, rate))
  return { npv, npvAtTimeRate: exists(timeRate) ? at(() => read(agreement.facts, timeRate)) : npv }
}

/**
 * PV to a party, at its timeRate where given, of each term's own lines before its tax: what the licensor is paid, less
 * what the licensee pays, or gives in kind; grant-back last.
 */
export const termsOf = (
  agreement: Agreement,
  settled: readonly Settled[],
  party: Taxed,
): readonly number[] => {
  const place = partyPlace(agreement, party)
  const timeRate = inside(place, 'timeRate')
  const way = party === 'licensor' ? 1 : -1
  const worth = (amount: (each: Settled) => number): number =>
    sum(
      settled.map((each) => {
        const own = exists(timeRate)
          ? read(agreement.facts, timeRate)
          : rateOf(agreement, place, each.flow.rate)
        return presentValue(amount(each), own, each.flow.time)
      }),
    )
  const ofTerm = (term: Place, index: number): number => {
    const kind = text(inside(term, 'kind'))
    if (kind === 'currency') return worth((each) => way * each.currencyEffect)
    if (kind === 'withholding')
      return worth((each) =>
        party === 'licensor'
          ? each.credit - (each.grossUp ? 0 : each.withheld)
          : each.flow.amount + each.currencyEffect - each.gross,
      )
    return worth(({ flow }) => (flow.term === index ? direction(flow, party) * flow.amount : 0))
  }
  const grantBack = worth(({ flow }) => (flow.term === 'grantBack' ? way * flow.amount : 0))
  return [...agreement.terms.map(ofTerm), grantBack]
}
