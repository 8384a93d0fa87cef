import type { DriverParty, DriverRow, PartyDrivers } from '../../scenario/schema/drivers.ts'
import { estimateOf } from '../estimate.ts'
import { betweenInput, type Spread, shareOf, spreadOf } from './firstOrder.ts'
import type { InputColumns } from './inputColumns.ts'
import { intervalOf, isSeen, type LeftOut, sumOf } from './jackknife.ts'
import { type Outcome, outcomeOf, partOf } from './scores.ts'
import { swingsOf, type Tornado } from './tornado.ts'
import { explainedBy, shareOfShortfall, type Worst, worstOf, worstShare } from './worst.ts'

export interface PartyQuestion {
  readonly party: DriverParty
  readonly values: Float64Array
  readonly replicates: number
  readonly inputs: readonly InputColumns[]
  /** by input; null unless asked for */
  readonly totals: readonly LeftOut[] | null
  readonly tornado: Tornado
}

/** What moves one party's worth. */
export const partyDrivers = ({
  party,
  values,
  replicates,
  inputs,
  totals,
  tornado,
}: PartyQuestion): PartyDrivers => {
  const spread = spreadOf(values, replicates)
  const worst = worstOf(values, spread)
  const outcome = outcomeOf(values, worst, replicates)
  const found = inputs.map((own, i) => driverOf(own, { spread, worst, outcome, total: totals?.[i] ?? null }))
  const rows = found.map(({ row }) => row)
  const strength = ({ first, total }: DriverRow): number => (total ?? first).value
  const mean = estimateOf(values, replicates)
  const shortfall = intervalOf(worst.shortfall)
  const all = (of: (own: Found) => LeftOut): LeftOut => sumOf(found.map(of), replicates)
  return {
    party,
    mean,
    sd: Math.sqrt(Math.max(0, spread.variance[0]!)),
    rows: rows.toSorted((a, b) => strength(b) - strength(a)),
    together: intervalOf(all(({ first }) => first)),
    worst: {
      share: worstShare,
      mean: mean.value - shortfall.value,
      shortfall,
      explained: intervalOf(all(({ explains }) => explains)),
    },
    tornado: { expected: tornado.expected[party], rows: swingsOf(tornado, party) },
  }
}

interface Found {
  readonly row: DriverRow
  readonly first: LeftOut
  readonly explains: LeftOut
}

interface Reading {
  readonly spread: Spread
  readonly worst: Worst
  readonly outcome: Outcome
  readonly total: LeftOut | null
}

const driverOf = (
  { input, classes, parts }: InputColumns,
  { spread, worst, outcome, total }: Reading,
): Found => {
  const first = shareOf(betweenInput(spread, classes), spread)
  const alone = classes.alone.map((own) => explainedBy(spread, own, worst))
  const explains = shareOfShortfall(sumOf(alone, spread.replicates), worst)
  const row = {
    input: input.path,
    first: intervalOf(first),
    total: total === null ? null : intervalOf(total),
    explains: intervalOf(explains),
    parts: parts.map((part) => partOf(part, outcome)),
  }
  return { first, explains, row: { ...row, seen: isSeen(row.total ?? row.first) } }
}
