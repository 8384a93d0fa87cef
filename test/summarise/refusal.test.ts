import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose, smallDeal } from '../laws/documents.ts'

/** A deal of one fee, so that a change of the fee alone decides. */
const feeDeal = (amount: number, change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal(
    [
      { kind: 'upfrontFee', amount },
      { kind: 'residual', scope: 'none' },
    ],
    (copy) => {
      copy.markets[0].size = 1e7
      change(copy)
    },
  )

const cureOf = (document: Loose) => answerTo(document, { trials: 64 }).deals[0]!.wouldBeRefused

const cured = (document: Loose): Loose =>
  changed(document, (copy) => {
    copy.deals[0].terms[0].amount += cureOf(document)!.cure.upfrontChange!
  })

describe('a deal that a party would refuse', () => {
  it.each([
    ['licensee', feeDeal(900_000)],
    [
      'licensor',
      feeDeal(10_000, (copy) => {
        copy.licensor.alternative.value = 50_000
      }),
    ],
    [
      'licensor',
      feeDeal(10_000, (copy) => {
        copy.licensor.costs = { prepare: 30_000, monitorPerYear: 1000 }
      }),
    ],
  ] as const)('the %s: the cure brings it exactly to its walk-away', (by, document) => {
    expect(cureOf(document)?.by).toBe(by)
    const deal = answerTo(cured(document), { trials: 64 }).deals[0]!
    const side = by === 'licensor' ? deal.licensor : deal.licensee!
    const room = side.expected.value - side.walkAway.value
    expect(Math.abs(room)).toBeLessThan(1e-6)
    const more = changed(cured(document), (copy) => {
      copy.deals[0].terms[0].amount += by === 'licensor' ? 1 : -1
    })
    expect(cureOf(more)).toBeNull()
  })

  it('has no cure where the other side cannot spare what one lacks', () => {
    const refusal = cureOf(
      feeDeal(10_000, (copy) => {
        copy.licensor.alternative.value = 5e6
      }),
    )
    expect(refusal?.by).toBe('licensor')
    expect(refusal?.cure.upfrontChange).toBeNull()
  })

  it('by both has none at any price', () => {
    const refusal = cureOf(
      feeDeal(1000, (copy) => {
        copy.licensor.alternative.value = 5e6
        copy.licensees[0].alternative.value = 5e6
      }),
    )
    expect(refusal).toMatchObject({ by: 'both', cure: { upfrontChange: null } })
  })

  it('is named in a strategy and left out of its worth', () => {
    const document = changed(feeDeal(900_000), (copy) => {
      copy.strategies = [{ id: 'alone', deals: ['royalty'] }]
    })
    const [strategy] = answerTo(document, { trials: 64 }).strategies
    expect(strategy!.refused).toEqual(['royalty'])
    expect(strategy!.licensor.expected.value).toBe(0)
  })
})
