import { describe, expect, it } from 'vitest'
import { importFile } from '../../api/imports/importFile.ts'
import { dayOfSerial, isDateFormat } from '../../models/exchange/xlsx/dates.ts'
import { sample } from '../laws/documents.ts'
import { c, workbook, zip } from './xlsx.ts'

const read = (as: string, file: Buffer | string, more: object = {}) => {
  const content = typeof file === 'string' ? { text: file } : { xlsx: file.toString('base64') }
  return importFile(JSON.stringify({ as, ...content, ...more }))
}

const imported = (...given: Parameters<typeof read>) => {
  const found = read(...given)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const refused = (file: Buffer): string => {
  const found = read('reports', file)
  return found.ok ? 'it was read' : found.faults.map((fault) => fault.found).join('; ')
}

const header = ['period', 'gross', 'paid', 'paidOn', 'currency'].map((name, i) => c(`${'ABCDE'[i]}1`, name))
const date = ' s="1"'

describe('royalty reports from a workbook', () => {
  it('keeps the cells and reads dates in both systems', () => {
    // 2028-03-15 is 46096 days after 1899-12-30 and 1462 fewer since 1904
    for (const [date1904, serial] of [
      [false, 46827],
      [true, 46827 - 1462],
    ] as const) {
      const row = [c('A2', 2027), c('B2', 4e6), c('C2', 1e5), c('D2', serial, date), c('E2', 'USD')]
      const { rows, faults } = imported('reports', workbook({ rows: [header, row], date1904 }))
      expect(faults).toEqual([])
      expect(rows).toEqual([
        { period: 2027, gross: 4e6, paid: 1e5, paidOn: '2028-03-15', currency: 'USD', at: 'Reports!2' },
      ])
    }
  })

  it('says with its cell what is none: text for a number, formulas, errors, a day that never was', () => {
    const row = [
      c('A2', '2027'),
      c('B2', '4,000,000'),
      '<c r="C2"><f>B2*0.05</f><v>200000</v></c>',
      c('D2', 60, date),
      '<c r="E2" t="e"><v>#N/A</v></c>',
    ]
    const { rows, faults } = imported('reports', workbook({ rows: [header, row] }))
    expect(rows).toEqual([])
    expect(faults.map(({ cell, found }) => `${cell}: ${found}`)).toEqual([
      'Reports!C2: a formula, =B2*0.05',
      'Reports!D2: the serial number 60',
      'Reports!E2: the error #N/A',
      'Reports!B2: the text "4,000,000"',
    ])
  })

  it('takes nothing off a cell of a CSV: what stands behind a closed quote is told with it', () => {
    const lines = (cell: string) => `period,gross,currency\n2027,${cell},USD\n`
    for (const good of ['"4000000"', '"4000000" ', '0.30000000000000004', '4000000'])
      expect([good, imported('reports', lines(good)).faults]).toEqual([good, []])
    for (const bad of ['"4"000000', '"4000000"5', '"4000000" USD'])
      expect(imported('reports', lines(bad)).faults).toEqual([
        {
          cell: 'line 2, gross',
          expected: 'a number such as 1200000.5, without separators of thousands',
          found: `the text ${JSON.stringify(bad).replaceAll('\\', '')}`,
        },
      ])
  })

  it('says how a period stays what was typed, where a program has made a date of it', () => {
    const row = [c('A2', 46447, date), c('B2', 4e6), c('E2', 'USD')]
    expect(imported('reports', workbook({ rows: [header, row] })).faults).toEqual([
      {
        cell: 'Reports!A2',
        expected: 'a text or a number: format the cell as text where a program makes a date of it',
        found: 'the date 2027-03-01',
      },
    ])
  })

  it('refuses wrong columns by cell and names the nearest', () => {
    const wrong = [c('A1', 'period'), c('B1', 'gros'), c('C1', 'currency'), c('D1', 'period')]
    const { faults } = imported('reports', workbook({ rows: [wrong] }))
    expect(faults.map(({ cell }) => cell)).toEqual(['Reports!B1', 'Reports!D1'])
    expect(faults[0]!.found).toContain('did you mean "gross"?')
  })

  it('takes the same from a CSV', () => {
    const { rows } = imported('reports', 'period;gross;currency\n2027;4000000.5;USD\n')
    expect(rows).toEqual([{ period: '2027', gross: 4000000.5, currency: 'USD', at: 'line 2' }])
  })
})

describe('workbooks that are a trap', () => {
  const rows = [header]

  it('are refused before they are inflated', () => {
    const sheet = { name: 'xl/worksheets/sheet9.xml', text: Buffer.alloc(30_000_000, 32) }
    const bomb = workbook({ rows, more: [sheet] })
    expect(bomb.length).toBeLessThan(200_000)
    expect(refused(bomb)).toContain('16000000 are the most')
    // a small size that is a lie: no more than what is stated is ever inflated
    const lie = zip([{ name: 'xl/workbook.xml', text: Buffer.alloc(30_000_000, 32), stated: 90_000 }])
    expect(refused(lie)).toContain('not of the size that it states')
    const dense = workbook({ rows, more: [{ name: 'xl/a.xml', text: Buffer.alloc(2_000_000, 32) }] })
    expect(refused(dense)).toContain('more than 100 times')
  })

  it('are refused with what they hold', () => {
    const more = (name: string) => workbook({ rows, more: [{ name, text: 'x' }] })
    expect(refused(more('xl/vbaProject.bin'))).toContain('macros')
    expect(refused(more('xl/externalLinks/externalLink1.xml'))).toContain('links to other files')
    expect(refused(more('../../etc/passwd'))).toContain('which no workbook gives')
    expect(refused(more('xl/workbook.xml'))).toContain('is there twice')
    const dtd = '<!DOCTYPE x [<!ENTITY a "b">]>'
    expect(refused(workbook({ rows, prolog: dtd }))).toContain('a document type')
    expect(refused(Buffer.from('PK no archive'))).toContain('no zip archive')
    const whole = workbook({ rows })
    expect(refused(whole.subarray(0, whole.length - 60))).toContain('no zip archive')
  })
})

describe('dates', () => {
  it('are those of ECMA-376 in both systems', () => {
    // section 18.17.4.1: 1 is 1900-01-01; 0 of the 1904 system is 1904-01-01, serial 1462 of the other
    expect([1, 59, 60, 61, 1462, 2_958_465].map((n) => dayOfSerial(n, 1900))).toEqual([
      ...['1900-01-01', '1900-02-28', null, '1900-03-01', '1904-01-01', '9999-12-31'],
    ])
    expect(dayOfSerial(0, 1904)).toBe('1904-01-01')
    expect(dayOfSerial(1.5, 1900)).toBe(null)
    expect([
      isDateFormat(14, undefined),
      isDateFormat(2, undefined),
      isDateFormat(170, '[Red]0.0" days"'),
    ]).toEqual([...[true, false, false]])
  })
})

describe('assumptions into a document', () => {
  const document = sample('constants')
  const head = ['path', 'value', 'source'].map((name, i) => c(`${'ABC'[i]}1`, name))

  it('changes what is named, and says it cell by cell', () => {
    const rows = [head, [c('A2', 'licensor.taxRate'), c('B2', '12%'), c('C2', 'Ruling of 2027')]]
    const {
      changes,
      faults,
      document: changed,
    } = imported('assumptions', workbook({ rows, name: 'Assumptions' }), {
      document,
    })
    expect(faults).toEqual([])
    expect(changes).toMatchObject([
      { cell: 'Assumptions!B2', pointer: '/licensor/taxRate', before: document.licensor.taxRate },
    ])
    expect(changed).toEqual({
      ...document,
      licensor: { ...document.licensor, taxRate: { value: '12%', source: 'Ruling of 2027' } },
    })
  })

  it('says what the changed document would be refused for, by the cell that brings it about', () => {
    const path = 'licensees.meridian.positions.diagnostics.peakShare'
    const { faults, document: changed } = imported('assumptions', `path,value\n${path},12%\n`, {
      document: sample('northlake'),
    })
    expect(changed).toBe(null)
    expect(faults).toEqual([
      {
        cell: 'line 2, value',
        expected: 'the path of an uncertain quantity',
        found: expect.stringContaining('which is not drawn, at /dependence/2/between'),
      },
    ])
  })

  it('takes nothing over while something is wrong', () => {
    const rows = [
      head,
      [c('A2', 'licensor.taxrate'), c('B2', 0.1)],
      [c('A3', 'licensor.taxRate'), c('B3', 'much')],
    ]
    const { faults, document: changed } = imported('assumptions', workbook({ rows, name: 'Any' }), {
      document,
    })
    expect(changed).toBe(null)
    expect(faults.map(({ cell }) => cell)).toEqual(['Any!A2', 'Any!B3'])
    expect(faults[0]!.found).toContain('did you mean licensor.taxRate?')
  })
})

describe('points and comparables', () => {
  it('of a curve take the place of those it had, or say why not', () => {
    const document = sample('northlake')
    const curve = 'licensees.meridian.positions.diagnostics'
    const text = 'records,error\n20000,0.12\n40000,0.1\n80000,0.09\n160000,0.08\n320000,0.074\n'
    const found = imported('points', text, { document, curve })
    const place = '/licensees/0/positions/diagnostics/utility/points'
    expect(found.faults).toEqual([])
    expect(found.changes).toMatchObject([{ cell: 'line 2', pointer: place, after: found.rows }])
    expect(found.changes[0]!.before).toEqual(document.licensees[0].positions.diagnostics.utility.points)
    const { licensees } = found.document as typeof document
    expect(licensees[0].positions.diagnostics.utility.points).toEqual(found.rows)
    const few = imported('points', 'records,error\n20000,0.12\n40000,0.1\n', { document, curve })
    expect(few).toMatchObject({ faults: [{ cell: 'line 2', found: '2' }], document: null })
    expect(imported('points', 'records,error\n20000,12%\n', { document, curve })).toMatchObject({
      faults: [{ cell: 'line 2, error' }],
      document: null,
    })
    const lost = read('points', text, { document, curve: 'licensees.meridian.positions.diagnostic' })
    expect(lost).toMatchObject({ ok: false, faults: [{ pointer: '/curve', suggestion: curve }] })
  })

  it('come with the file as it stands, the row of a late fault as well', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `${1000 + i},0.2`)
    const { file, faults } = imported('points', ['records,error', ...lines, '=1,x'].join('\n'))
    expect(file).toHaveLength(201)
    expect(file[0]).toEqual({
      at: 'line 1',
      cells: [
        { at: 'line 1, records', text: 'records' },
        { at: 'line 1, error', text: 'error' },
      ],
    })
    expect(file.at(-1)!.at).toBe('line 302')
    expect(faults.map(({ cell }) => cell)).toEqual(['line 302, records', 'line 302, error'])
  })

  it('come as the document has them', () => {
    const points = imported('points', 'records,error\n1000,0.2\n2000,0.15\n')
    expect(points.rows).toEqual([
      [1000, 0.2],
      [2000, 0.15],
    ])
    const names = [
      'id',
      'licensor',
      'licensee',
      'asset',
      'reported',
      'grade',
      'source',
      'kind',
      'low',
      'currency',
      'basis',
    ]
    const cells = [
      'own-1',
      'A',
      'B',
      'images',
      '2 M a year',
      'B',
      'https://example.org',
      'licence',
      2e6,
      'USD',
      'per-year',
    ]
    const at = (r: number) => (value: string | number, i: number) => c(`${'ABCDEFGHIJK'[i]}${r}`, value)
    const book = workbook({ rows: [names.map(at(1)), cells.map(at(2))], name: 'Comparables' })
    const { rows, faults, changes } = imported('comparables', book, { document: sample('constants') })
    expect(faults).toEqual([])
    expect(rows).toHaveLength(1)
    expect(changes).toMatchObject([{ cell: 'Comparables!2', before: null }])
  })
})
