import type { Plan } from '../../scenario/plan.ts'
import type { PositionEvidence } from '../../scenario/schema/utility.ts'
import { type Frame, valueAt } from '../../simulate/frame.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import { columnsOf } from '../columns.ts'
import { type Asked, type Worths, worthsOf } from './worth.ts'

type Marginal = NonNullable<PositionEvidence['marginal']>
type Overlap = NonNullable<PositionEvidence['overlap']>

/** Records whose worth at the margin is asked for. */
export const marginalRecords = 100_000

/** Futures on which the curve of overlap is drawn: enough for a line. */
const drawnTrials = 4096

const steps = 10

/**
 * What so many records more would bring each position, on the same futures: the reference grant of a dataset that has
 * them less that of the dataset as it is. A licensee decides anew whether it would recreate the data. Of it the licensor
 * gets α: ceiling and price of the reference grant rise alike, since both are before tax.
 */
export const marginalWorths = (
  plan: Plan,
  asked: Asked,
  { now, alpha }: { readonly now: Worths; readonly alpha: number | null },
): Result<readonly (Marginal | null)[], Failure> => {
  const records = plan.dataset.records + marginalRecords
  const more = worthsOf({ ...plan, dataset: { ...plan.dataset, records } }, asked)
  if (!more.ok) return more
  const columns = columnsOf(asked.trials, asked.how.replicates)
  const scaled = (column: Float64Array, by: number) => columns.estimate(column.map((value) => value * by))
  return success(
    now.benefit.map((benefit, p) => {
      const then = more.value.benefit[p]
      if (benefit === null || then == null) return null
      const gain = then.map((value, i) => value - benefit[i]!)
      return {
        records: marginalRecords,
        benefit: columns.estimate(benefit),
        licensee: columns.estimate(gain),
        perRecord: scaled(gain, 1 / marginalRecords),
        licensor: alpha === null ? null : scaled(gain, alpha),
      }
    }),
  )
}

/** What the data bring each position at overlaps from 0 to 1 with what the licensee has, in the first futures of the run. */
export const overlapCurves = (
  plan: Plan,
  asked: Asked,
  means: Frame,
): Result<readonly (Overlap | null)[], Failure> => {
  const trials = Math.min(asked.trials, drawnTrials - (drawnTrials % asked.how.replicates))
  const overlap = Array.from({ length: steps + 1 }, (_, j) => j / steps)
  const columns = columnsOf(trials, asked.how.replicates)
  const runs: Worths[] = []
  for (const share of overlap) {
    const ran = worthsOf(withOverlap(plan, share), { ...asked, trials, progress: undefined })
    if (!ran.ok) return ran
    runs.push(ran.value)
  }
  return success(
    plan.positions.map(({ utility }, p) => {
      if (utility.kind !== 'learningCurve' || runs[0]!.benefit[p] == null) return null
      const worth = runs.map(({ benefit }) => columns.estimate(benefit[p]!))
      return { present: valueAt(means, utility.overlap, 0), overlap, worth }
    }),
  )
}

/** The plan with one overlap for every learning curve. */
const withOverlap = (plan: Plan, share: number): Plan => ({
  ...plan,
  variables: [...plan.variables, { kind: 'constant', path: 'utility.overlap', value: share }],
  positions: plan.positions.map((position) =>
    position.utility.kind === 'learningCurve'
      ? { ...position, utility: { ...position.utility, overlap: plan.variables.length } }
      : position,
  ),
})
