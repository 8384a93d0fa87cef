import { expect } from 'vitest'
import { twinDeal } from '../twin.ts'
import { twinExpected } from './expected.ts'
import type { Facts, Json, Means, TwinDeal } from './facts.ts'
import { plainFacts, plainMeans } from './plainFacts.ts'

type Keys = { readonly [key: string]: Json }

export interface SmallDeal {
  /** product revenue by year; the last holds */
  readonly revenue: readonly number[]
  readonly terms: readonly Json[]
  readonly termYears: number
  readonly horizonYears?: number
  readonly document?: Keys
  readonly market?: Keys
  readonly position?: Keys
  readonly licensee?: Keys
  readonly licensor?: Keys
  readonly grant?: Keys
  readonly deal?: Keys
}

/** A document with one cell, one licensee and one deal `deal`, without discounting or tax. */
export const smallDocument = (small: SmallDeal): Json => ({
  horizonYears: small.horizonYears ?? 10,
  periodsPerYear: 1,
  valuationDate: '2027-01-01',
  dataset: { records: 1000 },
  fields: [
    {
      id: 'imaging',
      market: {
        size: 1,
        adoption: { kind: 'table', values: small.revenue },
        success: [],
        ...small.market,
      },
    },
  ],
  territories: [{ id: 'US' }],
  licensor: { discountRate: 0, taxRate: 0, ...small.licensor },
  licensees: [
    {
      id: 'buyer',
      discountRate: 0,
      taxRate: 0,
      positions: { imaging: { peakShare: 1, launchYears: 0, margin: 1, ...small.position } },
      ...small.licensee,
    },
  ],
  deals: [
    {
      id: 'deal',
      licensee: 'buyer',
      grants: [
        { field: 'imaging', territory: '*', startYear: 0, termYears: small.termYears, ...small.grant },
      ],
      terms: small.terms,
      ...small.deal,
    },
  ],
  ...small.document,
})

const upToLast = (statement: TwinDeal['statement'], name: string): readonly number[] => {
  const all = statement.map((row) => row[name] ?? Number.NaN)
  return all.slice(0, all.findLastIndex((amount) => amount !== 0) + 1)
}

/** A line of the statement by year, from year 0 to the last year in which it is not 0. */
export const lineOf = (small: SmallDeal, name: string, facts: Partial<Facts> = {}): readonly number[] =>
  upToLast(twinDeal(smallDocument(small), 'deal', plainFacts(facts)).statement, name)

/** The same of the expected case. */
export const expectedLineOf = (
  small: SmallDeal,
  name: string,
  means: Partial<Means> = {},
): readonly number[] =>
  upToLast(twinExpected(smallDocument(small), 'deal', plainMeans(means)).statement, name)

export const near = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found.length).toBe(wanted.length)
  found.forEach((amount, i) => {
    expect(amount).toBeCloseTo(wanted[i] ?? Number.NaN, 10)
  })
}
