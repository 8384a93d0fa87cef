import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readings } from '../../models/asked.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Readings } from '../../models/scenario/schema/readings.ts'
import { value } from '../../models/valuation.ts'

type Deal = FieldfareDocument['deals'][number]

const northlake = JSON.parse(readFileSync('models/samples/northlake.json', 'utf8')) as FieldfareDocument
const trials = 512

const readingsOf = (document: FieldfareDocument, deal: string): Readings => {
  const read = readings(document, { deal, trials })
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

const dealValue = (document: FieldfareDocument, deal: string): Answer['deals'][number] => {
  const valued = value(document, { trials })
  if (!valued.ok) throw new Error(JSON.stringify(valued.faults))
  return valued.value.deals.find(({ id }) => id === deal)!
}

/** The document with one deal alone, changed by hand. */
const changedBy = (deal: string, change: (deal: Deal) => void): FieldfareDocument => {
  const document = structuredClone(northlake)
  change(document.deals.find(({ id }) => id === deal)!)
  return document
}

const find = ({ readings: all }: Readings, key: string, other: string) =>
  all.find((row) => row.switch === key && row.other === other)!

describe('a deal read the other way', () => {
  const read = readingsOf(northlake, 'royalty')
  const now = dealValue(northlake, 'royalty')

  // a second valuation of a document that was changed by hand is the second witness
  const cases: readonly (readonly [string, string, (deal: Deal) => void])[] = [
    ['tierMethod', 'all-units', ({ terms }) => Object.assign(terms[2]!, { tierMethod: 'all-units' })],
    ['tierClock', 'lifetime', ({ terms }) => Object.assign(terms[2]!, { tierClock: 'lifetime' })],
    ['unused', 'lapses', ({ terms }) => Object.assign(terms[3]!, { unused: 'lapses' })],
    ['clock', 'term', ({ terms }) => Object.assign(terms[4]!, { clock: 'term' })],
    ['balance', 'per-grant', ({ terms }) => Object.assign(terms[1]!, { balance: 'per-grant' })],
    [
      'scope',
      'perpetual',
      ({ terms }) => {
        terms[7] = { kind: 'residual', scope: 'perpetual', rate: 0.005, modelHalfLifeYears: 2 }
      },
    ],
  ]

  it.each(cases)('%s as %s is worth what a document written so is worth', (key, other, change) => {
    const { licensor, licensee } = find(read, key, other)
    const then = dealValue(changedBy('royalty', change), 'royalty')
    expect(licensor!.expected.value).toBeCloseTo(
      then.licensor.expected.value - now.licensor.expected.value,
      4,
    )
    expect(licensor!.difference.mean).toBeCloseTo(then.licensor.npv.mean - now.licensor.npv.mean, 4)
    expect(licensee!.expected.value).toBeCloseTo(
      then.licensee!.expected.value - now.licensee!.expected.value,
      4,
    )
  })

  it('tells what the document says from what it leaves to the usual reading', () => {
    expect(find(read, 'tierMethod', 'all-units')).toMatchObject({ now: 'marginal', stated: true })
    expect(find(read, 'balance', 'per-grant')).toMatchObject({ now: 'one', stated: false })
  })

  it('values the deal without each of its clauses', () => {
    expect(read.clauses.map(({ kind }) => kind)).toEqual(
      northlake.deals.find(({ id }) => id === 'royalty')!.terms.map(({ kind }) => kind),
    )
    const bare = changedBy('royalty', ({ terms }) => void terms.splice(4, 1))
    const then = dealValue(bare, 'royalty')
    const { licensor } = read.clauses[4]!
    // without the clause those behind it have other numbers, and their chance events other draws: within the error
    const gap = then.licensor.expected.value - now.licensor.expected.value
    expect(Math.abs(licensor!.expected.value - gap)).toBeLessThan(4 * then.licensor.expected.standardError)
    expect(licensor!.expected.value).toBeLessThan(0)
  })
})

describe('what a deal leaves open', () => {
  it('a deal without a residual clause is read to keep what was learned', () => {
    const open = changedBy('flat', ({ terms }) => void terms.pop())
    const { readings: rows } = readingsOf(open, 'flat')
    const residual = rows.find(({ kind }) => kind === 'residual')!
    expect(residual).toMatchObject({ term: null, now: 'none', other: 'perpetual', stated: false })
    expect(residual.licensee!.expected.value).toBeGreaterThan(0)
  })

  it('a reading that does not hold together says why', () => {
    const tied = changedBy('royalty', ({ terms }) => {
      Object.assign(terms[4]!, { advanceCountsTowardMinimum: true })
    })
    const { clauses } = readingsOf(tied, 'royalty')
    expect(clauses[1]).toMatchObject({ kind: 'advance', licensor: null })
    expect(clauses[1]!.refused).toContain('an advance in this deal')
  })

  it('a deal that is not there is refused', () => {
    const read = readings(northlake, { deal: 'none', trials })
    expect(read.ok).toBe(false)
  })
})
