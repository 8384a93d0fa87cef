import { hundredths, futures as inWords } from '../../models/report/figures.ts'

/** `71 of 100 futures`; what is neither never nor always is not rounded to either. */
export const futures = inWords

/** `71` and `of 100 futures` apart, so that the count can be set larger; one part where there is no count. */
export const futuresParts = (probability: number, error?: number): readonly [string, string] => {
  if (probability <= 0 || probability >= 1) return [inWords(probability), '']
  const found = hundredths(probability, error)
  return found === null
    ? [outOfHundred(probability), 'of 100 futures']
    : [found.count, `± ${found.error} of 100 futures`]
}

/** The bare count for a cell of a matrix. */
export const outOfHundred = (probability: number): string => {
  if (probability > 0 && probability < 0.005) return '< 1'
  if (probability < 1 && probability >= 0.995) return '> 99'
  return String(Math.round(probability * 100))
}
