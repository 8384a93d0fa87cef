import { describe, expect, it } from 'vitest'
import { changed, faultsIn, type Loose, placesIn, sample, sentencesIn, smallDeal } from '../laws/documents.ts'

const royalty = { kind: 'royalty', rate: 0.1 }
const terms = '/deals/0/terms'
const pairsIn = (document: Loose): readonly string[] =>
  faultsIn(document).map(
    (fault) => `${fault.pointer} × ${fault.kind === 'conflict' ? fault.other : fault.kind}`,
  )

const rights = '/deals/0/rights'

describe('rights that are written twice, and differently', () => {
  const withRights = (written: Loose, terms: readonly object[] = [royalty]): Loose =>
    smallDeal(terms, (copy) => {
      copy.deals[0].rights = written
    })
  const kept = { kind: 'residual', scope: 'perpetual', modelHalfLifeYears: 2 }

  it.each([
    ['weights', { weights: 'licensor' }, 'weights', `${rights}/weights`],
    ['improvements', { improvements: 'joint' }, 'fineTunes', `${rights}/improvements`],
    [
      'improvements with a share',
      { improvements: { owner: 'joint', grantBackShare: 0.01 } },
      'fineTunes',
      `${rights}/improvements/owner`,
    ],
    ['outputs', { outputs: 'licensor' }, 'outputs', `${rights}/outputs`],
  ])('%s', (_, short, thing, place) => {
    const against = withRights({ ...short, matrix: { [thing]: { own: 'licensee' } } })
    expect(pairsIn(against)).toEqual([`${place} × ${rights}/matrix/${thing}/own`])
    expect(faultsIn(withRights({ ...short, matrix: { [thing]: { own: 'open' } } }))).toEqual([])
    expect(faultsIn(withRights({ ...short, matrix: { [thing]: { use: 'licensee' } } }))).toEqual([])
  })

  it.each([
    ['licensor', kept, true],
    ['licensee', kept, false],
    ['joint', { kind: 'residual', scope: 'none' }, true],
    ['licensor', { kind: 'residual', scope: 'none' }, false],
    ['open', kept, false],
  ])('%s after the term, against a residual clause', (held, clause, isRefused) => {
    const document = withRights({ matrix: { weights: { afterTerm: held } } }, [royalty, clause])
    const pair = `${rights}/matrix/weights/afterTerm × ${terms}/1/scope`
    expect(pairsIn(document)).toEqual(isRefused ? [pair] : [])
  })

  it('beside other faults', () => {
    const document = withRights({ weights: 'licensor', matrix: { weights: { own: 'joint' } } })
    document.horizonYears = -1
    expect(placesIn(document)).toContain(`conflict ${rights}/weights`)
  })
})

/** Two things that cannot both hold are refused with the places of both. */
describe('what contradicts itself names both places', () => {
  it.each([
    ['a lower limit', [{ upTo: 10 }, { upTo: 5 }, {}], `${terms}/0/tiers/1/upTo × ${terms}/0/tiers/0/upTo`],
    ['an equal limit', [{ upTo: 10 }, { upTo: 10 }, {}], `${terms}/0/tiers/1/upTo × ${terms}/0/tiers/0/upTo`],
    ['an open tier', [{ upTo: 10 }, {}, {}], `${terms}/0/tiers/1/upTo × ${terms}/0/tiers/2/upTo`],
  ])('tiers that overlap: %s', (_, limits, pair) => {
    const rated = limits.map((limit) => ({ ...limit, rate: 0.1 }))
    expect(pairsIn(smallDeal([{ kind: 'royalty', tiers: rated }]))).toEqual([pair])
    const priced = limits.map((limit) => ({ ...limit, price: 1 }))
    expect(pairsIn(smallDeal([{ kind: 'usageFee', volume: 10, tiers: priced }]))).toEqual([pair])
  })

  it.each([[0], [-2], [6]])('a guarantee from contract year %i of a grant of five years', (fromYear) => {
    const deal = smallDeal([royalty, { kind: 'minimumGuarantee', amount: 1, fromYear }])
    expect(pairsIn(deal)).toEqual([`${terms}/1/fromYear × /deals/0/grants/0`])
    expect(sentencesIn(deal)).toContain('1 to 5')
  })

  const capped = (minimum: Loose, cap: Loose): Loose =>
    smallDeal([royalty, { kind: 'minimumGuarantee', ...minimum }, { kind: 'royaltyCap', ...cap }])
  const pair = [`${terms}/2/amount × ${terms}/1/amount`]

  it.each([
    [{ amount: 100 }, { amount: 99 }],
    [{ amount: 100 }, { amount: 99, rateAfter: 0 }],
    // 100·1.1⁴ = 146.41 in contract year 5
    [{ amount: 100, escalator: 0.1 }, { amount: 146 }],
    [{ amount: { kind: 'uniform', min: 90, max: 110 } }, { amount: 99 }],
    // three guarantees from contract year 3 on
    [
      { amount: 100, fromYear: 3 },
      { amount: 299, clock: 'lifetime' },
    ],
  ])('a royalty cap below the guarantee: %o with %o', (minimum, cap) => {
    expect(pairsIn(capped(minimum, cap))).toEqual(pair)
  })

  it.each([
    [{ amount: 100 }, { amount: 100 }],
    [{ amount: 100, escalator: 0.1 }, { amount: 147 }],
    [
      { amount: 100, fromYear: 3 },
      { amount: 300, clock: 'lifetime' },
    ],
    // royalty goes on beyond the cap, or something else counts for the guarantee
    [{ amount: 100 }, { amount: 99, rateAfter: 0.01 }],
    [{ amount: 100, credits: 'all' }, { amount: 99 }],
  ])('but not %o with %o', (minimum, cap) => {
    expect(pairsIn(capped(minimum, cap))).toEqual([])
  })

  it('an index whose floor is above its cap', () => {
    const indexed = (floor: number): Loose =>
      smallDeal([{ kind: 'annualFee', amount: 1, index: { by: 'cpi', floor, cap: 0.05 } }], (copy) => {
        copy.inputs = { cpi: 0.02 }
      })
    expect(pairsIn(indexed(0.06))).toEqual([`${terms}/0/index/floor × ${terms}/0/index/cap`])
    expect(pairsIn(indexed(0.05))).toEqual([])
  })

  it('a stage of sublicensing that hides an earlier one', () => {
    const staged = (...years: number[]): Loose => {
      const stages = years.map((fromYear) => ({ share: 0.5, fromYear }))
      return smallDeal([{ kind: 'sublicenceShare', receipts: 10, stages }])
    }
    expect(pairsIn(staged(3, 2))).toEqual([`${terms}/0/stages/1 × ${terms}/0/stages/0`])
    expect(pairsIn(staged(1, 2, 3))).toEqual([])
  })

  it('exclusive grants of the same cells within a strategy, by their grants', () => {
    const both = changed(sample('northlake'), (copy) => {
      copy.deals[3].grants[0].exclusivity = 'exclusive'
      copy.strategies = [{ id: 's', deals: ['exclusive', 'second-seat'] }]
    })
    expect(pairsIn(both)).toEqual(['/strategies/0/deals/1 × /deals/2/grants/0 and /deals/3/grants/0'])
  })
})

describe('what names something that is not there', () => {
  it('a milestone on an unknown gate tells where the gates are, and the nearest', () => {
    const misspelt = changed(sample('northlake'), (copy) => {
      copy.deals[2].terms[1].trigger.gate = 'clearence'
    })
    expect(placesIn(misspelt)).toEqual(['reference /deals/2/terms/1/trigger'])
    expect(sentencesIn(misspelt)).toContain('/fields/0 has clearance, reimbursement')
    expect(sentencesIn(misspelt)).toContain('Did you mean clearance?')
  })

  it.each([
    ['a royalty', { kind: 'royalty', rate: -0.1 }, 'rate'],
    ['a tier', { kind: 'royalty', tiers: [{ upTo: 5, rate: -0.1 }, { rate: 0.1 }] }, 'tiers/0/rate'],
    ['a price', { kind: 'usageFee', volume: 1, tiers: [{ price: -1 }] }, 'tiers/0/price'],
    [
      'a rate that may be negative',
      { kind: 'royalty', rate: { kind: 'normal', mean: 0.02, sd: 0.02 } },
      'rate',
    ],
  ])('and a negative rate is refused at its place: %s', (_, term, at) => {
    expect(faultsIn(smallDeal([term])).map(({ pointer }) => pointer)).toEqual([`${terms}/0/${at}`])
  })
})
