import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'

const overrides = { trials: 256 }
const text = readFileSync(new URL('../../models/samples/minimal.json', import.meta.url), 'utf8')

const madeOf = (change: (document: { name: string }) => void = () => undefined) => {
  const document = JSON.parse(text)
  change(document)
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error('the sample is valued')
  const workbook = workbookOf({ document, overrides, answer: answer.value })
  if (!workbook.ok) throw new Error('the sample makes a workbook')
  return { workbook: workbook.value, answer: answer.value }
}

const { workbook, answer } = madeOf()

describe('the model workbook', () => {
  it('has its sheets in order, the working last', () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      ...['Cover', 'Assumptions', 'Markets', 'offer', 'Both parties', 'Compare', 'Summary'],
      ...['Football field', 'Drivers', 'Checks', 'Control totals', 'Glossary', 'offer working'],
    ])
  })

  it('says of the expected case what the answer says', () => {
    const offer = workbook.sheets.find(({ name }) => name === 'offer')!
    const worth = offer.cells.find(({ row, column }) => row === 4 && column === 1)!
    const expected = answer.expected.deals[0]!.licensor!.npv
    expect(worth.content.kind).toBe('formula')
    expect(worth.content.kind === 'formula' ? worth.content.value : 0).toBeCloseTo(expected, 5)
  })

  it('reads every number of a formula from a cell or a name', () => {
    const working = workbook.sheets.find(({ name }) => name === 'offer working')!
    const constants = working.cells.flatMap(({ content }) =>
      content.kind === 'formula'
        ? (content.formula.replace(/'[^']*'|\$?[A-Z]+\$?\d+|[A-Za-z]\w*/g, '').match(/\d+(\.\d+)?/g) ?? [])
        : [],
    )
    expect([...new Set(constants)].sort()).toEqual(['0', '1'])
  })

  it('has a name for every cell that a formula calls by name', () => {
    const names = new Set(workbook.names.map(({ name }) => name))
    const functions =
      /^(IF|MIN|MAX|AND|OR|NOT|SUM|SUMPRODUCT|ABS|SQRT|EXP|LN|POWER|INT|TRUNC|NORMSDIST|COUNTIF|SUMIF|COUNT|ROWS|ISERROR|IFERROR|_xlfn|ISFORMULA|E)$/
    const called = workbook.sheets.flatMap(({ cells }) =>
      cells.flatMap(({ content }) =>
        content.kind === 'formula'
          ? (content.formula.replace(/'[^']*'!?|"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? [])
          : [],
      ),
    )
    const unknown = called.filter(
      (word) => !names.has(word) && !functions.test(word) && !/^[A-Z]{1,3}\d+$/.test(word),
    )
    expect([...new Set(unknown)].filter((word) => !/^[A-Z]{1,3}$/.test(word))).toEqual([])
  })

  it('gives the same bytes again', async () => {
    const [one, two] = [await xlsxBytes(workbook), await xlsxBytes(madeOf().workbook)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })

  it('says on the cover what it has not, and why', () => {
    const sample = new URL('../../models/samples/kestrel.json', import.meta.url)
    const document = JSON.parse(readFileSync(sample, 'utf8'))
    const own = value(document, { trials: 64 })
    if (!own.ok) throw new Error(JSON.stringify(own.faults))
    const told: string[] = []
    const tell = (note: string): void => void told.push(note)
    const made = workbookOf({
      ...{ document, answer: own.value, tell },
      ...{ overrides: { trials: 64 }, deal: 'training-lumen' },
    })
    if (!made.ok) throw new Error('a deal with an option makes a workbook')
    expect(made.value.sheets.map(({ name }) => name)).not.toContain('training-lumen futures')
    expect(told.join()).toContain('the deal has options')
    const cover = made.value.sheets[0]!.cells.flatMap(({ content }) =>
      content.kind === 'text' ? [content.text] : [],
    )
    for (const note of told) expect(cover.join(' ')).toContain(note)
  })

  it('names every row of a working', () => {
    const working = workbook.sheets.find(({ name }) => name === 'offer working')!
    const labels = working.cells.flatMap(({ column, content }) =>
      column === 0 && content.kind === 'text' ? [content.text] : [],
    )
    expect(labels.filter((label) => /^(step|Step of another ending)$/.test(label))).toEqual([])
    expect(labels.some((label) => label.startsWith('Towards '))).toBe(true)
  })

  it('keeps a name that begins like a formula a text', () => {
    const named = madeOf((document) => {
      document.name = '=1+1'
    })
    const cover = named.workbook.sheets[0]!.cells[0]!
    expect(cover.content).toEqual({ kind: 'text', text: '=1+1' })
  })
})
