import type { DefinedName, Sheet } from '../../report/workbook.ts'
import { locateQuantities } from '../../scenario/locate.ts'
import type { Quantity } from '../../scenario/schema/quantity.ts'
import type { Place, Variable } from '../../scenario/variable.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import { valueAt } from '../../simulate/frame.ts'
import { precondition } from '../../units/precondition.ts'
import { cellNames } from '../address.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet, formatOf, type SheetWriter } from '../sheetWriter.ts'

/** The sheet of every number that the model rests on, and the names of its cells. */
export interface Assumptions {
  readonly sheet: Sheet
  readonly names: readonly DefinedName[]
  readonly nameOf: (place: Place) => string
}

const first = 5

export const assumptionsSheet = (exporting: Exporting, name: string): Assumptions => {
  const { plan } = exporting.prepared.compiled
  const means = expectedFrame(plan)
  const known = aboutOf(exporting)
  const writer = createSheet(name)
  const named = cellNames()
  const names: DefinedName[] = []
  const called = new Map<Place, string>()
  writer.text(0, 0, 'Assumptions', 'title')
  writer.text(
    1,
    0,
    'Every number that formulas read, at its mean; each cell of column B has the name beside it. Change one and the expected case follows.',
    'note',
  )
  writer.text(
    2,
    0,
    'Grades: A measured or contractual, B named published source, C analogue or panel, D guess or none.',
    'note',
  )
  const heads = [
    'Where it stands in the document',
    'Value',
    'Name',
    'What is believed',
    'Unit',
    'Grade',
    'Source',
  ]
  heads.forEach((head, column) => {
    writer.text(first - 1, column, head, 'heading')
  })
  let row = first
  plan.variables.forEach((variable, place) => {
    if (variable.kind === 'uniform' || variable.kind === 'normal') return
    const quantity = known.get(variable.path)
    if (variable.kind === 'formula') {
      writeFormula(writer, row++, { path: variable.path, source: variable.formula.source })
      return
    }
    const value = valueAt(means, place, 0)
    const cell = named(variable.path)
    called.set(place, cell)
    names.push({ name: cell, sheet: name, row, column: 1 })
    writer.text(row, 0, variable.path, 'label')
    writer.number(row, 1, value, { role: 'input', format: Math.abs(value) < 1 ? 'general' : formatOf(value) })
    writer.text(row, 2, cell, 'note')
    writer.text(row, 3, believed(variable, quantity), 'text')
    const { unit = '', grade = '', source = '', note = '' } = quantity?.about ?? {}
    ;[unit, grade, [source, note].filter((text) => text !== '').join('; ')].forEach((text, j) => {
      if (text !== '') writer.text(row, 4 + j, text, 'text')
    })
    row++
  })
  return {
    sheet: writer.finish({ widths: [52, 16, 44, 52, 10, 7, 60], frozen: { rows: first, columns: 2 } }),
    names,
    nameOf: (place) => {
      const cell = called.get(place)
      precondition(cell !== undefined, 'a quantity that a formula reads has a cell')
      return cell
    },
  }
}

/** A formula of the document has no number of its own: it is written into every formula that reads it. */
const writeFormula = (
  writer: SheetWriter,
  row: number,
  { path, source }: { readonly path: string; readonly source: string },
): void => {
  writer.text(row, 0, path, 'label')
  writer.text(row, 1, 'formula', 'note')
  writer.text(row, 2, 'live wherever it is read', 'note')
  writer.text(row, 3, `= ${source}`, 'text')
}

const aboutOf = ({ prepared }: Exporting): ReadonlyMap<string, Quantity> =>
  new Map([...locateQuantities(prepared.scenario.document)].map(([quantity, { path }]) => [path, quantity]))

const believed = (variable: Variable, quantity: Quantity | undefined): string => {
  if (quantity !== undefined) return quantity.echo
  if (variable.kind === 'curve') return 'fitted to the measured points'
  return variable.kind === 'constant' ? 'fixed' : variable.kind
}
