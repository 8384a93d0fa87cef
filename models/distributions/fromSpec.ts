import type { Result } from '../units/result.ts'
import type { Distribution } from './distribution.ts'
import type { DistributionSpec, SpecFault } from './spec.ts'

/** The distribution a document describes, or every fault of its parameters. */
export const buildDistribution = (_spec: DistributionSpec): Result<Distribution, SpecFault> => {
  throw new Error('the families are being written')
}
