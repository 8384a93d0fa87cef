import { describe, expect, it } from 'vitest'
import type { Loose } from '../laws/documents.ts'
import { flatFee, strategyTo, twoBuyers } from './documents.ts'

/** Rivalry ½ and two others like the rival: alone the data are worth B, with three licensees B/√3 to each. */
const closed = flatFee('closed', 'buyer', { exclusivity: 'exclusive' })
const shared =
  (alpha: number, others: Loose = { count: 2, like: 'rival' }) =>
  (copy: Loose) => {
    Object.assign(copy.markets[0], { rivalry: 0.5, others })
    copy.negotiation = { alpha }
  }

/** Σ share · margin · revenue of five years at 12 %, year ends: by hand from the sample. */
const benefit = [0.2, 0.4, 0.6, 0.8, 1]
  .map((adopted, y) => (0.5 * 0.3 * 1e8 * 0.1 * adopted * (1.05 * 0.98) ** y) / 1.12 ** (y + 1))
  .reduce((a, b) => a + b, 0)
const kept = 0.75 * benefit

const premiumIn = (document: Loose) => strategyTo(document).premiums[0]!

describe('the exclusivity premium', () => {
  it('lies between the licences forgone, diluted, and what the licensee gains by being alone', () => {
    const premium = premiumIn(twoBuyers([closed], shared(0.1)))
    expect(premium.upper!.value).toBeCloseTo(kept * (1 - 3 ** -0.5), 4)
    expect(premium.lower!.value).toBeCloseTo(2 * 0.1 * kept * 3 ** -0.5, 4)
    expect(premium).toMatchObject({ verdict: 'possible', destroys: null })
    expect(premium.waiting!.most.value).toBeCloseTo(0, 6)
    expect(premium.others).toMatchObject([{ count: 2, from: 'like rival', territory: 'US' }])
  })

  it('destroys where more is forgone than it is worth, and by how much', () => {
    const premium = premiumIn(twoBuyers([closed], shared(0.5)))
    expect(premium.verdict).toBe('destroys')
    expect(premium.destroys!.value).toBeCloseTo(kept * (2 * 0.5 * 3 ** -0.5 - (1 - 3 ** -0.5)), 4)
    expect(premium.text).toMatch(/Do not grant it/)
  })

  it('counts offers of the document that it excludes, and licences as stated', () => {
    const others = { count: 3, probability: 0.5, value: 1000 }
    const premium = premiumIn(twoBuyers([closed, flatFee('theirs', 'rival')], shared(0.5, others)))
    expect(premium.others[0]!.worth.value).toBeCloseTo(1500, 9)
    expect(premium.named).toMatchObject([{ deal: 'theirs' }])
    expect(premium.lower!.value).toBeCloseTo(1500 + 75_000, 6)
  })

  it('is unknown where others are unknown, or counted without what they would pay; nobody else is 0', () => {
    expect(premiumIn(twoBuyers([closed])).text).toMatch(/cannot be computed: who else would buy/)
    expect(premiumIn(twoBuyers([closed], shared(0.5, { count: 2 }))).text).toMatch(/not what they would pay/)
    expect(premiumIn(twoBuyers([closed], shared(0.5, { count: 0 }))).lower).toEqual({
      value: 0,
      standardError: 0,
    })
  })
})
