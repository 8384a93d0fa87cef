import type { OptionPaymentPlan, Way } from '../../optionsPlan.ts'
import type { TermOf } from '../../schema/terms.ts'
import { normalPlace } from '../../variables.ts'
import type { DealSource } from '../grants.ts'
import { all, placing, termPath } from '../kinds.ts'
import type { Parts } from '../parts.ts'
import { placeOf } from '../quantities.ts'
import { startOf } from './grants.ts'
import { pilotEnd } from './points.ts'

/** What the options of a deal cost, used in the way of its source: fees in any case, prices of what is exercised. */
export const optionPayments = (parts: Parts): readonly OptionPaymentPlan[] => {
  const way: Way = parts.source.way ?? new Map()
  const { start, end } = parts.shape
  return [
    ...all(parts, 'optionFee', (term, clause) => {
      const [place, fee] = [way.get(term), { clause, term, amount: placeOf(parts.compiling, clause.amount) }]
      const paid = paying(parts, fee, { date: clause.paidYear ?? 0, ifRunning: false })
      if (place === undefined) return [paid]
      const at = clause.exercise?.[place]
      const date = at?.year ?? startOf(parts.source.written)
      const price = placing(parts, term).placed(at?.price, `exercise.${place}.price`, 0)
      const priced = paying(parts, { ...fee, amount: price }, { date, ifRunning: true })
      return [paid, priced, ...credited(parts, fee, { date, price })]
    }),
    ...all(parts, 'pilot', (term, clause) => {
      const fee = { clause, term, amount: placeOf(parts.compiling, clause.fee) }
      const paid = paying(parts, fee, { date: clause.startYear ?? 0, ifRunning: false })
      return way.has(term) ? [paid, ...credited(parts, fee, { date: start, price: null })] : [paid]
    }),
    ...all(parts, 'buyout', (term, clause) => {
      const strike = clause.strikes[way.get(term) ?? -1]
      if (strike === undefined) return []
      const amount = placeOf(parts.compiling, strike.amount)
      return [paying(parts, { clause, term, amount }, { date: start + strike.afterYear, ifRunning: true })]
    }),
    ...all(parts, 'renewal', (term, clause) => {
      if (clause.fee === undefined || !way.has(term)) return []
      const amount = placeOf(parts.compiling, clause.fee)
      return [paying(parts, { clause, term, amount }, { date: end - clause.years, ifRunning: true })]
    }),
  ].flat()
}

type Paid = TermOf<'optionFee' | 'pilot' | 'buyout' | 'renewal'>

interface Fee {
  readonly clause: Paid
  readonly term: number
  readonly amount: number
}

const paying = (
  { pay }: Parts,
  { clause, term, amount }: Fee,
  { date, ifRunning }: Pick<OptionPaymentPlan, 'date' | 'ifRunning'>,
): OptionPaymentPlan => {
  const line = clause.kind === 'buyout' ? 'buyout' : 'optionFee'
  const flow = pay({ line, on: 'fixed', at: date, rate: 'fixed', term, taxAs: clause.taxAs })
  return { flow, term, amount, date, ifRunning, credit: null }
}

/** A share of a fee taken off the price and the upfront fees of what it was paid for. */
const credited = (
  parts: Parts,
  fee: Fee & { readonly clause: TermOf<'optionFee' | 'pilot'> },
  { date, price }: { readonly date: number; readonly price: number | null },
): readonly OptionPaymentPlan[] => {
  const { creditable = 0 } = fee.clause
  if (creditable === 0) return []
  const upfront = parts.source.terms.flatMap((term) =>
    term.kind === 'upfrontFee' ? [placeOf(parts.compiling, term.amount)] : [],
  )
  const against = price === null ? upfront : [price, ...upfront]
  return [{ ...paying(parts, fee, { date, ifRunning: true }), credit: { share: creditable, against } }]
}

/** Contract years until the royalty is bought out; Infinity where it is not. */
export const boughtOutAfter = ({ terms, way }: Pick<DealSource, 'terms' | 'way'>): number =>
  terms.reduce((least, clause, term) => {
    const strike = clause.kind === 'buyout' ? clause.strikes[way?.get(term) ?? -1] : undefined
    return strike === undefined ? least : Math.min(least, strike.afterYear)
  }, Infinity)

/** When a deal's pilot tells what, if it has one. */
export const pilotOf = (
  parts: Pick<Parts, 'context' | 'compiling' | 'source'>,
  fields: readonly string[],
) => {
  const term = parts.source.terms.findIndex(({ kind }) => kind === 'pilot')
  const clause = parts.source.terms[term]
  if (clause?.kind !== 'pilot') return null
  return {
    date: pilotEnd(clause),
    position: Math.max(0, clause.field === undefined ? 0 : fields.indexOf(clause.field)),
    records: clause.records,
    noise: clause.noise ?? null,
    normal: normalPlace(parts.compiling.table, termPath(parts.source, term, 'measured'), 1),
  }
}
