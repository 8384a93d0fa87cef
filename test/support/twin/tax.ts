import type { Agreement } from './agreement.ts'
import { rowYear } from './calendar.ts'
import { direction, type Flow, type RateClass } from './flow.ts'
import { lastContractYear, termOf } from './grants.ts'
import { exists, inside, type Place, read, text } from './place.ts'

export type Taxed = 'licensor' | 'licensee'

/** Tax of a party at one date; negative where it relieves. */
export interface Tax {
  readonly party: Taxed
  readonly amount: number
  readonly time: number
  readonly rate: RateClass
}

export const partyPlace = (agreement: Agreement, party: Taxed): Place =>
  party === 'licensor' ? inside(agreement.root, 'licensor') : agreement.licensee

/** The clause whose payment a flow makes smaller, and as whose part it is taxed. */
const partOf: Readonly<Record<string, string>> = {
  stackingOffset: 'royalty',
  capReduction: 'royalty',
  recoupment: 'royalty',
  holdback: 'upfrontFee',
}

/** As what a flow is taxed. */
const treatmentOf = (agreement: Agreement, flow: Flow): string => {
  if (flow.on !== undefined) return treatmentOf(agreement, flow.on)
  const whole = partOf[flow.line]
  const own = typeof flow.term === 'number' ? agreement.terms[flow.term] : undefined
  const term = whole === undefined ? own : termOf(agreement.terms, whole)
  const usual = flow.line === 'equity' ? 'equity' : 'royalty'
  return term === undefined ? 'royalty' : text(inside(term, 'taxAs'), usual)
}

/** The rate of a party on a flow; a treatment that has none is taxed as a royalty. */
export const taxRate = (agreement: Agreement, party: Taxed, flow: Flow): number => {
  const place = inside(partyPlace(agreement, party), 'taxRate')
  const found = [inside(place, treatmentOf(agreement, flow)), inside(place, 'royalty')].find(exists)
  return read(agreement.facts, found ?? place, { otherwise: 0 })
}

/** When the licensee deducts a fee: at once, or in equal parts at the ends of contract years, the rest at the end. */
const deductionDates = (agreement: Agreement, flow: Flow): readonly number[] => {
  const term = typeof flow.term === 'number' ? agreement.terms[flow.term] : undefined
  const over = term === undefined ? undefined : inside(term, 'deductible').node
  const isFee = flow.line === 'upfrontFee' || flow.line === 'annualFee'
  if (term === undefined || !isFee || over === undefined || over === 'at-once') return [flow.time]
  const after = flow.time - agreement.start
  const arrears = text(inside(term, 'timing')) === 'arrears'
  const paidIn = arrears ? Math.ceil(after - 1e-9) : Math.floor(after + 1e-9) + 1
  const years = over === 'over-term' ? lastContractYear(agreement.grants) - paidIn + 1 : Number(over)
  return Array.from({ length: years }, (_, j) => Math.min(agreement.start + paidIn + j, agreement.end))
}

/** Tax on one flow as it is earned and deducted. */
const taxesOn = (agreement: Agreement, flow: Flow, gross: number): readonly Tax[] => {
  const onIncome = (party: Taxed): number => direction(flow, party) * gross * taxRate(agreement, party, flow)
  const { rate, time } = flow
  const dates = deductionDates(agreement, flow)
  return [
    { party: 'licensor', amount: onIncome('licensor'), time, rate },
    ...(flow.line === 'equity' ? [] : dates).map((date) => ({
      ...{ party: 'licensee' as const, time: date, rate },
      amount: onIncome('licensee') / dates.length,
    })),
  ]
}

/** What carrying losses forward adds to a year's tax or takes off it, at the year's end. */
const carried = (party: Taxed, taxes: readonly Tax[]): readonly Tax[] => {
  const own = taxes.filter((tax) => tax.party === party)
  const last = Math.max(0, ...own.map(({ time }) => rowYear(time)))
  let losses = 0
  return Array.from({ length: last + 1 }, (_, year) => {
    const atOnce = own
      .filter(({ time }) => rowYear(time) === year)
      .reduce((total, { amount }) => total + amount, 0)
    const used = Math.min(losses, Math.max(0, atOnce))
    losses += Math.max(0, -atOnce) - used
    return { party, time: year, rate: 'fixed' as const, amount: Math.max(0, atOnce) - used - atOnce }
  })
}

/** All taxes of both parties. */
export const taxesOf = (
  agreement: Agreement,
  flows: readonly { readonly flow: Flow; readonly gross: number }[],
): readonly Tax[] => {
  const taxes = flows.flatMap(({ flow, gross }) => taxesOn(agreement, flow, gross))
  const carrying = (['licensor', 'licensee'] as const).filter(
    (party) => text(inside(partyPlace(agreement, party), 'lossRelief')) === 'carried-forward',
  )
  return [...taxes, ...carrying.flatMap((party) => carried(party, taxes))]
}
