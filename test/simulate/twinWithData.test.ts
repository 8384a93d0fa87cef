import { describe, expect, it } from 'vitest'
import type { Loose } from '../laws/documents.ts'
import {
  differencesFromTwin,
  differencesIn,
  differencesInFutures,
  planOf,
  sampled,
} from '../support/againstTwin.ts'
import { long } from '../support/long.ts'
import { clauseDocument, everydayTerms, inQuarters } from '../support/twin/clauseDocument.ts'

/** Utilities by which more is sold, earlier or at all, against the slow twin: line by line, trial by trial. */
const between = (min: number, max: number): object => ({ kind: 'uniform', min, max })

const terms = [
  { kind: 'royalty', rate: 0.05 },
  { kind: 'royalty', rate: 0.04, apportionment: 'attributable' },
  { kind: 'milestone', trigger: { gate: 'clearance', market: 'diagnostics-us' }, amount: 300_000 },
  ...everydayTerms,
]

const earlier = { kind: 'acceleration', months: between(3, 18) }
const cleared = { kind: 'clearance', gate: 'clearance', rise: between(0.05, 0.4) }

const withUtilities =
  (us: object, eu: object, change: (copy: Loose) => void = () => undefined) =>
  (copy: Loose): void => {
    const { positions } = copy.licensees[0]
    Object.assign(positions['diagnostics-us'], { utility: us, launchYears: between(1, 4) })
    Object.assign(positions['diagnostics-eu'], { utility: eu, launchYears: 2.25 })
    change(copy)
  }

const cases: readonly (readonly [string, (copy: Loose) => void])[] = [
  ['an earlier launch', withUtilities(earlier, { kind: 'acceleration', months: 12 })],
  ['a gate that is raised', withUtilities(cleared, { ...cleared, rise: 0.9 })],
  [
    'one of each, with an uplift',
    withUtilities(earlier, cleared, (copy) => {
      copy.licensees[0].positions['diagnostics-us'].exclusiveUplift = 0.2
      copy.deals[0].grants[0].exclusivity = 'exclusive'
    }),
  ],
  [
    'beside a share, with gates that only scale',
    withUtilities({ kind: 'share', value: 0.3 }, cleared, (copy) => {
      copy.markets[1].success = [
        { gate: 'clearance', year: 2, probability: between(0.3, 0.7), ifFails: { size: 0.4 } },
      ]
    }),
  ],
  [
    'one gate for both markets, and a substitute',
    withUtilities(cleared, cleared, (copy) => {
      const [us, eu] = copy.markets
      copy.fields[0].market = { success: [{ gate: 'clearance', year: 1.5, probability: 0.6 }] }
      for (const market of [us, eu]) delete market.success
      copy.licensees[0].positions = { diagnostics: copy.licensees[0].positions['diagnostics-us'] }
      copy.licensees[0].alternative = { recreateCost: 1e5, recreateYears: 2, substituteShare: 0.5 }
    }),
  ],
]

describe.each(cases)('%s', (_, change) => {
  const document = clauseDocument(terms, change)

  it('by years', () => {
    expect(differencesFromTwin(document, 'royalty', 13)).toEqual([])
  })

  it('by quarters', () => {
    const differences = long ? differencesFromTwin : differencesInFutures
    expect(differences(inQuarters(document), 'royalty', 67)).toEqual([])
  })

  it('where the data would be recreated', () => {
    const futures = sampled(planOf(document))
    expect(differencesIn(document, 'royalty', { futures, trials: [3, 50, 200], recreates: true })).toEqual([])
  })
})
