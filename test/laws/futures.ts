import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import { createEvaluation, type DealEvaluation } from '../../models/simulate/deal/evaluate.ts'
import { addToStatement, emptyStatement } from '../../models/simulate/deal/statement.ts'
import { createFrame, type Frame } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import type { LineKey } from '../../models/terms/statement.ts'
import type { Loose } from './documents.ts'

/** One deal in one future: its statement, line by line, and what it came to. */
export interface Future {
  readonly lines: Readonly<Record<LineKey, Float64Array>>
  readonly evaluation: DealEvaluation
  readonly frame: Frame
  readonly trial: number
}

/** Runs a visitor over the first futures of every deal of a document; nothing is averaged. */
export const eachFuture = (
  document: Loose,
  count: number,
  visit: (deal: string, future: Future) => void,
): void => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  const { plan } = compiled.value
  const futures = futuresOf(plan, { sampling: 'sobol', seed: 1, replicates: 16 })
  const frame = createFrame(plan, count, 'drawn')
  futures.fill(frame, 0, count)
  const { riskEvents, others } = futures
  for (const deal of plan.deals) {
    const evaluation = createEvaluation(deal, frame, { riskEvents, others, recreates: false, context: null })
    for (let trial = 0; trial < count; trial++) {
      evaluation.run(trial)
      const lines = emptyStatement(deal.rows)
      addToStatement(evaluation, lines)
      visit(deal.id, { lines, evaluation, frame, trial })
    }
  }
}

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
  ...(['terminationFee', 'auditRecovery'] as const),
]
