import type { Failure } from '../../models/units/failure.ts'
import type { Overrides } from '../../models/valuation.ts'

/** The most one run may cost: trials × parts, a part being a market of one licensee, or a deal. */
export const maximumPrice = 2e8
export const maximumTrials = 5e6
const defaultTrials = 16_384

/** What a run would cost, refused before it starts. Says nothing of a document whose size cannot be read. */
export const quotaFaults = (document: unknown, overrides: Overrides): readonly Failure[] => {
  const trials = overrides.trials ?? numberAt(document, 'simulation', 'trials') ?? defaultTrials
  const parts = partsOf(document)
  const price = trials * parts
  const pointer = '/simulation/trials'
  const found = `${shown(trials)} trials, a price of ${shown(price)}`
  if (trials > maximumTrials) {
    const expected = `at most ${shown(maximumTrials)} trials`
    return [{ kind: 'quota', pointer, expected, found, price, limit: maximumTrials }]
  }
  if (price <= maximumPrice) return []
  const enough = shown(Math.floor(maximumPrice / parts))
  const expected = `a price (trials × markets and deals) of at most ${shown(maximumPrice)}: ${enough} trials of this document`
  return [{ kind: 'quota', pointer, expected, found, price, limit: maximumPrice }]
}

const shown = (value: number): string => value.toLocaleString('en-US')

const partsOf = (document: unknown): number => {
  const cells =
    lengthAt(document, 'markets') +
    lengthAt(document, 'fields') * Math.max(1, lengthAt(document, 'territories'))
  return Math.max(1, cells * Math.max(1, lengthAt(document, 'licensees')) + lengthAt(document, 'deals'))
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const lengthAt = (document: unknown, key: string): number => {
  const list = member(document, key)
  return Array.isArray(list) ? list.length : 0
}

const numberAt = (document: unknown, key: string, inner: string): number | undefined => {
  const found = member(member(document, key), inner)
  return typeof found === 'number' ? found : undefined
}
