import { evidenceOf } from '../../dataset/curveEvidence.ts'
import { readMeasured } from '../../dataset/measuredText.ts'
import { escapePointer } from '../../scenario/locate.ts'
import { overrideFaults } from '../../scenario/overrides.ts'
import type { FitAnswer } from '../../scenario/schema/utility.ts'
import { shown } from '../../scenario/shown.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'

/**
 * Fits a learning curve to points that were pasted or uploaded, `{ "text": … }`, and gives them as `points` of a utility.
 * Refuses, all at once, every line that is no point; then too few points, too few sizes, an error that rises.
 */
export const fitPoints = (body: unknown, seed = 1): Result<FitAnswer, Failure> => {
  const unusable = overrideFaults({ seed })
  if (unusable.length > 0) return failure(...unusable)
  const text = textOf(body)
  if (!text.ok) return text
  const measured = readMeasured(text.value)
  if (!measured.ok) return measured
  const fitted = evidenceOf(measured.value, { seed })
  if (!fitted.ok)
    return failure(...fitted.faults.map((fault): Failure => ({ kind: 'value', pointer: '/text', ...fault })))
  const points = measured.value.map((point) => point.filter((entry) => entry !== undefined))
  return success({ fit: fitted.value, points })
}

const textOf = (body: unknown): Result<string, Failure> => {
  const wrong = (pointer: string, expected: string, found: unknown): Failure => ({
    kind: found === undefined ? 'missing-key' : 'value',
    ...{ pointer, expected, found: shown(found) },
  })
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return failure(wrong('', 'an object with a text', body))
  const others = Object.keys(body).filter((key) => key !== 'text')
  const text: unknown = Reflect.get(body, 'text')
  const faults = others.map(
    (key): Failure => ({
      kind: 'unknown-key',
      pointer: `/${escapePointer(key)}`,
      expected: 'the key text alone',
      found: 'another key',
    }),
  )
  if (typeof text !== 'string') return failure(...faults, wrong('/text', 'measured points as text', text))
  return faults.length > 0 ? failure(...faults) : success(text)
}
