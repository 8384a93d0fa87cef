import type { Plan } from '../scenario/plan.ts'
import type { Summary } from '../scenario/schema/figures.ts'
import type { RunOutcomes } from '../simulate/outcomes.ts'
import { isUnknown } from './deals.ts'
import type { Summariser, SummaryAndDots } from './summary.ts'

/** A column that the answer will want summarised, and whether with dots: the two ask for other ranks. */
export interface AskedSummary {
  readonly column: Float64Array
  readonly dots: boolean
}

/**
 * The summaries that an answer reads of the columns of a run as they are, in an order that depends on the scenario
 * alone, so that several threads can share them out and make them ahead.
 */
export const askedSummaries = (plan: Plan, run: RunOutcomes): readonly AskedSummary[] => [
  ...run.deals.flatMap((deal) => {
    if (deal.terms.length === 0 && deal.licensorCash.length === 0) return []
    const theirs = !isUnknown(plan, deal)
    return [
      ...[deal.licensor.time, ...(theirs ? [deal.licensee.time] : [])].map(dotted),
      ...[...deal.terms, ...deal.licensorCash].map(plain),
      ...(theirs ? [...deal.licenseeTerms, ...deal.licenseeCash] : []).map(plain),
      ...(deal.worst === null ? [] : [deal.worst.licensor, deal.worst.licensee]).map(plain),
    ]
  }),
  ...run.references.flatMap(({ markets }) =>
    markets.flatMap(({ revenue, benefit }) => [revenue, benefit.time].map(plain)),
  ),
]

const dotted = (column: Float64Array): AskedSummary => ({ column, dots: true })
const plain = (column: Float64Array): AskedSummary => ({ column, dots: false })

const quantiles = ['q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95'] as const
const fields = ['mean', 'standardError', 'sd', 'min', 'max', ...quantiles, 'worst5', 'negative'] as const
const errors = ['q10', 'q50', 'q90'] as const

/** How many numbers a summary with its dots is. */
export const summaryNumbers = fields.length + errors.length + 50

/** Makes a summary and writes its numbers down, for a thread that cannot hand over objects. */
export const writeSummary = (summariser: Summariser, asked: AskedSummary, to: Float64Array): void => {
  const { column, dots } = asked
  const found: SummaryAndDots = dots
    ? summariser.summaryAndDots(column)
    : { summary: summariser.summary(column), dots: [] }
  const { summary } = found
  to.set([
    ...fields.map((name) => summary[name]),
    ...errors.map((name) => summary.errors[name]),
    ...found.dots,
  ])
}

/** The summary that was written down. */
export const readSummary = (from: Float64Array): SummaryAndDots => {
  const of = <Name extends string>(names: readonly Name[], first: number) =>
    Object.fromEntries(names.map((name, n) => [name, from[first + n]!])) as Record<Name, number>
  const summary: Summary = { ...of(fields, 0), errors: of(errors, fields.length) }
  return { summary, dots: [...from.subarray(fields.length + errors.length)] }
}
