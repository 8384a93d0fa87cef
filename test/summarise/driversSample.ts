import { scrambledSobol, sobolColumn } from '../../models/sampling/sobolColumn.ts'
import { toUnit } from '../../models/sampling/unit.ts'

/** Points of the ordinary sample for some inputs that are independent: 16 scrambles of a Sobol' sequence. */
export const samplePoints = (inputs: number, trials: number, replicates = 16): readonly Uint32Array[] =>
  Array.from({ length: inputs }, (_, dimension) => {
    const seeds = Uint32Array.from({ length: replicates }, (_, r) => 7919 * (dimension + 1) + 104729 * r)
    const column = new Uint32Array(trials)
    sobolColumn(scrambledSobol(dimension, seeds), 0, column, trials)
    return column
  })

/** A function of uniform inputs, trial by trial. */
export const evaluated = (
  points: readonly Uint32Array[],
  of: (units: readonly number[]) => number,
): Float64Array => Float64Array.from(points[0]!, (_, i) => of(points.map((column) => toUnit(column[i]!))))

/** Ishigami's function of three uniform inputs from −π to π, a = 7 and b = 0.1. */
export const ishigami = (units: readonly number[]): number => {
  const [a, b, c] = units.map((unit) => Math.PI * (2 * unit - 1)) as [number, number, number]
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a)
}

/** Sobol's function G: Π (|4u − 2| + a) / (1 + a). */
export const sobolG =
  (a: readonly number[]) =>
  (units: readonly number[]): number =>
    units.reduce((product, unit, j) => product * ((Math.abs(4 * unit - 2) + a[j]!) / (1 + a[j]!)), 1)
