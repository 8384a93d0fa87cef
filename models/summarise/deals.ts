import type { YearlyDates } from '../cashflow/yearlyInternalRate.ts'
import type { Plan } from '../scenario/plan.ts'
import type { DealAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { valueAt } from '../simulate/frame.ts'
import type { OptionsUsed } from '../simulate/options.ts'
import type { DealOutcomes, RunOutcomes } from '../simulate/outcomes.ts'
import type { Columns } from './columns.ts'
import { isConstant } from './extent.ts'
import { liabilityOf } from './liability.ts'
import { optionAnswers } from './options.ts'
import { ratiosOf } from './ratios.ts'
import { refusalOf } from './refusal.ts'
import { sideOf } from './side.ts'
import { surplusShare } from './surplus.ts'

export interface DealInputs {
  readonly plan: Plan
  readonly run: RunOutcomes
  readonly columns: Columns
  /** null: nobody asks how soon and at what rate a deal pays back */
  readonly dates: YearlyDates | null
  /** by deal */
  readonly certain: readonly number[]
  readonly recreates: readonly (boolean | null)[]
  readonly breakEvenShare: readonly (number | null)[]
  readonly used: readonly (OptionsUsed | null)[]
}

/** Where in its year the cash of a year stands, by the document's timing. */
export const datesOf = ({ timing = 'mid-period' }: Pick<FieldfareDocument, 'timing'>): YearlyDates =>
  timing === 'mid-period' ? 'middle' : 'end'

/** Whether the licensee's side of a deal is unknown, because a utility it rests on is. */
export const isUnknown = (plan: Plan, outcomes: Pick<DealOutcomes, 'deal'>): boolean =>
  outcomes.deal.positions.some(({ position }) => plan.positions[position]!.utility.kind === 'unknown')

/** The answer about each deal: both sides, refusal and cure, share of the surplus, clauses, yearly cash. */
export const dealAnswers = (inputs: DealInputs): DealAnswer[] => {
  const means = expectedFrame(inputs.plan)
  return inputs.run.deals.map((outcomes, d) => {
    const { plan, run, columns } = inputs
    const ours = run.alternatives[0]!
    const theirs = run.alternatives[1 + outcomes.deal.licensee]!
    const unknown = isUnknown(plan, outcomes)
    const used = inputs.used[d]
    const { dates } = inputs
    const ratios = (cash: readonly Float64Array[]) =>
      dates === null ? {} : ratiosOf(cash, { dates, replicates: columns.replicates })
    const licensor = {
      ...sideOf(outcomes.licensor, ours, columns),
      ...ratios(outcomes.licensorCash),
    }
    const licensee = unknown
      ? null
      : { ...sideOf(outcomes.licensee, theirs, columns), ...ratios(outcomes.licenseeCash) }
    const lever = {
      linear: outcomes.deal.risks.every(
        (risk) => risk.multipleOfFees === Infinity || risk.licensorShare === 0,
      ),
      licensor: columns.means(outcomes.unit.licensor).all,
      licensee: columns.means(outcomes.unit.licensee).all,
      upfront: outcomes.deal.terms.upfront.reduce((sum, { amount }) => sum + valueAt(means, amount, 0), 0),
    }
    const parties = [
      { worth: outcomes.licensor.flow, alternative: ours },
      { worth: outcomes.licensee.flow, alternative: theirs },
    ] as const
    const liability = liabilityOf(plan, outcomes, columns)
    return {
      id: outcomes.deal.id,
      licensor,
      licensee,
      wouldBeRefused: refusalOf(licensor, licensee, lever),
      surplusShare: unknown ? null : surplusShare(...parties, columns),
      certain: inputs.certain[d]!,
      recreates: inputs.recreates[d]!,
      breakEvenShare: inputs.breakEvenShare[d]!,
      terms: outcomes.deal.termKinds.map(({ kind, index }, t) => ({
        kind,
        index,
        licensor: columns.summary(outcomes.terms[t]!),
        licensee: unknown ? null : columns.summary(outcomes.licenseeTerms[t]!),
      })),
      ...(liability === null ? {} : { liability }),
      ...(used == null ? {} : { options: optionAnswers(used, columns) }),
      cash: cashOf(outcomes, columns, unknown),
    }
  })
}

/** Yearly after-tax cash of both parties, up to the last year in which anything moves. */
const cashOf = (outcomes: DealOutcomes, columns: Columns, unknown: boolean): DealAnswer['cash'] => {
  const moves = (column: Float64Array): boolean => column[0] !== 0 || !isConstant(column)
  const last = Math.max(
    outcomes.licensorCash.findLastIndex(moves),
    outcomes.licenseeCash.findLastIndex(moves),
  )
  return outcomes.licensorCash.slice(0, last + 1).map((column, year) => ({
    year,
    licensor: columns.summary(column),
    licensee: unknown ? null : columns.summary(outcomes.licenseeCash[year]!),
  }))
}
