import type { Place } from './variable.ts'

/** What the data do for a licensee against its own baseline (domain page, section 4). */
export type UtilityPlan =
  | { readonly kind: 'share'; readonly value: Place; readonly freshnessElasticity: Place }
  | {
      readonly kind: 'lift'
      readonly withData: Place
      readonly without: Place
      readonly perPoint: Place
      readonly freshnessElasticity: Place
    }
  | {
      readonly kind: 'learningCurve'
      readonly parameters: readonly [Place, Place, Place]
      readonly existing: Place
      readonly growth: Place
      readonly overlap: Place
      readonly elasticity: Place
      /** what the same error would cost without the data, as far as it is stated; nothing is simulated with it */
      readonly otherwise: {
        readonly perRecord: Place | null
        readonly compute: { readonly spend: Place; readonly exponent: Place } | null
      }
    }
  | { readonly kind: 'saving'; readonly units: Place; readonly perUnit: Place; readonly ramp: Place }
  | { readonly kind: 'acceleration'; readonly months: Place }
  | { readonly kind: 'clearance'; readonly rise: Place; readonly raised: readonly RaisedGate[] }
  | { readonly kind: 'unknown' }

/** A gate as it is without the data, and the one that the same uniform decides with them: indices into `Plan.gates`. */
export interface RaisedGate {
  readonly gate: number
  readonly withData: number
}
