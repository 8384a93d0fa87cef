/** c₀·xⁿ + c₁·xⁿ⁻¹ + … + cₙ by Horner's rule: coefficients from the highest power down. */
export const horner = (coefficients: readonly number[], x: number): number => {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i]!
  return sum
}
