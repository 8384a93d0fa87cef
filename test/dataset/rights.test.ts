import { describe, expect, it } from 'vitest'
import { ageing } from '../../models/dataset/freshness.ts'
import { qualityIndex } from '../../models/dataset/quality.ts'
import { countedShare, viewSource } from '../../models/dataset/rights.ts'

describe('a source', () => {
  const source = {
    id: 'eu',
    records: 200,
    origin: 'EU',
    purposes: ['diagnostics'],
    transfer: [
      { to: 'US', status: 'permitted' as const, untilYears: 3, cost: { upfront: 60, perYear: 15 } },
      { to: 'JP', status: 'blocked' as const, untilYears: Infinity },
    ],
  }

  it('counts for its purposes alone, and says why not elsewhere', () => {
    expect(viewSource(source, 'diagnostics', 'US')).toMatchObject({
      counts: true,
      upfront: 60,
      perYear: 15,
      until: 3,
    })
    expect(viewSource(source, 'education', 'US')).toMatchObject({
      counts: false,
      reason: 'its purposes do not include education',
    })
    expect(viewSource({ ...source, purposes: ['*'] }, 'education', 'US').counts).toBe(true)
    expect(viewSource({ ...source, purposes: undefined }, 'education', 'US').counts).toBe(true)
  })

  it('may go where its transfer is permitted; home is no transfer and costs nothing', () => {
    expect(viewSource(source, 'diagnostics', 'EU')).toMatchObject({
      counts: true,
      upfront: 0,
      until: Infinity,
    })
    expect(viewSource(source, 'diagnostics', 'JP')).toMatchObject({ counts: false, upfront: 0 })
    expect(viewSource(source, 'diagnostics', 'JP').reason).toBe('transfer to JP is blocked')
    expect(viewSource(source, 'diagnostics', 'BR').reason).toBe('transfer to BR is not listed')
  })

  it('stops counting when its permission ends', () => {
    const views = [
      viewSource(source, 'diagnostics', 'US'),
      { ...viewSource(source, 'diagnostics', 'EU'), records: 600 },
    ]
    expect([1, 3, 3.5].map((t) => countedShare(views, t))).toEqual([1, 1, 0.75])
  })

  it('of nothing is a share of nothing, not a division by it', () => {
    expect(countedShare([], 1)).toBe(0)
    expect(countedShare([{ ...viewSource(source, 'diagnostics', 'EU'), records: 0 }], 1)).toBe(0)
  })
})

describe('quality', () => {
  it('is a weighted geometric mean: weights count by their shares', () => {
    expect(qualityIndex([0.81, 0.25], [1, 1])).toBeCloseTo(0.45, 12)
    expect(qualityIndex([0.9, 0.5], [2, 1])).toBeCloseTo((0.9 * 0.9 * 0.5) ** (1 / 3), 12)
    expect(qualityIndex([0.9, 0.5], [20, 10])).toBeCloseTo(qualityIndex([0.9, 0.5], [2, 1]), 12)
  })

  it('is 1 without dimensions, and 0 where one that counts is 0', () => {
    expect(qualityIndex([], [])).toBe(1)
    expect(qualityIndex([0.9], [0])).toBe(1)
    expect(qualityIndex([0, 1], [1, 5])).toBe(0)
  })
})

it('a stock halves every half-life, however often it is counted', () => {
  expect(ageing(6, 6)).toBeCloseTo(0.5, 14)
  expect(ageing(0.25, 6) ** 24).toBeCloseTo(0.5, 12)
})
