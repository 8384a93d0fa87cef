import { describe, expect, it } from 'vitest'
import { maximumPrice, quotaFaults } from '../../api/runs/quota.ts'
import { readings, review } from '../../models/asked.ts'
import { type DealQuestion, type QuestionName, questions } from '../../models/questions.ts'
import { describeFailure, type Failure } from '../../models/units/failure.ts'
import { check } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const strikes = [1, 2, 3].map((afterYear) => ({ afterYear, amount: 2e6 }))
const buyout = { kind: 'buyout', strikes }

/** The sample with one deal, which can be bought out after three of its years. */
const optioned = (terms: readonly object[]): Loose =>
  changed(sample('northlake'), (copy: Loose) => {
    const deal = copy.deals.find(({ id }: Loose) => id === 'royalty')
    deal.terms.push(...terms)
    copy.deals = [deal]
    copy.strategies = []
  })

const waysOf = (document: Loose): number => {
  const checked = check(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.value.ways
}

const priceAt = (document: Loose, trials: number): number =>
  Number(
    quotaFaults(document, { trials }, () => waysOf(document)).map((fault) =>
      'price' in fault ? fault.price : 0,
    )[0] ?? 0,
  )

describe('the price of a run', () => {
  it('counts each way in which a deal with options can go', () => {
    const [plain, bought] = [optioned([]), optioned([buyout])]
    expect([waysOf(plain), waysOf(bought)]).toEqual([1, 4])
    const trials = 5e6
    expect(priceAt(plain, trials)).toBeGreaterThan(maximumPrice)
    expect(priceAt(bought, trials) - priceAt(plain, trials)).toBe(3 * trials)
  })

  it('a run that only its ways make too dear is refused', () => {
    const [plain, bought] = [optioned([]), optioned([buyout])]
    const parts = priceAt(plain, 5e6) / 5e6
    const trials = Math.floor(maximumPrice / parts)
    expect(quotaFaults(plain, { trials }, () => waysOf(plain))).toEqual([])
    expect(quotaFaults(bought, { trials }, () => waysOf(bought))).toMatchObject([
      { kind: 'quota', price: trials * (parts + 3) },
    ])
  })

  it('compiles nothing where the ways do not matter', () => {
    const never = (): never => {
      throw new Error('nobody asks')
    }
    expect(quotaFaults(optioned([buyout]), { trials: 16_384 }, never)).toEqual([])
    expect(quotaFaults(optioned([]), { trials: 5e6 }, never)).toHaveLength(1)
  })
})

describe('the price of what values a deal many times', () => {
  it('readings count each of them, in all its ways', () => {
    const trials = 4e6
    const price = (document: Loose): number => {
      const read = readings(document, { deal: 'royalty', trials })
      if (read.ok) throw new Error('it is too dear')
      expect(read.faults).toMatchObject([{ kind: 'quota', pointer: '/simulation/trials', limit: 2e8 }])
      return read.faults.map((fault) => ('price' in fault ? fault.price : 0))[0]!
    }
    expect(price(optioned([buyout]))).toBeGreaterThan(3 * trials * 25)
  })

  it('so does a review', () => {
    const [plain, bought] = [optioned([]), optioned([buyout])].map((document) => {
      const read = review(document, { trials: 4e6 })
      return read.ok ? 0 : read.faults.map((fault) => ('price' in fault ? fault.price : 0))[0]!
    }) as [number, number]
    expect(bought).toBeGreaterThan(3 * plain)
  })
})

/** A deal of fifty years by months that may be bought out after three of its years, beside five others. */
const heavy = changed(optioned([buyout]), (copy: Loose) => {
  Object.assign(copy, { horizonYears: 50, periodsPerYear: 12 })
  const [deal] = copy.deals
  copy.deals = [deal, ...[1, 2, 3, 4, 5].map((n) => ({ ...structuredClone(deal), id: `d${n}` }))]
})

describe('the price of a question that compares, bargains or asks what drives', () => {
  const dearer = changed(heavy, (copy: Loose) => {
    copy.deals[0].terms[0].amount = 1
  })
  const asked: readonly (readonly [QuestionName, unknown, Omit<DealQuestion, 'trials'>])[] = [
    ['compare', heavy, { deals: 'royalty,d1,d2,d3,d4,d5' }],
    ['risks', heavy, { deal: 'royalty', without: 'minimumGuarantee' }],
    ['zone', heavy, { deal: 'royalty', terms: 'upfront,rate' }],
    ['solve', heavy, { deal: 'royalty', for: 'upfront', hold: 'licensor' }],
    ['bargain', heavy, { deal: 'royalty', terms: 'upfront,rate' }],
    ['bridge', { before: heavy, after: dearer }, {}],
  ]

  it.each(asked)(
    '%s: is told with the trials that are allowed, and before anything is worked out',
    (...each) => {
      const [name, document, question] = each
      const found = questions[name](document, { ...question, trials: 2_000_000 }, undefined)
      const faults: readonly Failure[] = found.ok ? [] : found.faults
      expect(faults).toMatchObject([{ kind: 'quota' }])
      expect(describeFailure(faults[0]!)).toMatch(
        /at most [\d,]+ trials for .*, found [\d,]+ trials, a price of [\d,]+/,
      )
    },
  )
})
