import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, termOf } from './agreement.ts'
import { rowYear } from './calendar.ts'
import { statementLines, type Worth } from './facts.ts'
import type { Flow, Party, RateClass } from './flow.ts'
import { exists, inside, isTrue, type Place, read, sum, text } from './place.ts'

/** A flow with what currency, withholding and tax make of it. */
export interface Settled {
  readonly flow: Flow
  readonly currencyEffect: number
  /** X: income of the licensor, expense of the licensee */
  readonly gross: number
  readonly withheld: number
  readonly credit: number
  readonly grossUp: boolean
}

const taxRate = (agreement: Agreement, party: Place, flow: Flow): number => {
  const place = inside(party, 'taxRate')
  const term = typeof flow.term === 'number' ? agreement.terms[flow.term] : undefined
  const treatment = term === undefined ? 'royalty' : text(inside(term, 'taxAs'), 'royalty')
  const byTreatment = inside(place, treatment)
  return read(agreement.facts, exists(byTreatment) ? byTreatment : place, { otherwise: 0 })
}

const partyPlace = (agreement: Agreement, party: Party): Place =>
  party === 'licensor' ? inside(agreement.root, 'licensor') : agreement.licensee

/** Every payment is settled at S_t/S_0, then withheld on; other flows stay as they are. */
export const settle = (agreement: Agreement, flow: Flow): Settled => {
  const plain = { flow, currencyEffect: 0, gross: flow.amount, withheld: 0, credit: 0, grossUp: false }
  if (flow.from !== 'licensee' || flow.to !== 'licensor') return plain
  const currency = termOf(agreement.terms, 'currency')
  if (currency !== undefined && text(inside(currency, 'of'), 'settlement') !== 'settlement')
    throw new Error(`The twin does not know ${currency.path}`)
  const exchange = currency === undefined ? 1 : agreement.facts.exchange(agreement.id, flow.time)
  const settled = flow.amount * exchange
  const term = termOf(agreement.terms, 'withholding')
  const rate = term === undefined ? 0 : read(agreement.facts, inside(term, 'rate'))
  const grossUp = term !== undefined && isTrue(inside(term, 'grossUp'))
  const gross = grossUp ? settled / (1 - rate) : settled
  const usable = term === undefined ? 0 : read(agreement.facts, inside(term, 'usable'), { otherwise: 1 })
  const ownTax = taxRate(agreement, inside(agreement.root, 'licensor'), flow)
  return {
    ...{ flow, gross, grossUp, withheld: rate * gross },
    currencyEffect: flow.amount * (exchange - 1),
    credit: Math.min(usable * rate, ownTax) * gross,
  }
}

const direction = (flow: Flow, party: Party): number =>
  (flow.to === party ? 1 : 0) - (flow.from === party ? 1 : 0)

/** Tax of a party on one flow, paid at the flow's own date; negative where it relieves. */
const taxOf = (agreement: Agreement, { flow, gross }: Settled, party: Party): number =>
  direction(flow, party) * gross * taxRate(agreement, partyPlace(agreement, party), flow)

/** What one flow leaves with a party, before tax. */
const before = (settled: Settled, party: Party): number => {
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

const presentValue = (amount: number, rate: number, time: number): number => amount * pow(1 + rate, -time)

export const worthOf = (
  agreement: Agreement,
  settled: readonly Settled[],
  party: 'licensor' | 'licensee',
): Worth => {
  const place = partyPlace(agreement, party)
  const timeRate = inside(place, 'timeRate')
  const at = (rate: (flow: Flow) => number): number =>
    sum(
      settled.map((each) => {
        const net = before(each, party) - taxOf(agreement, each, party)
        return presentValue(net, rate(each.flow), each.flow.time)
      }),
    )
  const npv = at((flow) => rateOf(agreement, place, flow.rate))
  return { npv, npvAtTimeRate: exists(timeRate) ? at(() => read(agreement.facts, timeRate)) : npv }
}

/** The lines one settled flow adds to its row. */
const linesOf = (agreement: Agreement, settled: Settled): Readonly<Record<string, number>> => {
  const { flow, withheld, grossUp } = settled
  const isRoyalty = ['earnedRoyalty', 'stackingOffset', 'capReduction'].includes(flow.line)
  return {
    [flow.line]: flow.amount,
    ...(isRoyalty ? { royalty: flow.amount } : {}),
    currencyEffect: settled.currencyEffect,
    withholding: grossUp ? withheld : -withheld,
    taxCredit: settled.credit,
    licensorTax: taxOf(agreement, settled, 'licensor'),
    licenseeTax: taxOf(agreement, settled, 'licensee'),
  }
}

export const statementOf = (agreement: Agreement, settled: readonly Settled[]): Record<string, number>[] => {
  const dated = settled.filter(({ flow }) => flow.amount !== 0)
  const last = Math.max(agreement.periods.at(-1)?.year ?? 0, ...dated.map(({ flow }) => rowYear(flow.time)))
  return Array.from({ length: last + 1 }, (_, year) => {
    const row: Record<string, number> = { year }
    for (const line of statementLines) row[line] = 0
    for (const each of dated.filter(({ flow }) => rowYear(flow.time) === year))
      for (const [line, amount] of Object.entries(linesOf(agreement, each)))
        row[line] = (row[line] ?? 0) + amount
    return row
  })
}

/** PV to the licensor, at timeRate where given, of each term's own lines before tax; grant-back last. */
export const termsOf = (agreement: Agreement, settled: readonly Settled[]): readonly number[] => {
  const licensor = inside(agreement.root, 'licensor')
  const timeRate = inside(licensor, 'timeRate')
  const worth = (amount: (each: Settled) => number): number =>
    sum(
      settled.map((each) => {
        const own = exists(timeRate)
          ? read(agreement.facts, timeRate)
          : rateOf(agreement, licensor, each.flow.rate)
        return presentValue(amount(each), own, each.flow.time)
      }),
    )
  const ofTerm = (term: Place, index: number): number => {
    const kind = text(inside(term, 'kind'))
    if (kind === 'currency') return worth((each) => each.currencyEffect)
    if (kind === 'withholding') return worth((each) => each.credit - (each.grossUp ? 0 : each.withheld))
    return worth(({ flow }) => (flow.term === index ? flow.amount : 0))
  }
  return [...agreement.terms.map(ofTerm), worth(({ flow }) => (flow.term === 'grantBack' ? flow.amount : 0))]
}
