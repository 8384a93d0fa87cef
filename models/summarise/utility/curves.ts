import { ageing } from '../../dataset/freshness.ts'
import { pow } from '../../numerics/elementary.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { UtilityEvidence } from '../../scenario/schema/utility.ts'
import { type Frame, valueAt } from '../../simulate/frame.ts'
import type { Decided } from './worth.ts'

/** What of a dataset's worth is a curve, at means, as rows for drawing (domain page, section 4). */

/**
 * The stock of records by period, S_k = S_{k−1}·2^(−Δ/h) + refresh·Δ, without and with updates, from the first period
 * on. The stock that a refresh keeps is refresh·Δ/(1 − 2^(−Δ/h)). Null where the dataset does not age.
 */
export const freshnessCurve = ({ dataset, calendar }: Plan, means: Frame): UtilityEvidence['freshness'] => {
  if (dataset.halfLife === null) return null
  const { delta, periods, middle } = calendar
  const halfLifeYears = valueAt(means, dataset.halfLife, 0)
  const kept = ageing(delta, halfLifeYears)
  const refresh = Array.from({ length: periods }, (_, k) => valueAt(means, dataset.refresh, 0, k) * delta)
  const path = (flows: boolean): number[] => {
    let stock = dataset.records
    return refresh.map((flow, k) => {
      if (k > 0) stock = stock * kept + (flows ? flow : 0)
      return stock
    })
  }
  return {
    halfLifeYears,
    years: [...middle],
    without: path(false),
    with: path(true),
    refresh,
    steady: refresh.at(-1)! / (1 - kept),
  }
}

/** s_k = substituteShare·min(1, t_k/recreateYears) of the licensees that have a substitute, and what they decide. */
export const substituteCurves = (
  { licensees, calendar }: Plan,
  means: Frame,
  decisions: readonly Decided[],
): UtilityEvidence['substitutes'] =>
  decisions.flatMap(({ licensee, ...decided }) => {
    const { id, alternative } = licensees[licensee]!
    if (!alternative.canRecreate) return []
    const whole = valueAt(means, alternative.substituteShare, 0)
    const years = valueAt(means, alternative.recreateYears, 0)
    const share = Array.from(calendar.middle, (t) => (t >= years ? whole : (whole * t) / years))
    return [{ licensee: id, ...decided, years: [...calendar.middle], share }]
  })

const most = 10

/** m^(−rivalry) for 1 to 10 licensees in each market. */
export const dilutionCurves = ({ cells }: Plan, means: Frame): UtilityEvidence['dilution'] =>
  cells.map(({ id, rivalry: place, others }) => {
    const rivalry = valueAt(means, place, 0)
    const licensees = Array.from({ length: most }, (_, m) => m + 1)
    const each = licensees.map((m) => pow(m, -rivalry))
    return {
      market: id,
      rivalry,
      expectedOthers:
        others === null ? null : valueAt(means, others.count, 0) * valueAt(means, others.probability, 0),
      licensees,
      each,
      all: licensees.map((m, j) => m * each[j]!),
    }
  })
