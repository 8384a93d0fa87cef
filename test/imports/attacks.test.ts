import { describe, expect, it } from 'vitest'
import { importFile } from '../../api/imports/importFile.ts'
import { sample } from '../laws/documents.ts'
import { c, workbook, zip } from './xlsx.ts'

const read = (as: string, file: Buffer, more: object = {}) =>
  importFile(JSON.stringify({ as, xlsx: file.toString('base64'), ...more }))

const refused = (file: Buffer): string => {
  const found = read('reports', file)
  return found.ok
    ? `it was read: ${JSON.stringify(found.value).slice(0, 300)}`
    : found.faults.map((fault) => fault.found).join('; ')
}

const imported = (as: string, file: Buffer, more: object = {}) => {
  const found = read(as, file, more)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const faultsOf = (file: Buffer): readonly string[] =>
  imported('reports', file).faults.map(({ cell, found }) => `${cell}: ${found}`)

const names = ['period', 'gross', 'currency']
const header = names.map((name, i) => c(`${'ABC'[i]}1`, name))
const row = [c('A2', 2027), c('B2', 4e6), c('C2', 'USD')]
const rows = [header, row]
const sheet = (text: string) => [{ name: 'xl/sharedStrings.xml', text }]

/** The bytes of an archive with a field of its end, or of its first entry, overwritten. */
const patched = (file: Buffer, mark: string, change: (bytes: Buffer, at: number) => void): Buffer => {
  const bytes = Buffer.from(file)
  change(bytes, bytes.lastIndexOf(Buffer.from(mark, 'latin1')))
  return bytes
}

describe('archives that are an attack', () => {
  it('a sheet of 70,000 rows is refused in words of a sheet', () => {
    const many = Array.from({ length: 70_000 }, () => ['<c/><c/><c/><c/>'])
    expect(refused(workbook({ rows: [header, ...many] }))).toMatch(
      /^the sheet has more cells than are read at once, and of its rows at most 5000 are/,
    )
  })

  it('200 MB of a sheet in 200 kB are refused by what the directory says', () => {
    const big = { name: 'xl/worksheets/sheet2.xml', text: Buffer.alloc(20_000_000, 32) }
    const bomb = workbook({ rows, more: [{ ...big, stated: 200_000_000 }] })
    expect(bomb.length).toBeLessThan(200_000)
    expect(refused(bomb)).toContain('would be 200000000 bytes, and 16000000 are the most')
  })

  it('zip64 is refused wherever it hides', () => {
    const file = workbook({ rows })
    const end = 'PK\x05\x06'
    const entry = 'PK\x01\x02'
    expect(refused(patched(file, end, (bytes, at) => bytes.writeUInt16LE(0xffff, at + 10)))).toContain(
      'at most 200 parts',
    )
    expect(refused(patched(file, end, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 16)))).toContain(
      'zip64',
    )
    expect(refused(patched(file, entry, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 24)))).toContain(
      '16000000 are the most',
    )
    expect(refused(patched(file, entry, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 20)))).toContain(
      'is damaged',
    )
    expect(refused(patched(file, entry, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 42)))).toContain(
      'is damaged',
    )
  })

  it('an encrypted part, another method and a second disk are refused', () => {
    const file = workbook({ rows })
    const entry = 'PK\x01\x02'
    expect(refused(patched(file, entry, (bytes, at) => bytes.writeUInt16LE(1, at + 8)))).toContain(
      'encrypted',
    )
    expect(refused(patched(file, entry, (bytes, at) => bytes.writeUInt16LE(14, at + 10)))).toContain(
      'no workbook uses (14)',
    )
    expect(refused(patched(file, 'PK\x05\x06', (bytes, at) => bytes.writeUInt16LE(1, at + 4)))).toContain(
      'second disk',
    )
  })

  it('many parts are refused by their number', () => {
    const many = Array.from({ length: 300 }, (_, j) => ({ name: `xl/a${j}.xml`, text: '' }))
    expect(refused(workbook({ rows, more: many }))).toContain('at most 200 parts are expected, it has 305')
  })

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\a.xml',
    'xl/../../a.xml',
    'xl\\..\\a.xml',
    'xl/a\u0000.xml',
    '~/a.xml',
  ])('a part called %j is refused', (name) => {
    expect(refused(workbook({ rows, more: [{ name, text: 'x' }] }))).toContain('which no workbook gives')
  })

  it('an archive in an archive stays closed', () => {
    const inner = zip([{ name: 'a.xml', text: Buffer.alloc(1_000_000) }])
    expect(
      imported('reports', workbook({ rows, more: [{ name: 'xl/a.zip', text: inner }] })).rows,
    ).toHaveLength(1)
    expect(refused(zip([{ name: 'book.xlsx', text: workbook({ rows }) }]))).toContain(
      'it has no part xl/workbook.xml',
    )
  })
})

describe('XML that is an attack', () => {
  it.each([
    ['a file of this machine', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['an address', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">'],
    ['billion laughs', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]>`],
  ])('a document type with %s is refused in the sheet, the book and its strings', (_, dtd) => {
    expect(refused(workbook({ rows, prolog: dtd }))).toContain('a document type')
    expect(refused(workbook({ rows, more: sheet(`${dtd}<sst><si><t>a</t></si></sst>`) }))).toContain(
      'xl/sharedStrings.xml: ',
    )
  })

  it('what is deep, endless or in another encoding is refused with its part', () => {
    const deep = '<a>'.repeat(40) + '</a>'.repeat(40)
    expect(refused(workbook({ rows, more: sheet(deep) }))).toContain('xl/sharedStrings.xml: ')
    expect(refused(workbook({ rows, more: sheet('<sst><si><t>a') }))).toContain('xl/sharedStrings.xml: ')
    const utf16 = Buffer.from('\ufeff<sst/>', 'utf16le')
    expect(refused(workbook({ rows, more: [{ name: 'xl/sharedStrings.xml', text: utf16 }] }))).toContain(
      'damaged',
    )
    expect(refused(workbook({ rows, more: sheet('<sst><si><t>&nbsp;</t></si></sst>') }))).toContain(
      'xl/sharedStrings.xml: ',
    )
  })

  it('more elements than any report has are refused', () => {
    const many = `<sst>${'<si/>'.repeat(300_001)}</sst>`
    const stored = workbook({ rows, more: sheet(many) })
    expect(refused(stored)).toMatch(/more than 100 times|elements/)
  })

  it('a long text that thousands of cells share is told once, and briefly', () => {
    const long = Array.from({ length: 9000 }, (_, j) => `w${(j * 7919) % 10007}`).join(' ')
    const cells = Array.from({ length: 4000 }, (_, j) => [
      `<c r="A${j + 2}" t="s"><v>0</v></c>`,
      `<c r="B${j + 2}" t="s"><v>0</v></c>`,
    ])
    const found = read(
      'reports',
      workbook({ rows: [header, ...cells], more: sheet(`<sst><si><t>${long}</t></si></sst>`) }),
    )
    expect(JSON.stringify(found).length).toBeLessThan(4_000_000)
  })
})

describe('cells that are an attack', () => {
  it.each([
    ['a program', 'cmd|&apos;/C calc&apos;!A0'],
    ['an address', 'WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)'],
    ['another file', '[1]Sheet1!A1'],
    ['DDE', 'DDE(&quot;cmd&quot;;&quot;/C calc&quot;;&quot;x&quot;)'],
  ])('a formula that calls %s is told with its cell and never worked out', (_, formula) => {
    const bad = [c('A2', 2027), `<c r="B2"><f>${formula}</f><v>4000000</v></c>`, c('C2', 'USD')]
    const told = faultsOf(workbook({ rows: [header, bad] }))
    expect(told[0]).toMatch(/^Reports!B2: a formula, =/)
    expect(imported('reports', workbook({ rows: [header, bad] }))).toMatchObject({
      rows: [{ at: 'Reports!2', period: 2027, currency: 'USD' }],
      document: null,
    })
  })

  it('an array and a shared formula are formulas too', () => {
    for (const f of ['<f t="array" ref="B2">1+1</f>', '<f t="shared" si="0"/>', '<f/>']) {
      const bad = [c('A2', 2027), `<c r="B2">${f}<v>5</v></c>`, c('C2', 'USD')]
      expect(faultsOf(workbook({ rows: [header, bad] }))[0]).toContain('Reports!B2: a formula')
    }
  })

  it.each(['1e999', 'Infinity', 'NaN', '0x10', '1,5', '--1'])('%s is no number', (written) => {
    const bad = [c('A2', 2027), `<c r="B2"><v>${written}</v></c>`, c('C2', 'USD')]
    expect(faultsOf(workbook({ rows: [header, bad] }))[0]).toContain(`Reports!B2: "${written}"`)
  })

  it('a cell far to the right, one that is no address, and one that comes twice are told', () => {
    const at = (address: string) => faultsOf(workbook({ rows: [header, [c('A2', 2027), c(address, 1)]] }))
    expect(at('XFD2').join()).toContain('Reports!XFD2: one further right')
    expect(at('__proto__').join()).toContain('one further right')
    expect(at('A2').join()).not.toBe('')
  })

  it('a text that begins like a formula stays a text', () => {
    const document = sample('constants')
    const head = ['path', 'value', 'source'].map((name, i) => c(`${'ABC'[i]}1`, name))
    const line = [c('A2', 'licensor.taxRate'), c('B2', 0.12), c('C2', '=HYPERLINK(1)')]
    const { document: changed } = imported('assumptions', workbook({ rows: [head, line], name: 'Any' }), {
      document,
    })
    expect(changed).toMatchObject({ licensor: { taxRate: { value: 0.12, source: '=HYPERLINK(1)' } } })
    const formula = [c('A2', 'licensor.taxRate'), c('B2', '=WEBSERVICE(1)')]
    const found = imported('assumptions', workbook({ rows: [head, formula], name: 'Any' }), { document })
    expect([found.document, found.faults[0]?.cell]).toEqual([null, 'Any!B2'])
  })

  it('a path of a prototype reaches nothing', () => {
    const head = ['path', 'value'].map((name, i) => c(`${'AB'[i]}1`, name))
    for (const path of ['__proto__.polluted', '/__proto__/polluted', 'constructor.prototype.x']) {
      const found = imported(
        'assumptions',
        workbook({ rows: [head, [c('A2', path), c('B2', 1)]], name: 'Any' }),
        {
          document: sample('constants'),
        },
      )
      expect([found.document, found.faults[0]?.cell]).toEqual([null, 'Any!A2'])
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('sheets that programs do not agree on', () => {
  const head4 = ['period', 'gross', 'net', 'currency'].map((name, i) => c(`${'ABCD'[i]}1`, name))
  const usual = [c('A2', 2027), c('B2', 4e6), c('D2', 'USD')]
  const raw = (text: string): Buffer => workbook({ rows: [], raw: text })

  it('a cell that comes twice or out of order is told, and moves no other', () => {
    const twice = [c('A2', 2027), c('B2', 4e6), c('B2', 5e6), c('D2', 'USD')]
    expect(faultsOf(workbook({ rows: [head4, twice] }))).toEqual([
      'Reports!B2: a cell that comes again, or before its place',
    ])
    const turned = [c('B2', 4e6), c('A2', 2027), c('D2', 'USD')]
    expect(faultsOf(workbook({ rows: [head4, turned] }))[0]).toBe(
      'Reports!A2: a cell that comes again, or before its place',
    )
    const elsewhere = [c('A2', 2027), c('B7', 4e6), c('D2', 'USD')]
    expect(faultsOf(workbook({ rows: [head4, elsewhere] }))).toEqual([
      'Reports!B7: a cell that comes again, or before its place',
    ])
  })

  it('a row that comes twice, out of order or without a number of its own is told', () => {
    const first = `<row r="1">${head4.join('')}</row>`
    const second = `<row r="2">${usual.join('')}</row>`
    const told = ['Reports!2: a row that comes again, or before its place']
    expect(faultsOf(raw(first + second + second))).toEqual(told)
    expect(faultsOf(raw(first + second.replaceAll('2"', '3"') + second))).toEqual(told)
    expect(faultsOf(raw(first + second.replace('r="2"', 'r="x"'))).join()).toContain('Reports!0: a row that')
    expect(faultsOf(raw(first + second.replaceAll(/ r="\w+"/g, '')))).not.toEqual([])
    expect(imported('reports', raw(`${first}<row>${usual.join('')}</row>`)).rows).toHaveLength(1)
  })

  it('the cells of a sheet a second time are told', () => {
    const more = `<sheetData><row r="2">${c('A2', 2030)}</row></sheetData>`
    expect(faultsOf(workbook({ rows: [head4, usual], after: more }))).toEqual(['Reports: a second time'])
  })

  it('two sheets of one name are refused, also where one of them is hidden', () => {
    const twins = (state: string) =>
      workbook({ rows, moreSheets: `<sheet name="REPORTS" sheetId="2" state="${state}" r:id="rId1"/>` })
    const told = 'more than one sheet is called "REPORTS": give each a name of its own'
    expect(refused(twins('visible'))).toBe(told)
    const named = read('reports', twins('hidden'), { sheet: 'Reports' })
    expect(named.ok ? '' : named.faults[0]?.found).toBe(told)
  })

  it('a row of no height and a column of no width are as good as hidden', () => {
    const flat = workbook({ rows: [header, row], rowAttributes: { 2: 'ht="0" customHeight="1"' } })
    expect(faultsOf(flat)[0]).toBe('Reports!A2: one in a hidden row')
    const before = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    expect(faultsOf(workbook({ rows, before }))[1]).toBe('Reports!B2: one in a hidden column')
    expect(faultsOf(workbook({ rows, before: before.replace('="0"', '="9.5"') }))).toEqual([])
  })

  it('what a printer was told is in most workbooks, and does no harm', () => {
    const settings = { name: 'xl/printerSettings/printerSettings1.bin', text: 'A4' }
    expect(imported('reports', workbook({ rows, more: [settings] })).rows).toHaveLength(1)
    expect(refused(workbook({ rows, more: [{ ...settings, name: 'xl/vbaProject.bin' }] }))).toContain(
      'macros or binary parts',
    )
    const hiding = { ...settings, name: 'xl/printerSettings/vbaProject.bin' }
    expect(refused(workbook({ rows, more: [hiding] }))).toContain('macros or binary parts')
  })
})
