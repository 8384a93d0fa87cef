import { orderOf } from '../../numerics/order.ts'
import type { DriverParty, DriverRow, PartyDrivers } from '../../scenario/schema/drivers.ts'
import type { Estimate } from '../../scenario/schema/figures.ts'
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
  readonly tornado: Tornado
}

/** Inputs as they are read, one after the other, with what each makes in all; null unless asked for. */
export interface ReadInput {
  readonly columns: InputColumns
  readonly total: LeftOut | null
}

/** What moves one party's worth: takes every input, then tells. */
export interface PartyReader {
  readonly take: (read: ReadInput) => void
  readonly tell: () => PartyDrivers
}

export const partyReader = ({ party, values, replicates, tornado }: PartyQuestion): PartyReader => {
  const spread = spreadOf(values, replicates)
  const order = orderOf(values)
  const worst = worstOf(values, spread, order)
  const outcome = outcomeOf({ values, order }, worst, replicates)
  const found: Found[] = []
  return {
    take: ({ columns, total }) => {
      found.push(driverOf(columns, { spread, worst, outcome, total }))
    },
    tell: () => ({
      party,
      ...shares({ found, spread, worst, mean: estimateOf(values, replicates) }),
      tornado: { expected: tornado.expected[party], rows: swingsOf(tornado, party) },
    }),
  }
}

interface Shares {
  readonly found: readonly Found[]
  readonly spread: Spread
  readonly worst: Worst
  readonly mean: Estimate
}

const shares = ({ found, spread, worst, mean }: Shares): Omit<PartyDrivers, 'party' | 'tornado'> => {
  const strength = ({ first, total }: DriverRow): number => (total ?? first).value
  const shortfall = intervalOf(worst.shortfall)
  const all = (of: (own: Found) => LeftOut): LeftOut => sumOf(found.map(of), spread.replicates)
  return {
    mean,
    sd: Math.sqrt(Math.max(0, spread.variance[0]!)),
    rows: found.map(({ row }) => row).toSorted((a, b) => strength(b) - strength(a)),
    together: intervalOf(all(({ first }) => first)),
    worst: {
      share: worstShare,
      mean: mean.value - shortfall.value,
      shortfall,
      explained: intervalOf(all(({ explains }) => explains)),
    },
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
