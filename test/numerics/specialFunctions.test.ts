import { expect, test } from 'vitest'
import { betaLaw } from '../../models/numerics/betaFunction.ts'
import { deviance, gammaLaw, logGamma, poissonTerm } from '../../models/numerics/gammaFunction.ts'
import { integrate } from '../../models/numerics/quadrature.ts'
import { relativeError } from '../known/publishedCase.ts'
import reference from '../known/reference.json'

test('log Γ against mpmath', () => {
  for (const [x, expected] of reference.logGamma as [number, number][])
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(2e-15 * (1 + Math.abs(expected)))
})

test('both tails of the gamma law against scipy', () => {
  for (const [a, x, lower, upper] of reference.gammaTails as [number, number, number, number][]) {
    expect(relativeError(gammaLaw(a).lower(x), lower), `P(${a}, ${x})`).toBeLessThan(1e-12)
    expect(relativeError(gammaLaw(a).upper(x), upper), `Q(${a}, ${x})`).toBeLessThan(1e-12)
  }
})

test('both tails of the beta law against scipy', () => {
  for (const [a, b, x, lower, upper] of reference.betaTails as [number, number, number, number, number][]) {
    expect(relativeError(betaLaw(a, b).lower(x), lower), `I_${x}(${a}, ${b})`).toBeLessThan(1e-12)
    expect(relativeError(betaLaw(a, b).upper(x), upper), `1 − I_${x}(${a}, ${b})`).toBeLessThan(1e-12)
  }
})

test('tails are integrals of the densities', () => {
  const beta = betaLaw(2.3, 3.7)
  expect(integrate(beta.density, [0.2, 0.6], 20)).toBeCloseTo(beta.lower(0.6) - beta.lower(0.2), 14)
  const gamma = gammaLaw(3.3)
  expect(integrate(gamma.density, [1, 9], 40)).toBeCloseTo(gamma.lower(9) - gamma.lower(1), 14)
})

test('Poisson terms are e^(−m)·m^k/k!', () => {
  expect(poissonTerm(0, 2)).toBeCloseTo(Math.exp(-2), 15)
  expect(poissonTerm(3, 2)).toBeCloseTo((Math.exp(-2) * 8) / 6, 15)
  expect([poissonTerm(0, 0), poissonTerm(2, 0)]).toEqual([1, 0])
  expect(deviance(5, 5)).toBe(0)
})
