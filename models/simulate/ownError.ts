import { pow } from '../numerics/elementary.ts'
import { type Frame, valueAt } from './frame.ts'

/**
 * What each licensee with a learning curve has without the data: n₀ = existingRecords·(1 + existingGrowth)^t_k and its
 * error e(n₀) = e∞ + α·n₀^(−β). The same for all its deals, so it is computed once per block.
 */
export const fillOwnError = (frame: Frame): void => {
  const { plan } = frame
  const { middle, delta, periods } = plan.calendar
  plan.positions.forEach(({ utility }, p) => {
    const out = frame.ownError[p]
    if (utility.kind !== 'learningCurve' || out === null || out === undefined) return
    const [least, scale, exponent] = utility.parameters
    for (let i = 0; i < frame.count; i++) {
      const growth = 1 + valueAt(frame, utility.growth, i)
      const power = -valueAt(frame, exponent, i)
      const perPeriod = delta === 1 ? growth : pow(growth, delta)
      const errorPerPeriod = growth === 1 ? 1 : pow(perPeriod, power)
      let records = valueAt(frame, utility.existing, i) * pow(growth, middle[0]!)
      // n₀ grows by a constant factor, and so does the part of its error that more records can remove
      let removable = records > 0 ? valueAt(frame, scale, i) * pow(records, power) : 0
      for (let k = 0; k < periods; k++) {
        out.records[k * frame.size + i] = records
        out.error[k * frame.size + i] = valueAt(frame, least, i) + removable
        records *= perPeriod
        removable *= errorPerPeriod
      }
    }
  })
}
