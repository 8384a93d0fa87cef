import fc from 'fast-check'

/** Numbers as people write them: they shrink to short ones. */
export const between = (min: number, max: number, digits = 2): fc.Arbitrary<number> =>
  fc
    .integer({ min: Math.round(min * 10 ** digits), max: Math.round(max * 10 ** digits) })
    .map((n) => n / 10 ** digits)

/** A share from 0 to `most`. */
export const share = (most = 1): fc.Arbitrary<number> => between(0, most, 3)

/** A fixed amount, or one that is drawn; a triangle scales to the last bit. */
export const money = (most: number): fc.Arbitrary<object | number> => {
  const amount = fc.integer({ min: 1, max: most })
  const drawn = fc
    .tuple(amount, amount, amount)
    .map((three) => three.toSorted((a, b) => a - b))
    .filter(([min, , max]) => min! < max!)
    .map(([min, mode, max]) => ({ kind: 'triangular', min, mode, max }))
  return fc.oneof(amount, drawn)
}

/** A value, or nothing: two times in three. */
export const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })

/** Limits that rise from tier to tier, the last one open. */
export const tiers = <Rest extends object>(
  width: number,
  rest: fc.Arbitrary<Rest>,
): fc.Arbitrary<readonly object[]> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: width }), rest), { minLength: 1, maxLength: 3 }).map((rows) => {
    let limit = 0
    return rows.map(([own, priced], j) => {
      limit += own
      return j === rows.length - 1 ? priced : { upTo: limit, ...priced }
    })
  })
