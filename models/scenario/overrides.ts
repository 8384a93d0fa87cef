import type { Failure } from '../units/failure.ts'
import { type SamplingMethod, samplings } from './samplings.ts'
import { shown } from './shown.ts'
import { nearestWord } from './suggest.ts'

/** The standard error to reach: in money, or as a share of what is measured. */
export type Target = { readonly standardError: number } | { readonly relativeError: number }

/** What a caller may set instead of the document's `simulation`. */
export interface Overrides {
  /** exactly so many, whatever the document's stop rule says; with `until` the first batch */
  readonly trials?: number | undefined
  readonly seed?: number | undefined
  readonly sampling?: SamplingMethod | undefined
  readonly until?: Target | undefined
  readonly maximum?: number | undefined
}

/** Refuses what the document's own `simulation` would refuse. */
export const overrideFaults = (overrides: Overrides): readonly Failure[] => {
  const { trials, seed, sampling, until, maximum } = overrides
  const count = 'a whole number of trials, 1 or more'
  return [
    ...(isWhole(trials, 1, 1e9) ? [] : [fault('trials', count, trials)]),
    ...(isWhole(seed, 0, 4294967295) ? [] : [fault('seed', 'a whole number from 0 to 4294967295', seed)]),
    ...(sampling === undefined || samplings.includes(sampling) ? [] : [samplingFault(sampling)]),
    ...targetFaults(until),
    ...(isWhole(maximum, 1, 1e9) ? [] : [fault('until/maximum', count, maximum)]),
  ]
}

const isWhole = (value: number | undefined, least: number, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= least && value <= most)

const targetFaults = (until: Target | undefined): readonly Failure[] => {
  if (until === undefined) return []
  return Object.entries(until).flatMap(([key, value]) =>
    value > 0 && Number.isFinite(value) ? [] : [fault(`until/${key}`, 'a number of more than 0', value)],
  )
}

const fault = (key: string, expected: string, found: unknown): Failure => ({
  kind: 'value',
  pointer: `/simulation/${key}`,
  expected,
  found: typeof found === 'number' && Number.isFinite(found) ? String(found) : 'no finite number',
})

const samplingFault = (found: string): Failure => {
  const suggestion = nearestWord(found, samplings)
  return {
    kind: 'value',
    pointer: '/simulation/sampling',
    expected: `one of ${samplings.join(', ')}`,
    found: shown(found),
    ...(suggestion === null ? {} : { suggestion }),
  }
}
