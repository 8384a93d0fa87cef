import { precondition } from '../units/precondition.ts'

/** Hours of a year of 365 days: days, months and half-months are whole numbers of them. */
export const hoursPerYear = 8760

/** The whole hour nearest to a time in years; what is a matter of rounding apart is the same hour. */
export const hourOf = (years: number): number => Math.round(years * hoursPerYear)

/** One place of a Brownian path, and the places it is drawn from. */
export interface Bridge {
  readonly hour: number
  /** hours of the place before, and of the one after; `after` null: the path ends with this one */
  readonly before: number
  readonly after: number | null
}

/**
 * How a Brownian path W reaches some hours, as a list in which a place stands after those it is drawn from; hour 0 is
 * W = 0 and is not in it. Whole years come one after the other, W_n = W_{n−1} + z; within a year a place halves (or
 * divides by 3, 5, 73, the factors of a year of hours) the stretch between two places that are known:
 * W_h = W_a + (h − a)/(b − a)·(W_b − W_a) + √((h − a)(b − h)/(b − a))·z (P. Lévy, Processus stochastiques et mouvement
 * brownien, 1948; P. Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.1.1). Which places a
 * place is drawn from depends on nothing but itself: whoever asks for more hours finds those of others where they were.
 * Hours are whole numbers above 0.
 */
export const bridgesTo = (hours: readonly number[]): readonly Bridge[] => {
  const found = new Map<number, Bridge>()
  for (const hour of hours) {
    precondition(Number.isInteger(hour) && hour > 0, 'a place of a path is a whole hour after its start')
    for (const bridge of wayTo(hour)) if (!found.has(bridge.hour)) found.set(bridge.hour, bridge)
  }
  return [...found.values()]
}

/** The years up to an hour, then the places of its own year that stand between it and both its ends. */
const wayTo = (hour: number): readonly Bridge[] => {
  const years = Array.from({ length: Math.ceil(hour / hoursPerYear) }, (_, year): Bridge => {
    const before = year * hoursPerYear
    return { hour: before + hoursPerYear, before, after: null }
  })
  const within: Bridge[] = []
  let [before, after] = [Math.floor(hour / hoursPerYear) * hoursPerYear, 0]
  after = before + hoursPerYear
  while (before !== hour) {
    const middle = before + cut(after - before)
    within.push({ hour: middle, before, after })
    if (hour >= middle) before = middle
    else after = middle
  }
  return [...years, ...within]
}

/** Where a stretch of hours is cut: at the multiple of its largest equal part that is next below its middle, or there. */
const cut = (length: number): number => {
  const parts = [2, 3, 5].find((each) => length % each === 0) ?? length
  return Math.floor(parts / 2) * (length / parts)
}
