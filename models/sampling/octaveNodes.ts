import type { Distribution } from '../distributions/distribution.ts'
import { powerOfTwo } from '../numerics/floatBits.ts'

/** Cubics in each octave of a quantile table. */
export const segments = 32

const steps = 4 * segments

/**
 * Quantiles at 129 points of an octave, four to a segment, from its far end (nearer 0 or 1) to its near end. Octave j
 * of the lower tail is 2^−(j+2) < p < 2^−(j+1), half a point up; the upper tail is its mirror image. Families with a
 * density are marched from one exact quantile to the other; the rest, and marches that miss the second, are asked
 * point by point.
 */
export const octaveNodes = (distribution: Distribution, octave: number, upper: boolean): Float64Array => {
  const nodes = new Float64Array(steps + 1)
  const far = 1073741824 / powerOfTwo(octave)
  const fromEnd = (i: number): number => (far * (1 + i / steps) + 0.5) / 4294967296
  const exact = (i: number): number => distribution.quantile(upper ? 1 - fromEnd(i) : fromEnd(i))
  nodes[steps] = exact(steps)
  nodes[0] = exact(0)
  const stride = ((upper ? 1 : -1) * far) / steps / 4294967296
  if (distribution.density !== undefined && march(distribution.density, nodes, stride)) return nodes
  for (let i = 1; i < steps; i++) nodes[i] = exact(i)
  return nodes
}

/** Fills the nodes from the near end outwards; true when it arrives at the far end. */
const march = (density: (x: number) => number, nodes: Float64Array, stride: number): boolean => {
  let x = nodes[steps]!
  for (let i = steps - 1; i > 0; i--) {
    x = advance(density, x, stride)
    nodes[i] = x
  }
  const arrived = advance(density, x, stride)
  return Math.abs(arrived - nodes[0]!) <= 1e-11 * Math.abs(nodes[steps]! - nodes[0]!)
}

/** Gauss–Legendre with three nodes on [0, 1]. */
const left = 0.1127016653792583
const right = 0.8872983346207417

/** The y with ∫ₓʸ density = stride: a midpoint step, then Newton with the integral by Gauss–Legendre. */
const advance = (density: (x: number) => number, x: number, stride: number): number => {
  const middle = x + (0.5 * stride) / density(x)
  const width = stride / density(middle)
  const mass =
    (width *
      (5 * density(x + left * width) + 8 * density(x + 0.5 * width) + 5 * density(x + right * width))) /
    18
  return x + width - (mass - stride) / density(x + width)
}
