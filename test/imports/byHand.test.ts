import { describe, expect, it } from 'vitest'
import { importFile } from '../../api/imports/importFile.ts'
import { fakeEngine, inProcess, testApp } from '../api/testApp.ts'
import { run } from '../cli/run.ts'
import { c, workbook } from './xlsx.ts'

/** Sheets as people make them: refused with cell and reason, or read as they stand; nothing is guessed. */
const names = ['period', 'gross', 'paid', 'paidOn', 'currency']
const header = names.map((name, i) => c(`${'ABCDE'[i]}1`, name))
const row = (r: number, year: number, gross: string) => [
  ...[c(`A${r}`, year), gross, c(`C${r}`, 5), c(`D${r}`, 46_753, ' s="1"'), c(`E${r}`, 'USD')],
]
const rows = [header, row(2, 2027, c('B2', 1000.5)), row(3, 2028, c('B3', 7))]
type Book = Parameters<typeof workbook>[0]

const read = (book: Partial<Book>, more: object = {}) =>
  importFile(JSON.stringify({ as: 'reports', xlsx: workbook({ rows, ...book }).toString('base64'), ...more }))

const faultsOf = (book: Partial<Book>): readonly string[] => {
  const found = read(book)
  return found.ok
    ? found.value.faults.map((each) => `${each.cell}: ${each.found}`)
    : found.faults.map((each) => each.found)
}

const hidden = ' hidden="1"'
const bad: readonly (readonly [string, Partial<Book>, string])[] = [
  ['a row that is hidden', { rowAttributes: { 3: hidden } }, 'Reports!A3: one in a hidden row'],
  [
    'a column that is hidden',
    { before: `<cols><col min="2" max="3"${hidden}/></cols>` },
    'Reports!B1: one in a hidden column',
  ],
  [
    'cells that are merged',
    { after: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>' },
    'Reports!B2: B2:B3 merged',
  ],
  [
    'a formula with the error it gave',
    { rows: [header, row(2, 2027, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')] },
    'Reports!B2: a formula, =1/0',
  ],
  [
    'an error that was pasted',
    { rows: [header, row(2, 2027, '<c r="B2" t="e"><v>#N/A</v></c>')] },
    'Reports!B2: the error #N/A',
  ],
  [
    'a decimal comma',
    { rows: [header, row(2, 2027, c('B2', '1.000,50'))] },
    'Reports!B2: the text "1.000,50"',
  ],
  ['a number as text', { rows: [header, row(2, 2027, c('B2', '1000'))] }, 'Reports!B2: the text "1000"'],
  [
    'a date with a time',
    { rows: [header, [c('A2', 2027), '<c r="D2" t="d"><v>2028-02-01T12:00:00</v></c>', c('E2', 'USD')]] },
    'Reports!D2: "2028-02-01T12:00:00"',
  ],
  ['names of columns alone', { rows: [header] }, 'Reports!1: none'],
  [
    'a sheet that is hidden',
    { hiddenSheet: true },
    'no sheet "reports" among those that are shown (none): name the one to read as its sheet',
  ],
]

describe('a sheet by hand', () => {
  it.each(bad)('with %s is refused by its cell', (_, book, told) => {
    expect(faultsOf(book)[0]).toBe(told)
  })

  it.each([
    [46_753, false],
    [46_753 - 1462, true],
  ])('has the day %i of its own date system', (serial, date1904) => {
    const cells = [c('A2', 2027), c('B2', 1), c('C2', 5), c('D2', serial, ' s="1"'), c('E2', 'USD')]
    const found = read({ rows: [header, cells], date1904 })
    expect(found.ok && found.value.rows).toMatchObject([{ paidOn: '2028-01-01' }])
  })

  it('that is hidden is read where somebody names it, and empty cells may be hidden', () => {
    const named = read({ hiddenSheet: true }, { sheet: 'Reports' })
    expect(named.ok && named.value.faults).toEqual([])
    expect(
      faultsOf({ before: `<cols><col min="6" max="9"${hidden}/></cols>`, rowAttributes: { 9: hidden } }),
    ).toEqual([])
  })

  it('is told alike by the command line and over HTTP', async () => {
    const xlsx = workbook({ rows, rowAttributes: { 3: hidden } })
    const { err, code } = await run(['import', 'r.xlsx', '--as', 'reports'], {
      files: { 'r.xlsx': xlsx.toString('latin1') },
    })
    expect([code, err]).toEqual([1, expect.stringContaining('5 faults: nothing is taken over')])
    expect(err).toContain(
      'Reports!A3: expected cells that can be seen: show them, or delete them, found one in',
    )
    const { send } = await testApp({ runs: inProcess(fakeEngine) })
    const body = { as: 'reports', xlsx: xlsx.toString('base64') }
    const answer = await (await send('POST', '/api/v1/imports/preview', body)).json()
    expect(answer.faults[0]).toMatchObject({ cell: 'Reports!A3', found: 'one in a hidden row' })
  })
})
