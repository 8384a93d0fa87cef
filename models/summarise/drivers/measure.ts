import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { DriverMeasure } from '../../scenario/schema/drivers.ts'
import { nameOf } from '../../simulate/wanted.ts'

/** A figure of both parties by trial. */
export interface Worths {
  readonly licensor: Float64Array
  readonly licensee: Float64Array
}

export interface Measured {
  /** at the flows' own rates */
  readonly flow: Worths
  /** at the rate for time */
  readonly time: Worths
  /** what each party has without the deal */
  readonly alternatives: () => Worths
}

/** What is asked of a deal: what it turns out to be worth, the same at the flows' own rates, or its gain over the walk-away. */
export const measured = (measure: DriverMeasure, { flow, time, alternatives }: Measured): Worths => {
  if (measure === 'own-rates') return flow
  if (measure === 'npv') return time
  const { licensor, licensee } = alternatives()
  const less = (worth: Float64Array, alternative: Float64Array) =>
    worth.map((value, i) => value - alternative[i]!)
  return { licensor: less(time.licensor, licensor), licensee: less(time.licensee, licensee) }
}

/** What a measure reads beside the deal, by the names of `looked.ts`. */
export const alternativesNamed = (
  { licensor, licensees }: Plan,
  { licensee }: DealPlan,
  measure: DriverMeasure,
): readonly string[] =>
  measure === 'gain' ? [licensor.alternative, licensees[licensee]!.alternative.value].map(nameOf) : []
