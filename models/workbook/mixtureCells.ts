import type { LawAt, LawCells, LawCurves, LawFormula, LawPart } from './family.ts'
import { inPart, meanInPart, numbersInPart } from './lawParts.ts'

const prefixOf = (j: number): string => `${j + 1}: `

type Weighing = (each: (j: number) => LawFormula) => LawFormula

/** Σ w·x / Σ w over the parts. */
const weighingOf =
  (count: number): Weighing =>
  (each) =>
  ($, of) => {
    const weights = Array.from({ length: count }, (_, j) => of(`${prefixOf(j)}weight`))
    const sum = weights
      .map((weight, j) => $`${weight} * (${each(j)($, of)})`)
      .reduce((all, one) => $`${all} + ${one}`)
    return $`(${sum}) / (${weights.reduce((all, one) => $`${all} + ${one}`)})`
  }

/** Probabilities and partial means of a mixture are those of its parts, by weight. */
const curvesOf = (parts: readonly LawPart[], weighed: Weighing): LawCurves | null => {
  const curves = parts.flatMap((part) => part.curves ?? [])
  if (curves.length < parts.length) return null
  const ofParts =
    (key: (curves: LawCurves) => LawAt): LawAt =>
    ($, x, of) =>
      weighed((j) => () => key(curves[j]!)($, x, inPart(prefixOf(j), of)))($, of)
  const isWhole = curves.every(({ partial }) => partial !== null)
  return {
    cdf: ofParts(({ cdf }) => cdf),
    partial: isWhole ? ofParts(({ partial }) => partial!) : null,
    ...(curves.some(({ steps }) => steps) ? { steps: true } : {}),
  }
}

/** A mixture: its mean is that of its parts, by weight. Its inverse has to be searched for. */
export const mixtureCells = (parts: readonly LawPart[], weights: readonly number[]): LawCells => {
  const weighed = weighingOf(parts.length)
  const numbers = parts.map((part, j) => numbersInPart(prefixOf(j), part))
  return {
    words: `mixture of ${parts.map(({ words }) => words.split(':')[0]).join(', ')}: numbers below`,
    given: numbers.flatMap(({ given }, j) => [[`${prefixOf(j)}weight`, weights[j]!] as const, ...given]),
    derived: numbers.flatMap(({ derived }, j) => [
      ...derived,
      [`${prefixOf(j)}mean`, meanInPart(prefixOf(j), parts[j]!.mean)] as const,
    ]),
    mean: weighed((j) => (_, of) => of(`${prefixOf(j)}mean`)),
    curves: curvesOf(parts, weighed),
    ...{ points: [], inverse: null, isIterated: false, isBelow: true },
  }
}
