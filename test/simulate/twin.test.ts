import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockSize } from '../../models/simulate/frame.ts'
import { differencesIn, differencesInExpected, planOf, sampled } from '../support/againstTwin.ts'
import { long } from '../support/long.ts'
import type { Json } from '../support/twin/facts.ts'

/**
 * The engine against its slow twin, which was written from the specification alone: line by line, year by year,
 * trial by trial, given the same draws.
 */
const northlake = JSON.parse(readFileSync('models/samples/northlake.json', 'utf8')) as { [key: string]: Json }

const variants: readonly (readonly [string, Json])[] = [
  ['Northlake', northlake],
  ['Northlake by quarters', { ...northlake, periodsPerYear: 4 }],
  ['Northlake with cash at period ends', { ...northlake, timing: 'end-period' }],
]

describe.each(variants)('%s', (_, document) => {
  const plan = planOf(document)
  const futures = sampled(plan)
  const step = plan.calendar.periods > 20 ? 61 : 29
  const trials = Array.from({ length: Math.ceil(blockSize / step) }, (_, j) => j * step)
  const deals = plan.deals.map(({ id }) => id)
  // the document itself in full; in another calendar one deal to each kind of market, and as it decides by default
  const full = document === northlake || long
  const ways = full ? [false, true] : [false]
  const expected = full
    ? deals
    : ['second-seat', ...(plan.calendar.periods > 20 ? [] : ['royalty', 'trials'])]

  it.each(deals)('%s pays what the twin says', (id) => {
    for (const recreates of ways)
      expect(differencesIn(document, id, { futures, trials, recreates })).toEqual([])
  })

  it.each(expected)('%s: the expected case', (id) => {
    expect(differencesInExpected(document, id, futures)).toEqual([])
  })
})
