import { describe, expect, test } from 'vitest'
import { limitedLognormalMean, normalCdf } from '../support/twin/lognormal.ts'
import { plainFacts } from '../support/twin/plainFacts.ts'
import {
  expectedLineOf as expectedLine,
  lineOf as line,
  near,
  type SmallDeal,
  smallDocument,
} from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

describe('equity', () => {
  const shares = {
    ...{ kind: 'equity', value: 1000, volatility: 0.4, growth: 0.1, years: 2, lockUpYears: 3 },
    ...{ dilution: 0.2, liquidityDiscount: 0.25 },
  }
  const small = (more: object = {}): SmallDeal => ({
    ...{ revenue: [0], termYears: 2, terms: [{ ...shares, ...more }] },
    ...{ licensor: { taxRate: { royalty: 0.2, equity: 0.5 } }, licensee: { taxRate: 0.3 } },
  })
  const worth = (z: number) => 1000 * 1.1 ** 3 * Math.exp(0.4 * Math.sqrt(3) * z - 0.24)

  test('shares are worth what they are when they may be sold, to both', () => {
    near(line(small(), 'equity', { normal: () => 0.7 }), [0, 0, 0, 0.6 * worth(0.7)])
    const { licensor, licensee } = twinDeal(smallDocument(small()), 'deal', plainFacts())
    expect(licensor.npv).toBeCloseTo(0.3 * worth(0), 9)
    expect(licensee.npv).toBeCloseTo(-0.6 * worth(0), 9)
  })

  test('a warrant is what is above its strike', () => {
    const warrant = small({ warrant: { strike: 500 } })
    near(line(warrant, 'equity', { normal: () => 0.7 }), [0, 0, 0, 0.75 * (0.8 * worth(0.7) - 500)])
    near(line(warrant, 'equity', { normal: () => -2 }), [])
  })

  test('nothing once the licensee has failed, all of it after another end', () => {
    near(line(small(), 'equity', { failureYear: () => 3 }), [])
    expect(line(small(), 'equity', { failureYear: () => 4 })).toHaveLength(4)
    const ended = small()
    const terms = [...ended.terms, { kind: 'termination', hazardPerYear: 0.5 }]
    expect(line({ ...ended, terms }, 'equity', { terminationYear: () => 1 })).toHaveLength(4)
  })

  test('the expected case: means, and Black–Scholes for a warrant', () => {
    near(expectedLine(small(), 'equity'), [0, 0, 0, 0.6 * 1331])
    // Hull's example: S = 42, K = 40, r = 10 %, σ = 20 %, half a year: a call is worth 4.76 today
    const call = { kind: 'equity', value: 42, volatility: 0.2, growth: Math.exp(0.1) - 1, years: 0.5 }
    const priced = small({})
    const found = expectedLine({ ...priced, terms: [{ ...call, warrant: { strike: 40 } }] }, 'equity')
    expect((found[1] ?? Number.NaN) * Math.exp(-0.05)).toBeCloseTo(4.7594, 4)
  })

  test('the normal distribution and the limited lognormal mean by their tables', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 15)
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14)
    expect(normalCdf(-4)).toBeCloseTo(3.167124183311992e-5, 18)
    expect(normalCdf(3.6)).toBeCloseTo(0.9998408914098424, 14)
    // by the trapezoidal rule over z
    let total = 0
    for (let z = -12; z < 12; z += 1 / 256)
      total +=
        (Math.min(2 * Math.exp(0.6 * z - 0.18), 2.5) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / 256
    expect(limitedLognormalMean(Math.log(2), 0.6, 2.5)).toBeCloseTo(total, 5)
  })
})
