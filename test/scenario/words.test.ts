import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, faultsIn, type Loose, sample, sentencesIn, smallDeal } from '../laws/documents.ts'

const constants = sample('constants')
const constantsWith = (change: (copy: Loose) => void): Loose => changed(constants, change)
const milestone = (trigger: Loose): Loose => smallDeal([{ kind: 'milestone', amount: 5, trigger }])
const amount = (written: Loose): Loose => smallDeal([{ kind: 'upfrontFee', amount: written }])
const position = (change: Loose): Loose =>
  constantsWith((copy) => Object.assign(copy.licensees[0].positions['diagnostics-us'], change))

describe('a fault says what would be right', () => {
  it('of a list of numbers, the list', () => {
    for (const written of [3, 1.5, '4'])
      expect(
        sentencesIn(
          constantsWith((copy) => {
            copy.periodsPerYear = written
          }),
        ),
      ).toContain('/periodsPerYear: expected one of 1, 2, 4, 12, found')
  })

  it('of a trigger with nothing in it, its four forms', () => {
    expect(sentencesIn(milestone({}))).toContain(
      '/deals/0/terms/0/trigger: expected an object with gate, or an object with date, or an object with salesCumulative, or an object with salesAnnual',
    )
  })

  const added = (term: Loose): string =>
    sentencesIn(
      constantsWith(
        (copy) => void copy.deals[0].terms.push({ kind: 'usageFee', tiers: [{ price: 1 }], ...term }),
      ),
    )

  it('of a volume, both of its shapes', () => {
    expect(added({ volume: {} })).toContain(
      '/volume: expected an object with perRevenue, or a count, 0 or more, found',
    )
    expect(added({ volume: [] })).toContain('/volume: expected an object { … }, or a count, 0 or more, found')
  })

  it('of when a fee is deducted, the words and the number', () => {
    expect(added({ kind: 'upfrontFee', tiers: undefined, amount: 1, deductible: 'soon' })).toContain(
      '/deductible: expected one of at-once, over-term, or a number, found "soon"',
    )
  })

  it('of improvements, who has them or on what terms', () => {
    const written = constantsWith((copy) => {
      copy.deals[0].rights = { improvements: 4 }
    })
    expect(sentencesIn(written)).toContain(
      'expected one of licensor, licensee, joint, open, or an object { … }',
    )
  })

  it('of dependence, a list or an object', () => {
    const written = constantsWith((copy) => {
      copy.dependence = 4
    })
    expect(sentencesIn(written)).toContain('/dependence: expected a list [ … ], or an object { … }, found 4')
  })

  it('of a trigger with a slip, the form it comes nearest to', () => {
    expect(faultsIn(milestone({ salesCumulatve: 1 }))).toMatchObject([
      { kind: 'missing-key', pointer: '/deals/0/terms/0/trigger/salesCumulative' },
      {
        kind: 'unknown-key',
        pointer: '/deals/0/terms/0/trigger/salesCumulatve',
        suggestion: '"salesCumulative"',
      },
    ])
  })

  it('of a copula with a slip, the copula', () => {
    const slip = constantsWith((copy) => {
      copy.dependence = { copula: 'gausian', pairs: [] }
    })
    expect(faultsIn(slip)).toMatchObject([{ pointer: '/dependence/copula', suggestion: 'gaussian' }])
  })

  it('of a quantity with an unknown key, the key', () => {
    const [fault, ...others] = faultsIn(amount({ value: 2, sorce: 'a guess' }))
    expect(others).toEqual([])
    expect(fault).toMatchObject({
      kind: 'unknown-key',
      pointer: '/deals/0/terms/0/amount/sorce',
      suggestion: '"source"',
    })
  })
})

/** One document for each way a value can be of the wrong kind, too small, too large, too many or misspelt. */
const wrong: readonly (readonly [string, Loose])[] = [
  ['periods', constantsWith((copy) => Object.assign(copy, { periodsPerYear: 3 }))],
  ['horizons', constantsWith((copy) => Object.assign(copy, { horizonYears: 2.5 }))],
  ['long horizons', constantsWith((copy) => Object.assign(copy, { horizonYears: 51 }))],
  ['names', constantsWith((copy) => Object.assign(copy, { name: '' }))],
  ['names of inputs', constantsWith((copy) => Object.assign(copy, { inputs: { 'a b': 1, min: 2 } }))],
  [
    'names of positions',
    constantsWith((copy) =>
      Object.assign(copy.licensees[0].positions, { 'a b!': { utility: { kind: 'unknown' } } }),
    ),
  ],
  [
    'simulations',
    constantsWith((copy) => Object.assign(copy, { simulation: { trials: 0, seed: -1, replicates: 5 } })),
  ],
  [
    'seeds',
    constantsWith((copy) =>
      Object.assign(copy, { simulation: { trials: 1.5, seed: 1.5, sampling: 'sobl' } }),
    ),
  ],
  [
    'start years',
    constantsWith((copy) => Object.assign(copy.deals[0].grants[0], { startYear: -1, termYears: 0 })),
  ],
  ['endless terms', constantsWith((copy) => Object.assign(copy.deals[0].grants[0], { termYears: Infinity }))],
  ['empty lists', constantsWith((copy) => Object.assign(copy.deals[0], { grants: [], terms: [] }))],
  ['no deals', constantsWith((copy) => Object.assign(copy, { deals: [] }))],
  [
    'tables',
    constantsWith((copy) =>
      Object.assign(copy.markets[0], { adoption: { kind: 'table', values: [1.5, -1] } }),
    ),
  ],
  ['tiers', smallDeal([{ kind: 'royalty', tiers: [{ upTo: 0, rate: 0.1 }, { rate: 0.2 }] }])],
  ['minima', smallDeal([{ kind: 'minimumGuarantee', amount: 5, fromYear: 0 }])],
  ['triggers', milestone(null)],
  ['sales', milestone({ salesAnnual: -1 })],
  ['amounts', amount({})],
  ['infinite amounts', amount(Infinity)],
  [
    'rates',
    constantsWith((copy) => Object.assign(copy.licensor, { discountRate: { fixd: 0.1, salesLinked: 0.1 } })),
  ],
  ['pairs', constantsWith((copy) => Object.assign(copy, { dependence: [{ between: ['a'], rank: 2 }] }))],
  [
    'threes',
    constantsWith((copy) => Object.assign(copy, { dependence: [{ between: ['a', 'b', 'c'], rank: 0 }] })),
  ],
  ['dependence', constantsWith((copy) => Object.assign(copy, { dependence: 'none' }))],
  ['rights', constantsWith((copy) => Object.assign(copy.deals[0], { rights: { improvements: 'licenser' } }))],
  ['curves', position({ utility: { kind: 'learningCurve', points: [[1, 2, 3]], existingRecords: 1 } })],
  ['usage', smallDeal([{ kind: 'usageFee', volume: { perRevenu: 2 }, tiers: [] }])],
  ['growth', constantsWith((copy) => Object.assign(copy.markets[0], { growth: -1 }))],
]

/** What zod, TypeScript or a machine would say. */
const foreign =
  /Invalid|expected (int|string|number|object|array|record|tuple|never)\b|received|NaN|Infinity|undefined|<=|>=|Too (big|small)|Unrecognized/

it.each(wrong)('%s: every fault in words, at a place, with what was found', (_, document) => {
  const faults = faultsIn(document)
  expect(faults.length).toBeGreaterThan(0)
  for (const fault of faults) {
    expect(describeFailure(fault)).toMatch(/^\/\S.*: expected \S.*, found \S/)
    expect(describeFailure(fault)).not.toMatch(foreign)
  }
})
