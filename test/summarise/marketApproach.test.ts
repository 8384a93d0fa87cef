import { describe, expect, it } from 'vitest'
import { approaches } from '../../models/asked.ts'
import type { Approaches } from '../../models/scenario/schema/approaches.ts'
import { changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const own = (id: string, price: number, more: object = {}): object => ({
  id,
  licensor: 'A clinic',
  licensee: 'A vendor',
  year: 2025,
  asset: 'medical imaging',
  reported: `${price} for the whole`,
  grade: 'A',
  source: 'own contract',
  kind: 'licence',
  amount: { low: price, high: price, currency: 'USD', basis: 'total' },
  ...more,
})

const five = [1, 2, 3, 4, 5].map((price) => own(`own-${price}`, price * 1e6))

const beside = (comparables: readonly unknown[], valuation: object = {}): Loose =>
  changed(sample('constants'), (copy) => {
    copy.dataset.recordUnit = 'study'
    copy.comparables = comparables
    copy.valuation = { interest: { deal: 'royalty' }, ...valuation }
  })

const of = (document: Loose): Approaches => {
  const found = approaches(document, { trials: 64 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const market = (found: Approaches) => found.rows.find(({ method }) => method === 'comparables')!

describe('the market approach', () => {
  it('has quartiles from five on, and refuses them of four', () => {
    const { place, low, expected, high } = market(of(beside(five)))
    expect([place, low, expected!.value, high]).toEqual(['axis', 2e6, 3e6, 4e6])
    const four = market(of(beside(five.slice(1))))
    expect([four.place, four.low]).toEqual(['refused', null])
    expect(four.reason).toMatch(/^4 of 4 comparables have a price .* quartiles need 5\.$/)
  })

  it('refuses a settlement used as a comparable in a sentence, and the rest still works', () => {
    const settled = own('settled', 9e6, { kind: 'settlement' })
    const found = of(beside([...five, settled, 'anthropic-settlement']))
    expect(market(found).expected!.value).toBe(3e6)
    expect(found.comparables.table.map(({ id, reason }) => [id, reason])).toEqual([
      ['settled', 'a settlement of claims, not a licence price'],
      ['anthropic-settlement', 'a settlement of claims, not a licence price'],
    ])
  })

  it('takes no low from an upper bound, which is in no quartile', () => {
    const bound = own('bound', 0, { amount: { low: 0, high: 8e6, currency: 'USD', basis: 'total' } })
    const found = of(beside([...five, bound]))
    expect(market(found).high).toBe(4e6)
    expect(found.comparables.ticks.find(({ id }) => id === 'bound')).toMatchObject({
      low: null,
      adjustedLow: null,
      price: null,
    })
  })

  it('weighs and adjusts as stated, row by row', () => {
    const values = Object.fromEntries([1, 2, 3, 4, 5].map((price) => [`own-${price}`, price]))
    const size = {
      name: 'ln records',
      coefficient: 0.5,
      subject: 3,
      values,
      source: 'a regression elsewhere',
    }
    const comparables = { adjustments: [size], weights: { 'own-5': 3 } }
    const found = of(beside(five, { comparables }))
    const last = found.comparables.ticks.at(-1)!
    expect(last.factor).toBeCloseTo(Math.exp(-1), 12)
    expect(last.adjustedHigh).toBeCloseTo(5e6 * Math.exp(-1), 4)
    expect(last).toMatchObject({ weight: 3, low: 5e6, adjustments: [{ name: 'ln records', difference: -2 }] })
    expect(market(found).conventions.join(' ')).toContain('source: a regression elsewhere')
    const missing = changed(beside(five, { comparables }), (copy) => {
      delete copy.valuation.comparables.adjustments[0].values['own-1']
    })
    expect(of(missing).comparables.table).toMatchObject([
      { id: 'own-1', reason: 'its ln records is not stated, so that it cannot be adjusted' },
    ])
  })

  it('puts licences beside a licence and sales beside the ownership', () => {
    const sales = five.map((each, j) => ({ ...each, id: `sale-${j}`, kind: 'sale' }))
    const owned = of(beside([...five, ...sales], { interest: 'ownership' }))
    expect(market(owned)).toMatchObject({ place: 'axis', low: 2e6 })
    expect(owned.comparables.table[0]!.reason).toBe('a licence, not a sale of a dataset')
    const licensed = of(beside([...five, ...sales]))
    expect(licensed.comparables.table[0]!.reason).toBe('a sale of a dataset, not a licence')
  })

  it("reads comparables of one's own by the schema of the shipped ones, each id once", () => {
    const broken = beside([
      { ...five[0], kind: 'setlement' },
      own('own-2', 1, { amount: { low: 2, high: 1, currency: 'USD', basis: 'total' } }),
    ])
    expect(faultsIn(broken).map(({ pointer }) => pointer)).toEqual([
      '/comparables/0/kind',
      '/comparables/1/amount/low',
    ])
    const twice = beside([five[0], five[0], own('freepik-2024', 1)])
    expect(faultsIn(twice).map(({ pointer }) => pointer)).toEqual(['/comparables/1/id', '/comparables/2/id'])
  })
})

describe('an opinion of fair market value', () => {
  const opinion = (fairMarketValue: object | undefined, more: object = {}) =>
    of(
      beside(five, {
        purpose: 'fmv-opinion',
        ...(fairMarketValue === undefined ? {} : { fairMarketValue }),
        ...more,
      }),
    ).fairMarketValue!

  it('spans the figures on the axis, and takes a conclusion inside', () => {
    const { range, refused, concluded } = opinion({ purchases: [], concluded: { amount: 3e6 } })
    // with and without is some 2.4 M, the quartiles 2 and 4 M
    expect(range).toEqual({ low: 2e6, high: 4e6 })
    expect([concluded!.inside, refused]).toEqual([true, []])
  })

  it('refuses a conclusion outside without a reason, and takes it with one', () => {
    const outside = opinion({ purchases: [], concluded: { amount: 9e6 } })
    expect(outside.refused).toEqual([
      'The concluded 9,000,000 USD is outside of the range of 2,000,000 USD to 4,000,000 USD, and no reason is given: conclude inside, or state valuation.fairMarketValue.concluded.reason.',
    ])
    const reasoned = opinion({ purchases: [], concluded: { amount: 9e6, reason: 'a competing bid' } })
    expect([reasoned.concluded!.inside, reasoned.refused]).toEqual([false, []])
  })

  it('wants purchases between the parties said, and a licence', () => {
    expect(opinion(undefined).refused.join(' ')).toMatch(/an empty list says that it is nothing/)
    const owned = opinion({ purchases: [] }, { interest: 'ownership' })
    expect(owned.refused.join(' ')).toMatch(/is of a licence: state valuation\.interest/)
    const bought = { from: 'A', to: 'B', what: 'software', amount: 5 }
    expect(opinion({ purchases: [bought] }).purchases).toEqual([{ ...bought, year: null, source: null }])
  })
})
