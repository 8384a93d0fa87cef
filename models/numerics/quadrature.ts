/**
 * ∫ f over [from, to] by Gauss–Legendre with eight nodes in each of `panels` equal parts: exact for polynomials of
 * degree 15 in each. Deterministic, so that a mean found by quadrature is part of the same bytes everywhere.
 */
export const integrate = (
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  panels: number,
): number => {
  const half = (to - from) / (2 * panels)
  let sum = 0
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half
    for (let i = 0; i < 4; i++) {
      const offset = half * nodes[i]!
      sum += weights[i]! * (f(middle - offset) + f(middle + offset))
    }
  }
  return sum * half
}

/** Positive roots of the Legendre polynomial of degree 8 and their weights (Abramowitz & Stegun 25.4.30). */
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363]
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763]
