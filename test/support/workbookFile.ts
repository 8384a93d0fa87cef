import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Content } from '../../models/report/workbook.ts'

/** A workbook file that is opened once and written again with one cell changed, as somebody would change it. */
export interface WorkbookFile {
  /** the file with this in a cell of a sheet (its name, "C7") */
  readonly withCell: (sheet: string, address: string, content: Content) => Uint8Array
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A cell as a worksheet has it; a formula carries a value that is wrong, so that only what is worked out anew counts. */
const cellOf = (address: string, content: Content): string => {
  if (content.kind === 'formula')
    return `<c r="${address}"><f>${escaped(content.formula)}</f><v>77777.5</v></c>`
  if (content.kind === 'number') return `<c r="${address}"><v>${content.value}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(content.text)}</t></is></c>`
}

const pathsOf = (parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> => {
  const text = (name: string): string => strFromU8(parts[name]!)
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => [
      /\bId="([^"]*)"/.exec(one)![1]!,
      `xl/${/\bTarget="([^"]*)"/.exec(one)![1]!.replace(/^\/?xl\//, '')}`,
    ]),
  )
  return new Map(
    [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([one]) => [
      /\bname="([^"]*)"/.exec(one)![1]!.replaceAll('&amp;', '&').replaceAll('&apos;', "'"),
      targets.get(/\br:id="([^"]*)"/.exec(one)![1]!)!,
    ]),
  )
}

/** Its XML as `<c r="C7" …>…</c>`, or as a cell without content. */
const cellAt = (address: string): RegExp => new RegExp(`<c r="${address}"(?:[^>]*/>|[^>]*>.*?</c>)`, 's')

export const openWorkbook = (bytes: Uint8Array): WorkbookFile => {
  const parts = unzipSync(bytes)
  const paths = pathsOf(parts)
  return {
    withCell: (sheet, address, content) => {
      const path = paths.get(sheet)!
      const text = strFromU8(parts[path]!)
      if (!cellAt(address).test(text)) throw new Error(`${sheet} has no cell ${address}`)
      const changed = text.replace(cellAt(address), () => cellOf(address, content))
      return zipSync({ ...parts, [path]: strToU8(changed) }, { level: 1 })
    },
  }
}

/** What cells of a recalculated workbook say: a number, a text, or an error as its text. */
export const cellsIn = (
  bytes: Uint8Array,
  wanted: readonly { readonly sheet: string; readonly address: string }[],
): readonly (number | string | null)[] => {
  const read = unzipSync(bytes, { filter: ({ name }) => /workbook\.xml|sharedStrings/.test(name) })
  const paths = pathsOf(read)
  const needed = new Set(wanted.map(({ sheet }) => paths.get(sheet)!))
  const sheets = unzipSync(bytes, { filter: ({ name }) => needed.has(name) })
  return wanted.map(({ sheet, address }) => {
    const cell = cellAt(address).exec(strFromU8(sheets[paths.get(sheet)!]!))?.[0] ?? ''
    const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1]
    if (value === undefined) return null
    if (/ t="s"/.test(cell)) return `shared ${value}`
    return / t="(str|e)"/.test(cell) ? value : Number(value)
  })
}
