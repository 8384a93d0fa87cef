import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { recouped } from '../../models/terms/advance.ts'
import { indexedGrowth } from '../../models/terms/annualFee.ts'
import { collectedBy } from '../../models/terms/audit.ts'
import { profitShareToDate } from '../../models/terms/profitShare.ts'
import { residualWeight } from '../../models/terms/residual.ts'
import { cappedRoyalty } from '../../models/terms/royaltyCap.ts'
import { stackingOffset } from '../../models/terms/stacking.ts'
import { statementYear } from '../../models/terms/statement.ts'
import { usageToDate } from '../../models/terms/usageFee.ts'
import { publishedCase } from '../known/publishedCase.ts'

const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const often = { numRuns: 2000 }

describe('an advance', () => {
  it('is recouped from royalty only, never beyond its balance', () => {
    fc.assert(
      fc.property(amount, share, amount, (balance, rate, royalty) => {
        const taken = recouped(plain, balance, rate, royalty)
        expect(taken).toBeLessThanOrEqual(balance)
        expect(taken).toBeLessThanOrEqual(rate * royalty)
        expect(taken).toBeGreaterThanOrEqual(0)
      }),
      often,
    )
  })

  const { source, inputs, expected } = publishedCase<
    { advance: number; price: number; rate: number },
    { copies: number }
  >('advance-earned-out')

  it(`is earned out when royalties reach it (${source})`, () => {
    let [balance, copies] = [inputs.advance, 0]
    while (balance > 0) {
      balance -= recouped(plain, balance, 1, inputs.rate * inputs.price)
      copies += 1
    }
    expect(copies).toBe(expected.copies)
  })

  it('is recouped at its rate until nothing is left', () => {
    expect([
      recouped(plain, 100, 0.5, 120),
      recouped(plain, 40, 0.5, 120),
      recouped(plain, 40, 1, 0),
      recouped(plain, 40, 1, -10),
    ]).toEqual([60, 40, 0, 0])
  })
})

describe('royalty stacking', () => {
  it('never lowers the royalty below its floor', () => {
    fc.assert(
      fc.property(
        fc.record({ thirdParty: share, share, floor: share }),
        amount,
        share,
        amount,
        (clause, base, rate, carry) => {
          const royalty = rate * base
          const left = royalty - stackingOffset(plain, { base, royalty }, { ...clause, carry })
          expect(left).toBeGreaterThanOrEqual(clause.floor * royalty - 1e-9)
          expect(left).toBeLessThanOrEqual(royalty + 1e-9)
        },
      ),
      often,
    )
  })

  it('sets off half of what third parties take', () => {
    const clause = { thirdParty: 0.02, share: 0.5, floor: 0.5 }
    expect(stackingOffset(plain, { base: 1000, royalty: 50 }, { ...clause, carry: 0 })).toBe(10)
    expect(stackingOffset(plain, { base: 1000, royalty: 50 }, { ...clause, carry: 100 })).toBe(25)
  })
})

describe('a royalty cap', () => {
  it('never raises a royalty at a lower rate after it', () => {
    fc.assert(
      fc.property(amount, share, share, amount, (base, rate, lower, room) => {
        const royalty = rate * base
        const paid = cappedRoyalty(plain, { royalty, base }, { room, rateAfter: lower * rate })
        expect(paid).toBeLessThanOrEqual(royalty + 1e-6)
        expect(paid).toBeGreaterThanOrEqual(Math.min(royalty, room) - 1e-6)
      }),
      often,
    )
  })

  it('pays the more the higher it is', () => {
    fc.assert(
      fc.property(amount, share, share, amount, amount, (base, rate, lower, room, more) => {
        const period = { royalty: rate * base, base }
        const rateAfter = lower * rate
        const [low, high] = [room, room + more].map((own) =>
          cappedRoyalty(plain, period, { room: own, rateAfter }),
        )
        expect(high).toBeGreaterThanOrEqual(low! - 1e-6)
      }),
      often,
    )
  })

  it('splits the period in which it is crossed pro rata', () => {
    expect(cappedRoyalty(plain, { royalty: 100, base: 1000 }, { room: 60, rateAfter: 0.01 })).toBeCloseTo(
      60 + 0.4 * 1000 * 0.01,
      12,
    )
    expect(cappedRoyalty(plain, { royalty: 100, base: 1000 }, { room: 0, rateAfter: 0 })).toBe(0)
    expect(cappedRoyalty(plain, { royalty: 0, base: 0 }, { room: 0, rateAfter: 0.5 })).toBe(0)
  })
})

it('an indexed fee holds its index between floor and cap', () => {
  const growth = [-0.05, 0.02, 0.09].map((value) => indexedGrowth(plain, { value, floor: 0, cap: 0.03 }))
  expect(growth).toEqual([1, 1.02, 1.03])
})

describe('a usage fee', () => {
  const tiers = { upTo: [100, Infinity], price: [2, 1] }

  it('prices graduated volume, at least the commit, at most the maximum', () => {
    const free = { commit: 0, maximum: Infinity }
    expect(usageToDate(plain, 150, { tiers, ...free })).toBe(250)
    expect(usageToDate(plain, 10, { tiers, ...free, commit: 50 })).toBe(100)
    expect(usageToDate(plain, 150, { tiers, ...free, maximum: 240 })).toBe(240)
  })
})

describe('a profit share', () => {
  it('takes its share of what is left of losses', () => {
    expect(profitShareToDate(plain, 100, 30, 0.25)).toBe(17.5)
    expect(profitShareToDate(plain, 20, 30, 0.25)).toBe(0)
    expect(profitShareToDate(plain, -20, 0, 0.25)).toBe(0)
  })
})

it('a residual weight halves with every half-life', () => {
  expect([0, 2, 4].map((years) => residualWeight(plain, years, 2))).toEqual(
    [1, 0.5, 0.25].map((x) => expect.closeTo(x, 14)),
  )
})

it('a statement row is the year in which a date falls; the start is year 0', () => {
  expect([0, 0.01, 1, 1.0000000000001, 1.2, 14].map(statementYear)).toEqual([0, 1, 1, 1, 2, 14])
})

describe('an audit', () => {
  const recover = (held: readonly number[], lookBack: number): readonly number[] => {
    const out = [0, 0, 0, 0]
    const clause = { collected: 0.5, interest: 0.1 }
    for (const [j, amount] of [10, 20, 40, 80].entries())
      for (let c = j, open = 1; c < 4 && c < j + lookBack; open *= 1 - held[c++]!)
        out[c]! += collectedBy(plain, { amount, weight: open * held[c]!, after: c - j }, clause)
    return [...out]
  }

  it('covers the years it looks back on that no audit has covered, with simple interest', () => {
    expect(recover([0, 0, 1, 0], 3)).toEqual([0, 0, 0.5 * (10 * 1.2 + 20 * 1.1 + 40), 0])
    expect(recover([1, 0, 1, 0], 3)).toEqual([5, 0, 0.5 * (20 * 1.1 + 40), 0])
    expect(recover([0, 0, 0, 1], 2)).toEqual([0, 0, 0, 0.5 * (40 * 1.1 + 80)])
  })

  it('by probability is the mean over all ways the audits can fall', () => {
    const p = 0.3
    const mean = [0, 0, 0, 0]
    for (let ways = 0; ways < 16; ways++) {
      const held = [0, 1, 2, 3].map((c) => (ways >> c) & 1)
      const weight = held.reduce((product, one) => product * (one === 1 ? p : 1 - p), 1)
      recover(held, 3).forEach((amount, c) => {
        mean[c]! += weight * amount
      })
    }
    recover([p, p, p, p], 3).forEach((amount, c) => {
      expect(amount).toBeCloseTo(mean[c]!, 10)
    })
  })
})
