import { failure, type Result, success } from '../units/result.ts'
import { discrete } from './discrete.ts'
import type { Distribution } from './distribution.ts'
import { empirical } from './empirical.ts'
import { families } from './families.ts'
import { mixture } from './mixture.ts'
import { anyNumber, describe, fault, type RawSpec, readNumbers, unknownKeys } from './parameters.ts'
import { readMetalog } from './readMetalog.ts'
import type { DistributionSpec, SpecFault } from './spec.ts'
import { massBetween, truncated } from './truncated.ts'
import { readValues, readWeights } from './weights.ts'

type Built = Result<Distribution, SpecFault>

/**
 * The distribution a document describes, or every fault of its parameters at once: unknown and missing keys, wrong
 * types, ranges, order, infeasible percentiles, an infinite mean (with what to write instead). Parameters without
 * spread (sd 0, min = max) give a constant. An infinite standard deviation is accepted and known.
 */
export const buildDistribution = (spec: DistributionSpec): Built => {
  const built = build({ ...spec })
  if (!built.ok || (Number.isFinite(built.value.mean) && !Number.isNaN(built.value.sd))) return built
  return failure({
    at: '',
    expected:
      'a distribution with a finite mean: less spread, or a greatest value (upper, or truncated with max)',
    found: `a ${built.value.kind} distribution without one`,
  })
}

const build = (spec: RawSpec): Built => {
  const { kind } = spec
  const reader = typeof kind === 'string' && Object.hasOwn(readers, kind) ? readers[kind] : undefined
  if (reader === undefined)
    return failure(fault('kind', `a distribution: ${Object.keys(readers).join(', ')}`, kind))
  return reader(spec)
}

const readWeighted =
  (family: (values: readonly number[], weights?: readonly number[]) => Distribution) =>
  (spec: RawSpec): Built => {
    const values = readValues(spec)
    const count = Array.isArray(spec.values) ? spec.values.length : 0
    const weights = readWeights(spec, count)
    const faults = [...unknownKeys(spec, ['values', 'weights']), ...faultsOf(values), ...faultsOf(weights)]
    if (faults.length > 0 || !values.ok || !weights.ok) return failure(...faults)
    return success(family(values.value, weights.value))
  }

const readMixture = (spec: RawSpec): Built => {
  const faults = unknownKeys(spec, ['of', 'weights'])
  if (!Array.isArray(spec.of) || spec.of.length === 0)
    return failure(...faults, fault('of', 'a list of at least one distribution', spec.of))
  const weights = readWeights(spec, spec.of.length)
  const parts = spec.of.map((part, i) => within(`/of/${i}`, buildPart(part)))
  faults.push(...faultsOf(weights), ...parts.flatMap(faultsOf))
  if (faults.length > 0 || !weights.ok) return failure(...faults)
  const built = parts.flatMap((part) => (part.ok ? [part.value] : []))
  return success(mixture(built.map((distribution, i) => ({ weight: weights.value?.[i] ?? 1, distribution }))))
}

/** What is left of a distribution must be enough to invert: a millionth of a millionth is not. */
const leastMass = 1e-9

const readTruncated = (spec: RawSpec): Built => {
  const { of, ...rest } = spec
  const inner = within('/of', buildPart(of))
  const bounds = readNumbers(rest, {}, { min: anyNumber, max: anyNumber })
  if (!inner.ok || !bounds.ok) return failure(...faultsOf(inner), ...faultsOf(bounds))
  const { min = -Infinity, max = Infinity } = bounds.value
  if (max < min) return failure(fault('max', `a number of at least ${min}`, max))
  const [low, high] = inner.value.support
  if (min < max || inner.value.discrete) {
    if (massBetween(inner.value, min, max) >= leastMass) return success(truncated(inner.value, min, max))
  } else if (min >= low && min <= high) return success(truncated(inner.value, min, max))
  const expected = `a range that keeps some of the distribution, which lies from ${low} to ${high}`
  return failure({ at: 'min' in rest ? '/min' : '/max', expected, found: `${min} to ${max}` })
}

const buildPart = (part: unknown): Built =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? build({ ...part })
    : failure({ at: '', expected: 'a distribution', found: describe(part) })

const within = (at: string, built: Built): Built =>
  built.ok ? built : failure(...built.faults.map((one) => ({ ...one, at: at + one.at })))

const faultsOf = (result: Result<unknown, SpecFault>): readonly SpecFault[] =>
  result.ok ? [] : result.faults

const readers: Readonly<Record<string, (spec: RawSpec) => Built>> = {
  ...families,
  metalog: readMetalog,
  discrete: readWeighted(discrete),
  empirical: readWeighted(empirical),
  mixture: readMixture,
  truncated: readTruncated,
}
