import { fixed } from '../../models/report/decimals.ts'
import { dueByNow, type Sums } from '../../models/report/dueByNow.ts'
import { lineLabel } from '../../models/report/lines.ts'
import type { ActualDue, ActualLicence, Actuals } from '../../models/scenario/schema/actuals.ts'
import { sentenceCase } from '../format/words.ts'
import { periodName } from './civil.ts'
import { type Cell, type Table, textCell } from './table.ts'

/** How amounts of an answer are written: to the minor unit. */
export type Money = (amount: number) => string

export const moneyOf =
  ({ decimals }: Pick<Actuals, 'decimals'>): Money =>
  (amount) =>
    fixed(amount, decimals)

const least = ({ decimals }: Pick<Actuals, 'decimals'>): number => 0.5 * Number(`1e-${decimals}`)

export const amountCell = (amount: number, money: Money): Cell => ({ text: money(amount), value: amount })

/** A difference: its sign, and marked where it is one. */
const differenceCell = (amount: number, money: Money): Cell => {
  if (amount === 0) return { text: money(0), value: 0 }
  const text = amount > 0 ? `+${money(amount)}` : money(amount)
  return { text, value: amount, mark: amount < 0 ? 'less' : 'more' }
}

/** What one licence comes to, in one sentence. */
export const licenceSentence = ({ dues, totals }: ActualLicence, actuals: Actuals): string => {
  const money = moneyOf(actuals)
  const by = dueByNow(dues)
  const { payable, paid, difference, interest } = by ?? totals
  const { currency, asOf } = actuals
  const verdict =
    difference === 0
      ? 'exactly what is due'
      : `${money(Math.abs(difference))} ${currency} ${difference < 0 ? 'too little' : 'too much'}`
  const late = interest > least(actuals) ? ` Interest on what is late: ${money(interest)} ${currency}.` : ''
  const when = by === null ? '' : ` by ${asOf.date}`
  const early = by === null ? 0 : totals.paid - by.paid
  const paidEarly = early === 0 ? '' : `, ${money(early)} of it paid already`
  const open =
    by === null ? '' : ` ${money(totals.payable - by.payable)} ${currency} more is not due yet${paidEarly}.`
  return `Of ${money(payable)} ${currency} that had to arrive${when} ${money(paid)} was paid: ${verdict}.${late}${open}`
}

/** Why what was paid is not what had to arrive, or came late; empty where all is well. */
export const reasonsOf = (due: ActualDue, actuals: Actuals): readonly string[] => {
  const money = moneyOf(actuals)
  const { deductions, misreckoned, payments, difference, paid, payable, isDue } = due
  const reasons: string[] = []
  const excess = deductions.claimed - deductions.allowed
  if (excess > least(actuals)) reasons.push(`${money(excess)} more deducted than the clause allows`)
  if (misreckoned !== null && misreckoned !== 0)
    reasons.push(
      `the licensee reckons ${money(Math.abs(misreckoned))} ${misreckoned < 0 ? 'too little' : 'too much'}`,
    )
  const open = paid === 0 && payable > least(actuals)
  if (open) reasons.push(isDue ? 'nothing was paid' : 'not due yet, and nothing paid')
  else if (!isDue && difference < 0) reasons.push(`not due yet, ${money(-difference)} to come`)
  else if (difference !== 0 && (misreckoned === null || Math.abs(difference - misreckoned) > least(actuals)))
    reasons.push(`the payment is ${money(Math.abs(difference))} ${difference < 0 ? 'short' : 'too high'}`)
  for (const { daysLate } of payments)
    if (daysLate > 0 && payable > 0) reasons.push(`paid ${daysLate} day${daysLate === 1 ? '' : 's'} late`)
  return reasons
}

const nameOf = (due: ActualDue): string =>
  `${due.kind === 'report' ? 'Report' : lineLabel(due.kind)} ${periodName(due.period)}`

/** Everything that was due beside what was paid, differences marked and with their reasons. */
export const duesTable = ({ dues, totals }: ActualLicence, actuals: Actuals): Table => {
  const money = moneyOf(actuals)
  const by = dueByNow(dues)
  return {
    caption: `Due and paid, ${actuals.currency}`,
    columns: [
      { label: 'What' },
      { label: 'Due on', numeric: true },
      { label: 'To arrive', numeric: true },
      { label: 'Paid', numeric: true },
      { label: 'Difference', numeric: true },
      { label: 'Interest', numeric: true },
      { label: 'Why' },
    ],
    rows: [
      ...dues.map((due) => [
        textCell(nameOf(due)),
        textCell(due.isDue ? due.dueOn : `${due.dueOn}, not yet`),
        amountCell(due.payable, money),
        amountCell(due.paid, money),
        differenceCell(due.difference, money),
        amountCell(due.interest, money),
        textCell(sentenceCase(reasonsOf(due, actuals).join('; '))),
      ]),
      ...(by === null ? [] : [sumsRow(`Due by ${actuals.asOf.date}`, by, money)]),
      sumsRow('Together', totals, money),
    ],
  }
}

const sumsRow = (
  label: string,
  { payable, paid, difference, interest }: Sums,
  money: Money,
): readonly Cell[] => [
  { text: label, total: true },
  { text: '' },
  amountCell(payable, money),
  amountCell(paid, money),
  differenceCell(difference, money),
  amountCell(interest, money),
  { text: '' },
]

type Told = readonly [label: string, amount: number | null]

/** The lines of one report in the order of the waterfall: what was said, what the clauses make of it, what was paid. */
const linesOf = (due: ActualDue, keys: readonly string[]): readonly Told[] => [
  ['Gross receipts, as reported', due.gross],
  ['Deducted, as claimed', due.deductions.claimed],
  ['Deducted, as allowed', due.deductions.allowed],
  ['Royalty base', due.base],
  ...keys.map(
    (key): Told => [
      lineLabel(key),
      due.lines.filter(({ line }) => line === key).reduce((sum, { amount }) => sum + amount, 0),
    ],
  ),
  ['Due by the clauses', due.due],
  ['As the licensee reckons it', due.reported],
  ['Tax at source', due.withheld],
  ['To arrive', due.payable],
  ['Paid', due.paid],
]

const sums: ReadonlySet<string> = new Set(['Due by the clauses', 'To arrive'])

/** How each report's amount comes about, line by line, a column for each period; undefined where nothing was reported. */
export const workingTable = ({ dues }: ActualLicence, actuals: Actuals): Table | undefined => {
  const money = moneyOf(actuals)
  const reports = dues.filter((due) => due.kind === 'report')
  const shown = reports.filter((due) => due.gross !== 0 || due.due !== 0 || due.paid !== 0)
  if (shown.length === 0) return undefined
  const keys = [...new Set(shown.flatMap(({ lines }) => lines.map(({ line }) => line)))]
  const columns = shown.map((due) => linesOf(due, keys))
  const rows = (columns[0] ?? []).flatMap(([label], r) => {
    const amounts = columns.map((lines) => lines[r]?.[1] ?? null)
    if (amounts.every((amount) => amount === null || amount === 0)) return []
    return [[{ text: label, total: sums.has(label) }, ...amounts.map((amount) => lineCell(amount, money))]]
  })
  return {
    caption: `From the reports to what is due, ${actuals.currency}`,
    columns: [
      { label: 'Line' },
      ...shown.map(({ period }) => ({ label: periodName(period), numeric: true })),
    ],
    rows,
  }
}

const lineCell = (amount: number | null, money: Money): Cell =>
  amount === null ? { text: 'not said' } : amountCell(amount, money)
