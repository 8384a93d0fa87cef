/** The futures sorted into classes by what one input, or several, are in them. */
export interface Classes {
  /** class of each trial */
  readonly of: Uint16Array
  /** probability of each class */
  readonly weights: Float64Array
}

/** Classes of equal probability that the middle of a distribution is cut into, as bits. */
const finest = 6

/** Bits that a class may look at: rarer classes would hold too few futures of a replicate. */
const deepest = 12

/**
 * Classes by the top bits of the point of an input: 64 of equal probability, the first and the last cut further by
 * halves, since most of what a skewed input does may lie in its last hundredth. No class is rarer than one trial of a
 * replicate; with a Sobol' sample each then holds its exact share of every replicate. `of` takes the classes.
 */
export const classesOfPoints = (
  points: Uint32Array,
  replicates: number,
  of: Uint16Array = new Uint16Array(points.length),
): Classes => {
  const depth = Math.min(deepest, 31 - Math.clz32(Math.max(1, points.length / replicates)))
  const { table, weights } = tableOf(depth)
  const shift = 32 - depth
  if (depth === 0) of.fill(0)
  else for (let i = 0; i < of.length; i++) of[i] = table[points[i]! >>> shift]!
  return { of, weights }
}

interface Table {
  /** class by the top bits of a point */
  readonly table: Uint16Array
  readonly weights: Float64Array
}

const tables = new Map<number, Table>()

const tableOf = (depth: number): Table => {
  const known = tables.get(depth) ?? makeTable(depth)
  tables.set(depth, known)
  return known
}

/** From low to high: a new class starts where the middle is cut, or at 2^−k from either end. */
const makeTable = (depth: number): Table => {
  const size = 1 << depth
  const step = size / (1 << Math.min(depth, finest))
  const isPower = (n: number): boolean => (n & (n - 1)) === 0
  const starts = (t: number): boolean =>
    t % step === 0 || (t < step && isPower(t)) || (size - t < step && isPower(size - t))
  const table = new Uint16Array(size)
  const counts: number[] = [0]
  for (let t = 0; t < size; t++) {
    if (t > 0 && starts(t)) counts.push(0)
    table[t] = counts.length - 1
    counts[counts.length - 1]!++
  }
  return { table, weights: Float64Array.from(counts, (count) => count / size) }
}

/** Bits of each of two inputs whose classes are crossed. */
const crossed = 4

/** Sixteen classes of equal probability. */
export const coarseClasses = (points: Uint32Array): Classes => {
  const of = new Uint16Array(points.length)
  for (let i = 0; i < of.length; i++) of[i] = points[i]! >>> (32 - crossed)
  return { of, weights: new Float64Array(1 << crossed).fill(1 / (1 << crossed)) }
}

/** Every class of one with every class of the other, of inputs that are independent. */
export const crossedClasses = (a: Classes, b: Classes): Classes => {
  const width = b.weights.length
  const of = new Uint16Array(a.of.length)
  for (let i = 0; i < of.length; i++) of[i] = a.of[i]! * width + b.of[i]!
  const weights = new Float64Array(a.weights.length * width)
  for (let c = 0; c < weights.length; c++)
    weights[c] = a.weights[Math.floor(c / width)]! * b.weights[c % width]!
  return { of, weights }
}

/** Two classes: what happens with a known probability, and what does not. */
export const eventClasses = (happens: Float64Array, probability: number): Classes => {
  const of = new Uint16Array(happens.length)
  for (let i = 0; i < of.length; i++) of[i] = happens[i]! > 0 ? 1 : 0
  return { of, weights: Float64Array.of(1 - probability, probability) }
}
