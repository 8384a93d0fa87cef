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

it('what a minimal document leaves to be known is listed too, and what is read from a bare clause', () => {
  const result = check(minimal)
  if (!result.ok) throw new Error('the sample is accepted')
  const told = Object.fromEntries(result.value.notes.map(({ pointer, text }) => [pointer, text]))
  const grant = '/deals/0/grants/0'
  expect(told).toMatchObject({
    [`${grant}/startYear`]: expect.stringContaining('today'),
    [`${grant}/exclusivity`]: expect.stringContaining('No exclusivity'),
    [`${grant}/updates`]: expect.stringContaining('No updates'),
    [`${grant}/territory`]: expect.stringContaining('every territory'),
    '/negotiation/alpha': expect.stringContaining('one half'),
    '/deals/0/terms/1/base': expect.stringContaining('gross'),
    '/fields/0/market/rivalry': expect.stringContaining('unknown'),
    '/fields/0/market/others': expect.stringContaining('unknown'),
  })
})

it('but not where it is written', () => {
  const written = changed(minimal, (copy) => {
    Object.assign(copy.fields[0].market, { rivalry: 0.2, others: { count: 1 } })
    copy.negotiation = { alpha: 0.5 }
    copy.deals[0].terms[1].base = 'gross'
    Object.assign(copy.deals[0].grants[0], { startYear: 0, exclusivity: 'none', updates: false })
  })
  const result = check(written)
  if (!result.ok) throw new Error('it is accepted')
  const pointers = result.value.notes.map(({ pointer }) => pointer)
  for (const end of ['rivalry', 'others', 'alpha', 'base', 'startYear', 'exclusivity', 'updates'])
    expect(pointers.filter((pointer) => pointer.endsWith(`/${end}`))).toEqual([])
})

it('a launch that is not stated outside a minimal document is at once, and said to be', () => {
  const launched = (launchYears: number | undefined): Loose =>
    changed(sample('constants'), (copy) => {
      copy.licensees[0].positions['diagnostics-us'].launchYears = launchYears
    })
  const notesOf = (document: Loose) => {
    const result = check(document)
    return result.ok ? result.value.notes : []
  }
  expect(notesOf(launched(0))).toEqual([])
  const [note, ...others] = notesOf(launched(undefined))
  expect(others).toEqual([])
  expect(note!.pointer).toBe('/licensees/0/positions/diagnostics-us/launchYears')
  expect(note!.text).toContain('read as at once')
})
