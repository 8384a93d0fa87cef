import { expect, it } from 'vitest'
import { parse } from '../../models/scenario/parse.ts'
import { check } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const minimal = sample('minimal')

/** Pointers of every value that a completed document has and the written one has not. */
const added = (written: Loose, complete: Loose, pointer = ''): readonly string[] => {
  if (written === undefined) return [pointer]
  if (typeof complete !== 'object' || complete === null) return []
  return Object.entries(complete).flatMap(([key, child]) => added(written[key], child, `${pointer}/${key}`))
}

it('everything that is filled in for a minimal document is noted at its place', () => {
  const read = parse(minimal)
  if (!read.ok) throw new Error('the sample is accepted')
  const noted = read.value.notes.map(({ pointer }) => pointer)
  const filled = added({ ...minimal, simulation: {}, risks: [] }, { ...read.value.complete, risks: [] })
  expect(filled.length).toBeGreaterThan(20)
  expect(filled.filter((pointer) => !noted.includes(pointer))).toEqual([])
})

it('what is written is left as it is, and not noted', () => {
  const written = changed(minimal, (copy) => {
    copy.licensees[0].positions.diagnostics.margin = 0.5
    copy.horizonYears = 9
  })
  const read = parse(written)
  if (!read.ok) throw new Error('the sample is accepted')
  expect(read.value.complete.horizonYears).toBe(9)
  expect(read.value.notes.some(({ pointer }) => pointer.endsWith('/margin'))).toBe(false)
})

it('an unconfirmed right and an open residual are said', () => {
  const result = check(minimal)
  if (!result.ok) throw new Error('the sample is accepted')
  const pointers = result.value.notes.map(({ pointer }) => pointer)
  for (const right of ['provenance', 'consent', 'chainOfTitle', 'lawfulBasis'])
    expect(pointers).toContain(`/dataset/rights/${right}`)
  expect(pointers).toContain('/deals/0/terms')
})
