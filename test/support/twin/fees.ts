import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, contractYearAt, contractYearsOf, endOfContractYear, periodsIn } from './agreement.ts'
import { yearsBetween } from './calendar.ts'
import { type Flow, payment } from './flow.ts'
import { cellsOf, gatesOf, isBlocked } from './market.ts'
import { exists, inside, type Place, read, sum, text } from './place.ts'
import { numbered, trueRevenue } from './waterfall.ts'

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

/** Upfront fees and advances at the start, annual fees by contract year, the fee of a termination by hazard. */
export const fixedFees = (agreement: Agreement): readonly Flow[] => {
  const amountOf = (term: Place, key = 'amount'): number => read(agreement.facts, inside(term, key))
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
      const amount = amountOf(term) * indexed(agreement, term, c)
      return payment({ line: 'annualFee', amount, time }, 'fixed', index)
    }),
  )
  const termination = numbered(agreement, 'termination').map(([index, term]) => {
    const fee = read(agreement.facts, inside(term, 'fee'), { otherwise: 0 })
    const amount = agreement.endedByHazard ? fee : 0
    return payment({ line: 'terminationFee', amount, time: agreement.end }, 'fixed', index)
  })
  return [...once('upfrontFee'), ...once('advance'), ...annual, ...termination]
}

/** A gate passed, or a date reached, while the deal runs: [probability or 0, date]. */
const eventOf = (agreement: Agreement, trigger: Place): readonly [number, number] => {
  const { facts } = agreement
  const date = inside(trigger, 'date')
  if (typeof date.node === 'string')
    return [1, yearsBetween(text(inside(agreement.root, 'valuationDate')), date.node)]
  if (exists(date)) return [1, read(facts, date)]
  const name = text(inside(trigger, 'gate'))
  const cell = cellsOf(agreement.root).find(
    (one) =>
      !isBlocked(one) &&
      text(inside(trigger, 'field'), one.field) === one.field &&
      text(inside(trigger, 'market'), one.id) === one.id &&
      gatesOf(facts, one).some((gate) => gate.name === name),
  )
  const gate = cell && gatesOf(facts, cell).find((one) => one.name === name)
  if (cell === undefined || gate === undefined)
    throw new Error(`The document has no gate for ${trigger.path}`)
  return [facts.gate(cell.field, cell.territory, name), gate.year]
}

/** The end of the period in which true sales reach the amount; undefined if they never do. */
const reached = (agreement: Agreement, term: Place): number | undefined => {
  const trigger = inside(term, 'trigger')
  const annual = exists(inside(trigger, 'salesAnnual'))
  const threshold = read(agreement.facts, inside(trigger, annual ? 'salesAnnual' : 'salesCumulative'))
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
    const amount = read(agreement.facts, inside(term, 'amount'))
    const pay = (share: number, date: number): readonly Flow[] => [
      payment({ line: 'milestones', amount: amount * share, time: date + agreement.lag }, 'milestone', index),
    ]
    const trigger = inside(term, 'trigger')
    if (exists(inside(trigger, 'salesCumulative')) || exists(inside(trigger, 'salesAnnual'))) {
      const date = reached(agreement, term)
      return date === undefined ? [] : pay(1, date)
    }
    const [share, date] = eventOf(agreement, trigger)
    return date >= agreement.start && date < agreement.end ? pay(share, date) : []
  })
