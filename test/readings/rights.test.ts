import { describe, expect, it } from 'vitest'
import { readings } from '../../models/asked.ts'
import { readingsTable } from '../../models/report/readingsTable.ts'
import { rightsCells } from '../../models/scenario/rightsMatrix.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Readings } from '../../models/scenario/schema/readings.ts'
import { value } from '../../models/valuation.ts'
import { type Remark, remarksOf } from '../../web/view/remarks.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const trials = 512
const sublicences = { kind: 'sublicenceShare', receipts: { perRevenue: 0.02 }, stages: [{ share: 0.3 }] }

/** The flat fee of the sample with a share for improvements and one of sublicences, and nothing said of the time after. */
const open = changed(sample('northlake'), (copy) => {
  const [flat] = copy.deals
  copy.deals = [flat]
  copy.strategies = []
  flat.terms = [...flat.terms.filter(({ kind }: Loose) => kind !== 'residual'), sublicences]
  flat.rights = { grantBackShare: 0.001, matrix: { data: { own: 'licensor' }, labels: { use: 'joint' } } }
})

const readingsOf = (document: Loose): Readings => {
  const read = readings(document, { deal: 'flat', trials })
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

/** What the deal is expected to be worth, of a document that was changed by hand. */
const worthOf = (document: Loose) => {
  const valued = value(document, { trials })
  if (!valued.ok) throw new Error(JSON.stringify(valued.faults))
  const { licensor, licensee } = valued.value.deals.find(({ id }) => id === 'flat')!
  return { licensor: licensor.expected.value, licensee: licensee!.expected.value }
}

const read = readingsOf(open)
const cellOf = (thing: string, right: string) =>
  read.rights.find((cell) => cell.thing === thing && cell.right === right)
const wayOf = (thing: string, right: string, holder: string) =>
  cellOf(thing, right)!.ways.find((way) => way.holder === holder)!

describe('open cells of the matrix of rights', () => {
  it('are all that neither the matrix, nor the grant fills, each with every way to fill it', () => {
    const filled = ['data own', 'labels use', 'data use']
    expect(read.rights.map(({ thing, right }) => `${thing} ${right}`)).toEqual(
      rightsCells.map(({ thing, right }) => `${thing} ${right}`).filter((cell) => !filled.includes(cell)),
    )
    for (const { ways } of read.rights)
      expect(ways.map(({ holder }) => holder)).toEqual(['licensor', 'licensee', 'joint'])
  })

  it('are not those that the short form or a residual clause fills', () => {
    const settled = changed(open, ({ deals: [flat] }) => {
      flat.rights = { weights: 'licensee', improvements: 'licensee', outputs: 'licensee' }
      flat.terms.push({ kind: 'residual', scope: 'none' })
    })
    const cells = readingsOf(settled).rights.map(({ thing, right }) => `${thing} ${right}`)
    for (const thing of ['weights', 'fineTunes', 'outputs']) expect(cells).not.toContain(`${thing} own`)
    for (const thing of ['data', 'labels', 'weights', 'fineTunes'])
      expect(cells).not.toContain(`${thing} afterTerm`)
    expect(cells).toContain('outputs afterTerm')
  })

  it('tell what is at stake where no figure depends on them, and never a number', () => {
    const idle = read.rights.filter(({ ways }) => ways.every(({ standing }) => standing === 'not-modelled'))
    expect(idle.length).toBeGreaterThan(5)
    for (const { text, ways } of idle) {
      expect(text).toMatch(/^Who .+\? .+\.$/)
      for (const way of ways) expect(way).toMatchObject({ licensor: null, licensee: null, refused: null })
    }
    expect(cellOf('usageLogs', 'use')?.text).toContain('inKind')
  })
})

describe('money between ways to fill a cell', () => {
  const now = worthOf(open)
  // a second valuation of a document that was changed by hand is the second witness
  const cases: readonly (readonly [string, string, string, (deal: Loose) => void])[] = [
    [
      'weights',
      'afterTerm',
      'licensee',
      ({ terms }) => terms.push({ kind: 'residual', scope: 'perpetual', modelHalfLifeYears: 2 }),
    ],
    ['fineTunes', 'own', 'licensee', ({ rights }) => delete rights.grantBackShare],
    ['outputs', 'sublicense', 'licensor', ({ terms }) => terms.pop()],
  ]
  it.each(cases)(
    '%s %s to the %s is worth what a document written so is worth',
    (thing, right, holder, to) => {
      const way = wayOf(thing, right, holder)
      const then = worthOf(changed(open, ({ deals: [flat] }) => void to(flat)))
      expect(way.standing).toBe('changed')
      expect(Math.abs(way.licensor!.expected.value)).toBeGreaterThan(1000)
      expect(way.licensor!.expected.value).toBeCloseTo(then.licensor - now.licensor, 3)
      // what the licensee keeps of sublicences is not in its figures, so that its side is not told
      if (right === 'sublicense') expect(way.licensee).toBeNull()
      else expect(way.licensee!.expected.value).toBeCloseTo(then.licensee - now.licensee, 3)
    },
  )

  it('is none where the cell goes to whom the deal is valued for', () => {
    for (const [thing, right, holder] of [
      ['weights', 'afterTerm', 'licensor'],
      ['fineTunes', 'own', 'joint'],
      ['data', 'sublicense', 'licensee'],
    ] as const)
      expect(wayOf(thing, right, holder)).toMatchObject({ standing: 'as-valued', licensor: null })
  })

  it('is of a share for improvements in either place', () => {
    const nested = changed(open, ({ deals: [flat] }) => {
      flat.rights = { improvements: { owner: 'open', grantBackShare: 0.001 } }
    })
    const own = readingsOf(nested).rights.find((cell) => cell.thing === 'fineTunes' && cell.right === 'own')!
    const gap = own.ways.find(({ holder }) => holder === 'licensee')!.licensor!.expected.value
    expect(gap).toBeCloseTo(wayOf('fineTunes', 'own', 'licensee').licensor!.expected.value, 3)
  })
})

describe('open rights as they are shown', () => {
  it('stand in the table with their money, or with what is at stake', () => {
    const text = readingsTable(read, open as FieldfareDocument)
    expect(text).toMatch(/\nuse after the te… +licensor +licensee or joint +\d/)
    expect(text).toMatch(/\nsublicense +licensee or joint +licensor +−\d.+ –\n/)
    expect(text).toContain('Rights left open on which no figure depends')
    expect(text).not.toMatch(/null|undefined|NaN/)
  })

  it('are remarks of the deal as a whole, those without money in one', () => {
    const remarks = remarksOf({ review: { deals: [] }, readings: read }, open as FieldfareDocument, 'flat')
    const all: readonly Remark[] = remarks.get(null) ?? []
    const [idle, ...more] = all.filter(({ tone }) => tone === 'open')
    expect(more).toEqual([])
    expect(idle).toMatchObject({ label: 'Rights left open', money: null })
    expect(idle?.list?.length).toBeGreaterThan(3)
    expect(all.filter(({ text }) => text.startsWith('Ownership of fine-tunes')).length).toBe(1)
  })
})
