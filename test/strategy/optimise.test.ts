import { describe, expect, it } from 'vitest'
import { strategy } from '../../models/asked.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { answerTo, changed, type Loose, sample, sentencesIn } from '../laws/documents.ts'
import { flatFee, strategyTo, twoBuyers } from './documents.ts'

const closed = (amount: number, more: object = {}) =>
  flatFee('closed', 'buyer', { amount, exclusivity: 'exclusive', ...more })
const counted = (copy: Loose) => {
  copy.markets[0].others = { count: 0 }
}

describe('the best set of deals, in a document without uncertainty', () => {
  it('is the open pair where it pays more than the exclusive deal, and the exclusive one where that pays more', () => {
    const offers = [flatFee('mine', 'buyer'), flatFee('theirs', 'rival')]
    const both = strategyTo(twoBuyers([...offers, closed(150_000)], counted)).optimum
    expect(both.best!.deals).toEqual(['mine', 'theirs'])
    // 25 % tax; joint costs are 0
    expect(both.best!.worth.value).toBeCloseTo(0.75 * 200_000, 6)
    expect(both.runnerUp!.deals).toEqual(['closed'])
    expect(both.runnerUp!.loses.value).toBeCloseTo(0.75 * 50_000, 6)
    const one = strategyTo(twoBuyers([...offers, closed(250_000)], counted)).optimum
    expect(one.best!.deals).toEqual(['closed'])
    expect(one.runnerUp!.deals).toEqual(['mine', 'theirs'])
    expect(one.candidates.map(({ why }) => why)).toEqual(['conflict', 'conflict', 'chosen'])
    expect(one.candidates[1]!.text).toBe('Excluded: "closed" takes diagnostics as exclusive.')
  })

  it('bears joint costs once: prepare once, monitoring once a year, serving once per licensee and year', () => {
    const later = { startYear: 2, termYears: 3 }
    const offers = [
      flatFee('mine', 'buyer'),
      flatFee('again', 'buyer', later),
      flatFee('theirs', 'rival', { termYears: 3 }),
    ]
    offers[0].grants[0].termYears = 2
    const document = twoBuyers(offers, (copy) => {
      copy.licensor.costs = { prepare: 10_000, servePerLicenseeYear: 1000, monitorPerYear: 500 }
    })
    const { best } = strategyTo(document).optimum
    expect(best!.deals).toEqual(['mine', 'again', 'theirs'])
    const years = [1, 2, 3, 4, 5].map((y) => 1.1 ** -y)
    const sum = (count: number) => years.slice(0, count).reduce((a, b) => a + b, 0)
    const costs = 10_000 + 500 * sum(5) + 1000 * (sum(5) + sum(3))
    expect(best!.worth.value).toBeCloseTo(0.75 * (200_000 + 100_000 * 1.1 ** -2 - costs), 6)
  })

  it('holds at most one of two offers to a licensee for the same cell, and says so', () => {
    const { best, candidates } = strategyTo(
      twoBuyers([flatFee('less', 'buyer'), flatFee('more', 'buyer', { amount: 120_000 })]),
    ).optimum
    expect(best!.deals).toEqual(['more'])
    expect(candidates[0]).toMatchObject({ why: 'conflict', with: ['more'] })
    expect(candidates[0]!.text).toContain('another offer to the same licensee')
  })

  it('leaves out what a party would refuse, with the party', () => {
    const dear = flatFee('dear', 'rival', { amount: 1e9 })
    const cheap = flatFee('cheap', 'buyer', { amount: 10 })
    const document = twoBuyers(
      [dear, cheap, flatFee('fair', 'buyer', { startYear: 3, termYears: 2 })],
      (copy) => {
        copy.licensor.alternative = { value: 20_000 }
      },
    )
    const { best, candidates } = strategyTo(document).optimum
    expect(best!.deals).toEqual(['fair'])
    expect(candidates.map(({ why }) => why)).toEqual(['refused', 'refused', 'chosen'])
    expect(candidates.map(({ text }) => /by the (\w+):/.exec(text)?.[1])).toEqual([
      'licensee',
      'licensor',
      undefined,
    ])
  })

  it('signs nothing where the alternative is better, and holds a deal that has to be held', () => {
    const document = twoBuyers([flatFee('mine', 'buyer'), closed(150_000)], counted)
    const { best, held } = strategyTo(document, { trials: 64, deal: 'mine' }).optimum
    expect([best!.deals, held]).toEqual([['mine'], 'mine'])
    const poor = changed(document, (copy) => {
      copy.licensor.alternative = { value: 1e7 }
    })
    expect(strategyTo(poor).optimum.best!).toMatchObject({ deals: [], licensor: null })
  })

  it('does not rank an exclusive deal before another offer while nobody says who else would buy', () => {
    const offers = [flatFee('mine', 'buyer'), closed(900_000)]
    const { optimum, premiums } = strategyTo(twoBuyers(offers))
    expect(optimum.best!.deals).toEqual(['mine'])
    expect(optimum.candidates[1]).toMatchObject({ why: 'unpriced', chosen: false })
    expect(premiums[0]).toMatchObject({ verdict: 'unknown', lower: null })
    expect(premiums[0]!.text).toBe('The premium cannot be computed: who else would buy in diagnostics-us?')
    // with nothing to compare it with it stays, and says what is not taken off
    expect(strategyTo(twoBuyers([closed(900_000)])).optimum.best).toMatchObject({
      deals: ['closed'],
      unpriced: ['closed'],
    })
  })
})

describe('deals that change what each other is worth', () => {
  const document = changed(sample('kestrel'), (copy: Loose) => {
    delete copy.licensor.riskTolerance
    for (const { positions } of copy.licensees) {
      if (!positions.training) continue
      delete positions.training.exclusiveUplift
      positions.training.utility = { kind: 'share', value: '15% to 30%' }
    }
    copy.fields[0].market.rivalry = 0.1
    for (const deal of copy.deals)
      if (deal.id.startsWith('training')) deal.terms.push({ kind: 'profitShare', share: 0.05 })
    copy.deals[0].terms = copy.deals[0].terms.filter(({ kind }: Loose) => kind !== 'renewal')
    copy.licensor.alternative = { value: 0 }
    for (const { alternative } of copy.licensees) alternative.value = 0
    copy.deals = copy.deals.filter(({ id }: Loose) => !['monitoring', 'teaching'].includes(id))
  })
  const ids: readonly string[] = document.deals.map(({ id }: Loose) => id)
  const sets = Array.from({ length: (1 << ids.length) - 1 }, (_, s) =>
    ids.filter((__, d) => ((s + 1) >> d) & 1),
  )
  const allowed = sets.filter(
    (set) =>
      !(
        set.includes('training-exclusive') &&
        set.some((id) => id === 'training-lumen' || id === 'training-tessera')
      ),
  )

  it('are chosen as every possible strategy, worked out by itself, says', () => {
    const slow = answerTo(
      changed(document, (copy: Loose) => {
        copy.strategies = allowed.map((deals, s) => ({ id: `s${s}`, deals }))
      }),
      { trials: 256 },
    )
    const standing = slow.strategies.filter(({ refused }) => refused.length === 0)
    const ranked = standing.toSorted((a, b) => b.licensor.expected.value - a.licensor.expected.value)
    expect(ranked.length).toBeGreaterThan(6)
    const deals = (id: string) => allowed[Number(id.slice(1))]
    const { optimum } = strategyTo(
      changed(document, (copy: Loose) => {
        copy.strategies = []
      }),
      { trials: 256 },
    )
    expect(optimum).toMatchObject({ criterion: 'expectation', exact: true })
    expect(optimum.best!.deals).toEqual(deals(ranked[0]!.id))
    expect(optimum.best!.worth.value).toBeCloseTo(ranked[0]!.licensor.expected.value, 4)
    expect(optimum.runnerUp!.deals).toEqual(deals(ranked[1]!.id))
    expect(optimum.best!.deals).toEqual(expect.arrayContaining(['training-lumen', 'training-tessera']))
    expect(optimum.runnerUp!.worth.value).toBeCloseTo(ranked[1]!.licensor.expected.value, 4)
  })
})

describe('what is refused', () => {
  it('a strategy with overlapping exclusive grants, with both places', () => {
    const document = twoBuyers([closed(1), flatFee('theirs', 'rival')], (copy) => {
      copy.strategies = [{ id: 'both', deals: ['closed', 'theirs'] }]
    })
    expect(sentencesIn(document)).toMatch(
      /\/strategies\/0\/deals\/1.*\/deals\/0\/grants\/0 and \/deals\/1\/grants\/0/,
    )
  })

  it('a deal that is not there, and a run that is too long', () => {
    const document = twoBuyers([flatFee('mine', 'buyer')])
    const missing = strategy(document, { deal: 'min', trials: 64 })
    expect(missing.ok ? '' : missing.faults.map(describeFailure).join()).toContain(
      'the id of a deal (one of mine), found "min"',
    )
    const long = strategy(document, { trials: 16_000_000 })
    expect(long.ok).toBe(false)
  })
})
