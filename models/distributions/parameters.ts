import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { SpecFault } from './spec.ts'

/** What a parameter must be, in words and as a test. */
export interface Rule {
  readonly expected: string
  holds(x: number): boolean
}

export const anyNumber: Rule = { expected: 'a number', holds: () => true }
export const notNegative: Rule = { expected: 'a number of at least 0', holds: (x) => x >= 0 }
export const positive: Rule = { expected: 'a number above 0', holds: (x) => x > 0 }
export const probability: Rule = { expected: 'a probability from 0 to 1', holds: (x) => x >= 0 && x <= 1 }
export const insideUnit: Rule = { expected: 'a share above 0 and below 1', holds: (x) => x > 0 && x < 1 }

/** Above 0 and at most `limit`; `instead` says what to use beyond it. */
export const positiveUpTo = (limit: number, instead: string): Rule => ({
  expected: `a number above 0 and at most ${limit} (beyond that ${instead})`,
  holds: (x) => x > 0 && x <= limit,
})

/** The keys of a spec beside `kind`, unread. */
export type RawSpec = Readonly<Record<string, unknown>>

export type Rules = Readonly<Record<string, Rule>>

/** Checked numbers: all required ones, and the optional ones that are written. */
export type Numbers<Required extends Rules, Optional extends Rules> = {
  readonly [K in keyof Required]: number
} & { readonly [K in keyof Optional]?: number }

/** Reads every parameter at once; faults name missing, unknown and unfit keys. */
export const readNumbers = <Required extends Rules, Optional extends Rules = Record<never, Rule>>(
  spec: RawSpec,
  required: Required,
  optional: Optional = {} as Optional,
): Result<Numbers<Required, Optional>, SpecFault> => {
  const faults = unknownKeys(spec, [...Object.keys(required), ...Object.keys(optional)])
  const numbers: Record<string, number> = {}
  for (const [key, rule] of [...Object.entries(required), ...Object.entries(optional)]) {
    const raw = spec[key]
    if (raw === undefined && Object.hasOwn(optional, key)) continue
    if (typeof raw === 'number' && Number.isFinite(raw) && rule.holds(raw)) numbers[key] = raw
    else faults.push(fault(key, rule.expected, raw))
  }
  return faults.length > 0 ? failure(...faults) : success(numbers as Numbers<Required, Optional>)
}

export const unknownKeys = (spec: RawSpec, known: readonly string[]): SpecFault[] =>
  Object.keys(spec)
    .filter((key) => key !== 'kind' && !known.includes(key))
    .map((key) => ({
      at: pointerTo(key),
      expected: `one of ${known.join(', ')}`,
      found: `the key ${quoted(key)}`,
    }))

export const fault = (key: string, expected: string, found: unknown): SpecFault => ({
  at: key === '' ? '' : pointerTo(key),
  expected,
  found: describe(found),
})

const pointerTo = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** What was written, short and safe to show. */
export const describe = (found: unknown): string => {
  if (typeof found === 'number') return String(found)
  if (typeof found === 'string') return quoted(found)
  if (found === undefined) return 'nothing'
  if (found === null || typeof found === 'boolean') return String(found)
  return Array.isArray(found) ? `a list of ${found.length}` : 'an object'
}
