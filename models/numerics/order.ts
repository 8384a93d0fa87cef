/** Bits that one pass of the sort looks at. */
const digit = 11
const size = 1 << digit

/** Places of values in rising order, equal values in the order in which they stand: a radix sort (D. E. Knuth, TAOCP 3, 5.2.5). */
export const orderOf = (values: Float64Array): Uint32Array => {
  const words = risingWords(values)
  let order = Uint32Array.from(values, (_, i) => i)
  let other = new Uint32Array(values.length)
  const starts = new Uint32Array(size)
  for (const each of words)
    for (let shift = 0; shift < 32; shift += digit) {
      if (!startsOf(each, shift, starts)) continue
      for (let i = 0; i < order.length; i++) {
        const place = order[i]!
        other[starts[(each[place]! >>> shift) & (size - 1)]!++] = place
      }
      ;[order, other] = [other, order]
    }
  return order
}

/**
 * The low and the high words of numbers that are ordered as the values are: a float without its sign is ordered as its
 * bits; of a negative one all bits are turned, of another the sign.
 */
const risingWords = (values: Float64Array): readonly [Uint32Array, Uint32Array] => {
  const bytes = new DataView(values.buffer, values.byteOffset, values.byteLength)
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)]
  for (let i = 0; i < values.length; i++) {
    const upper = bytes.getUint32(8 * i + 4, true)
    const turned = upper >>> 31 === 1 ? 0xffffffff : 0
    low[i] = bytes.getUint32(8 * i, true) ^ turned
    high[i] = upper ^ (turned | 0x80000000)
  }
  return [low, high]
}

/** Where the values of each digit start; false where all have the same digit, and nothing is to be moved. */
const startsOf = (words: Uint32Array, shift: number, starts: Uint32Array): boolean => {
  starts.fill(0)
  for (let i = 0; i < words.length; i++) starts[(words[i]! >>> shift) & (size - 1)]!++
  let place = 0
  for (let d = 0; d < size; d++) {
    const count = starts[d]!
    if (count === words.length) return false
    starts[d] = place
    place += count
  }
  return true
}

/**
 * Ranks from 0 to 1, (place − ½)/n, equal values sharing the middle of theirs: what Spearman's correlation correlates
 * (C. Spearman, American Journal of Psychology 15, 1904, 72–101).
 */
export const midranksOf = (values: Float64Array): Float64Array => {
  const order = orderOf(values)
  const count = values.length
  const ranks = new Float64Array(count)
  for (let first = 0, next = 0; first < count; first = next) {
    const value = values[order[first]!]!
    next++
    while (next < count && values[order[next]!] === value) next++
    for (let place = first; place < next; place++) ranks[order[place]!] = (first + next) / 2 / count
  }
  return ranks
}

/** 32-bit points as the ranks of what they draw, where no two draws are equal: the middle of each of 2³² cells. */
export const ranksOfPoints = (points: Uint32Array): Float64Array => {
  const ranks = new Float64Array(points.length)
  for (let i = 0; i < ranks.length; i++) ranks[i] = (points[i]! + 0.5) / 4294967296
  return ranks
}
