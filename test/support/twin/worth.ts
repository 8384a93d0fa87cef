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

const discount = (rate: number, time: number): number => pow(1 + rate, -time)

/** A party's rate for each class of its flows: one future has one of each. */
const ratesOf = (agreement: Agreement, party: Place, used: readonly RateClass[]) =>
  new Map([...new Set(used)].map((rate) => [rate, rateOf(agreement, party, rate)]))

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
  ].filter(({ amount }) => amount !== 0)
  const at = (rateFor: (rate: RateClass) => number): number =>
    sum(entries.map(({ amount, rate, time }) => amount * discount(rateFor(rate), time)))
  const rates = ratesOf(
    agreement,
    place,
    entries.map(({ rate }) => rate),
  )
  const npv = at((rate) => rates.get(rate)!)
  if (!exists(timeRate)) return { npv, npvAtTimeRate: npv }
  const forTime = read(agreement.facts, timeRate)
  return { npv, npvAtTimeRate: at(() => forTime) }
}

/** What a party's flows are multiplied by, one by one: at its timeRate where given. */
const discountsOf = (agreement: Agreement, settled: readonly Settled[], party: Place): readonly number[] => {
  const timeRate = inside(party, 'timeRate')
  const classes = settled.map(({ flow }) => flow.rate)
  const rates = exists(timeRate) ? null : ratesOf(agreement, party, classes)
  const forTime = rates === null ? read(agreement.facts, timeRate) : 0
  return settled.map(({ flow }) => discount(rates?.get(flow.rate) ?? forTime, flow.time))
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
  const discounts = discountsOf(agreement, settled, partyPlace(agreement, party))
  const way = party === 'licensor' ? 1 : -1
  const worth = (amount: (each: Settled) => number): number =>
    sum(settled.map((each, i) => amount(each) * discounts[i]!))
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
