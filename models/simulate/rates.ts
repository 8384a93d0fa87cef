import { qualityIndex } from '../dataset/quality.ts'
import { log1p } from '../numerics/elementary.ts'
import type { Frame } from './frame.ts'

/** ln(1 + rate) of every party and class; with real prices less ln(1 + inflation). */
export const fillRates = (frame: Frame): void => {
  const { plan, values } = frame
  const parties = [plan.licensor, ...plan.licensees]
  const inflation = plan.inflation === null ? null : values[plan.inflation]!
  const fill = (out: Float64Array, rate: Float64Array): void => {
    for (let i = 0; i < frame.count; i++)
      out[i] = log1p(rate[i]!) - (inflation === null ? 0 : log1p(inflation[i]!))
  }
  parties.forEach(({ rates }, party) => {
    const logs = frame.logRates[party]!
    fill(logs.fixed, values[rates.fixed]!)
    fill(logs.salesLinked, values[rates.salesLinked]!)
    fill(logs.milestone, values[rates.milestone]!)
    if (rates.time !== null && logs.time !== null) fill(logs.time, values[rates.time]!)
  })
}

/** The quality index of the dataset in every trial. */
export const fillQuality = (frame: Frame): void => {
  const { scores, weights } = frame.plan.dataset
  if (scores.length === 0) return
  for (let i = 0; i < frame.count; i++)
    frame.quality[i] = qualityIndex(
      scores.map((place) => frame.values[place]![i]!),
      weights,
    )
}
