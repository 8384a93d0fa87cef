import { describe, expect, it } from 'vitest'
import { changed, faultsIn, type Loose, placesIn, sentencesIn, smallDeal } from '../laws/documents.ts'

const royalty = { kind: 'royalty', rate: 0.05 }

/** A royalty over four years from year 1, with options. */
const having = (terms: readonly object[], change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal([royalty, ...terms], (copy) => {
    Object.assign(copy.deals[0].grants[0], { startYear: 1, termYears: 3 })
    change(copy)
  })

const option = { kind: 'optionFee', amount: 1000 }
const buyout = (...years: readonly number[]) => ({
  kind: 'buyout',
  strikes: years.map((afterYear) => ({ afterYear, amount: 1000 })),
})
const renewal = { kind: 'renewal', years: 1 }
const pilot = { kind: 'pilot', fee: 1000, months: 6, records: 100 }
const right = { kind: 'termination', right: 'licensee' }
const at = (place: string) => `/deals/0/terms/1${place}`

describe('options that hold together', () => {
  it.each([
    ['an option fee', [option]],
    ['two dates', [{ ...option, exercise: [{ year: 0.5 }, { year: 2, price: 10 }] }]],
    ['a buyout', [buyout(1, 2)]],
    ['a renewal', [renewal]],
    ['a pilot', [pilot]],
    ['a right to end', [right]],
    ['three', [option, buyout(1), right].map((own) => (own === right ? { ...own, years: [2] } : own))],
  ])('%s', (_, terms) => {
    expect(placesIn(having(terms))).toEqual([])
  })
})

describe('options that do not', () => {
  it.each<[string, readonly object[], string, RegExp]>([
    [
      'a date at which the grant would end too late',
      [{ ...option, exercise: [{ year: 3 }] }],
      `value ${at('/exercise/0/year')}`,
      /up to 2: .* within the horizon of 5 years/,
    ],
    [
      'dates that fall',
      [{ ...option, exercise: [{ year: 2 }, { year: 1 }] }],
      `value ${at('/exercise/1/year')}`,
      /rise/,
    ],
    [
      'a use before the fee',
      [{ ...option, paidYear: 1, exercise: [{ year: 0.5 }] }],
      `value ${at('/exercise/0/year')}`,
      /not before the fee is paid/,
    ],
    [
      'a fee for what is not granted',
      [{ ...option, field: 'other' }],
      `reference ${at('/field')}`,
      /a field this deal grants/,
    ],
    [
      'a negative price',
      [{ ...option, exercise: [{ year: 1, price: -5 }] }],
      `value ${at('/exercise/0/price')}`,
      /0 or more/,
    ],
    [
      'a negative strike',
      [{ kind: 'buyout', strikes: [{ afterYear: 1, amount: -5 }] }],
      `value ${at('/strikes/0/amount')}`,
      /0 or more/,
    ],
    [
      'a buyout after the term',
      [buyout(3)],
      `value ${at('/strikes/0/afterYear')}`,
      /from 1 to 2, before the last/,
    ],
    ['strikes that fall', [buyout(2, 1)], `value ${at('/strikes/1/afterYear')}`, /rise/],
    ['a right to end after the end', [{ ...right, years: [1, 3] }], `value ${at('/years/1')}`, /from 1 to 2/],
    [
      'a right and a chance',
      [{ ...right, hazardPerYear: 0.1 }],
      `conflict ${at('/hazardPerYear')}`,
      /either a chance of ending or a right/,
    ],
    [
      'neither a right nor a chance',
      [{ kind: 'termination' }],
      `missing-key ${at('/hazardPerYear')}`,
      /right/,
    ],
    [
      'a renewal beyond the horizon',
      [{ ...renewal, years: 2 }],
      `value ${at('/years')}`,
      /within the horizon of 5 years/,
    ],
    [
      'a notice longer than the term',
      [{ ...renewal, noticeMonths: 48 }],
      `value ${at('/noticeMonths')}`,
      /within the term/,
    ],
    [
      'a pilot that ends after the start',
      [{ ...pilot, months: 13 }],
      `value ${at('/months')}`,
      /before its grants start, in year 1/,
    ],
    [
      'a pilot elsewhere',
      [{ ...pilot, field: 'other' }],
      `reference ${at('/field')}`,
      /a field this deal grants/,
    ],
    ['two renewals', [renewal, renewal], 'conflict /deals/0/terms/2', /one renewal/],
    [
      'two on one date',
      [buyout(1), { ...right, years: [1] }],
      'conflict /deals/0/terms/2',
      /dates of their own/,
    ],
    [
      'four',
      [option, buyout(1), { ...right, years: [2] }, renewal],
      'conflict /deals/0/terms/4',
      /at most 3 options/,
    ],
  ])('%s', (_, terms, place, sentence) => {
    const document = having(terms)
    expect(placesIn(document)).toContain(place)
    expect(sentencesIn(document)).toMatch(sentence)
  })

  it('a buyout of nothing', () => {
    const nothing = smallDeal([{ kind: 'annualFee', amount: 1 }, buyout(1)])
    expect(placesIn(nothing)).toEqual(['value /deals/0/terms/1'])
    expect(sentencesIn(nothing)).toContain('a royalty beside a buyout')
  })

  it('a choice of a licensee of whom nobody knows what the data bring it', () => {
    const unknown = (by: string): Loose =>
      having([{ ...buyout(1), by }], (copy) => {
        copy.licensees[0].positions['diagnostics-us'].utility = { kind: 'unknown' }
      })
    expect(placesIn(unknown('licensee'))).toEqual(['value /deals/0/terms/1'])
    expect(placesIn(unknown('licensor'))).toEqual([])
  })

  it('more ways than can be told apart', () => {
    const long = changed(having([option, buyout(1, 3, 5, 7), { ...right, noticeMonths: 3 }]), (copy) => {
      copy.horizonYears = 20
      copy.deals[0].grants[0].termYears = 15
    })
    expect(faultsIn(long)).toMatchObject([
      { pointer: '/deals/0/terms', found: expect.stringMatching(/fewer/) },
    ])
  })
})
