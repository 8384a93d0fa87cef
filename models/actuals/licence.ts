import { type Currency, minorUnits } from '../contributors/amounts.ts'
import type { ActualDue } from '../scenario/schema/actuals.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import { dayText } from '../units/date.ts'
import type { Due } from './dues.ts'
import type { Periods } from './periods.ts'
import type { Placed } from './row.ts'
import { settle } from './settle.ts'

/** What the dues of a deal are told with. */
export interface Telling {
  readonly evaluated: Evaluated
  readonly periods: Periods
  readonly currency: Currency
  readonly asOf: number
  readonly rate: number | null
}

interface Group {
  readonly kind: string
  readonly k: number
  readonly dues: Due[]
  readonly rows: Placed[]
}

/** Dues and rows that belong together: a period's report, or a fee of a period; in order of date. */
const groupsOf = (dues: readonly Due[], rows: readonly Placed[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  const at = (kind: string, k: number): Group => {
    const key = `${kind} ${k}`
    const group = groups.get(key) ?? { kind, k, dues: [], rows: [] }
    groups.set(key, group)
    return group
  }
  for (const row of rows) at(row.row.line ?? 'report', row.k).rows.push(row)
  for (const due of dues) at(due.withReport ? 'report' : due.line, due.k).dues.push(due)
  return [...groups.values()]
}

/** Everything that was due beside what was reported and paid for it. */
export const tellDues = (
  telling: Telling,
  dues: readonly Due[],
  rows: readonly Placed[],
): readonly ActualDue[] =>
  groupsOf(dues, rows)
    .map((group) => ({ group, day: dayOf(telling, group, dues) }))
    .sort((a, b) => a.day - b.day || a.group.k - b.group.k)
    .map(({ group, day }) => tell(telling, group, day))

/** The day on which a group is due; of a report that owes nothing, that of another report's lag. */
const dayOf = ({ periods }: Telling, { kind, k, dues }: Group, all: readonly Due[]): number => {
  const own = dues[0]
  if (own !== undefined) return own.day
  const other = kind === 'report' ? all.find(({ withReport }) => withReport) : undefined
  return periods.last(k) + (other === undefined ? 0 : other.day - periods.last(other.k))
}

const tell = (telling: Telling, { kind, k, dues, rows }: Group, day: number): ActualDue => {
  const { evaluated, periods, currency, asOf, rate } = telling
  const { deal, facts, line } = evaluated
  const sum = (key: 'amount' | 'withheld' | 'payable'): number => dues.reduce((all, due) => all + due[key], 0)
  const [due, payable] = [sum('amount'), sum('payable')]
  const { paid, payments, interest } = settle({ payable, day, asOf, rate }, rows)
  const said = rows.flatMap(({ row }) => (row.royalty === undefined ? [] : [row.royalty]))
  const reported = said.length === 0 ? null : said.reduce((all, each) => all + each, 0)
  const isReport = kind === 'report'
  const year = deal.contractYear[k] ?? -1
  return {
    kind,
    period: { number: k + 1, from: dayText(periods.first(k)), to: dayText(periods.last(k)) },
    contractYear: year < 0 ? null : year + 1,
    dueOn: dayText(day),
    isDue: day <= asOf,
    gross: rows.reduce((all, row) => all + row.gross, 0),
    deductions: {
      claimed: rows.reduce((all, row) => all + row.deductions, 0),
      allowed: isReport ? line(facts.deductions, k, 0) : 0,
    },
    base: isReport ? line(facts.base, k, 0) : 0,
    lines: dues.map(({ line: key, term, amount }) => ({ line: key, term, amount })),
    ...{ due, withheld: sum('withheld'), payable, reported, paid, interest },
    misreckoned:
      reported === null
        ? null
        : inMajor(currency, minorUnits(reported, currency) - minorUnits(due, currency)),
    difference: inMajor(currency, minorUnits(paid, currency) - minorUnits(payable, currency)),
    payments: [...payments],
  }
}

/** Minor units as an amount of the currency. */
export const inMajor = ({ decimals }: Currency, units: number): number => units / Number(`1e${decimals}`)
