import type { DealPlan } from '../scenario/dealPlan.ts'
import { escapePointer } from '../scenario/locate.ts'
import type { ActualsRequest } from '../scenario/schema/reports.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Known } from '../simulate/known.ts'
import type { Question } from '../summarise/question.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { endedFaults, readFacts } from './facts.ts'
import { reportedOf } from './known.ts'
import type { Periods } from './periods.ts'
import { type Numbered, type Placed, rowFault } from './row.ts'
import { placeRows } from './rows.ts'

/** A deal with its reports, understood. */
export interface Licence {
  readonly deal: DealPlan
  readonly rows: readonly Placed[]
  readonly known: Known
}

type Asked = Omit<ActualsRequest, 'document'>

/** The rows sorted by deal and read; every fault of every deal at once. */
export const readLicences = (
  question: Question,
  asked: Asked,
  periods: Periods,
): Result<readonly Licence[], Failure> => {
  const { plan } = question.compiled
  const { sorted, faults: lost } = sortRows(plan.deals, asked)
  const settled = readFacts(plan, asked.facts)
  const read = [...sorted].map(([deal, rows]) =>
    readLicence(question, { asked, deal, rows, periods, settled: settled.ok ? settled.value : none }),
  )
  const ended = endedElsewhere(plan.deals, asked)
  const faults = [settled, ...read].flatMap((each) => (each.ok ? [] : each.faults))
  return lost.length + faults.length + ended.length > 0
    ? failure(...lost, ...faults, ...ended)
    : success(read.flatMap((each) => (each.ok ? [each.value] : [])))
}

type Settled = Pick<Known, 'facts' | 'gates'>
const none: Settled = { facts: new Map(), gates: new Map() }

interface Reading {
  readonly asked: Asked
  readonly deal: DealPlan
  readonly rows: readonly Numbered[]
  readonly periods: Periods
  readonly settled: Settled
}

const readLicence = (
  { compiled: { plan }, scenario }: Question,
  { asked, deal, rows, periods, settled }: Reading,
): Result<Licence, Failure> => {
  if (deal.void !== null) {
    const expected = 'a deal whose data can be licensed: nothing is ever due under this one'
    return failure({ kind: 'value', pointer: '/deal', expected, found: `${deal.id}: ${deal.void}` })
  }
  const ended = asked.ended?.[deal.id] ?? null
  const faults = ended === null ? [] : endedFaults(plan, deal, ended)
  const placed = placeRows({ plan, deal, periods }, rows, scenario.document.currency)
  if (!placed.ok) return failure(...faults, ...placed.faults)
  const reported = reportedOf(deal, placed.value, plan.calendar.periods)
  if (!reported.ok || faults.length > 0) return failure(...faults, ...(reported.ok ? [] : reported.faults))
  return success({ deal, rows: placed.value, known: { ...reported.value, ...settled, ended } })
}

interface Sorted {
  readonly sorted: ReadonlyMap<DealPlan, readonly Numbered[]>
  readonly faults: readonly Failure[]
}

/** Which deal each row is about: its own, the one that was asked about, or the only one there is. */
const sortRows = (deals: readonly DealPlan[], { deal: asked, reports }: Asked): Sorted => {
  const ids = deals.map(({ id }) => id)
  const faults: Failure[] = []
  const sorted = new Map<DealPlan, Numbered[]>()
  const only = ids.length === 1 ? ids[0] : undefined
  if (asked !== undefined && !ids.includes(asked)) return { sorted, faults: [noDeal('/deal', asked, ids)] }
  reports.forEach((row, index) => {
    const id = row.deal ?? asked ?? only
    const found = deals.find((deal) => deal.id === id)
    if (id === undefined)
      faults.push(
        rowFault({ row, index }, 'deal', {
          expected: `the id of a deal, in the row or beside the reports (one of ${ids.join(', ')})`,
          ...{ found: 'nothing', kind: 'missing-key' },
        }),
      )
    else if (found === undefined) faults.push(noDealOf({ row, index }, id, ids))
    else {
      const deal = writtenWay(found)
      const key = [...sorted.keys()].find((each) => each.id === deal.id) ?? deal
      sorted.set(key, [...(sorted.get(key) ?? []), { row, index }])
    }
  })
  return { sorted, faults }
}

/** A deal with options as it is written: taken up, nothing ended, bought out or renewed. */
const writtenWay = (deal: DealPlan): DealPlan =>
  deal.options === null ? deal : (deal.options.deals[deal.options.written] ?? deal)

/** Of a row that names it, where it stands in its file. */
const noDealOf = ({ row, index }: Numbered, id: string, ids: readonly string[]): Failure => {
  const { found, ...fault } = noDeal(`/reports/${index}/deal`, id, ids)
  return { ...fault, found: row.at === undefined ? found : `${found} (${row.at})` }
}

const noDeal = (pointer: string, id: string, ids: readonly string[]): Failure => {
  const suggestion = nearestWord(id, ids)
  const expected = `the id of a deal (one of ${ids.join(', ')})`
  const base = { kind: 'reference' as const, pointer, expected, found: `"${id}"` }
  return suggestion === null ? base : { ...base, suggestion }
}

const endedElsewhere = (deals: readonly DealPlan[], { ended = {} }: Asked): readonly Failure[] =>
  Object.keys(ended)
    .filter((id) => deals.every((deal) => deal.id !== id))
    .map((id) =>
      noDeal(
        `/ended/${escapePointer(id)}`,
        id,
        deals.map((deal) => deal.id),
      ),
    )
