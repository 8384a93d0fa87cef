import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Overrides, Target } from './overrides.ts'
import { defaultMaximum, defaultTrials } from './samplings.ts'
import type { ReadDocument } from './schema/document.ts'

/** When a run is long enough: every deal it asks about is known so well, or it has taken the most trials. */
export interface StopRule {
  readonly target: Target
  /** of what a deal turns out to be worth to the licensor */
  readonly measure: 'mean' | 'median'
  /** every deal where it is null */
  readonly deal: string | null
  readonly maximum: number
}

/**
 * The stop rule of a run, null for one of a fixed length. A caller who says how many trials gets so many; one who says
 * until when replaces the document's target and keeps what it is about.
 */
export const stopRuleOf = (
  simulation: ReadDocument['simulation'],
  { trials, until: asked, maximum }: Overrides,
): Result<StopRule | null, Failure> => {
  const written = simulation?.until
  const target = asked ?? (trials === undefined ? targetOf(written) : null)
  if (target === null) return maximum === undefined ? success(null) : failure(withoutRule(maximum))
  const most = maximum ?? written?.maximum ?? defaultMaximum
  const first = trials ?? simulation?.trials ?? defaultTrials
  if (most < first) return failure(tooFew(most, first))
  const { measure = 'mean', deal = null } = written ?? {}
  return success({ target, measure, deal, maximum: most })
}

const targetOf = (until: NonNullable<ReadDocument['simulation']>['until']): Target | null => {
  if (until?.standardError !== undefined) return { standardError: until.standardError }
  return until?.relativeError === undefined ? null : { relativeError: until.relativeError }
}

const withoutRule = (maximum: number): Failure => ({
  kind: 'missing-key',
  pointer: '/simulation/until',
  expected: `a stop rule for the maximum of ${maximum} trials to limit`,
  found: 'a run of a fixed length',
})

const tooFew = (maximum: number, first: number): Failure => ({
  kind: 'value',
  pointer: '/simulation/until/maximum',
  expected: `at least the trials of the first batch, ${first}`,
  found: String(maximum),
})

/** A target as typed on a command line or in an address: `10000` in money, `0.5%` of the measure; null if neither. */
export const readTarget = (text: string): Target | null => {
  if (!/^\d{1,15}(\.\d{1,15})?%?$/.test(text)) return null
  const value = Number.parseFloat(text)
  if (!(value > 0)) return null
  return text.endsWith('%') ? { relativeError: value / 100 } : { standardError: value }
}

/** What `readTarget` takes, in words. */
export const targetWords = 'a standard error above 0: an amount such as 10000, or a share such as 0.5%'
