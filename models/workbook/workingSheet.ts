import type { Node } from '../kernel/program.ts'
import type { Sheet } from '../report/workbook.ts'
import type { Place } from '../scenario/variable.ts'
import { address, columnName } from './address.ts'
import type { Fact } from './cells/graph.ts'
import { placed } from './cells/placing.ts'
import { spell } from './cells/spell.ts'
import type { ExpectedCells } from './expected/expectedCells.ts'
import { createFigures, type Figures, firstColumn } from './figures.ts'
import { createSheet, formatOf, type SheetWriter } from './sheetWriter.ts'
import { stepWords } from './stepWords.ts'
import { type Working, workingOf } from './working.ts'
import { leadOf, printedColumns, unitOf, widthsFor, wordsOf, wordWidths } from './workingRows.ts'

interface Writing {
  readonly name: string
  readonly cells: ExpectedCells
  readonly nameOf: (place: Place) => string
  readonly headings: readonly { readonly row: string; readonly words: string }[]
  readonly pathOf: (place: Place) => string
  readonly currency: string
}

interface Written {
  readonly sheet: Sheet
  readonly work: Working
}

const headingRows = 4

/**
 * The working of a deal: one row a step, one group of columns for each way the deal can end; within a group a column is a
 * place in time. What is the same in every ending stands in the first group.
 */
export const workingSheet = ({ name, cells, nameOf, headings, pathOf, currency }: Writing): Written => {
  const { graph, statement, roots, labels, moneyRows } = cells
  const wanted = [...statement.nodes, ...roots.flatMap((root) => Object.values(root))]
  const nodes = placed(graph, wanted)
  const homes = new Array<Fact['home'] | undefined>(graph.nodes.length)
  const addresses = new Array<string | undefined>(graph.nodes.length)
  for (const node of nodes) homes[node.id] = graph.factOf(node).home
  const spots = nodes.map(({ id }) => homes[id]!)
  const last = spots.reduce((most, { at }) => Math.max(most, at), 0)
  const width = last + 2
  const known = headings.map(({ row }) => row)
  const present = new Set(spots.map(({ row }) => row))
  const keys = [...new Set([...known, ...present])].filter((key) => present.has(key))
  const rowAt = new Map(keys.map((key, j) => [key, headingRows + j]))
  const columnAt = (group: number, at: number): number => firstColumn + group * (width + 1) + at + 1
  const writer = createSheet(name)
  let written = ''
  const figures = createFigures(headingRows + keys.length + 2, () =>
    written === '' ? '' : `, first read for ${written}`,
  )
  const refer = (node: Node): string | null => {
    const home = homes[node.id]
    if (home != null) {
      addresses[node.id] ??= address(rowAt.get(home.row)!, columnAt(home.group, home.at))
      return addresses[node.id]!
    }
    const fact = graph.factOf(node)
    if (node.source?.kind === 'constant') return figures.constant(fact.value)
    if (fact.leaf?.kind === 'quantity') return nameOf(fact.leaf.place)
    if (fact.leaf?.kind === 'date')
      return figures.refer(node, 'start or end of the deal, in years', fact.value)
    return fact.leaf?.kind === 'figure' ? figures.refer(node, fact.leaf.label, fact.value) : null
  }
  const words = new Map<string, string | null>([
    ...labels,
    ...headings.map(({ row, words: own }) => [row, own] as const),
  ])
  const named = (key: string): string | null => {
    const known = words.get(key)
    if (known !== undefined) return known
    const own = wordsOf(key)
    words.set(key, own)
    return own
  }
  const steps = stepWords({
    graph,
    roots: wanted,
    nameOf: ({ id }) => (homes[id] == null ? null : named(homes[id].row)),
    standsIn: ({ id }) => homes[id]?.row ?? null,
    pathOf: (node) => {
      const { leaf } = graph.factOf(node)
      return leaf?.kind === 'quantity' ? pathOf(leaf.place) : null
    },
  })
  for (const [key, row] of rowAt) {
    const own = named(key)
    writer.text(row, 0, own ?? steps.get(key) ?? 'Step of another ending', own === null ? 'note' : 'label')
    const unit = unitOf(key, moneyRows, currency)
    if (unit !== '') writer.text(row, 1, unit, 'note')
  }
  const cellsBy = new Map<string, { column: number; value: number }[]>(keys.map((key) => [key, []]))
  for (const node of nodes) {
    const { row, group, at } = homes[node.id]!
    const { value, leaf } = graph.factOf(node)
    written = leadOf(named(row) ?? steps.get(row) ?? '')
    const [y, x] = [rowAt.get(row)!, columnAt(group, at)]
    cellsBy.get(row)!.push({ column: x, value })
    if (leaf !== null) writer.number(y, x, value, { format: formatOf(value) })
    else writer.formula(y, x, { formula: spell(node, refer), value }, { format: formatOf(value) })
  }
  const chances = roots.map(({ probability }) => graph.factOf(probability).value)
  const chanceRow = headingRows + keys.length
  writer.text(chanceRow, 0, 'probability of the ending, in every column', 'label')
  for (let group = 0; group < roots.length; group++)
    for (let at = -1; at <= last; at++)
      writer.formula(
        chanceRow,
        columnAt(group, at),
        {
          formula: `$${columnName(columnAt(group, 0))}$${rowAt.get('probability')! + 1}`,
          value: chances[group]!,
        },
        { format: 'share' },
      )
  rowAt.set('chance', chanceRow)
  const reach = [columnAt(0, -1), columnAt(roots.length - 1, last)] as const
  const figureWidths = widthsFor(
    nodes.map((node) => graph.factOf(node).value),
    reach[1],
  )
  const printed = printedColumns(width, figureWidths[0]!)
  writeHeadings(writer, { endings: roots.length, width, columnAt, figures, printed })
  return {
    sheet: writer.finish({
      widths: [...wordWidths, ...figureWidths],
      ...{ frozen: { rows: headingRows, columns: 2 }, headRows: [2, headingRows - 1] },
      last: { column: columnAt(0, printed - 2) },
    }),
    work: workingOf({ name, rowAt, cellsBy, reach, chances, width }),
  }
}

interface Heading {
  readonly endings: number
  readonly width: number
  readonly columnAt: (group: number, at: number) => number
  readonly figures: Figures
  /** columns of the first ending that print */
  readonly printed: number
}

const writeHeadings = (
  writer: SheetWriter,
  { endings, width, columnAt, figures, printed }: Heading,
): void => {
  writer.text(0, 0, 'Working of the expected case', 'title')
  writer.prose(
    1,
    `Every way the deal can end has its own columns; a column is a place in time, "start" what stands before the first. What is the same in every ending stands in the first, and ${printed < width ? `of that one the first ${printed - 1} places print` : 'that one prints'}: the rest is for the screen.`,
  )
  writer.text(3, 0, 'Step', 'heading')
  writer.text(3, 1, 'Unit', 'heading')
  for (let group = 0; group < endings; group++) {
    writer.text(2, columnAt(group, -1), `Ending ${group + 1}`, 'heading')
    for (let at = -1; at < width - 1; at++)
      writer.text(3, columnAt(group, at), at < 0 ? 'start' : String(at + 1), 'heading')
  }
  figures.write(writer)
}
