import { readFileSync } from 'node:fs'
import { type Cell, readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import type { Workbook } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { recalculated } from '../support/libreOffice.ts'

const overrides = { trials: 256 }

/** The workbook of a sample, or of one of its deals. */
const made = (sample: string, deal?: string): Workbook => {
  const text = readFileSync(new URL(`../../models/samples/${sample}.json`, import.meta.url), 'utf8')
  const document: unknown = JSON.parse(text)
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error('the sample is valued')
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal })
  if (!workbook.ok) throw new Error('the sample makes a workbook')
  return workbook.value
}

/** Every formula with a value that is wrong, so that only what is worked out anew can be right. */
const poisoned = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.content.kind === 'formula' ? { ...cell, content: { ...cell.content, value: 77_777.5 } } : cell,
    ),
  })),
})

const workbooks: Readonly<Record<string, Workbook>> = {
  constants: made('constants'),
  minimal: made('minimal'),
  royalty: made('northlake', 'royalty'),
  trials: made('northlake', 'trials'),
  teaching: made('kestrel', 'teaching'),
}

type Cells = ReadonlyMap<string, Cell>
let found: Readonly<
  Record<
    string,
    ReadonlyMap<string, { readonly cells: Cells; readonly rows: readonly (readonly unknown[])[] }>
  >
>

beforeAll(async () => {
  const files = await Promise.all(
    Object.entries(workbooks).map(
      async ([name, workbook]) => [name, await xlsxBytes(poisoned(workbook))] as const,
    ),
  )
  const read = await Promise.all(
    Object.entries(recalculated(Object.fromEntries(files))).map(async ([name, bytes]) => {
      const { sheets } = await readXlsx(bytes)
      return [
        name,
        new Map(sheets.map((sheet) => [sheet.name, { cells: sheet.cells ?? new Map(), rows: sheet.rows }])),
      ] as const
    }),
  )
  found = Object.fromEntries(read)
})

describe('a workbook recalculated by LibreOffice, its values poisoned', () => {
  it.each(Object.keys(workbooks))('%s: every formula comes to what the engine said', (name) => {
    let formulas = 0
    const wrong: string[] = []
    for (const sheet of workbooks[name]!.sheets) {
      const own = found[name]!.get(sheet.name)!
      for (const { row, column, content } of sheet.cells) {
        if (content.kind !== 'formula') continue
        formulas++
        const cell = own.cells.get(`${row},${column}`)
        const here = cell?.formulaResult ?? own.rows[row]?.[column]
        if (!agrees(here, content.value, sheet.name === 'Checks' && column === 3))
          wrong.push(`${sheet.name} ${row},${column} ${content.formula}: ${here} for ${content.value}`)
      }
    }
    expect(wrong).toEqual([])
    expect(formulas).toBeGreaterThan(300)
  })

  it('the checks of every workbook pass', () => {
    for (const sheets of Object.values(found)) {
      const { cells } = sheets.get('Checks')!
      expect(cells.get('3,1')?.formulaResult ?? cells.get('3,1')?.value).toBe('yes')
    }
  })
})

/** Within 1e-9 of its size, or of 1; a difference of two figures within 1e-4 of nothing. */
const agrees = (here: unknown, there: number | string, isDifference: boolean): boolean => {
  if (typeof here !== 'number' || typeof there !== 'number') return here === there
  return Math.abs(here - there) <= (isDifference ? 1e-4 : 1e-9 * Math.max(1, Math.abs(there)))
}
