/** Bits that one pass of the sort looks at. */
const digit = 11
const size = 1 << digit

/** Values whose high words are alike are put in order by insertion while one moves past no more than these. */
const near = 8

/**
 * Places of values in rising order, equal values in the order in which they stand: a radix sort (D. E. Knuth, TAOCP 3,
 * 5.2.5). High words come first, as they mostly tell values apart; where many do not, the low words are sorted before.
 */
export const orderOf = (values: Float64Array): Uint32Array => {
  const { low, high } = risingWords(values)
  const order = sortedBy(high, placesOf(values.length))
  return settle(order, { low, high }) ? order : sortedBy(high, sortedBy(low, placesOf(values.length)))
}

const placesOf = (count: number): Uint32Array => {
  const places = new Uint32Array(count)
  for (let i = 0; i < count; i++) places[i] = i
  return places
}

interface Words {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

/**
 * The low and the high words of numbers that are ordered as the values are: a float without its sign is ordered as its
 * bits; of a negative one all bits are turned, of another the sign.
 */
const risingWords = (values: Float64Array): Words => {
  const bytes = new DataView(values.buffer, values.byteOffset, values.byteLength)
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)]
  for (let i = 0; i < values.length; i++) {
    const upper = bytes.getUint32(8 * i + 4, true)
    const turned = upper >>> 31 === 1 ? 0xffffffff : 0
    low[i] = bytes.getUint32(8 * i, true) ^ turned
    high[i] = upper ^ (turned | 0x80000000)
  }
  return { low, high }
}

/** Places by the words that stand there, those with equal words as they were. */
const sortedBy = (words: Uint32Array, places: Uint32Array): Uint32Array => {
  let order = places
  let other: Uint32Array = new Uint32Array(places.length)
  const starts = new Uint32Array(size)
  for (let shift = 0; shift < 32; shift += digit) {
    if (!startsOf(words, shift, starts)) continue
    for (let i = 0; i < order.length; i++) {
      const place = order[i]!
      other[starts[(words[place]! >>> shift) & (size - 1)]!++] = place
    }
    ;[order, other] = [other, order]
  }
  return order
}

/** Puts places with the same high word in the order of their low ones; false where one would have to move far. */
const settle = (order: Uint32Array, { low, high }: Words): boolean => {
  for (let i = 1; i < order.length; i++) {
    const place = order[i]!
    const [upper, lower] = [high[place]!, low[place]!]
    let j = i - 1
    for (; j >= 0 && high[order[j]!]! === upper && low[order[j]!]! > lower; j--) {
      if (i - j > near) return false
      order[j + 1] = order[j]!
    }
    order[j + 1] = place
  }
  return true
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
export const midranksOf = (values: Float64Array, order = orderOf(values)): Float64Array => {
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

/** 32-bit points as the ranks of what they draw, where no two draws are equal: the middle of each of 2³² cells (times 2⁻³²). */
export const ranksOfPoints = (
  points: Uint32Array,
  ranks: Float64Array = new Float64Array(points.length),
): Float64Array => {
  for (let i = 0; i < ranks.length; i++) ranks[i] = (points[i]! + 0.5) * 2.3283064365386963e-10
  return ranks
}
