import type { Agreement } from './agreement.ts'
import { money } from './currency.ts'
import { type Flow, payment, written } from './flow.ts'
import { inside, read, sum } from './place.ts'
import { numbered } from './scope.ts'

/** What of the upfront fees is kept back at the start, and what of that is released later, less claims. */
export const holdbacks = (agreement: Agreement): readonly Flow[] => {
  if (agreement.contractYears === 0) return []
  const fees = sum(
    numbered(agreement, 'upfrontFee').map(([, term]) => money(agreement, inside(term, 'amount'))),
  )
  return numbered(agreement, 'holdback').flatMap(([index, term]) => {
    const number = (key: string): number => read(agreement.facts, inside(term, key), { otherwise: 0 })
    const kept = number('share') * fees
    const release = agreement.start + number('releaseYears')
    const released = agreement.failedAt >= release ? kept * (1 - number('claim')) : 0
    const flow = (amount: number, time: number): Flow =>
      written(payment({ line: 'holdback', amount, time }, 'fixed', index))
    return [flow(-kept, agreement.start), flow(released, release)]
  })
}

/** Simple interest on everything that is paid late, at the rate of what it is paid on. */
export const lateInterests = (agreement: Agreement, flows: readonly Flow[]): readonly Flow[] =>
  numbered(agreement, 'paymentTerms').flatMap(([index, term]) => {
    const number = (key: string): number => read(agreement.facts, inside(term, key), { otherwise: 0 })
    const interest = (number('lateInterest') * number('lateDays')) / 365
    return flows
      .filter(({ lagged }) => lagged === true)
      .map((flow) => {
        const dated = { line: 'lateInterest', amount: flow.amount * interest, time: flow.time }
        const late = { ...payment(dated, flow.rate, index), on: flow }
        return flow.written === true ? written(late) : late
      })
  })
