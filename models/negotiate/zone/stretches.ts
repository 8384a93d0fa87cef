/** Columns of two offers, and the parts of the way from one to the other where offers are asked about, rising. */
export interface Stretch {
  readonly from: readonly Float64Array[]
  readonly to: readonly Float64Array[]
  readonly parts: readonly number[]
}

/**
 * By part, and within it by replicate: in how many futures no column is below a floor on the straight line between its worths.
 * Rounded products and sums never turn back while the part rises, so that a column is above its floor up to a part or from
 * one on, which is found by halving: what comes out is what every part by itself gives. Worths are finite. Future τ belongs to
 * replicate τ mod R.
 */
export const countsAbove = (
  { from, to, parts }: Stretch,
  floor: number,
  replicates: number,
): Float64Array[] => {
  const trials = from[0]!.length
  // where each future begins to hold and where it ceases to, as differences
  const moves = new Float64Array((parts.length + 1) * replicates)
  const [start, end] = [new Uint8Array(trials), new Uint8Array(trials).fill(parts.length)]
  for (const [c, a] of from.entries()) narrow(a, to[c]!, { parts, floor, start, end })
  for (let first = 0; first < trials; first += replicates)
    for (let r = 0; r < replicates; r++) {
      const [begins, ends] = [start[first + r]!, end[first + r]!]
      if (begins >= ends) continue
      moves[begins * replicates + r]! += 1
      moves[ends * replicates + r]! -= 1
    }
  for (let at = replicates; at < moves.length; at++) moves[at]! += moves[at - replicates]!
  return parts.map((_, p) => moves.slice(p * replicates, (p + 1) * replicates))
}

interface Narrowing {
  readonly parts: readonly number[]
  readonly floor: number
  /** by future the first part that holds, and the first after it that does not */
  readonly start: Uint8Array
  readonly end: Uint8Array
}

const narrow = (a: Float64Array, b: Float64Array, { parts, floor, start, end }: Narrowing): void => {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  for (let i = 0; i < a.length; i++) {
    const own = a[i]!
    const way = b[i]! - own
    const [begins, ends] = [own + first * way >= floor, own + last * way >= floor]
    if (begins && ends) continue
    if (!(begins || ends)) {
      end[i] = 0
      continue
    }
    let [low, high] = [0, parts.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (own + parts[middle]! * way >= floor === begins) low = middle
      else high = middle
    }
    if (begins) end[i] = Math.min(end[i]!, high)
    else start[i] = Math.max(start[i]!, high)
  }
}
