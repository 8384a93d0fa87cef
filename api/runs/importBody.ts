import type { ImportQuestion } from '../../models/exchange/importPricing.ts'
import { unknownKeys } from '../../models/exchange/keys.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import { shown } from '../../models/scenario/shown.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'

/** A price list that was sent, and what is asked about it. */
export interface ImportBody extends ImportQuestion {
  /** the list itself: XML of RSL, or JSON of a plan */
  readonly text: string
}

const keys = ['text', 'volume', 'url'] as const

/** Reads the body of an import strictly; a volume is checked where it is used. */
export const readImportBody = (body: string): Result<ImportBody, Failure> => {
  const json = readJson(body)
  if (!json.ok) return json
  const { value } = json
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure(fault('', 'an object with a text', value))
  const given = value as Readonly<Record<string, unknown>>
  const faults = [...unknownKeys(given, keys), ...textFaults(given)]
  return faults.length > 0 ? failure(...faults) : success(given as unknown as ImportBody)
}

const textFaults = ({ text, url }: Readonly<Record<string, unknown>>): readonly Failure[] => [
  ...(typeof text === 'string' ? [] : [fault('/text', 'a price list as text', text)]),
  ...(url === undefined || typeof url === 'string' ? [] : [fault('/url', 'a text', url)]),
]

const fault = (pointer: string, expected: string, found: unknown): Failure => ({
  kind: found === undefined ? 'missing-key' : 'value',
  pointer,
  expected,
  found: shown(found),
})
