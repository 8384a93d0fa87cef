import type { DefinedName, Sheet } from '../../report/workbook.ts'
import { locateQuantities } from '../../scenario/locate.ts'
import type { Quantity } from '../../scenario/schema/quantity.ts'
import type { Place, Variable } from '../../scenario/variable.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import { valueAt } from '../../simulate/frame.ts'
import { precondition } from '../../units/precondition.ts'
import { cellNames } from '../address.ts'
import type { Drafting } from '../exporting.ts'
import type { LawCells } from '../family.ts'
import { lawOf } from '../laws.ts'
import { believed, formatOfQuantity, placeOf, unitOf } from '../quantityWords.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import { createLawBlocks, type LawPart } from './lawBlocks.ts'
import { lawColumns, lawWidths, writeLaw, writeLawHeadings } from './lawCells.ts'

/** The sheet of every number that the model rests on, and the names of its cells. */
export interface Assumptions {
  readonly sheet: Sheet
  readonly names: readonly DefinedName[]
  readonly nameOf: (place: Place) => string
  /** the name of a number of the law of a quantity, such as `mu`; null where it has no cell */
  readonly partOf: (place: Place, label: string) => string | null
  /** the law of a quantity that stands in cells; null of others */
  readonly lawAt: (place: Place) => KnownLaw | null
}

/** A law whose numbers stand in cells, and what they were when the workbook was made. */
export interface KnownLaw extends Pick<LawCells, 'derived' | 'inverse' | 'isIterated'> {
  readonly numberOf: (label: string) => number
}

const first = 5

export const assumptionsSheet = (exporting: Drafting, name: string): Assumptions => {
  const { plan } = exporting.prepared.compiled
  const means = expectedFrame(plan)
  const known = aboutOf(exporting)
  const writer = createSheet(name)
  const named = cellNames()
  const names: DefinedName[] = []
  const called = new Map<Place, string>()
  writer.text(0, 0, 'Assumptions', 'title')
  writer.prose(
    1,
    'Every number that formulas read, at its mean; each cell of column B has the name beside it. Change a blue number, or the blue numbers of its law on the right, and the expected case and the futures follow. The laws are for the screen: what prints ends with the source.',
  )
  writer.prose(
    2,
    'Grades: A measured or contractual, B named published source, C analogue or panel, D guess or none.',
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
  writeLawHeadings(writer, first - 1)
  const below = first + plan.variables.filter(isListed).length + 2
  const blocks = createLawBlocks(writer, below, lawColumns.words)
  const parts = new Map<string, string>()
  const laws = new Map<Place, KnownLaw>()
  let row = first
  plan.variables.forEach((variable, place) => {
    if (!isListed(variable)) return
    const quantity = known.get(variable.path)
    if (variable.kind === 'formula') {
      writeFormula(writer, row++, { path: variable.path, source: variable.formula.source })
      return
    }
    const value = valueAt(means, place, 0)
    const cell = named(variable.path)
    called.set(place, cell)
    names.push({ name: cell, sheet: name, row, column: 1 })
    writer.text(row, 0, placeOf(variable.path), 'label')
    const law = variable.kind === 'draw' ? lawOf(quantity, variable.distribution) : null
    const written = law && writeLaw(writer, { path: variable.path, row, law, mean: value, blocks })
    if (law !== null) laws.set(place, knownLaw(law, written?.parts ?? []))
    for (const part of written?.parts ?? []) {
      const own = named(`${variable.path} ${part.label}`)
      names.push({ name: own, sheet: name, row: part.row, column: part.column })
      parts.set(`${place} ${part.label}`, own)
    }
    const format = formatOfQuantity(value, { quantity })
    if (written?.mean == null) writer.number(row, 1, value, { role: 'input', format })
    else writer.formula(row, 1, { ...written.mean, value }, { format })
    writer.text(row, 2, cell, 'note')
    writer.text(row, 3, believed({ variable, quantity }), 'text')
    const unit = unitOf({ variable, quantity }, exporting.document.currency)
    const { grade = '', source = '', note = '' } = quantity?.about ?? {}
    ;[unit, grade, [source, note].filter((text) => text !== '').join('; ')].forEach((text, j) => {
      if (text !== '') writer.text(row, 4 + j, text, 'text')
    })
    row++
  })
  return {
    sheet: writer.finish({
      widths: [47, 13, 40, 42, 12, 8, 50, ...lawWidths],
      frozen: { rows: first, columns: 2 },
      last: { row: row - 1, column: lawColumns.words - 1 },
    }),
    names,
    nameOf: (place) => {
      const cell = called.get(place)
      precondition(cell !== undefined, 'a quantity that a formula reads has a cell')
      return cell
    },
    partOf: (place, label) => parts.get(`${place} ${label}`) ?? null,
    lawAt: (place) => laws.get(place) ?? null,
  }
}

const knownLaw = ({ derived, inverse, isIterated }: LawCells, parts: readonly LawPart[]): KnownLaw => {
  const values = new Map(parts.map(({ label, value }) => [label, value]))
  return {
    ...{ derived, inverse, isIterated },
    numberOf: (label) => {
      const value = values.get(label)
      precondition(value !== undefined, `no number ${label} of a law`)
      return value
    },
  }
}

/** Chance itself is no assumption. */
const isListed = ({ kind }: Variable): boolean => kind !== 'uniform' && kind !== 'normal'

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

const aboutOf = ({ prepared }: Drafting): ReadonlyMap<string, Quantity> =>
  new Map([...locateQuantities(prepared.scenario.document)].map(([quantity, { path }]) => [path, quantity]))
