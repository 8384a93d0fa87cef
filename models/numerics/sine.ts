import { precondition } from '../units/precondition.ts'
import { horner } from './polynomial.ts'

/**
 * sin x for |x| ≤ π/4, to below 1 ulp: x + x³·P(x²). Coefficients of FDLIBM `k_sin.c`. The range is all the engine
 * needs: 2·sin(πρ/6) turns a rank correlation into that of the normals.
 */
export const sineNearZero = (x: number): number => {
  precondition(Math.abs(x) <= Math.PI / 4, 'the sine is asked only within a quarter of π')
  const square = x * x
  return x + x * square * horner(coefficients, square)
}

const coefficients = [
  1.58969099521155e-10, -2.5050760253406863e-8, 2.7557313707070068e-6, -0.0001984126982985795,
  0.00833333333332249, -0.16666666666666632,
]
