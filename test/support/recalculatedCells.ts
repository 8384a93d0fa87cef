import { readXlsx } from 'hucre/xlsx'
import { cellsOf, type Sheet, type Workbook } from '../../models/report/workbook.ts'
import { address } from '../../models/workbook/address.ts'

/** What a recalculated workbook says that the workbook did not, cell by cell; and what its checks say. */
export interface Compared {
  readonly formulas: number
  readonly errors: readonly string[]
  readonly wrong: readonly string[]
  readonly futures: number
  readonly state: unknown
}

type Found = (row: number, column: number) => unknown

/** Differences are told beside what they are the difference of, and control totals by themselves. */
const isDifference = (sheet: string, column: number): boolean =>
  /^(Checks|Control totals)$/.test(sheet) || (sheet.endsWith(' futures') && (column === 5 || column === 8))

/** Within a part in 10⁹ of itself, of 1, or of the greatest figure of its row: what is left over of a sum is no larger. */
const compareSheet = (sheet: Sheet, found: Found): Omit<Compared, 'state' | 'futures'> => {
  const scales = new Map<number, number>()
  const formulas = [...cellsOf(sheet)].filter(({ content }) => content.kind === 'formula')
  for (const { row, content } of formulas)
    if (content.kind === 'formula' && typeof content.value === 'number' && Math.abs(content.value) < 1e98)
      scales.set(row, Math.max(scales.get(row) ?? 1, Math.abs(content.value)))
  const [errors, wrong]: [string[], string[]] = [[], []]
  for (const { row, column, content } of formulas) {
    if (content.kind !== 'formula') continue
    const here = found(row, column)
    const told = `${sheet.name}!${address(row, column)} =${content.formula}: ${here} for ${content.value}`
    if (typeof here === 'string' && here.startsWith('#')) errors.push(told)
    else if (!isDifference(sheet.name, column) && !agrees(here, content.value, scales.get(row) ?? 1))
      wrong.push(told)
  }
  return { formulas: formulas.length, errors, wrong }
}

const agrees = (here: unknown, there: number | string, scale: number): boolean => {
  if (typeof here !== 'number' || typeof there !== 'number') return here === there
  return Math.abs(here - there) <= 1e-9 * Math.max(scale < 1e98 ? scale : 1, Math.abs(there))
}

/** Worths of futures that are further from the engine's than a cent and a part in 10⁹ of them. */
const wrongFutures = (
  sheet: Sheet,
  found: Found,
): { readonly count: number; readonly wrong: readonly string[] } => {
  const engine = [...cellsOf(sheet)].filter(
    ({ row, column, content }) => row >= 26 && (column === 4 || column === 7) && content.kind === 'number',
  )
  const wrong = engine.flatMap(({ row, column, content }) => {
    const there = content.kind === 'number' ? content.value : 0
    const here = found(row, column - 1)
    if (typeof here === 'number' && Math.abs(here - there) <= Math.max(0.01, 1e-9 * Math.abs(there)))
      return []
    return [`${sheet.name}, row ${row + 1}: ${here} for ${there}`]
  })
  return { count: engine.length, wrong }
}

export const comparedWith = async (workbook: Workbook, bytes: Uint8Array): Promise<Compared> => {
  const { sheets } = await readXlsx(bytes)
  const foundIn = (name: string): Found => {
    const own = sheets.find((sheet) => sheet.name === name)
    return (row, column) => own?.cells?.get(`${row},${column}`)?.formulaResult ?? own?.rows[row]?.[column]
  }
  const parts = workbook.sheets.map((sheet) => compareSheet(sheet, foundIn(sheet.name)))
  const futures = workbook.sheets
    .filter(({ name }) => name.endsWith(' futures'))
    .map((sheet) => wrongFutures(sheet, foundIn(sheet.name)))
  return {
    formulas: parts.reduce((sum, { formulas }) => sum + formulas, 0),
    errors: parts.flatMap(({ errors }) => errors),
    wrong: [...parts.flatMap(({ wrong }) => wrong), ...futures.flatMap(({ wrong }) => wrong)],
    futures: futures.reduce((sum, { count }) => sum + count, 0),
    state: foundIn('Checks')(3, 1),
  }
}
