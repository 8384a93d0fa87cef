import { failure, type Result, success } from '../units/result.ts'
import { bernoulli } from './bernoulli.ts'
import { beta } from './beta.ts'
import { binomial } from './binomial.ts'
import type { Distribution } from './distribution.ts'
import { gamma } from './gamma.ts'
import { logitnormal } from './logitnormal.ts'
import { lognormal, lognormalOfMoments, lognormalOfPercentiles } from './lognormal.ts'
import { normal } from './normal.ts'
import {
  anyNumber,
  fault,
  insideUnit,
  notNegative,
  positive,
  positiveUpTo,
  probability,
  type RawSpec,
  type Rule,
  readNumbers,
} from './parameters.ts'
import { pert } from './pert.ts'
import { poisson } from './poisson.ts'
import type { DistributionSpec, SpecFault } from './spec.ts'
import { studentT } from './studentT.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'

type Built = Result<Distribution, SpecFault>

const rising = (key: string, least: number, found: number): Built =>
  failure(fault(key, `a number of at least ${least}`, found))

const readNormal = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { mean: anyNumber, sd: notNegative })
  return read.ok ? success(normal(read.value.mean, read.value.sd)) : read
}

const readLognormal = (spec: RawSpec): Built => {
  if ('p10' in spec || 'p90' in spec) {
    const read = readNumbers(spec, { p10: positive, p90: positive })
    if (!read.ok) return read
    const { p10, p90 } = read.value
    return p90 < p10 ? rising('p90', p10, p90) : success(lognormalOfPercentiles(p10, p90))
  }
  if ('mean' in spec || 'sd' in spec) {
    const read = readNumbers(spec, { mean: positive, sd: notNegative })
    return read.ok ? success(lognormalOfMoments(read.value.mean, read.value.sd)) : read
  }
  if (!('mu' in spec || 'sigma' in spec))
    return failure({
      at: '',
      expected: 'mu and sigma, or mean and sd, or p10 and p90',
      found: 'none of them',
    })
  const read = readNumbers(spec, { mu: anyNumber, sigma: notNegative })
  return read.ok ? success(lognormal(read.value.mu, read.value.sigma)) : read
}

const readLogitnormal = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { p10: insideUnit, p90: insideUnit })
  if (!read.ok) return read
  const { p10, p90 } = read.value
  return p90 < p10 ? rising('p90', p10, p90) : success(logitnormal(p10, p90))
}

const readUniform = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { min: anyNumber, max: anyNumber })
  if (!read.ok) return read
  const { min, max } = read.value
  return max < min ? rising('max', min, max) : success(uniform(min, max))
}

const threePoints = { min: anyNumber, mode: anyNumber, max: anyNumber }

/** min ≤ mode ≤ max, or the faults. */
const modeFaults = ({ min, mode, max }: { min: number; mode: number; max: number }): SpecFault[] => {
  if (max < min) return [fault('max', `a number of at least ${min}`, max)]
  return mode < min || mode > max ? [fault('mode', `a number from ${min} to ${max}`, mode)] : []
}

const readTriangular = (spec: RawSpec): Built => {
  const read = readNumbers(spec, threePoints)
  if (!read.ok) return read
  const faults = modeFaults(read.value)
  const { min, mode, max } = read.value
  return faults.length > 0 ? failure(...faults) : success(triangular(min, mode, max))
}

const readPert = (spec: RawSpec): Built => {
  const read = readNumbers(spec, threePoints, { lambda: positiveUpTo(1e5, 'use a normal') })
  if (!read.ok) return read
  const faults = modeFaults(read.value)
  return faults.length > 0 ? failure(...faults) : success(pert(read.value))
}

const shape = positiveUpTo(1e6, 'use a normal with the same mean and sd')

const readBeta = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { alpha: shape, beta: shape }, { min: anyNumber, max: anyNumber })
  if (!read.ok) return read
  const { min = 0, max = 1 } = read.value
  return max < min ? rising('max', min, max) : success(beta(read.value))
}

const readGamma = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { shape, scale: notNegative })
  return read.ok ? success(gamma(read.value.shape, read.value.scale)) : read
}

const readStudentT = (spec: RawSpec): Built => {
  const df = positiveUpTo(1e6, 'use a normal')
  const read = readNumbers(spec, { df }, { mean: anyNumber, scale: notNegative })
  return read.ok ? success(studentT(read.value.df, read.value.mean, read.value.scale)) : read
}

const readBernoulli = (spec: RawSpec): Built => {
  const read = readNumbers(spec, { p: probability })
  return read.ok ? success(bernoulli(read.value.p)) : read
}

const mostEvents = 1e8

const readPoisson = (spec: RawSpec): Built => {
  const mean: Rule = {
    expected:
      'a number from 0 to 100000000 (beyond that use a normal with that mean and its square root as sd)',
    holds: (x) => x >= 0 && x <= mostEvents,
  }
  const read = readNumbers(spec, { mean })
  return read.ok ? success(poisson(read.value.mean)) : read
}

const readBinomial = (spec: RawSpec): Built => {
  const n: Rule = {
    expected: 'a whole number from 0 to 100000000 (beyond that use a normal with the same mean and sd)',
    holds: (x) => Number.isInteger(x) && x >= 0 && x <= mostEvents,
  }
  const read = readNumbers(spec, { n, p: probability })
  return read.ok ? success(binomial(read.value.n, read.value.p)) : read
}

/** The families whose parameters are single numbers, but for the metalog. */
export const families = {
  normal: readNormal,
  lognormal: readLognormal,
  logitnormal: readLogitnormal,
  uniform: readUniform,
  triangular: readTriangular,
  pert: readPert,
  beta: readBeta,
  gamma: readGamma,
  studentT: readStudentT,
  bernoulli: readBernoulli,
  poisson: readPoisson,
  binomial: readBinomial,
} satisfies Partial<Record<DistributionSpec['kind'], (spec: RawSpec) => Built>>
