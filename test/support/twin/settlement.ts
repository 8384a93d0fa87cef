import type { Agreement } from './agreement.ts'
import { rowYear } from './calendar.ts'
import { exchangeAt, inOtherCurrency } from './currency.ts'
import { statementLines } from './facts.ts'
import type { Flow } from './flow.ts'
import { termOf } from './grants.ts'
import { inside, isTrue, read } from './place.ts'
import { type Tax, taxRate } from './tax.ts'

/** A flow with what currency and withholding make of it. */
export interface Settled {
  readonly flow: Flow
  readonly currencyEffect: number
  /** X: income of the licensor, expense of the licensee */
  readonly gross: number
  readonly withheld: number
  readonly credit: number
  readonly grossUp: boolean
}

/** Every payment in money is settled at S_t/S_0, then withheld on; other flows stay as they are. */
export const settle = (agreement: Agreement, flow: Flow): Settled => {
  const plain = { flow, currencyEffect: 0, gross: flow.amount, withheld: 0, credit: 0, grossUp: false }
  if (flow.from !== 'licensee' || flow.to !== 'licensor' || flow.line === 'equity') return plain
  const converted = flow.written === true || !inOtherCurrency(agreement)
  const exchange = converted ? exchangeAt(agreement, flow.time) : 1
  const settled = flow.amount * exchange
  const term = termOf(agreement.terms, 'withholding')
  const rate = term === undefined ? 0 : read(agreement.facts, inside(term, 'rate'))
  const grossUp = term !== undefined && isTrue(inside(term, 'grossUp'))
  const gross = grossUp ? settled / (1 - rate) : settled
  const usable = term === undefined ? 0 : read(agreement.facts, inside(term, 'usable'), { otherwise: 1 })
  return {
    ...{ flow, gross, grossUp, withheld: rate * gross },
    currencyEffect: flow.amount * (exchange - 1),
    credit: Math.min(usable * rate, taxRate(agreement, 'licensor', flow)) * gross,
  }
}

/** The lines one settled flow adds to its row. */
const linesOf = (settled: Settled): Readonly<Record<string, number>> => {
  const { flow, withheld, grossUp } = settled
  const isRoyalty = ['earnedRoyalty', 'stackingOffset', 'capReduction'].includes(flow.line)
  return {
    [flow.line]: flow.amount,
    ...(isRoyalty ? { royalty: flow.amount } : {}),
    currencyEffect: settled.currencyEffect,
    withholding: grossUp ? withheld : -withheld,
    taxCredit: settled.credit,
  }
}

export const statementOf = (
  agreement: Agreement,
  settled: readonly Settled[],
  taxes: readonly Tax[],
): Record<string, number>[] => {
  const entries = [
    ...settled
      .filter(({ flow }) => flow.amount !== 0)
      .map((each) => ({ year: rowYear(each.flow.time), lines: linesOf(each) })),
    ...taxes
      .filter(({ amount }) => amount !== 0)
      .map((tax) => ({ year: rowYear(tax.time), lines: { [`${tax.party}Tax`]: tax.amount } })),
  ]
  const last = Math.max(agreement.periods.at(-1)?.year ?? 0, ...entries.map(({ year }) => year))
  return Array.from({ length: last + 1 }, (_, year) => {
    const row: Record<string, number> = { year }
    for (const line of statementLines) row[line] = 0
    for (const entry of entries.filter((each) => each.year === year))
      for (const [line, amount] of Object.entries(entry.lines)) row[line] = (row[line] ?? 0) + amount
    return row
  })
}
