import { describe, expect, it } from 'vitest'
import { check } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const residual = { kind: 'residual', scope: 'none' }
const fee = { kind: 'upfrontFee', amount: 1e6 }
const royalty = { kind: 'royalty', rate: 0.05 }
const usage = { kind: 'usageFee', volume: 1000, tiers: [{ price: 2 }] }

const checkOf = (...terms: readonly object[]) =>
  check(
    changed(sample('constants'), (copy: Loose) => {
      copy.deals[0].terms = [residual, ...terms]
    }),
  )

/** What is told of the deal's third clause. */
const told = (...terms: readonly object[]): readonly string[] => {
  const read = checkOf(fee, ...terms)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value.notes.filter(({ pointer }) => pointer === '/deals/0/terms/2').map(({ text }) => text)
}

describe('a clause on payments that the deal does not have is told', () => {
  const minimum = { kind: 'minimumGuarantee', amount: 1e5 }
  it.each([
    ['an advance', { kind: 'advance', amount: 1e5 }, royalty, 'it is an upfront fee'],
    ['stacking', { kind: 'stacking', thirdParty: 0.03 }, royalty, 'does nothing'],
    ['a cap', { kind: 'royaltyCap', amount: 1e5 }, royalty, 'does nothing'],
    ['a minimum', minimum, royalty, 'nothing that counts'],
    [
      'a minimum that usage counts towards',
      { ...minimum, credits: 'royalty+usage' },
      usage,
      'nothing that counts',
    ],
    ['an audit', { kind: 'audit', underReporting: 0.1, probability: 0.5 }, usage, 'finds nothing'],
  ])('%s', (_, clause, missing, words) => {
    expect(told(clause)).toEqual([expect.stringContaining(words)])
    expect(told(clause, missing)).toEqual([])
  })

  it('usage alone does not count towards a minimum of royalty', () => {
    expect(told(minimum, usage)).toHaveLength(1)
  })
})

describe('what is counted is one thing in the label, the volume and the prices of usage', () => {
  const counted = (unit: unknown, volume: unknown, price: unknown) => {
    const read = checkOf({
      ...usage,
      unit,
      volume: { value: 1000, unit: volume },
      tiers: [{ price: { value: 2, unit: price } }],
    })
    return read.ok ? [] : read.faults
  }

  it('fits', () => {
    expect(counted('query', 'queries/yr', 'USD/query')).toEqual([])
    expect(counted('inference', 'queries/yr', 'USD/query')).toEqual([])
    expect(counted(undefined, undefined, 'USD/token')).toEqual([])
  })

  it('or is refused with both places', () => {
    expect(counted('tokens', 'queries/yr', 'USD/query')).toMatchObject([
      {
        kind: 'conflict',
        pointer: '/deals/0/terms/1/volume/unit',
        other: '/deals/0/terms/1/unit',
        found: 'queries',
      },
      { pointer: '/deals/0/terms/1/tiers/0/price/unit', found: 'queries' },
    ])
    expect(counted('inference', 'records/yr', 'USD/query')).toMatchObject([
      { pointer: '/deals/0/terms/1/tiers/0/price/unit', expected: expect.stringContaining('records') },
    ])
  })
})
