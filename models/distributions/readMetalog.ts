import { failure, type Result, success } from '../units/result.ts'
import type { Distribution } from './distribution.ts'
import { metalog } from './metalog.ts'
import type { MetalogShape } from './metalogCurve.ts'
import { anyNumber, fault, type RawSpec, readNumbers } from './parameters.ts'
import type { SpecFault } from './spec.ts'

/** Order and bounds first, then feasibility, which needs them. */
export const readMetalog = (spec: RawSpec): Result<Distribution, SpecFault> => {
  const percentiles = { p10: anyNumber, p50: anyNumber, p90: anyNumber }
  const read = readNumbers(spec, percentiles, { lower: anyNumber, upper: anyNumber })
  if (!read.ok) return read
  const faults = orderFaults(read.value)
  if (faults.length > 0) return failure(...faults)
  const built = metalog(read.value)
  return built === null ? failure(infeasible(read.value)) : success(built)
}

const orderFaults = ({ p10, p50, p90, lower, upper }: MetalogShape): SpecFault[] => {
  const same = p10 === p50 && p50 === p90
  const faults: SpecFault[] = []
  if (!(same || p50 > p10)) faults.push(fault('p50', `a number above p10 (${p10})`, p50))
  if (!(same || p90 > p50)) faults.push(fault('p90', `a number above p50 (${p50})`, p90))
  if (lower !== undefined && !(lower < p10)) faults.push(fault('lower', `a number below p10 (${p10})`, lower))
  if (upper !== undefined && !(upper > p90)) faults.push(fault('upper', `a number above p90 (${p90})`, upper))
  return faults
}

const infeasible = (shape: MetalogShape): SpecFault => ({
  at: '/p50',
  expected: 'a median farther from both ends: no smooth curve of this family passes these three points',
  found: describePercentiles(shape),
})

const describePercentiles = ({ p10, p50, p90 }: MetalogShape): string => `p10 ${p10}, p50 ${p50}, p90 ${p90}`
