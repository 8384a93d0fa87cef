/**
 * A root of f between `low` and `high`, where f has opposite signs (or vanishes); `null` when it has not. Brent's
 * method: inverse quadratic or secant steps, bisection where they fail. Stops when the root is enclosed within
 * `tolerance` + 4 units in its last place.
 * R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4, procedure zero.
 */
export const rootBetween = (
  f: (x: number) => number,
  [low, high]: readonly [number, number],
  tolerance = 0,
): number | null => {
  const state = { a: low, fa: f(low), b: high, fb: f(high), c: high, fc: 0, d: 0, e: 0 }
  if (!(state.fa * state.fb <= 0)) return null
  keepOldSide(state)
  for (let i = 0; i < 300; i++) {
    if (Math.abs(state.fc) < Math.abs(state.fb)) exchange(state)
    const least = 2 * Number.EPSILON * Math.abs(state.b) + 0.5 * tolerance
    const middle = 0.5 * (state.c - state.b)
    if (Math.abs(middle) <= least || state.fb === 0) break
    chooseStep(state, middle, least)
    takeStep(state, f, middle > 0 ? least : -least)
    if (state.fb > 0 === state.fc > 0) keepOldSide(state)
  }
  return state.b
}

/** b: best so far; c: other side of the root; a: the b before; d and e: the last two steps. */
interface Search {
  a: number
  fa: number
  b: number
  fb: number
  c: number
  fc: number
  d: number
  e: number
}

const keepOldSide = (s: Search): void => {
  s.c = s.a
  s.fc = s.fa
  s.d = s.b - s.a
  s.e = s.d
}

const exchange = (s: Search): void => {
  s.a = s.b
  s.fa = s.fb
  s.b = s.c
  s.fb = s.fc
  s.c = s.a
  s.fc = s.fa
}

const chooseStep = (s: Search, middle: number, least: number): void => {
  const before = s.e
  s.e = s.d
  const step = interpolate(s, middle)
  const inside = Math.abs(step) < Math.abs(1.5 * middle) - 0.5 * least && step > 0 === middle > 0
  const shrinking = Math.abs(before) >= least && Math.abs(s.fa) > Math.abs(s.fb)
  if (inside && shrinking && Math.abs(step) < Math.abs(0.5 * before)) {
    s.d = step
    return
  }
  s.d = middle
  s.e = middle
}

/** At least the smallest step towards the other side. */
const takeStep = (s: Search, f: (x: number) => number, least: number): void => {
  s.a = s.b
  s.fa = s.fb
  s.b += Math.abs(s.d) > Math.abs(least) ? s.d : least
  s.fb = f(s.b)
}

/** The step to the root of the curve through two (secant) or three points (inverse quadratic). */
const interpolate = (s: Search, middle: number): number => {
  const ratio = s.fb / s.fa
  if (s.a === s.c) return (2 * middle * ratio) / (ratio - 1)
  const q = s.fa / s.fc
  const r = s.fb / s.fc
  const top = ratio * (2 * middle * q * (q - r) - (s.b - s.a) * (r - 1))
  return -top / ((q - 1) * (r - 1) * (ratio - 1))
}
