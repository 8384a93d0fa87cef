/** The golden section, (√5 − 1)/2. */
const golden = 0.6180339887498949

/** Each step leaves 0.618 of the range: thirty-two leave less than a millionth of it. */
const steps = 32

/**
 * Where a function of one peak is greatest between two places (J. Kiefer, Sequential minimax search for a maximum, Proc. AMS
 * 4 (1953) 502–506); of one that has several, some place at which no step was better.
 */
export const greatestBetween = (of: (x: number) => number, [from, to]: readonly [number, number]): number => {
  let [low, high] = [from, to]
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)]
  let [atA, atB] = [of(a), of(b)]
  for (let step = 0; step < steps; step++) {
    if (atA >= atB) {
      ;[high, b, atB] = [b, a, atA]
      a = high - golden * (high - low)
      atA = of(a)
    } else {
      ;[low, a, atA] = [a, b, atB]
      b = low + golden * (high - low)
      atB = of(b)
    }
  }
  // a place that was looked at: one between two may be none where the function ends
  return atA >= atB ? a : b
}
