import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

const few = { trials: 512 }

interface Case {
  readonly amount: number
  readonly terms?: readonly object[]
  readonly change?: (copy: Loose) => void
}

/** A deal of one fee, refused by the licensee because it is too high or by the licensor because it is too low. */
const feeDeal = ({ amount, terms = [], change = () => undefined }: Case): Loose =>
  smallDeal([{ kind: 'upfrontFee', amount }, { kind: 'residual', scope: 'none' }, ...terms], (copy) => {
    copy.markets[0].size = 1e7
    change(copy)
  })

const dealOf = (document: Loose) => answerTo(document, few).deals[0]!

const starting = (startYear: number) => (copy: Loose) => {
  Object.assign(copy.deals[0].grants[0], { startYear, termYears: 5 - startYear })
}
const withheld = (grossUp: boolean) => [{ kind: 'withholding', rate: 0.15, usable: 0.5, grossUp }]

const cases: readonly (readonly [string, Omit<Case, 'amount'>])[] = [
  ['at once', {}],
  ['from year 1', { change: starting(1) }],
  [
    'from year 2, with a licensee that may fail first',
    {
      change: (copy) => {
        starting(2)(copy)
        copy.licensees[0].failure = 0.2
      },
    },
  ],
  ['with withholding', { terms: withheld(false) }],
  ['with withholding and gross-up', { terms: withheld(true) }],
  [
    'with taxes that are not certain',
    {
      change: (copy) => {
        copy.licensor.taxRate = { kind: 'uniform', min: 0.1, max: 0.4 }
        copy.licensees[0].taxRate = { kind: 'uniform', min: 0.1, max: 0.4 }
      },
    },
  ],
]

describe.each([
  ['licensee', 900_000, 0],
  ['licensor', 10_000, 50_000],
] as const)('a deal that the %s would refuse', (by, amount, ours) => {
  it.each(cases)('%s is cured exactly by the change of the upfront fee', (_, { terms = [], change }) => {
    const document = feeDeal({
      amount,
      terms,
      change: (copy) => {
        copy.licensor.alternative.value = ours
        change?.(copy)
      },
    })
    const refusal = dealOf(document).wouldBeRefused!
    expect(refusal.by).toBe(by)
    const roomAfter = (times: number) => {
      const cured = changed(document, (copy) => {
        copy.deals[0].terms[0].amount += times * refusal.cure.upfrontChange!
      })
      const { expected, walkAway } = dealOf(cured)[by]!
      return expected.value - walkAway.value
    }
    expect(Math.abs(roomAfter(1))).toBeLessThan(1e-6)
    expect(roomAfter(0.9)).toBeLessThan(-1000)
    expect(roomAfter(1.1)).toBeGreaterThan(1000)
  })
})

describe('no change of the fee is named', () => {
  it('where the fee would fall below 0', () => {
    const document = smallDeal(
      [
        { kind: 'annualFee', amount: 300_000 },
        { kind: 'upfrontFee', amount: 100 },
        { kind: 'residual', scope: 'none' },
      ],
      (copy) => {
        copy.markets[0].size = 1e7
      },
    )
    const { by, cure } = dealOf(document).wouldBeRefused!
    expect([by, cure.upfrontChange]).toEqual(['licensee', null])
    expect(cure.text).toContain('The upfront fee alone cannot cure it')
  })

  it('where the deal never begins', () => {
    const document = feeDeal({
      amount: 100,
      change: (copy) => {
        copy.dataset.rights.consent = false
        copy.licensor.alternative.value = 5
      },
    })
    expect(dealOf(document).wouldBeRefused).toEqual({
      by: 'licensor',
      cure: { text: 'No price cures it: the deal never begins.', upfrontChange: null },
    })
  })
})

it('a strategy does not refuse a deal whose licensee is not known well enough to refuse it', () => {
  const document = changed(sample('minimal'), (copy) => {
    copy.strategies = [{ id: 's', deals: ['offer'] }]
  })
  const { deals, strategies } = answerTo(document, few)
  expect(deals[0]!.wouldBeRefused).toBeNull()
  expect(strategies[0]!.refused).toEqual([])
  expect(strategies[0]!.licensor.expected.value).toBeCloseTo(deals[0]!.licensor.expected.value, 6)
  expect(strategies[0]!.licensor.expected.value).toBeGreaterThan(1e5)
  const known = changed(document, (copy) => {
    copy.licensees[0].positions.diagnostics.utility = { kind: 'share', value: 0.001, freshnessElasticity: 0 }
  })
  expect(answerTo(known, few).strategies[0]!.refused).toEqual(['offer'])
})
