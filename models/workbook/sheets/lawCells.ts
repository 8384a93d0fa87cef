import { address } from '../address.ts'
import type { LawCells } from '../family.ts'
import type { Formula, SheetWriter } from '../sheetWriter.ts'
import type { LawBlocks, LawPart } from './lawBlocks.ts'
import { createLawNumbers, type LawNumbers } from './lawNumbers.ts'

/** Columns of the sheet of assumptions that hold laws. */
export const lawColumns = { words: 7, given: 8, derived: 13, changed: 18, asMade: 19 } as const

interface Putting {
  readonly path: string
  readonly row: number
  readonly law: LawCells
  /** the engine's mean */
  readonly mean: number
  readonly blocks: LawBlocks
}

/** What was written of a law: the formula of its mean, where it has one, and the cells that its inverse reads. */
export interface WrittenLaw {
  readonly mean: Formula | null
  readonly parts: readonly LawPart[]
}

/** Writes a law into the row of its quantity: what is given, what its inverse takes, and whether it was changed. */
export const writeLaw = (writer: SheetWriter, putting: Putting): WrittenLaw => {
  const { path, row, law, mean, blocks } = putting
  const numbers = createLawNumbers(blocks)
  writer.text(row, lawColumns.words, law.words, 'text')
  const parts = writeNumbers(writer, { law, numbers, places: law.isBelow ? below(putting) : beside(row) })
  if (law.mean === null) return { mean: null, parts }
  if (law.mean !== 'over points') return { mean: { ...numbers.formulaOf(law.mean), value: mean }, parts }
  const points = blocks.points(path, law)
  return { mean: { formula: points.mean, value: mean }, parts: points.parts }
}

interface At {
  readonly row: number
  readonly column: number
}

/** Where the numbers of a law stand. */
interface Places {
  readonly given: (j: number) => At
  readonly derived: (j: number) => At
  readonly asMade: (j: number) => At
  readonly changed: At
  /** where a number has a name beside it */
  readonly words: number | null
}

const beside = (row: number): Places => ({
  given: (j) => ({ row, column: lawColumns.given + j }),
  derived: (j) => ({ row, column: lawColumns.derived + j }),
  asMade: (j) => ({ row, column: lawColumns.asMade + j }),
  changed: { row, column: lawColumns.changed },
  words: null,
})

const below = ({ path, law: { given, derived, isIterated }, blocks }: Putting): Places => {
  const count = given.length + derived.length + (isIterated ? 1 : 0)
  const { row, columns } = blocks.room(`${path}: its numbers`, count)
  const [words, column, asMade] = columns
  return {
    given: (j) => ({ row: row + j, column }),
    derived: (j) => ({ row: row + given.length + j, column }),
    asMade: (j) => ({ row: row + j, column: asMade }),
    changed: { row: row + count - 1, column },
    words,
  }
}

interface Writing {
  readonly law: LawCells
  readonly numbers: LawNumbers
  readonly places: Places
}

const writeNumbers = (writer: SheetWriter, writing: Writing): readonly LawPart[] => {
  const { law, numbers, places } = writing
  const name = (label: string, { row }: At): void => {
    if (places.words !== null) writer.text(row, places.words, label, 'label')
  }
  const given = law.given.map(([label, value], j): LawPart => {
    const at = places.given(j)
    name(label, at)
    writer.number(at.row, at.column, value, { role: 'input', format: 'general' })
    numbers.stand(label, value, at)
    return { label, ...at, value }
  })
  const derived = law.derived.map(([label, formula], j): LawPart => {
    const at = places.derived(j)
    const own = numbers.formulaOf(formula)
    name(label, at)
    writer.formula(at.row, at.column, own, { format: 'general' })
    numbers.stand(label, own.value, at)
    return { label, ...at, value: own.value }
  })
  // beside a quantity only what its inverse takes has a name
  const parts = law.isBelow ? [...given, ...derived] : derived
  if (!law.isIterated) return parts
  name('changed', places.changed)
  return [...parts, writeChanged(writer, law, places)]
}

/** Whether a number of the law is another than when the workbook was made: 1, else 0. */
const writeChanged = (writer: SheetWriter, { given }: LawCells, places: Places): LawPart => {
  const tests = given.map(([, value], j) => {
    const [here, made] = [places.given(j), places.asMade(j)]
    writer.number(made.row, made.column, value, { role: 'note', format: 'general' })
    return `${address(here.row, here.column)}<>${address(made.row, made.column)}`
  })
  const { row, column } = places.changed
  writer.formula(row, column, { formula: `IF(OR(${tests.join(',')}),1,0)`, value: 0 }, { format: 'year' })
  return { label: 'changed', row, column, value: 0 }
}

/** Headings of what is written here. */
export const writeLawHeadings = (writer: SheetWriter, row: number): void => {
  const heads = [
    'Law and names of its numbers',
    ...['1st number', '2nd', '3rd', '4th', '5th'],
    ...['1st its inverse takes', '2nd', '3rd', '4th', '5th'],
    'Changed',
    ...['1st as made', '2nd', '3rd', '4th'],
  ]
  heads.forEach((head, j) => {
    writer.text(row, lawColumns.words + j, head, 'heading')
  })
}

export const lawWidths = [36, ...Array.from({ length: 10 }, () => 14), 9, 12, 12, 12, 12] as const
