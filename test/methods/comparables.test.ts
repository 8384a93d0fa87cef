import { describe, expect, it } from 'vitest'
import { assetClassOf } from '../../models/methods/assetClasses.ts'
import {
  comparableIds,
  comparables,
  comparablesFor,
  comparablesNote,
  type PriceAxis,
  placeComparable,
} from '../../models/methods/comparables.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }

const place = (id: string, recordUnit: string | null, axis: PriceAxis, currency = 'USD') => {
  const [comparable] = comparablesFor([id])
  if (comparable === undefined) throw new Error(`no comparable ${id}`)
  return placeComparable(comparable, { currency, recordUnit, axis })
}

const reason = (id: string, recordUnit: string | null, axis: PriceAxis, currency = 'USD'): string => {
  const placed = place(id, recordUnit, axis, currency)
  if (placed.place === 'tick') throw new Error(`${id} is a tick`)
  return placed.reason
}

describe('the list', () => {
  it('has ids that are one word, sources, grades and a class for every asset', () => {
    expect(new Set(comparableIds).size).toBe(comparables.length)
    expect(comparables.length).toBeGreaterThan(30)
    for (const comparable of comparables) {
      expect(comparable.id).toMatch(/^[a-z0-9-]+$/)
      expect(comparable.source).not.toBe('')
      expect(['A', 'B', 'C', 'D']).toContain(comparable.grade)
      expect(assetClassOf(comparable), comparable.asset).not.toBeNull()
      for (const price of [comparable.amount, comparable.perUnit])
        if (price !== undefined) expect(price.low).toBeLessThanOrEqual(price.high)
    }
    expect(comparablesNote).toContain('Check the original before quoting')
  })

  it('holds every comparable of the sample, in its order', () => {
    expect(comparablesFor(northlake.comparables).map(({ id }) => id)).toEqual(northlake.comparables)
  })

  it('does not know what it does not hold', () => expect(() => comparablesFor(['nobody'])).toThrow('nobody'))
})

describe('a tick on an axis', () => {
  it('needs kind, class, basis, currency and unit to match', () => {
    expect(place('freepik-2024', 'image', 'perRecord')).toMatchObject({
      place: 'tick',
      low: 0.02,
      high: 0.04,
    })
    expect(place('shutterstock-initial', 'image', 'total')).toMatchObject({
      place: 'tick',
      low: 25e6,
      high: 50e6,
    })
    expect(place('nyt-amazon', 'article', 'perYear')).toMatchObject({ place: 'tick', low: 20e6, high: 25e6 })
  })

  it('has no low for an upper bound', () => {
    expect(place('newscorp-meta', 'article', 'perYear')).toMatchObject({
      place: 'tick',
      low: null,
      high: 50e6,
    })
  })

  it('is labelled as reported, caution included', () => {
    expect(place('newscorp-meta', 'article', 'perYear')).toHaveProperty(
      'label',
      'News Corp to Meta, 2026: up to 50 million USD a year, at least three years (an upper bound)',
    )
    expect(place('archive-imagery', 'image', 'total')).toHaveProperty(
      'label',
      'image archive to computer-vision developer: mid six figures for about one million images',
    )
  })
})

describe('the table says why', () => {
  it.each([
    ['definedai-image', 'image', 'perRecord', 'a list price, not a signed licence'],
    ['openai-offers', 'article', 'perYear', 'an offer, not a signed licence'],
    ['photobucket-talks', 'image', 'perRecord', 'talks, not a signed licence'],
    ['anthropic-settlement', 'work', 'perRecord', 'a settlement of claims, not a licence price'],
    ['shutterstock-fund', 'image', 'perRecord', 'a payout to contributors, not a licence price'],
    ['23andme-gsk', 'genome', 'total', 'an investment in shares, not a licence price'],
    ['tempus-az-pathos', 'patient', 'total', 'a bundle with services or models, not a licence of data alone'],
    ['perplexity-comet-plus', 'article', 'total', 'a pool shared by many, not one licence'],
    ['ap-openai', 'article', 'total', 'the price is not disclosed'],
    ['reddit-all', 'post', 'total', 'several licences together, not one'],
    ['freepik-2024', 'study', 'perRecord', 'images, not medical imaging'],
    [
      'freepik-2024',
      null,
      'perRecord',
      'images; what kind of data this dataset is, its record unit does not say',
    ],
    ['shutterstock-initial', 'image', 'perYear', 'reported as total, not per-year; nothing is divided'],
    ['shutterstock-initial', 'image', 'perRecord', 'reported as total, not per unit; nothing is divided'],
    ['freepik-2024', 'image', 'total', 'reported per unit, not total; nothing is divided'],
    ['tandf-microsoft', 'book', 'total', 'reported as upfront, not total; nothing is divided'],
    ['harpercollins-microsoft', 'book', 'perRecord', 'per title, not per book'],
  ] as const)('%s beside a dataset of %s, %s', (id, unit, axis, expected) =>
    expect(reason(id, unit, axis)).toBe(expected),
  )

  it('of another currency too', () =>
    expect(reason('freepik-2024', 'image', 'perRecord', 'EUR')).toBe('in USD, not EUR; nothing is converted'))

  it('and only licences are ever ticks, whatever the dataset', () => {
    for (const comparable of comparables)
      for (const axis of ['total', 'perYear', 'perRecord'] as const)
        for (const recordUnit of [
          'image',
          'article',
          'genome',
          'patient',
          'work',
          'title',
          'word',
          'minute',
          'post',
        ]) {
          const placed = placeComparable(comparable, { currency: 'USD', recordUnit, axis })
          if (placed.place === 'tick') expect(comparable.kind).toBe('licence')
        }
  })

  it('for a dataset of imaging studies keeps every comparable of the sample off the axis', () => {
    for (const id of northlake.comparables) expect(place(id, 'study', 'total').place).toBe('table')
  })
})
