import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportPricing } from '../../models/exchange/exportPricing.ts'
import { importPricing } from '../../models/exchange/importPricing.ts'
import type { Format } from '../../models/exchange/priced.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { check } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

const withTerms = (terms: readonly object[]): Loose =>
  changed(sample('minimal'), (copy) => {
    copy.deals[0].terms = terms
  })

/** The terms of a deal after a way out and back. */
const returned = (terms: readonly object[], format: Format, volume?: number): readonly object[] => {
  const out = exportPricing(withTerms(terms), { deal: 'offer', format })
  if (!out.ok) throw new Error(out.faults.map(describeFailure).join(' '))
  const back = importPricing(out.value.text, { ...(volume === undefined ? {} : { volume }) })
  if (!back.ok) throw new Error(back.faults.map(describeFailure).join(' '))
  expect(back.value).toMatchObject({ format, currency: 'USD' })
  return back.value.terms
}

const amount = fc.oneof(
  fc.double({ min: 0, max: 1e12, noNaN: true }),
  fc.integer({ min: 0, max: 1e9 }),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
)
const volume = fc.integer({ min: 0, max: 1e9 })

const rslTerm = (count: number) =>
  fc.oneof(
    fc.record({ kind: fc.constant('upfrontFee'), amount }),
    fc.record({ kind: fc.constant('annualFee'), amount }),
    fc.record({
      kind: fc.constant('usageFee'),
      unit: fc.constantFrom('inference', 'crawl', 'training'),
      tiers: fc.tuple(fc.record({ price: amount })),
      volume: fc.constant(count),
    }),
  )

/** Terms that RSL can say, all with one volume. */
const rslTerms = volume.chain((count) =>
  fc.record({ count: fc.constant(count), terms: fc.array(rslTerm(count), { minLength: 1, maxLength: 6 }) }),
)

const cents = (most: number) => fc.integer({ min: 1, max: most }).map((units) => Number(`${units}e-2`))

/** Terms that a plan can say: a year of whole cents a month, a price, a maximum in cents. */
const planTerms = volume.chain((count) => {
  const annual = fc.integer({ min: 1, max: 1e9 }).map((units) => ({
    kind: 'annualFee',
    amount: Number(`${12 * units}e-2`),
  }))
  const usage = fc
    .record({
      price: amount.filter((price) => price > 0 && price <= 1e11),
      most: fc.option(cents(1e9), { nil: undefined }),
    })
    .map(({ price, most }) => ({
      kind: 'usageFee',
      unit: 'query',
      tiers: [{ price }],
      ...(most === undefined ? {} : { monthlyMaximum: most }),
      volume: count,
    }))
  const terms = fc.oneof(
    annual.map((fee) => [fee]),
    usage.map((fee) => [fee]),
    fc.tuple(annual, usage),
  )
  return fc.record({ count: fc.constant(count), terms })
})

const bare = (terms: readonly Loose[]): readonly object[] => terms.map(({ volume: _, ...term }) => term)

describe('out and back', () => {
  it('as RSL, the same terms to the last bit', () => {
    fc.assert(
      fc.property(rslTerms, ({ count, terms }) => {
        expect(returned(terms, 'rsl', count)).toEqual(terms)
        expect(returned(terms, 'rsl')).toEqual(bare(terms))
      }),
      { numRuns: 80 },
    )
  })

  it('as a plan, the same terms to the last bit', () => {
    fc.assert(
      fc.property(planTerms, ({ count, terms }) => {
        expect(returned(terms, 'plan', count)).toEqual(terms)
        expect(returned(terms, 'plan')).toEqual(bare(terms))
      }),
      { numRuns: 80 },
    )
  })

  it('a year that is no twelve months of whole cents comes back within six cents, and never in silence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 1e9 }), (year) => {
        const [fee] = returned([{ kind: 'annualFee', amount: year / 100 }], 'plan') as [Loose]
        expect(Math.abs(fee.amount - year / 100)).toBeLessThan(0.0601)
        const out = exportPricing(withTerms([{ kind: 'annualFee', amount: year / 100 }]), {
          deal: 'offer',
          format: 'plan',
        })
        const told = out.ok && out.value.notSaid.some(({ text }) => text.startsWith('Twelve months'))
        expect(told).toBe(fee.amount !== year / 100)
      }),
      { numRuns: 60 },
    )
  })

  it('every deal of the sample is written or refused with a sentence, and what is written is taken back', () => {
    const northlake = sample('northlake')
    const written = northlake.deals.flatMap(({ id }: Loose) =>
      (['rsl', 'plan'] as const).flatMap((format) => {
        const out = exportPricing(northlake, { deal: id, format })
        if (!out.ok) {
          expect(out.faults.map(describeFailure).join(' ')).toMatch(
            /^\/deals\/\d\/(terms|grants): expected a /,
          )
          return []
        }
        const back = importPricing(out.value.text, { volume: 1000 })
        if (!back.ok) throw new Error(back.faults.map(describeFailure).join(' '))
        const copy = withTerms(back.value.terms)
        expect(check(copy).ok).toBe(true)
        return [`${id} ${format}: ${back.value.terms.map((term) => term.kind).join(', ')}`]
      }),
    )
    expect(written).toEqual([
      'flat rsl: upfrontFee, annualFee',
      'flat plan: annualFee',
      'royalty rsl: upfrontFee',
      'exclusive rsl: upfrontFee',
      'second-seat rsl: upfrontFee',
      'per-inference rsl: upfrontFee',
      'trials rsl: upfrontFee',
    ])
  })

  it('a deal whose terms went out and came back is worth the same', () => {
    const terms = [
      { kind: 'upfrontFee', amount: 250_000 },
      { kind: 'usageFee', unit: 'crawl', volume: 1e6, tiers: [{ price: 0.05 }] },
    ]
    const before = answerTo(withTerms(terms), { trials: 64 })
    const after = answerTo(withTerms(returned(terms, 'rsl', 1e6)), { trials: 64 })
    expect(after.deals).toEqual(before.deals)
  })
})
