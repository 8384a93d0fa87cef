import { describe, expect, it } from 'vitest'
import { answerTo, changed, faultsIn, type Loose, placesIn, sample } from '../laws/documents.ts'

const constants = sample('constants')
const constantsWith = (change: (copy: Loose) => void): Loose => changed(constants, change)
const position = constants.licensees[0].positions['diagnostics-us']

/** Rows of the answer: which cell, for whom, and what is sold there. */
const rows = (document: Loose) =>
  answerTo(document, { trials: 16 }).markets.map(({ id, territory, licensee, status, revenue }) => ({
    id,
    territory,
    licensee,
    status,
    revenue: Math.round(revenue?.mean ?? 0),
  }))

const [home] = rows(constants)

describe('a row of markets without territory', () => {
  it('is the one territory there is', () => {
    const one = constantsWith((copy) => {
      delete copy.markets[0].territory
      delete copy.markets[0].id
    })
    expect(rows(one)).toEqual([home])
  })

  it.each([['with an id'], ['without id']])('%s is every territory, each at its scale', (which) => {
    const every = constantsWith((copy) => {
      delete copy.markets[0].territory
      if (which === 'without id') delete copy.markets[0].id
      copy.territories.push({ id: 'EU', scale: 0.5 })
      copy.licensees[0].positions = { diagnostics: position }
      copy.deals[0].grants[0].territory = '*'
    })
    const half = Math.round(home!.revenue / 2)
    expect(rows(every)).toEqual([home, { ...home, id: 'diagnostics-eu', territory: 'EU', revenue: half }])
    const both = answerTo(every, { trials: 16 }).expected.deals[0]!.statement
    const alone = answerTo(constants, { trials: 16 }).expected.deals[0]!.statement
    both.forEach((row, j) => {
      expect(row.revenue ?? 0).toBeCloseTo(1.5 * (alone[j]!.revenue ?? 0), 4)
    })
  })

  it('is the world where no territory is written', () => {
    const world = constantsWith((copy) => {
      delete copy.territories
      delete copy.markets[0].territory
      delete copy.markets[0].id
      copy.licensees[0].positions = { diagnostics: position }
      delete copy.deals[0].grants[0].territory
    })
    expect(rows(world)).toEqual([{ ...home, id: 'diagnostics-ww', territory: 'WW' }])
  })
})

describe('a cell by its id', () => {
  const granted = (market: string): Loose => ({ market, startYear: 0, termYears: 5 })

  it('is the cell of its field and territory, in grants and positions', () => {
    const byId = constantsWith((copy) => {
      delete copy.markets[0].id
      copy.deals[0].grants[0] = granted('diagnostics-us')
    })
    const [a, b] = [constants, byId].map((document) => answerTo(document, { trials: 16 }).deals[0]!)
    expect(b!.licensor.expected).toEqual(a!.licensor.expected)
    expect(b!.licensee!.expected).toEqual(a!.licensee!.expected)
  })

  it('has the name its row gives it, and only that', () => {
    const named = (grant: string, key: string): Loose =>
      constantsWith((copy) => {
        copy.markets[0].id = 'home'
        copy.licensees[0].positions = { [key]: position }
        copy.deals[0].grants[0] = granted(grant)
      })
    expect(rows(named('home', 'home'))).toEqual([{ ...home, id: 'home' }])
    expect(placesIn(named('diagnostics-us', 'home'))).toEqual(['reference /deals/0/grants/0/market'])
    expect(placesIn(named('home', 'diagnostics-us'))).toEqual([
      'reference /licensees/0/positions/diagnostics-us',
    ])
    expect(faultsIn(named('home', 'hom'))).toMatchObject([{ suggestion: 'home' }])
  })
})
