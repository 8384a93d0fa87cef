import { evidenceOf } from '../../dataset/curveEvidence.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { PositionEvidence, UtilityEvidence } from '../../scenario/schema/utility.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import type { Frame } from '../../simulate/frame.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Question } from '../question.ts'
import { dilutionCurves, freshnessCurve, substituteCurves } from './curves.ts'
import { marginalWorths, overlapCurves } from './money.ts'
import { type CurveUtility, ceilingOf, standingOf, useOf } from './use.ts'
import { type Asked, worthsOf } from './worth.ts'

/** More futures add no digit that is shown. */
const mostTrials = 65_536

/**
 * What the dataset's own worth rests on: the evidence behind every learning curve, what more records would bring, what
 * the same error would cost otherwise, and how worth moves with overlap, age, substitutes and rivals. Of all licensees,
 * or of one.
 */
export const utilityOf = (
  question: Pick<Question, 'scenario' | 'compiled' | 'how' | 'trials' | 'progress'>,
  licensee: string | undefined,
): Result<UtilityEvidence, Failure> => {
  const { plan } = question.compiled
  if (licensee !== undefined && plan.licensees.every(({ id }) => id !== licensee))
    return failure(noLicensee(plan, licensee))
  const { how } = question
  const trials = Math.min(question.trials, mostTrials - (mostTrials % how.replicates))
  const licensees = plan.licensees.flatMap(({ id }, l) =>
    licensee === undefined || id === licensee ? [l] : [],
  )
  const asked: Asked = { how, trials, licensees, progress: question.progress }
  const means = expectedFrame(plan)
  const now = worthsOf(plan, asked)
  if (!now.ok) return now
  const alpha = question.scenario.document.negotiation?.alpha ?? null
  const hasCurve = plan.positions.some(
    (position) => licensees.includes(position.licensee) && position.utility.kind === 'learningCurve',
  )
  const none = success(plan.positions.map(() => null))
  const marginal = hasCurve ? marginalWorths(plan, asked, { now: now.value, alpha }) : none
  if (!marginal.ok) return marginal
  const overlap = hasCurve ? overlapCurves(plan, asked, means) : none
  if (!overlap.ok) return overlap
  const positions = plan.positions.flatMap(({ licensee: holder, utility }, position) =>
    !licensees.includes(holder)
      ? []
      : [
          {
            ...positionOf(question, { position, means }),
            marginal: utility.kind === 'learningCurve' ? marginal.value[position]! : null,
            overlap: overlap.value[position]!,
          },
        ],
  )
  return success({
    trials,
    seed: how.seed,
    positions,
    freshness: freshnessCurve(plan, means),
    substitutes: substituteCurves(plan, means, now.value.decisions),
    dilution: dilutionCurves(plan, means),
  })
}

const noLicensee = ({ licensees }: Plan, id: string): Failure => ({
  kind: 'reference',
  pointer: '/licensees',
  expected: `the id of a licensee (one of ${licensees.map((row) => row.id).join(', ')})`,
  found: `"${id}"`,
})

interface Of {
  readonly position: number
  readonly means: Frame
}

/** Everything of a position that needs no futures. */
const positionOf = (
  { scenario, compiled, how }: Pick<Question, 'scenario' | 'compiled' | 'how'>,
  { position, means }: Of,
): Omit<PositionEvidence, 'marginal' | 'overlap'> => {
  const { plan } = compiled
  const { key, field, licensee, utility } = plan.positions[position]!
  const holder = scenario.document.licensees[licensee]!
  const base = { licensee: holder.id, position: key, field, kind: utility.kind }
  const without = { ...base, fit: null, use: null, ceiling: null }
  const written = holder.positions[key]?.utility
  if (utility.kind !== 'learningCurve' || written?.kind !== 'learningCurve')
    return { ...without, why: noCurve[utility.kind === 'learningCurve' ? 'unknown' : utility.kind] }
  const standing = standingOf(plan, means, { position, utility })
  const evidence = fitOf(written, how.seed, standing.existingRecords + standing.addedRecords)
  if (!evidence.ok) return { ...without, why: evidence.faults.map(({ found }) => found).join('; ') }
  const fit = evidence.value
  return {
    ...base,
    fit,
    use: useOf({ fit, standing }, written),
    ceiling: ceilingOf(utility, means, { standing, beta: fit.beta.value }),
    why: null,
  }
}

const fitOf = ({ points }: CurveUtility, seed: number, reach: number) => evidenceOf(points, { seed, reach })

const noCurve = {
  share:
    'Its utility is stated as a share: it says nothing of more records, and overlap and quality are evidence, not multipliers.',
  lift: 'Its utility is stated as a lift: it says nothing of more records, and overlap and quality are evidence, not multipliers.',
  saving: 'Its utility is a saving: it rests on units and cost, not on a curve.',
  acceleration: 'Its utility is an earlier launch: it rests on months, not on a curve.',
  clearance: 'Its utility is a gate that passes more often: it rests on a probability, not on a curve.',
  unknown: 'What the data do for it is unknown.',
} as const
