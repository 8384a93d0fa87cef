import { qualityIndex } from '../dataset/quality.ts'
import type { LawFormula } from '../distributions/distribution.ts'
import { log1p } from '../numerics/elementary.ts'
import { mapInRoom, ofValuesInRoom } from '../sampling/wasm/columns.ts'
import { type Discounting, type Frame, rateClasses } from './frame.ts'

/**
 * ln(1 + rate) of every party and class (with real prices less ln(1 + inflation)) and the discount factors
 * (1 + r)^(−τ_k) of every period: one recurrence per trial where the dates are evenly spaced. The licensor is party 0.
 */
export const fillRates = (frame: Frame, wanted: (party: number) => boolean = () => true): void => {
  const { plan, values } = frame
  const inflation = plan.inflation === null ? null : values[plan.inflation]!
  const parties = [plan.licensor, ...plan.licensees]
  parties.forEach(({ rates }, party) => {
    if (!wanted(party)) return
    const done = new Set<Discounting>()
    for (const name of rateClasses) {
      const place = rates[name]
      const discounting = frame.discounting[party]![name]
      if (place === null || discounting === null || done.has(discounting)) continue
      done.add(discounting)
      const isFixed = plan.variables[place]!.kind === 'constant' && plan.inflation === null
      if (isFixed && discounting.filled >= frame.count) continue
      const rate = values[place]!
      for (let i = 0; i < frame.count; i++)
        discounting.log[i] = log1p(rate[i]!) - (inflation === null ? 0 : log1p(inflation[i]!))
      fillFactors(frame, discounting)
      discounting.filled = isFixed ? frame.count : 0
    }
  })
}

const fillFactors = (frame: Frame, { log, factors }: Discounting): void => {
  const { cash, periods, even, delta } = frame.plan.calendar
  const { size, count } = frame
  const fillAt = (out: Float64Array, time: number): void => {
    out.set(log.subarray(0, count))
    discounted(time)(out, count)
  }
  if (!even) {
    for (let k = 0; k < periods; k++) fillAt(factors.subarray(k * size, k * size + count), cash[k]!)
    return
  }
  fillAt(factors, cash[0]!)
  const ratios = new Float64Array(count)
  fillAt(ratios, delta)
  // period by period: from one period to the next of a trial lie 4 kB, which caches bear badly
  for (let k = 1; k < periods; k++)
    for (let i = 0, at = k * size; i < count; i++, at++) factors[at] = factors[at - size]! * ratios[i]!
}

/** (1 + r)^(−time) of a column of ln(1 + r), in place: two trials at a time, with the bits of `exp`. */
const discounted = (time: number) => ofValuesInRoom(mapInRoom({ write: discounting, parameters: [time] }))

const discounting: LawFormula['write'] = ($, log, [years]) => $`exp(-${log} * ${years!})`

/** Σ amount_k·(1 + r)^(−τ_k) over the periods of trial i. */
export const presentOf = (
  frame: Frame,
  { factors }: Discounting,
  amounts: Float64Array,
  i: number,
): number => {
  let sum = 0
  for (let k = 0, at = i; k < amounts.length; k++, at += frame.size) sum += amounts[k]! * factors[at]!
  return sum
}

/** The quality index of the dataset in every trial. */
export const fillQuality = (frame: Frame): void => {
  const { scores, weights } = frame.plan.dataset
  if (scores.length === 0) return
  const fixed = scores.every((place) => frame.plan.variables[place]!.kind === 'constant')
  const at = (i: number): number =>
    qualityIndex(
      scores.map((place) => frame.values[place]![i]!),
      weights,
    )
  if (fixed) frame.quality.fill(at(0))
  else for (let i = 0; i < frame.count; i++) frame.quality[i] = at(i)
}
