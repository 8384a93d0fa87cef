import { crc32, deflateRawSync } from 'node:zlib'

/** Workbooks made by hand, good and bad ones. */

interface Part {
  readonly name: string
  readonly text: string | Buffer
  /** what the directory says of its size, where that is a lie */
  readonly stated?: number
}

export const zip = (parts: readonly Part[]): Buffer => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, stated } of parts) {
    const data = Buffer.from(text)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(stated ?? data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]),
    )
    files.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, entries, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** Cells by their XML, row by row: c('A1', 5), c('B1', 'text'), … */
export const c = (at: string, value: string | number, more = ''): string =>
  typeof value === 'number'
    ? `<c r="${at}"${more}><v>${value}</v></c>`
    : `<c r="${at}"${more} t="inlineStr"><is><t>${value}</t></is></c>`

interface Book {
  readonly rows: readonly (readonly string[])[]
  readonly name?: string
  readonly date1904?: boolean
  readonly more?: readonly Part[]
  readonly prolog?: string
  /** XML before and after the rows, such as columns and merged cells */
  readonly before?: string
  readonly after?: string
  /** attributes of rows, by their number from 1 */
  readonly rowAttributes?: Readonly<Record<number, string>>
  readonly hiddenSheet?: boolean
  /** rows as XML, in place of those of `rows` */
  readonly raw?: string
  /** sheets behind the first, as XML */
  readonly moreSheets?: string
}

export const workbook = ({
  rows,
  name = 'Reports',
  date1904 = false,
  more = [],
  prolog = '',
  before = '',
  after = '',
  rowAttributes = {},
  hiddenSheet = false,
  raw,
  moreSheets = '',
}: Book): Buffer => {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const data =
    raw ??
    rows.map((cells, r) => `<row r="${r + 1}" ${rowAttributes[r + 1] ?? ''}>${cells.join('')}</row>`).join('')
  return zip([
    { name: '[Content_Types].xml', text: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      text: `<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="${name}" sheetId="1" state="${hiddenSheet ? 'hidden' : 'visible'}" r:id="rId1"/>${moreSheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${prolog}<worksheet ${main}>${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
    },
    ...more,
  ])
}
