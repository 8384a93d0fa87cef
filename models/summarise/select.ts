/** Places from … to of an array, both included. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Stretches up to this long are sorted. */
const short = 16

/**
 * Order statistic by selection: puts the value that sorting the stretch would put at `place` there, with nothing larger
 * before and nothing smaller behind it. Tells up to which place, this one or a later one, the stretch is now sorted from
 * here on. Quickselect with the median of three as pivot; what equals the pivot is in its place at once, so that many
 * equal values make it faster.
 */
export const select = (values: Float64Array, place: number, stretch: Stretch): number => {
  let { from, to } = stretch
  while (to - from >= short) {
    const pivot = medianOfThree(values[from]!, values[(from + to) >>> 1]!, values[to]!)
    let low = from
    let high = to
    for (let i = from; i <= high; ) {
      const value = values[i]!
      if (value < pivot) {
        values[i++] = values[low]!
        values[low++] = value
      } else if (value > pivot) {
        values[i] = values[high]!
        values[high--] = value
      } else i++
    }
    if (place < low) to = low - 1
    else if (place > high) from = high + 1
    else return high
  }
  sortStretch(values, from, to)
  return to
}

/** Insertion sort. */
const sortStretch = (values: Float64Array, from: number, to: number): void => {
  for (let i = from + 1; i <= to; i++) {
    const value = values[i]!
    let j = i - 1
    for (; j >= from && values[j]! > value; j--) values[j + 1] = values[j]!
    values[j + 1] = value
  }
}

const medianOfThree = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b
