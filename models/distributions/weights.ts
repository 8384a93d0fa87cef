import { failure, type Result, success } from '../units/result.ts'
import { fault, type RawSpec } from './parameters.ts'
import type { SpecFault } from './spec.ts'

/** A list of finite numbers, not empty. */
export const readValues = (spec: RawSpec): Result<readonly number[], SpecFault> => {
  const { values } = spec
  if (!Array.isArray(values) || values.length === 0)
    return failure(fault('values', 'a list of at least one number', values))
  return readList(values, 'values', { expected: 'a number', holds: () => true })
}

/** Optional weights, one for each of `count` entries, none negative and not all 0. */
export const readWeights = (
  spec: RawSpec,
  count: number,
): Result<readonly number[] | undefined, SpecFault> => {
  const { weights } = spec
  if (weights === undefined) return success(undefined)
  if (!Array.isArray(weights) || weights.length !== count)
    return failure(fault('weights', `a list of ${count} weights, one for each entry`, weights))
  const read = readList(weights, 'weights', { expected: 'a weight of at least 0', holds: (x) => x >= 0 })
  if (!read.ok) return read
  const total = read.value.reduce((sum, weight) => sum + weight, 0)
  if (total > 0 && Number.isFinite(total)) return read
  return failure({ at: '/weights', expected: 'weights with a sum above 0', found: `a sum of ${total}` })
}

const readList = (
  list: readonly unknown[],
  key: string,
  rule: { readonly expected: string; holds(x: number): boolean },
): Result<readonly number[], SpecFault> => {
  const faults: SpecFault[] = []
  const numbers = list.map((entry, i) => {
    if (typeof entry === 'number' && Number.isFinite(entry) && rule.holds(entry)) return entry
    faults.push({ ...fault('', rule.expected, entry), at: `/${key}/${i}` })
    return 0
  })
  return faults.length > 0 ? failure(...faults) : success(numbers)
}
