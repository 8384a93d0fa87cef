import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, contractYearAt, contractYearsOf, endOfContractYear, periodsIn } from './agreement.ts'
import { yearsBetween } from './calendar.ts'
import { money } from './currency.ts'
import { favouredFee } from './favoured.ts'
import { afterLag, type Flow, payment, written } from './flow.ts'
import { gateNamed } from './gates.ts'
import { lastContractYear } from './grants.ts'
import { exists, inside, type Place, read, sum, text } from './place.ts'
import { numbered, trueRevenue } from './scope.ts'

/** (1 + clip(index))^(c − 1) */
const indexed = (agreement: Agreement, term: Place, c: number): number => {
  const index = inside(term, 'index')
  if (!exists(index)) return 1
  const by = inside(agreement.root, 'inputs', text(inside(index, 'by')))
  const bound = (key: string, otherwise: number): number =>
    read(agreement.facts, inside(index, key), { otherwise })
  const rate = Math.min(
    Math.max(read(agreement.facts, by), bound('floor', Number.NEGATIVE_INFINITY)),
    bound('cap', Number.POSITIVE_INFINITY),
  )
  return pow(1 + rate, c - 1)
}

/** Upfront fees and advances at the start, annual fees by contract year, fees of a termination or a new owner. */
export const fixedFees = (agreement: Agreement): readonly Flow[] => {
  const amountOf = (term: Place): number => money(agreement, inside(term, 'amount'))
  const once = (kind: string): readonly Flow[] =>
    agreement.contractYears === 0
      ? []
      : numbered(agreement, kind).map(([index, term]) =>
          payment({ line: kind, amount: amountOf(term), time: agreement.start }, 'fixed', index),
        )
  const annual = numbered(agreement, 'annualFee').flatMap(([index, term]) =>
    contractYearsOf(agreement).map((c) => {
      const arrears = text(inside(term, 'timing'), 'advance') === 'arrears'
      const time = arrears ? endOfContractYear(agreement, c) : agreement.start + c - 1
      const amount = favouredFee(agreement, term, { time, amountOf }) * indexed(agreement, term, c)
      return payment({ line: 'annualFee', amount, time }, 'fixed', index)
    }),
  )
  const termination = numbered(agreement, 'termination').map(([index, term]) => {
    const fee = money(agreement, inside(term, 'fee'), { otherwise: 0 })
    const amount = agreement.endedByHazard ? fee : 0
    return payment({ line: 'terminationFee', amount, time: agreement.end }, 'fixed', index)
  })
  const last = lastContractYear(agreement.grants)
  const onNewOwner = numbered(agreement, 'changeOfControl').flatMap(([index, term]) => {
    const years = contractYearsOf(agreement).filter((c) => c < last && c < agreement.endsEarlyIn)
    if (text(inside(term, 'effect')) !== 'fee') return []
    return years.map((c) => {
      const amount =
        agreement.facts.changeOfControl(agreement.id, c) *
        money(agreement, inside(term, 'fee'), { otherwise: 0 })
      return payment({ line: 'changeOfControl', amount, time: agreement.start + c }, 'fixed', index)
    })
  })
  return [...once('upfrontFee'), ...once('advance'), ...annual, ...termination, ...onNewOwner].map(written)
}

/** A gate passed, or a date reached, while the deal runs: [probability or 0, date]. */
const eventOf = (agreement: Agreement, trigger: Place): readonly [number, number] => {
  const { facts } = agreement
  const date = inside(trigger, 'date')
  if (typeof date.node === 'string')
    return [1, yearsBetween(text(inside(agreement.root, 'valuationDate')), date.node)]
  if (exists(date)) return [1, read(facts, date)]
  const { passed, year } = gateNamed(agreement, trigger)
  return [passed, year]
}

/** The end of the period in which true sales reach the amount; undefined if they never do. */
const reached = (agreement: Agreement, term: Place): number | undefined => {
  const trigger = inside(term, 'trigger')
  const annual = exists(inside(trigger, 'salesAnnual'))
  const threshold = money(agreement, inside(trigger, annual ? 'salesAnnual' : 'salesCumulative'))
  const running = contractYearsOf(agreement)
    .flatMap((c) => periodsIn(agreement, c))
    .map((period) => ({ ...period, sales: trueRevenue(agreement, term, period) }))
  const year = (t: number): number => contractYearAt(agreement, t)
  return running.find((period) => {
    const counted = running.filter(
      (other) => other.index <= period.index && (!annual || year(other.middle) === year(period.middle)),
    )
    return sum(counted.map(({ sales }) => sales)) >= threshold
  })?.to
}

export const milestones = (agreement: Agreement): readonly Flow[] =>
  numbered(agreement, 'milestone').flatMap(([index, term]) => {
    const amount = money(agreement, inside(term, 'amount'))
    const pay = (share: number, date: number): readonly Flow[] => [
      written(
        afterLag(
          payment({ line: 'milestones', amount: amount * share, time: date }, 'milestone', index),
          agreement.lag,
        ),
      ),
    ]
    const trigger = inside(term, 'trigger')
    if (exists(inside(trigger, 'salesCumulative')) || exists(inside(trigger, 'salesAnnual'))) {
      const date = reached(agreement, term)
      return date === undefined ? [] : pay(1, date)
    }
    const [share, date] = eventOf(agreement, trigger)
    return date >= agreement.start && date < agreement.end ? pay(share, date) : []
  })
