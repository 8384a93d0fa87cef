import { composed } from '../distributions/composed.ts'
import { pathHash } from '../sampling/pathHash.ts'
import { threefry } from '../sampling/threefry.ts'
import { toUnit } from '../sampling/unit.ts'
import type { Plan } from '../scenario/plan.ts'
import { type Frame, valueAt } from './frame.ts'

export interface RiskEvent {
  readonly time: number
  readonly severity: number
}

/** The events of some risks in one trial of a frame, in order of time. */
export type RiskEvents = (frame: Frame, risks: readonly number[], i: number) => readonly RiskEvent[]

const none: readonly RiskEvent[] = []

/**
 * Times and severities by random access: event n of a risk in trial τ is a function of (seed, risk, τ, n). Times are
 * uniform over the horizon, given their number (Poisson), or one per year with a probability.
 */
export const riskEventsOf = (plan: Plan, seed: number): RiskEvents => {
  const keys = plan.risks.map(({ severity }) => pathHash(severity.path))
  const severities = plan.risks.map(({ severity }) => composed(severity.distribution))
  const pair = new Uint32Array(2)
  const draw = (risk: number, trial: number, n: number): void =>
    threefry([trial, n + 1], [keys[risk]![0] ^ seed, keys[risk]![1]], pair)
  const poisson = (risk: number, trial: number, n: number): RiskEvent => {
    draw(risk, trial, n)
    const time = toUnit(pair[0]!) * plan.calendar.horizon
    return { time, severity: severities[risk]!(toUnit(pair[1]!)) }
  }
  const yearly = (risk: number, trial: number, chance: number): readonly RiskEvent[] =>
    Array.from({ length: plan.calendar.horizon }, (_, year) => {
      draw(risk, trial, 2 * year)
      const [happens, at] = [toUnit(pair[0]!) < chance, toUnit(pair[1]!)]
      draw(risk, trial, 2 * year + 1)
      const severity = severities[risk]!(toUnit(pair[0]!))
      return happens ? [{ time: year + at, severity }] : []
    }).flat()
  return (frame, risks, i) => {
    let found: RiskEvent[] | null = null
    for (const risk of risks) {
      const trial = frame.first + i
      const { yearly: byYear, frequency } = plan.risks[risk]!
      const own = byYear ? yearly(risk, trial, valueAt(frame, frequency, i)) : none
      const count = frame.events[risk]![i]!
      if (own.length === 0 && count === 0) continue
      found ??= []
      found.push(...own)
      for (let n = 0; n < count; n++) found.push(poisson(risk, trial, n))
    }
    return found === null ? none : found.sort((a, b) => a.time - b.time)
  }
}
