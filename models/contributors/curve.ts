import type { Curve } from '../dataset/powerCurve.ts'
import { count } from '../report/figures.ts'
import type { Note } from '../scenario/note.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ContributorWorth } from '../scenario/schema/dataset.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Utility } from '../scenario/schema/parties.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { valueAt } from '../simulate/frame.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { failure, type Result, success } from '../units/result.ts'

/** A position whose utility is a learning curve. */
export interface CurvePosition {
  readonly licensee: string
  readonly field: string
  /** of the licensee and the field, for a sentence */
  readonly name: string
  readonly metric: string
  readonly pointer: string
  /** greatest number of records in its points */
  readonly largest: number
}

/** What is expected of a curve: its parameters at the fit, and the records that the licensee has already. */
export interface ExpectedCurve {
  readonly curve: Curve
  readonly existing: number
  readonly notes: readonly Note[]
}

export type CurveAt = (position: CurvePosition, records: number) => ExpectedCurve

export const curvePositions = ({ licensees, fields }: ReadDocument): readonly CurvePosition[] =>
  licensees.flatMap((licensee, row) =>
    Object.entries(licensee.positions).flatMap(([field, { utility }]) => {
      if (utility.kind !== 'learningCurve') return []
      const where = fields?.find(({ id }) => id === field)?.name ?? field
      return [
        {
          licensee: licensee.id,
          field,
          name: `${licensee.name ?? licensee.id} in ${where}`,
          metric: metricOf(utility),
          pointer: `/licensees/${row}/positions/${field}`,
          largest: utility.points.reduce((most, [n]) => Math.max(most, n), 0),
        },
      ]
    }),
  )

const metricOf = (utility: Extract<Utility, { kind: 'learningCurve' }>): string => utility.metric ?? 'error'

/** The learning curve that is meant: of the licensee and the field that are named, the only one there is. */
export const whichCurve = (
  document: ReadDocument,
  { licensee, field }: Extract<ContributorWorth, { kind: 'learningCurve' }>,
): Result<CurvePosition, Failure> => {
  const all = curvePositions(document)
  const meant = all.filter(
    (one) => (licensee ?? one.licensee) === one.licensee && (field ?? one.field) === one.field,
  )
  const [only] = meant
  if (only !== undefined && meant.length === 1) return success(only)
  const named = (some: readonly CurvePosition[]): string =>
    some.map((one) => `${one.licensee} in ${one.field}`).join(', ')
  const place = '/dataset/contributorWorth'
  if (meant.length > 1)
    return failure({
      kind: 'missing-key',
      pointer: place,
      expected: `the licensee and the field whose learning curve is meant (one of ${named(meant)})`,
      found: `${meant.length} that it could be`,
    })
  const expected = `a position with a learning curve (${all.length === 0 ? 'no licensee has one' : `one of ${named(all)}`})`
  const found = [licensee ?? 'any licensee', field ?? 'any field'].join(' in ')
  return failure({ kind: 'reference', pointer: place, expected, found })
}

/** The expected curve of a position, as the plan has it. */
export const curvesOf = (plan: Plan, document: ReadDocument): CurveAt => {
  const means = expectedFrame(plan)
  return (position, records) => {
    const { licensee, field, pointer, largest, name } = position
    const row = document.licensees.findIndex(({ id }) => id === licensee)
    const found = plan.positions.find((one) => one.licensee === row && one.key === field)
    precondition(found?.utility.kind === 'learningCurve', 'the position that was found has a learning curve')
    const [eInf, alpha, beta] = found.utility.parameters.map((place) => valueAt(means, place, 0))
    const curve: Curve = [eInf!, alpha!, beta!]
    const existing = valueAt(means, found.utility.existing, 0)
    const far = existing + records > 2 * largest
    const text = `The learning curve of ${name} was measured up to ${count(largest)} records and is read up to ${count(existing + records)}: worths there are an extrapolation (grade D).`
    return { curve, existing, notes: far ? [{ pointer: `${pointer}/utility/points`, text }] : [] }
  }
}
