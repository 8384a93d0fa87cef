import { describe, expect, it } from 'vitest'
import { value } from '../../models/valuation.ts'
import { changed, type Loose, placesIn, sample, sentencesIn, smallDeal } from '../laws/documents.ts'

const constants = sample('constants')
const constantsWith = (change: (copy: Loose) => void): Loose => changed(constants, change)
const position = constants.licensees[0].positions['diagnostics-us']

describe('what a party must be', () => {
  it('a licensee has a position', () => {
    const idle = constantsWith((copy) => {
      copy.licensees.push({ id: 'x', positions: {} })
    })
    expect(placesIn(idle)).toEqual(['value /licensees/1/positions'])
    expect(sentencesIn(idle)).toContain('at least one position')
  })

  it.each([['licensor'], ['licensees']])('nobody is taxed of everything: %s', (party) => {
    const taxed = (rate: Loose): Loose =>
      constantsWith((copy) => {
        const row = party === 'licensor' ? copy.licensor : copy.licensees[0]
        row.taxRate = rate
      })
    const pointer = party === 'licensor' ? '/licensor/taxRate' : '/licensees/0/taxRate'
    expect(placesIn(taxed(1))).toEqual([`value ${pointer}`])
    expect(placesIn(taxed({ kind: 'uniform', min: 0.5, max: 1 }))).toEqual([`distribution ${pointer}`])
    expect(placesIn(taxed(0.99))).toEqual([])
  })
})

describe('what a run must be', () => {
  it.each([
    ...[0, -5, Number.NaN, 1.5, Infinity].map((trials) => ['trials', { trials }] as const),
    ...[1.5, -1, Number.NaN, 2 ** 32].map((seed) => ['seed', { seed }] as const),
  ])('not of %s %o', (key, overrides) => {
    const result = value(constants, overrides)
    if (result.ok) throw new Error('it does not run')
    expect(result.faults.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
      `value /simulation/${key}`,
    ])
  })

  it('both at once are two faults', () => {
    const result = value(constants, { trials: 0, seed: -1 })
    expect(result.ok ? [] : result.faults).toHaveLength(2)
  })
})

describe('numbers that cannot be meant', () => {
  const risk = { id: 'r', frequency: 1, severity: 10, bearer: { licensor: 1, licensee: 0 } }
  const risky = (changes: Loose): Loose =>
    constantsWith((copy) => {
      copy.risks = [{ ...risk, ...changes }]
      copy.deals[0].risks = ['r']
    })

  it('more than 1,000 expected events over the horizon of 5 years', () => {
    for (const frequency of [200.1, 1e9, { kind: 'uniform', min: 100, max: 400 }])
      expect(placesIn(risky({ frequency }))).toEqual(['value /risks/0/frequency'])
    expect(placesIn(risky({ frequency: 200 }))).toEqual([])
  })

  it('parts of a loss that do not add to 1', () => {
    for (const licensee of [0.4, 0.6])
      expect(placesIn(risky({ bearer: { licensor: 0.5, licensee } }))).toEqual(['value /risks/0/bearer'])
    expect(sentencesIn(risky({ bearer: { licensor: 0.5, licensee: 0.6 } }))).toContain('add up to 1')
    expect(placesIn(risky({ bearer: { licensor: 0.1, licensee: 0.9 } }))).toEqual([])
  })

  it('a price erosion above 1', () => {
    const eroding = (priceErosion: Loose): Loose =>
      constantsWith((copy) => {
        copy.markets[0].priceErosion = priceErosion
      })
    expect(placesIn(eroding(1.01))).toEqual(['value /markets/0/priceErosion'])
    expect(placesIn(eroding({ kind: 'uniform', min: 0.5, max: 1.5 }))).toEqual([
      'distribution /markets/0/priceErosion',
    ])
    expect(placesIn(eroding(1))).toEqual([])
  })

  it('a commit that twelve monthly maxima could not pay', () => {
    // 100 units at 2, the rest at 1: 1,100 units are worth the 1,200 of twelve months
    const usage = { kind: 'usageFee', volume: 10, tiers: [{ upTo: 100, price: 2 }, { price: 1 }] }
    const committed = (commit: number): Loose => smallDeal([{ ...usage, commit, monthlyMaximum: 100 }])
    expect(placesIn(committed(1101))).toEqual(['value /deals/0/terms/0/commit'])
    expect(sentencesIn(committed(1101))).toMatch(/1200.*1201/)
    expect(placesIn(committed(1100))).toEqual([])
  })

  it('an index of a fee that moves with time', () => {
    const fee = { kind: 'annualFee', amount: 5, index: { by: 'cpi' } }
    const indexed = (inputs: Loose): Loose => smallDeal([fee], (copy) => Object.assign(copy, { inputs }))
    for (const inputs of [{ cpi: '= 0.01 * t' }, { cpi: '= 0.01 * period' }, { a: '= t', cpi: '= a / 100' }])
      expect(placesIn(indexed(inputs))).toEqual(['value /deals/0/terms/0/index/by'])
    expect(placesIn(indexed({ a: 1, cpi: '= a / 100' }))).toEqual([])
  })

  it('a term too short to hold the middle of a period', () => {
    const short = (periodsPerYear: number): Loose =>
      constantsWith((copy) => {
        copy.periodsPerYear = periodsPerYear
        copy.deals[0].grants[0].termYears = 0.25
      })
    expect(placesIn(short(1))).toEqual(['value /deals/0/grants/0/termYears'])
    expect(sentencesIn(short(1))).toContain('12 months')
    expect(placesIn(short(4))).toEqual([])
  })

  it.each([
    ['2026-12-31', 1],
    ['2027-01-01', 0],
    ['2031-12-30', 0],
    ['2031-12-31', 1],
  ])('a milestone on %s, for a grant of five times 365 days from 2027-01-01', (date, count) => {
    expect(placesIn(smallDeal([{ kind: 'milestone', amount: 5, trigger: { date } }]))).toEqual(
      new Array(count).fill('value /deals/0/terms/0/trigger/date'),
    )
  })
})

describe('a market somebody has a position in', () => {
  it.each([['size'], ['growth'], ['adoption']])('states its %s', (key) => {
    const without = constantsWith((copy) => {
      delete copy.markets[0][key]
    })
    expect(placesIn(without)).toEqual([`missing-key /markets/0/${key}`])
  })

  it('is there at all, unless the position is a saving', () => {
    const held = (utility: Loose): Loose =>
      constantsWith((copy) => {
        copy.fields.push({ id: 'trials' })
        copy.licensees[0].positions.trials = { ...position, utility }
      })
    expect(placesIn(held(position.utility))).toEqual(['reference /licensees/0/positions/trials'])
    expect(placesIn(held({ kind: 'saving', unitsPerYear: 5, perUnit: 1000 }))).toEqual([])
  })

  it('and one that nobody is in, or that is blocked, need not', () => {
    for (const status of ['permitted', 'blocked'])
      expect(
        placesIn(
          constantsWith((copy) => {
            copy.territories.push({ id: 'EU' })
            copy.markets.push({ field: 'diagnostics', territory: 'EU', status, reason: 'law' })
            if (status === 'blocked') copy.licensees[0].positions = { diagnostics: position }
          }),
        ),
      ).toEqual([])
  })
})

describe('names that nothing has', () => {
  it.each([
    [
      '/markets/0/others/like',
      (copy: Loose) => Object.assign(copy.markets[0], { others: { count: 1, like: 'byer' } }),
    ],
    [
      '/markets/0/leakage/0/to',
      (copy: Loose) => Object.assign(copy.markets[0], { leakage: [{ to: 'diagnostic', probability: 0.1 }] }),
    ],
    [
      '/dataset/diligence/0/ifFails/blocksSource',
      (copy: Loose) =>
        Object.assign(copy.dataset, {
          sources: [{ id: 'clinic', records: 1 }],
          diligence: [{ item: 'consent forms', status: 'open', ifFails: { blocksSource: 'clinik' } }],
        }),
    ],
  ])('%s', (pointer, change) => {
    expect(placesIn(constantsWith(change))).toEqual([`reference ${pointer}`])
    expect(sentencesIn(constantsWith(change))).toMatch(/Did you mean (buyer|diagnostics|clinic)\?/)
  })

  it('in inputs that nobody reads, and circles there', () => {
    const unread = (inputs: Loose): Loose => constantsWith((copy) => Object.assign(copy, { inputs }))
    expect(placesIn(unread({ price: 2, a: '= prize + 1' }))).toEqual(['formula /inputs/a'])
    expect(sentencesIn(unread({ price: 2, a: '= prize + 1' }))).toContain('Did you mean price?')
    expect(placesIn(unread({ a: '= b + 1', b: '= a' }))).toEqual(['formula /inputs/a'])
    expect(sentencesIn(unread({ a: '= a' }))).toContain('circle')
    expect(placesIn(unread({ a: '= b + 1', b: 2 }))).toEqual([])
  })
})
