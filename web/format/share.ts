import { futures as inWords } from '../../models/report/figures.ts'

/** `71 of 100 futures`; what is neither never nor always is not rounded to either. */
export const futures = inWords

/** `71` and `of 100 futures` apart, so that the count can be set larger; one part where there is no count. */
export const futuresParts = (probability: number): readonly [string, string] =>
  probability <= 0 || probability >= 1
    ? [inWords(probability), '']
    : [outOfHundred(probability), 'of 100 futures']

/** The bare count for a cell of a matrix. */
export const outOfHundred = (probability: number): string => {
  if (probability > 0 && probability < 0.005) return '< 1'
  if (probability < 1 && probability >= 0.995) return '> 99'
  return String(Math.round(probability * 100))
}
