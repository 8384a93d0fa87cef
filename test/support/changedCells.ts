import type { SheetCell, Workbook } from '../../models/report/workbook.ts'

export const sheetOf = (workbook: Workbook, name: string) =>
  workbook.sheets.find((sheet) => sheet.name === name)!

/** The same workbook with other numbers in cells of Assumptions. */
export const withCells = (workbook: Workbook, numbers: ReadonlyMap<string, number>): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell): SheetCell => {
      const other = sheet.name === 'Assumptions' ? numbers.get(`${cell.row},${cell.column}`) : undefined
      return other === undefined ? cell : { ...cell, content: { kind: 'number', value: other } }
    }),
  })),
})

export const rowOf = (workbook: Workbook, text: string): number =>
  sheetOf(workbook, 'Assumptions').cells.find(
    ({ content }) => content.kind === 'text' && content.text.startsWith(text),
  )!.row

interface Law {
  readonly kind: string
  readonly of?: Law | readonly Law[]
  readonly values?: readonly number[]
  readonly weights?: readonly number[]
}

/** Numbers of a law, and of what it is made of, in the order in which they stand. */
const numbersOf = ({ kind: _, of, values, weights, ...law }: Law): readonly number[] => {
  const own = Object.values(law).map(Number)
  if (values !== undefined) return values.flatMap((value, j) => [value, weights![j]!])
  if (of === undefined) return own
  if ('kind' in of) return [...numbersOf(of), ...own]
  return of.flatMap((part, j) => [weights![j]!, ...numbersOf(part)])
}

/** Cells of the numbers of a law, in the order in which a document gives them. */
export const cellsOfLaws = (
  workbook: Workbook,
  changed: Readonly<Record<string, Law>>,
): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(changed).flatMap(([name, law]) => {
      const isBelow = law.of !== undefined
      const row = rowOf(workbook, `inputs.${name}${isBelow ? ': its numbers' : ''}`)
      return numbersOf(law).map((number, j): [string, number] => [
        isBelow ? `${row + 1 + j},8` : `${row},${8 + j}`,
        number,
      ])
    }),
  )

/** Cells of a column whose text before them begins so, with another number. */
export const withNumbers = (
  workbook: Workbook,
  name: string,
  changed: Readonly<Record<string, number>>,
): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet
    const wanted = new Map(
      sheet.cells.flatMap(({ row, content }) => {
        const number = content.kind === 'text' ? changed[content.text] : undefined
        return number === undefined ? [] : [[row, number] as const]
      }),
    )
    if (wanted.size !== Object.keys(changed).length) throw new Error(`not every number is on ${name}`)
    return {
      ...sheet,
      cells: sheet.cells.map((cell): SheetCell => {
        const number = wanted.get(cell.row)
        return number === undefined || cell.content.kind !== 'number'
          ? cell
          : { ...cell, content: { kind: 'number', value: number } }
      }),
    }
  }),
})
