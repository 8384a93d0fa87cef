import { mostWays } from '../../models/scenario/compile/options/tree.ts'
import { defaultMaximum, defaultTrials } from '../../models/scenario/samplings.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Overrides } from '../../models/valuation.ts'

/** The most one run may cost: trials × parts, a part being a market of one licensee, or a way in which a deal can go. */
export const maximumPrice = 2e8
export const maximumTrials = 5e6

/**
 * What a run would cost, refused before it starts. A deal with options is every deal that it can become; `waysOf` counts
 * them, null for a document that cannot be read, and is asked only where it matters. Says nothing of a document whose size
 * cannot be read.
 */
export const quotaFaults = (
  document: unknown,
  overrides: Overrides,
  waysOf: () => number | null,
): readonly Failure[] => {
  const { trials, pointer } = mostTrials(document, overrides)
  const cells = cellsOf(document)
  const deals = lengthAt(document, 'deals')
  const most = deals + optionedDeals(document) * (mostWays - 1)
  const ways = most > deals && trials * (cells + most) > maximumPrice ? (waysOf() ?? deals) : deals
  const parts = Math.max(1, cells + ways)
  const price = trials * parts
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

/** What a run may take at most: its trials, or the maximum of its stop rule. */
const mostTrials = (
  document: unknown,
  overrides: Overrides,
): { readonly trials: number; readonly pointer: string } => {
  const simulation = member(document, 'simulation')
  const until = member(simulation, 'until')
  const trials = overrides.trials ?? numberAt(simulation, 'trials') ?? defaultTrials
  const stops = overrides.until !== undefined || (until !== undefined && overrides.trials === undefined)
  if (!stops) return { trials, pointer: '/simulation/trials' }
  const maximum = overrides.maximum ?? numberAt(until, 'maximum') ?? defaultMaximum
  return { trials: Math.max(trials, maximum), pointer: '/simulation/until/maximum' }
}

const shown = (value: number): string => value.toLocaleString('en-US')

const cellsOf = (document: unknown): number => {
  const cells =
    lengthAt(document, 'markets') +
    lengthAt(document, 'fields') * Math.max(1, lengthAt(document, 'territories'))
  return cells * Math.max(1, lengthAt(document, 'licensees'))
}

/** Deals with a clause that may be an option. */
const optionedDeals = (document: unknown): number =>
  listAt(document, 'deals').filter((deal) =>
    listAt(deal, 'terms').some(
      (term) => optionKinds.has(member(term, 'kind')) || member(term, 'right') !== undefined,
    ),
  ).length

const optionKinds = new Set<unknown>(['optionFee', 'pilot', 'buyout', 'renewal'])

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const listAt = (document: unknown, key: string): readonly unknown[] => {
  const list = member(document, key)
  return Array.isArray(list) ? list : []
}

const lengthAt = (document: unknown, key: string): number => listAt(document, key).length

const numberAt = (value: unknown, key: string): number | undefined => {
  const found = member(value, key)
  return typeof found === 'number' ? found : undefined
}
