import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFile } from '../../api/imports/importFile.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { memberOf, withMember } from '../../models/scenario/member.ts'
import { fileOf, sample, textOf } from '../exports/made.ts'

/** Every input of a document as a table: what is exported and read again changes nothing; a changed cell changes one input. */
const names = ['northlake', 'kestrel', 'tarn'] as const

const csvOf = async (document: object) =>
  textOf(await fileOf('assumptions.csv', JSON.stringify(document), {}))

const read = (document: unknown, file: { readonly text: string } | { readonly xlsx: string }) => {
  const found = importFile(JSON.stringify({ as: 'assumptions', document, ...file }))
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const readBook = async (document: object) => {
  const bytes = await fileOf('assumptions.xlsx', JSON.stringify(document), {})
  return read(document, { xlsx: Buffer.from(bytes).toString('base64') })
}

/** The places at which two documents differ. */
const differing = (a: unknown, b: unknown, at = ''): readonly string[] => {
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return []
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [at]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.flatMap((key) => differing(memberOf(a, key), memberOf(b, key), `${at}/${key}`))
}

const odd = withMember(sample('constants'), ['licensor', 'taxRate'], {
  ...{ value: 0.2, unit: '1', source: `'=1+1 said, "they"; `, date: 'spring 2027', owner: '=A1' },
  ...{ grade: 'B', note: '  two  spaces ', belief: true, visibility: 'own' },
  learnable: { how: 'ask', cost: 1, weeks: 2 },
})

describe('the table of assumptions', () => {
  it.each(names)('of %s changes nothing when it is read again', async (name) => {
    const document = sample(name)
    const back =
      name === 'kestrel' ? await readBook(document) : read(document, { text: await csvOf(document) })
    expect(back.faults).toEqual([])
    expect(back.changes.length).toBeGreaterThan(30)
    expect(canonicalJson(back.document)).toBe(canonicalJson(document))
  })

  it('keeps what no cell can hold, and what a spreadsheet would take for a formula', async () => {
    const text = await csvOf(odd)
    expect(text).not.toMatch(/(?:^|[,\n])"?[=+@]/)
    for (const back of [read(odd, { text }), await readBook(odd)]) {
      expect(back.faults).toEqual([])
      expect(canonicalJson(back.document)).toBe(canonicalJson(odd))
    }
  })

  it('with one changed value changes that input alone, whatever the row', async () => {
    const document = sample('constants')
    const lines = (await csvOf(document)).split('\r\n')
    const columns = lines[0]!.split(',')
    const rows = lines.flatMap((line, i) => (/^[\w.-]+,[^,"]*,[\d.]+,/.test(line) ? [i] : []))
    expect(rows.length).toBeGreaterThan(5)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows), async (place) => {
        const cells = lines[place]!.split(',')
        const value = columns.indexOf('value')
        const next = Number(cells[value]) * 0.5 + 0.0625
        const changed = lines.with(place, cells.with(value, String(next)).join(',')).join('\r\n')
        const { document: after, faults, changes } = read(document, { text: changed })
        const real = changes.filter(
          ({ before, after: then }) => canonicalJson(before) !== canonicalJson(then),
        )
        if (faults.length > 0) return expect(after).toBeNull()
        expect(real.map(({ path }) => path)).toEqual([cells[0]])
        const [pointer] = differing(document, after)
        expect(differing(document, after)).toHaveLength(1)
        expect(`${pointer}/`.startsWith(`${real[0]!.pointer}/`)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('takes a distribution as JSON, keeps what goes with an input, and drops the old source of a new value', () => {
    const of = (line: string) => {
      const { document, faults } = read(odd, { text: `path,value,source,note\n${line}\n` })
      return { taxRate: memberOf(memberOf(document, 'licensor'), 'taxRate'), faults }
    }
    const spec = '"{""kind"":""uniform"",""min"":0.1,""max"":0.2}"'
    expect(of(`licensor.taxRate,${spec},law,`).taxRate).toEqual({
      ...{ kind: 'uniform', min: 0.1, max: 0.2, unit: '1', source: 'law', belief: true, visibility: 'own' },
      learnable: { how: 'ask', cost: 1, weeks: 2 },
    })
    expect(of('licensor.taxRate,0.2,,').taxRate).toEqual(memberOf(memberOf(odd, 'licensor'), 'taxRate'))
    expect(of('licensor.taxRate,0.2,law,').taxRate).toMatchObject({ source: 'law', grade: 'B', value: 0.2 })
    expect(of('licensor.taxRate,{"kind",,').faults[0]?.expected).toMatch(/as JSON|a column|nothing outside/)
    expect(of('licensor.taxRate,"{""kind""",,').faults).toMatchObject([{ cell: 'line 2, value' }])
  })
})
