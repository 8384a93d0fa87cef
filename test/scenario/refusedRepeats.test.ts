import { describe, expect, it } from 'vitest'
import { changed, type Loose, placesIn, sample, sentencesIn } from '../laws/documents.ts'

const constants = sample('constants')
const constantsWith = (change: (copy: Loose) => void): Loose => changed(constants, change)

const risk = { id: 'r', frequency: 1, severity: 10, bearer: { licensor: 1, licensee: 0 } }

/** Two deals of one licensee on the same cell, together in a strategy. */
const twoDeals = (first: string, second: string, startYear = 0): Loose =>
  constantsWith((copy) => {
    const other = structuredClone({ ...copy.deals[0], id: 'second' })
    copy.deals.push(other)
    Object.assign(copy.deals[0].grants[0], { exclusivity: first, termYears: 3 })
    Object.assign(other.grants[0], { exclusivity: second, startYear, termYears: 2 })
    copy.strategies = [{ id: 's', deals: ['royalty', 'second'] }]
  })

describe('what may stand only once is refused the second time', () => {
  it('a deal in a strategy', () => {
    const twice = constantsWith((copy) => {
      copy.strategies = [{ id: 's', deals: ['royalty', 'royalty'] }]
    })
    expect(placesIn(twice)).toEqual(['conflict /strategies/0/deals/1'])
    expect(sentencesIn(twice)).toContain('See also /strategies/0/deals/0.')
    twice.strategies[0].deals.pop()
    expect(placesIn(twice)).toEqual([])
  })

  it.each([
    ['exclusive', 'exclusive'],
    ['exclusive', 'none'],
    ['none', 'sole'],
  ])('a cell at one time, granted %s and %s to one licensee', (first, second) => {
    expect(placesIn(twoDeals(first, second))).toEqual(['conflict /strategies/0/deals/1'])
    expect(sentencesIn(twoDeals(first, second))).toContain('"royalty" and "second"')
  })

  it('but not one after the other, nor without exclusivity', () => {
    expect(placesIn(twoDeals('exclusive', 'exclusive', 3))).toEqual([])
    expect(placesIn(twoDeals('none', 'none'))).toEqual([])
  })

  it('a risk in a deal', () => {
    const twice = constantsWith((copy) => {
      copy.risks = [risk]
      copy.deals[0].risks = ['r', 'r']
    })
    expect(placesIn(twice)).toEqual(['reference /deals/0/risks/1'])
    twice.deals[0].risks = ['r']
    expect(placesIn(twice)).toEqual([])
  })

  it.each([
    ['with its id', {}],
    ['without id', { id: undefined }],
    ['for every territory', { id: undefined, territory: undefined }],
  ])('a cell in the rows of markets, the second %s', (_, other) => {
    const twice = constantsWith((copy) => {
      copy.markets.push({ ...copy.markets[0], ...other })
    })
    expect(placesIn(twice)).toEqual(['conflict /markets/1'])
    expect(sentencesIn(twice)).toContain('See also /markets/0.')
  })

  it('a gate in a list of gates', () => {
    const twice = constantsWith((copy) => {
      const gate = { gate: 'clearance', year: 1, probability: 0.5 }
      copy.markets[0].success = [gate, { ...gate, year: 2 }]
    })
    expect(placesIn(twice)).toEqual(['reference /markets/0/success/1/gate'])
    twice.markets[0].success[1].gate = 'reimbursement'
    expect(placesIn(twice)).toEqual([])
  })

  it('ids of cells that differ in capitals alone', () => {
    const market = { size: 1e6, growth: 0, adoption: { kind: 'ramp', years: 1 } }
    const both = constantsWith((copy) => {
      copy.territories.push({ id: 'us' })
      copy.fields[0].market = market
      copy.markets = []
    })
    expect(placesIn(both)).toEqual(['reference /markets'])
    expect(sentencesIn(both)).toMatch(/"diagnostics-us".*capitals/)
    both.territories[1].id = 'UK'
    expect(placesIn(both)).toEqual([])
  })
})

describe('quantities that move together', () => {
  const [size, growth] = ['markets.diagnostics-us.size', 'markets.diagnostics-us.growth']
  const uncertain = (dependence: Loose): Loose =>
    constantsWith((copy) => {
      Object.assign(copy.markets[0], { size: '50M to 100M', growth: '1% to 5%' })
      copy.dependence = dependence
    })
  const pair = { between: [size, growth], rank: 0.3 }

  it('as a pair once', () => {
    expect(placesIn(uncertain([pair]))).toEqual([])
  })

  it.each([
    ['a pair twice', [pair, { ...pair, rank: 0.4 }], '/dependence/1/between'],
    [
      'a pair twice, turned round',
      { copula: 'gaussian', pairs: [pair, { ...pair, between: [growth, size] }] },
      '/dependence/pairs/1/between',
    ],
  ])('not %s', (_, dependence, pointer) => {
    expect(placesIn(uncertain(dependence))).toEqual([`conflict ${pointer}`])
    expect(sentencesIn(uncertain(dependence))).toContain('a second time')
  })

  it('not a quantity with itself', () => {
    expect(placesIn(uncertain([{ ...pair, between: [size, size] }]))).toEqual(['value /dependence/0/between'])
    const matrix = [
      [1, 0.2],
      [0.2, 1],
    ]
    expect(placesIn(uncertain({ paths: [size, size], matrix }))).toContain('value /dependence/matrix')
    expect(placesIn(uncertain({ paths: [size, growth], matrix }))).toEqual([])
  })
})
