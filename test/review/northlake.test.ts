import { describe, expect, it } from 'vitest'
import { review } from '../../models/asked.ts'
import { type Review, reviewSchema } from '../../models/scenario/schema/review.ts'
import { check } from '../../models/valuation.ts'
import { changed, sample } from '../laws/documents.ts'

const northlake = sample('northlake')

const reviewed = (document: unknown, deal?: string): Review => {
  const result = review(document, { trials: 256, ...(deal === undefined ? {} : { deal }) })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const all = reviewed(northlake)
const rulesOf = (deal: string): readonly string[] =>
  all.deals.find(({ id }) => id === deal)?.findings.map(({ rule }) => rule) ?? []

describe('the sample', () => {
  it('is reviewed deal by deal, as the schema says', () => {
    expect(reviewSchema.parse(all).deals.map(({ id }) => id)).toEqual(
      northlake.deals.map(({ id }: { readonly id: string }) => id),
    )
  })

  it.each([
    [
      'flat',
      're-identification-ban erasure-procedure unconfirmed-warranty out-of-field determination-expiry updates ' +
        'residual-free uncapped-indemnity change-of-control termination',
    ],
    [
      'royalty',
      're-identification-ban erasure-procedure unconfirmed-warranty advance-and-minimum out-of-field ' +
        'determination-expiry exempt-services uncapped-indemnity late-interest change-of-control termination',
    ],
    [
      'exclusive',
      're-identification-ban erasure-procedure royalty-without-audit unconfirmed-warranty exclusivity-long out-of-field ' +
        'determination-expiry exempt-services change-of-control uncapped-indemnity late-interest',
    ],
    [
      'second-seat',
      're-identification-ban erasure-procedure royalty-without-audit unconfirmed-warranty out-of-field ' +
        'most-favoured-scope determination-expiry withholding exempt-services uncapped-indemnity late-interest ' +
        'change-of-control termination',
    ],
    [
      'per-inference',
      're-identification-ban royalty-without-audit determination-expiry exempt-services payment-terms ' +
        'uncapped-indemnity uncapped-indemnity residual-free change-of-control termination',
    ],
    [
      'trials',
      're-identification-ban royalty-without-audit exclusivity-without-diligence out-of-field determination-expiry ' +
        'exempt-services payment-terms change-of-control uncapped-indemnity currency-collar termination',
    ],
  ])('%s', (deal, rules) => {
    expect(rulesOf(deal)).toEqual(rules.split(' '))
  })

  it('loses its findings with what it lacks', () => {
    const mended = changed(northlake, (copy) => {
      for (const deal of copy.deals) deal.rights.noReidentification = true
      copy.dataset.sources[0].determinationUntil = '2041-01-01'
      copy.dataset.rights.chainOfTitle = true
    })
    const rules = reviewed(mended, 'flat').deals.flatMap(({ findings }) => findings.map(({ rule }) => rule))
    expect(rules).toEqual(
      'erasure-procedure out-of-field updates residual-free uncapped-indemnity change-of-control termination'.split(
        ' ',
      ),
    )
  })
})

describe('a review', () => {
  it('of one deal is that deal’s part of the review of all', () => {
    const [one] = reviewed(northlake, 'royalty').deals
    const rules = one?.findings.map(({ rule, pointer, text }) => ({ rule, pointer, text }))
    const whole = all.deals[1]?.findings.map(({ rule, pointer, text }) => ({ rule, pointer, text }))
    expect(rules).toEqual(whole)
  })

  it('of a deal that is not there, or of a document with faults, is refused', () => {
    const missing = review(northlake, { deal: 'royalti' })
    expect(missing).toMatchObject({ ok: false, faults: [{ kind: 'reference', pointer: '/deals' }] })
    const faulty = changed(northlake, (copy) => {
      copy.deals[1].terms[7].modelHalfLifeYears = undefined
    })
    const refused = check(faulty)
    expect(refused).toMatchObject({ ok: false })
    expect(review(faulty, {})).toEqual(refused)
  })
})
