import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import { type Evaluated, evaluateDeal } from '../../models/simulate/deal/evaluate.ts'
import { ledgerOf, type Payment } from '../../models/simulate/deal/ledger.ts'
import { addToStatement, emptyStatement } from '../../models/simulate/deal/statement.ts'
import { createFrame, type Frame } from '../../models/simulate/frame.ts'
import { type Futures, futuresOf } from '../../models/simulate/futures.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import type { LineKey } from '../../models/terms/statement.ts'
import type { Loose } from './documents.ts'

/** One deal in one future: its statement, line by line, and what it came to. */
export interface Future {
  readonly lines: Readonly<Record<LineKey, Float64Array>>
  /** the licensor's also at its rate for time */
  readonly worth: { readonly licensor: number; readonly licensee: number; readonly atTimeRate: number }
  readonly endTime: number
  readonly terms: readonly number[]
  /** the same clauses as they are to the licensee */
  readonly licenseeTerms: readonly number[]
  readonly payments: () => readonly Payment[]
  readonly cash: { readonly licensor: readonly number[]; readonly licensee: readonly number[] }
  readonly frame: Frame
  readonly trial: number
}

/** What the first futures of a document draw. */
export const drawnIn = (
  document: Loose,
  count: number,
): { readonly futures: Futures; readonly frame: Frame } => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  const { plan } = compiled.value
  const seed = document.simulation?.seed ?? 1
  const futures = futuresOf(plan, { sampling: 'sobol', seed, replicates: 16 })
  const frame = createFrame(plan, count, 'drawn')
  futures.fill(frame, 0, count)
  return { futures, frame }
}

/** Runs a visitor over the first futures of every deal of a document; nothing is averaged. */
export const eachFuture = (
  document: Loose,
  count: number,
  visit: (deal: string, future: Future) => void,
): void => {
  const { futures, frame } = drawnIn(document, count)
  for (const deal of frame.plan.deals) {
    const run = { deal, recreates: false, context: null }
    const evaluated = evaluateDeal(
      deal,
      frame,
      toolsOf(futures, run, () => frame),
    )
    for (let trial = 0; trial < count; trial++) {
      const lines = emptyStatement(deal.rows)
      addToStatement(evaluated, lines, { i: trial })
      visit(deal.id, { lines, ...outcomesOf(evaluated, trial), frame, trial })
    }
  }
}

/** What one trial of a deal came to. */
const outcomesOf = (evaluated: Evaluated, i: number) => {
  const { deal, output } = evaluated
  const rows = (party: string) =>
    Array.from({ length: deal.rows }, (_, row) => output(`${party}Cash.${row}`)[i]!)
  return {
    worth: {
      licensor: output('licensor.flow')[i]!,
      licensee: output('licensee.flow')[i]!,
      atTimeRate: output('licensor.time')[i]!,
    },
    endTime: output('endTime')[i]!,
    terms: deal.termKinds.map((_, t) => output(`terms.${t}`)[i]!),
    licenseeTerms: deal.termKinds.map((_, t) => output(`licenseeTerms.${t}`)[i]!),
    payments: () => ledgerOf(evaluated, i),
    cash: { licensor: rows('licensor'), licensee: rows('licensee') },
  }
}

/** The first futures of the only deal of a document. */
export const futuresIn = (document: Loose, count = 3): readonly Future[] => {
  const all: Future[] = []
  eachFuture(document, count, (_, future) => all.push(future))
  return all
}

/** Sum of lines in one year, or in all. */
export const sumOf = ({ lines }: Future, keys: readonly LineKey[], year?: number): number =>
  keys.reduce(
    (sum, key) => sum + (year === undefined ? lines[key].reduce((a, b) => a + b, 0) : lines[key][year]!),
    0,
  )

/** A line of the only deal of a document in its first future, by year. */
export const lineOf = (document: Loose, line: LineKey): readonly number[] => {
  const rows: number[] = []
  eachFuture(document, 1, (_, { lines }) => rows.push(...lines[line]))
  return rows
}

/** Total over all years. */
export const totalOf = (document: Loose, line: LineKey): number =>
  lineOf(document, line).reduce((sum, amount) => sum + amount, 0)

/** Lines that pass from licensee to licensor. */
export const receiptLines = [
  ...(['royalty', 'trueUp', 'recoupment', 'upfrontFee', 'advance', 'annualFee', 'usageFee'] as const),
  ...(['revenueShare', 'profitShare', 'poolShare', 'milestones', 'grantBack', 'residualRoyalty'] as const),
  ...(['terminationFee', 'auditRecovery', 'sublicenceShare', 'changeOfControl', 'holdback'] as const),
  ...(['mostFavoured', 'lateInterest'] as const),
]
