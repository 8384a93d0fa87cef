import { failure, type Result, success } from '../../units/result.ts'
import { mostRows } from '../records.ts'
import type { CellFault, Sheet } from '../sheet.ts'
import { isBeyond, readXml, type XmlElement } from '../xml.ts'
import { type DateSystem, isDateFormat } from './dates.ts'
import { readSheet } from './sheet.ts'

/** The parts of a workbook, as an archive gives them. */
export interface Parts {
  readonly names: readonly string[]
  readonly text: (name: string) => Result<string, string>
}

/** A sheet with what is wrong with its cells. */
export interface ReadSheet {
  readonly name: string
  readonly sheet: Sheet
  readonly faults: readonly CellFault[]
}

const limits = { characters: 16_000_000, depth: 16, elements: 300_000 }

/** What runs, or reaches out of the file; a workbook of figures has none of it. */
const unwanted: readonly (readonly [RegExp, string])[] = [
  // what a printer was told last is in most workbooks, and nothing reads it
  [/vbaProject|macrosheets|^(?!xl\/printerSettings\/).*\.bin$/i, 'macros or binary parts'],
  [/externalLinks|connections\.xml|queryTables/i, 'links to other files'],
  [/embeddings|activeX|ctrlProps/i, 'embedded objects'],
]

/**
 * One sheet of a workbook (ECMA-376 part 1, section 18): values only, every cell with its address. Refused: macros, links to other
 * files, embedded objects, XML with a document type, two sheets of the name that is read. The sheet is the one that is named, else the one visible, else the one
 * that is called as what is imported.
 */
export const readWorkbook = (
  parts: Parts,
  wanted: string | undefined,
  usual: string,
): Result<ReadSheet, string> => {
  const found = unwanted.flatMap(([pattern, what]) =>
    parts.names.some((name) => pattern.test(name)) ? [`it holds ${what}: save it without them`] : [],
  )
  if (found.length > 0) return failure(...found)
  const [book, relations] = [part(parts, 'xl/workbook.xml'), part(parts, 'xl/_rels/workbook.xml.rels')]
  if (!book.ok || !relations.ok)
    return failure(...[book, relations].flatMap((each) => (each.ok ? [] : each.faults)))
  const chosen = choose(sheetsOf(book.value), wanted, usual)
  if (!chosen.ok) return chosen
  const target = relations.value.children.find((each) => each.attributes.get('Id') === chosen.value.id)
  const path = target?.attributes.get('Target')?.replace(/^\/?(xl\/)?/, 'xl/') ?? ''
  const [sheet, strings, styles] = [
    part(parts, path),
    optional(parts, 'xl/sharedStrings.xml'),
    optional(parts, 'xl/styles.xml'),
  ]
  if (!sheet.ok || !strings.ok || !styles.ok)
    return failure(...[sheet, strings, styles].flatMap((each) => (each.ok ? [] : each.faults)))
  const read = readSheet(sheet.value, {
    name: chosen.value.name,
    strings: (strings.value?.children ?? []).map(textOf),
    dates: datesOf(styles.value),
    system: systemOf(book.value),
  })
  return success({ name: chosen.value.name, ...read })
}

const part = ({ text }: Parts, name: string): Result<XmlElement, string> => {
  const found = text(name)
  if (!found.ok) return found
  const read = readXml(found.value, limits)
  if (read.ok) return read
  return failure(
    ...read.faults.map((fault) =>
      isBeyond(fault, limits) ? tooLarge(name) : `${name}: expected ${fault.expected}, found ${fault.found}`,
    ),
  )
}

/** Of a sheet, or of the texts and styles that all sheets share. */
const tooLarge = (name: string): string =>
  name.startsWith('xl/worksheets/')
    ? `the sheet has more cells than are read at once, and of its rows at most ${mostRows} are: split it, and delete the rows below, also empty ones`
    : `the workbook is too large (${name}): copy the sheet into one of its own`

const optional = (parts: Parts, name: string): Result<XmlElement | null, string> =>
  parts.names.includes(name) ? part(parts, name) : success(null)

interface Named {
  readonly name: string
  readonly id: string
  readonly visible: boolean
}

const sheetsOf = (book: XmlElement): readonly Named[] =>
  childrenOf(book, 'sheets').map(({ attributes, qualified }) => ({
    name: attributes.get('name') ?? '',
    id: qualified.get('id') ?? '',
    visible: (attributes.get('state') ?? 'visible') === 'visible',
  }))

const choose = (
  sheets: readonly Named[],
  wanted: string | undefined,
  usual: string,
): Result<Named, string> => {
  const visible = sheets.filter((sheet) => sheet.visible)
  const named = wanted ?? (visible.length === 1 ? visible[0]!.name : usual)
  // a sheet that is hidden is read only where somebody names it
  const among = wanted === undefined ? visible : sheets
  const [found, another] = among.filter(({ name }) => name.toLowerCase() === named.toLowerCase())
  if (another !== undefined)
    return failure(`more than one sheet is called "${another.name}": give each a name of its own`)
  const names = visible.map(({ name }) => `"${name}"`).join(', ')
  return found === undefined
    ? failure(
        `no sheet "${named}" among those that are shown (${names || 'none'}): name the one to read as its sheet`,
      )
    : success(found)
}

const systemOf = (book: XmlElement): DateSystem => {
  const written = book.children.find(({ name }) => name === 'workbookPr')?.attributes.get('date1904')
  return written === '1' || written === 'true' ? 1904 : 1900
}

/** By style of a cell, whether its number is shown as a date. */
const datesOf = (styles: XmlElement | null): readonly boolean[] => {
  if (styles === null) return []
  const codes = new Map(
    childrenOf(styles, 'numFmts').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? '',
    ]),
  )
  return childrenOf(styles, 'cellXfs').map(({ attributes }) => {
    const id = Number(attributes.get('numFmtId') ?? 0)
    return isDateFormat(id, codes.get(id))
  })
}

const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.find((child) => child.name === name)?.children ?? []

/** The text of a string: of itself or of its runs, phonetic ones left out. */
const textOf = ({ children }: XmlElement): string =>
  children
    .map((child) => (child.name === 't' ? child.text : child.name === 'r' ? textOf(child) : ''))
    .join('')
