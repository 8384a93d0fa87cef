import type { Currency } from '../contributors/amounts.ts'
import { fixed } from '../report/decimals.ts'
import { counted } from '../report/words.ts'
import type { ActualDue, ActualFinding } from '../scenario/schema/actuals.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import { valueAt } from '../simulate/frame.ts'
import type { Periods } from './periods.ts'
import type { Placed } from './row.ts'
import { sameName } from './rows.ts'
import { namesOf } from './settle.ts'
import type { Uncertain } from './uncertain.ts'

interface Finding {
  readonly kind: string
  readonly text: string
  readonly rows?: readonly Placed[]
  readonly amount?: number
}

export interface Looking {
  readonly evaluated: Evaluated
  readonly periods: Periods
  readonly currency: Currency
  readonly rows: readonly Placed[]
  readonly dues: readonly ActualDue[]
  readonly uncertain: readonly Uncertain[]
}

/** What whoever reads the reports should ask the licensee, or know of how they were read. */
export const findingsOf = (looking: Looking): readonly ActualFinding[] =>
  [
    ...missing(looking),
    ...besideParts(looking),
    ...spreadNotes(looking),
    ...deductions(looking),
    ...misreckoned(looking),
    ...unpaid(looking),
    ...units(looking),
    ...asAssumed(looking),
  ].map(({ kind, text, rows = [], amount }) => ({
    kind,
    rows: rows.map(({ index }) => index),
    amount: amount ?? null,
    text,
  }))

/** Periods of the grant before the last reported one of which nothing was reported. */
const missing = ({ evaluated: { deal }, periods, rows }: Looking): readonly Finding[] => {
  const reported = new Set(rows.filter(({ row }) => row.line === undefined).map(({ k }) => k))
  const last = Math.max(-1, ...reported)
  return [...deal.contractYear.keys()]
    .filter((k) => k < last && deal.contractYear[k]! >= 0 && !reported.has(k))
    .map((k) => ({
      kind: 'missing-report',
      text: `Nothing was reported of ${periods.name(k)}, though later periods were; it counts as nothing sold.`,
    }))
}

/** Rows of a period without a product beside rows with one: they add up, and may have meant the same sales. */
const besideParts = ({ periods, rows }: Looking): readonly Finding[] => {
  const sales = rows.filter(
    ({ row, gross }) => row.line === undefined && row.creditNote === undefined && gross > 0,
  )
  const groups = new Map<string, Placed[]>()
  for (const each of sales) {
    const key = `${each.k} ${each.cell}`
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [each])
    else own.push(each)
  }
  return [...groups.values()].flatMap((own): Finding[] => {
    const whole = own.filter(({ row }) => row.product === undefined)
    const [first] = whole
    if (first === undefined || whole.length === own.length) return []
    const text = `${periods.name(first.k)} is reported by product and also without one (${namesOf(whole)}); all of it is added up: ask whether the one is the sum of the others.`
    return [{ kind: 'product-beside-whole', rows: whole, text }]
  })
}

/** Credit notes of one name in several periods: divided among what they correct, or told once too often. */
const spreadNotes = ({ rows }: Looking): readonly Finding[] => {
  const notes = new Map<string, Placed[]>()
  for (const each of rows) {
    const name = sameName(each.row.creditNote)
    if (name !== undefined) notes.set(name, [...(notes.get(name) ?? []), each])
  }
  return [...notes.values()].flatMap((own): Finding[] => {
    if (new Set(own.map(({ k }) => k)).size === 1) return []
    const text = `Credit note ${own[0]!.row.creditNote} corrects more than one period (${namesOf(own)}), and all of it counts: ask whether it was divided among them.`
    return [{ kind: 'credit-note-spread', rows: own, text }]
  })
}

/** Deductions that the clauses of their cells do not allow, or allow only in part; the waterfall takes what is allowed. */
const deductions = ({ evaluated, rows, periods, currency }: Looking): readonly Finding[] => {
  const { deal, frame } = evaluated
  const claimed = rows.filter((row) => row.deductions !== 0)
  const plans = [...deal.terms.royalties, ...deal.terms.revenueShares]
  return [...new Set(claimed.map(({ k }) => k))].flatMap((k) => {
    const inPeriod = claimed.filter((row) => row.k === k)
    return plans.flatMap(({ scope, deductions: place, deductionCap, term }): Finding[] => {
      const within = (row: Placed): boolean => row.cell === null || deal.scopes[scope]!.includes(row.cell)
      const own = inPeriod.filter(within)
      const all = rows.filter((row) => row.k === k && within(row))
      const gross = all.reduce((sum, row) => sum + row.gross, 0)
      const off = own.reduce((sum, row) => sum + row.deductions, 0)
      const most = place === null ? 0 : (deductionCap === null ? 1 : valueAt(frame, deductionCap, 0)) * gross
      const excess = off - most
      if (excess <= 0.5 / Number(`1e${currency.decimals}`)) return []
      const why = place === null ? 'reckons on gross receipts' : `allows at most ${money(most, currency)}`
      const text = `In ${periods.name(k)} ${money(off, currency)} was deducted (${namesOf(own)}); clause ${term + 1} ${why}, so ${money(excess, currency)} was not taken off.`
      return [{ kind: 'deductions-beyond-cap', text, rows: own, amount: excess }]
    })
  })
}

const misreckoned = ({ dues, rows, currency }: Looking): readonly Finding[] =>
  dues.flatMap(({ misreckoned: off, reported, due, period, kind }): Finding[] => {
    if (off === null || off === 0) return []
    const own = rows.filter(({ row, k }) => k === period.number - 1 && (row.line ?? 'report') === kind)
    const side = off < 0 ? 'less' : 'more'
    const text = `For ${period.from} to ${period.to} the licensee reckons ${money(reported ?? 0, currency)}; the clauses make ${money(due, currency)}: it says ${money(Math.abs(off), currency)} ${side} than is due.`
    return [{ kind: 'misreckoned', text, rows: own, amount: off }]
  })

const unpaid = ({ dues, rows, currency }: Looking): readonly Finding[] =>
  dues.flatMap((due): Finding[] => {
    const { difference, period, kind, dueOn, isDue, payable, paid } = due
    const own = rows.filter(({ row, k }) => k === period.number - 1 && (row.line ?? 'report') === kind)
    const late = due.payments.filter(({ daysLate }) => daysLate > 0 && payable > 0)
    const found: Finding[] = []
    const name = `${period.from} to ${period.to}`
    // what is paid in part before it is due lacks nothing yet
    if (difference > 0 ? isDue || paid !== 0 : difference < 0 && isDue) {
      const words = difference < 0 ? 'too little' : 'more than is due'
      const text = `Of ${money(payable, currency)} due on ${dueOn} for ${name} ${money(paid, currency)} was paid: ${money(Math.abs(difference), currency)} ${words}.`
      found.push({ kind: difference < 0 ? 'short-paid' : 'over-paid', text, rows: own, amount: difference })
    }
    for (const { on, amount, daysLate } of late)
      found.push({
        kind: 'late',
        text: `${money(amount, currency)} came on ${on}, ${counted(String(daysLate), 'day')} after ${dueOn}.`,
        rows: own,
        amount,
      })
    return found
  })

/** Usage fees that nothing was counted for. */
const units = ({ evaluated: { deal }, rows }: Looking): readonly Finding[] => {
  const isCounted = rows.some(({ row }) => row.units !== undefined)
  if (deal.terms.usage.length === 0 || isCounted) return []
  const byRevenue = deal.terms.usage.every(({ perRevenue }) => perRevenue)
  const text = byRevenue
    ? 'No units were reported; the usage fee counts them from gross receipts, as its clause in the document does.'
    : 'No units were reported; the usage fee counts none, and only what it commits to is due.'
  return [{ kind: 'no-units', text }]
}

const asAssumed = ({ uncertain }: Looking): readonly Finding[] =>
  uncertain.map(({ path, text }) => ({ kind: 'assumed', text: `${path}: ${text}` }))

const money = (amount: number, { code, decimals }: Currency): string => `${fixed(amount, decimals)} ${code}`
