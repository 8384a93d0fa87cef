/** What the pivot of a column must keep, beside the columns before it. */
const tolerance = 1e-9

/** Sums of products of the terms of some rows, by the lower half, and of terms and targets. */
export interface NormalEquations {
  readonly products: readonly Float64Array[]
  readonly right: Float64Array
}

export const emptyEquations = (size: number): NormalEquations => ({
  products: Array.from({ length: size }, () => new Float64Array(size)),
  right: new Float64Array(size),
})

/** Adds a row of terms with its target. */
export const addRow = ({ products, right }: NormalEquations, row: Float64Array, target: number): void => {
  for (let a = 0; a < row.length; a++) {
    const [value, sums] = [row[a]!, products[a]!]
    right[a] = right[a]! + value * target
    for (let b = 0; b <= a; b++) sums[b] = sums[b]! + value * row[b]!
  }
}

/** The equations of the rows of both. */
export const sumOf = (one: NormalEquations, other: NormalEquations): NormalEquations => ({
  products: one.products.map((row, a) => row.map((value, b) => value + other.products[a]![b]!)),
  right: one.right.map((value, a) => value + other.right[a]!),
})

/** Coefficients of the first terms of each given number; the others are 0. Overwrites the equations. */
export const solve = (
  { products, right }: NormalEquations,
  sizes: readonly number[],
): readonly Float64Array[] => {
  factor(products, right)
  return sizes.map((size) => backward(products, right, size))
}

/**
 * A = L·Lᵀ, A given by its lower half and overwritten with L, `right` with L⁻¹·right; columns that repeat those before
 * them get 0.
 */
const factor = (lower: readonly Float64Array[], right: Float64Array): void => {
  lower.forEach((own, a) => {
    const diagonal = own[a]!
    for (let b = 0; b <= a; b++) {
      let left = own[b]!
      for (let k = 0; k < b; k++) left -= own[k]! * lower[b]![k]!
      if (b === a) own[b] = left > tolerance * diagonal ? Math.sqrt(left) : 0
      else own[b] = lower[b]![b]! > 0 ? left / lower[b]![b]! : 0
    }
    let left = right[a]!
    for (let k = 0; k < a; k++) left -= own[k]! * right[k]!
    right[a] = own[a]! > 0 ? left / own[a]! : 0
  })
}

/** x with Lᵀ·x = z for the first terms; 0 for the others. */
const backward = (lower: readonly Float64Array[], z: Float64Array, size: number): Float64Array => {
  const x = new Float64Array(z.length)
  for (let a = size - 1; a >= 0; a--) {
    let left = z[a]!
    for (let k = a + 1; k < size; k++) left -= lower[k]![a]! * x[k]!
    x[a] = lower[a]![a]! > 0 ? left / lower[a]![a]! : 0
  }
  return x
}
