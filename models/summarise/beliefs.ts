import { locateQuantities } from '../scenario/locate.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Place } from '../scenario/variable.ts'
import { drawnColumns } from '../simulate/drawnColumns.ts'
import type { Sampling } from '../simulate/points.ts'

/** An uncertain input that is our belief about a party, in the first futures: in units of its deviation, around 0. */
export interface Belief {
  readonly path: string
  readonly values: Float64Array
}

/**
 * What we only believe of the parties: every drawn input a licensee owns and those marked as a belief, unless marked
 * otherwise (domain page, section 3), with the values that the first `trials` futures draw.
 */
export const beliefsOf = (
  plan: Plan,
  document: ReadDocument,
  { how, trials }: { readonly how: Sampling; readonly trials: number },
): readonly Belief[] => {
  const places = believedPlaces(plan, document)
  const columns = drawnColumns(plan, places, { how, trials })
  return places.map((place, b) => ({ path: plan.variables[place]!.path, values: standardised(columns[b]!) }))
}

const believedPlaces = (plan: Plan, document: ReadDocument): readonly Place[] => {
  const drawn = new Map(
    plan.variables.flatMap(({ kind, path }, place) => (kind === 'draw' ? [[path, place]] : [])),
  )
  return [...locateQuantities(document)].flatMap(([{ about }, { path }]) => {
    const place = drawn.get(path)
    return place !== undefined && (about.belief ?? path.startsWith('licensees.')) ? [place] : []
  })
}

/** Less its mean and over its deviation; zeros for a constant. */
export const standardised = (values: Float64Array): Float64Array => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  const mean = sum / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) * (values[i]! - mean)
  const scale = squares > 0 ? 1 / Math.sqrt(squares / values.length) : 0
  const scaled = new Float64Array(values.length)
  for (let i = 0; i < scaled.length; i++) scaled[i] = (values[i]! - mean) * scale
  return scaled
}
