import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellStyleOf } from '../../api/exports/cellStyles.ts'
import type { Sheet } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { widthOf } from '../../models/workbook/layout.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { printedColumns } from '../../models/workbook/workingRows.ts'

const overrides = { trials: 256 }
const madeOf = (sample: string, deal?: string) => {
  const path = new URL(`../../models/samples/${sample}.json`, import.meta.url)
  const document = JSON.parse(readFileSync(path, 'utf8'))
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error('the sample is valued')
  const workbook = workbookOf({
    ...{ document, overrides, answer: answer.value },
    ...(deal === undefined ? {} : { deal }),
  })
  if (!workbook.ok) throw new Error('the sample makes a workbook')
  const sheets = new Map(workbook.value.sheets.map((sheet) => [sheet.name, sheet]))
  return (name: string): Sheet => sheets.get(name)!
}

const small = madeOf('minimal')
const large = madeOf('northlake', 'second-seat')
const textAt = ({ cells }: Sheet, row: number, column: number): string => {
  const content = cells.find((cell) => cell.row === row && cell.column === column)?.content
  return content?.kind === 'text' ? content.text : ''
}

describe('what a reader finds on the pages of a workbook', () => {
  it('prints tables of percentiles one page wide, so that no chart is cut and no row is torn', () => {
    for (const name of ['Summary', 'Compare', 'Football field'])
      expect(large(name).print, name).toMatchObject({ scale: null, pages: { columns: [] } })
  })

  it('makes columns of figures as wide as the longest of them', () => {
    for (const name of ['Markets', 'Summary', 'Compare']) {
      const { cells, widths } = large(name)
      const cut = cells.filter(({ column, content }) => {
        const digits = content.kind === 'number' ? Math.abs(content.value).toFixed(0).length : 0
        return digits + 0.5 * Math.floor((digits - 1) / 3) + 0.5 > widthOf(widths, column)
      })
      expect(cut, name).toEqual([])
    }
  })

  it('begins the football field of each party on a page of its own', () => {
    const sheet = large('Football field')
    const heads = sheet.cells.filter(
      ({ content }) => content.kind === 'text' && content.text.startsWith('Worth to'),
    )
    expect(heads).toHaveLength(2)
    expect(sheet.print.pages.rows).toEqual([heads[1]!.row])
    expect(sheet.charts).toHaveLength(2)
  })

  it('says so where there is nothing to compare, and prints it', () => {
    const { cells, print } = small('Compare')
    const [, , said] = cells.toSorted((a, b) => a.row - b.row)
    expect(said?.content).toMatchObject({ text: expect.stringContaining('nothing to compare') })
    expect(print.last.row).toBe(said!.row)
    expect(print.last.column).toBeGreaterThanOrEqual((said!.span ?? 1) - 1)
  })

  it('prints of the control totals what they are, and none of their rows', () => {
    const { cells, print } = large('Control totals')
    expect(print.last.row).toBeLessThan(6)
    expect(Math.max(...cells.map(({ row }) => row))).toBeGreaterThan(100)
  })

  it('gives every figure of a working the room it takes, and calls never what never comes', () => {
    const sheet = small('offer working')
    const cut = sheet.cells.filter(({ column, content, look }) => {
      if (content.kind === 'text' || look.format === 'never') return false
      const digits = Math.abs(Number(content.value)).toFixed(0).length
      return sheet.widths[column] === undefined || digits > widthOf(sheet.widths, column)
    })
    expect(cut).toEqual([])
    const nevers = sheet.cells.filter(({ content }) => content.kind !== 'text' && content.value === 1e99)
    expect(nevers.length).toBeGreaterThan(0)
    for (const { look } of nevers) expect(cellStyleOf(look).numFmt).toContain('"never"')
  })

  it('prints of a working what two pages hold side by side, of months and quarters one page', () => {
    expect([printedColumns(17, 11), printedColumns(22, 11)]).toEqual([17, 22])
    expect([printedColumns(23, 11), printedColumns(110, 15)]).toEqual([14, 10])
  })

  it('says for what a number of a working is read', () => {
    const { cells } = small('offer working')
    const bare = cells.filter(
      ({ content }) => content.kind === 'text' && /^a number of (a clause|the formulas)$/.test(content.text),
    )
    expect(bare).toEqual([])
  })
})

describe('the sheet of assumptions', () => {
  const rowOf = (sheet: Sheet, path: string): number =>
    sheet.cells.find(({ content }) => content.kind === 'text' && content.text === path)!.row
  const told = (sheet: Sheet, path: string): readonly string[] => {
    const row = rowOf(sheet, path)
    return [textAt(sheet, row, 3), textAt(sheet, row, 4)]
  }

  it('says a law in figures and a unit, however it was written', () => {
    const sheet = large('Assumptions')
    expect(told(sheet, 'licensees.meridian.positions.diagnostics.utility.existingRecords')[0]).toMatch(
      /^least .*, most likely .*, greatest .*, PERT$/,
    )
    expect(told(sheet, 'fields.diagnostics.market.growth')).toEqual([
      expect.stringMatching(/^least .*%, most likely .*%, greatest .*%, PERT$/),
      '1/yr',
    ])
    expect(told(sheet, 'licensees.meridian.positions.diagnostics.integrationCost')).toEqual(['fixed', 'USD'])
    expect(told(sheet, 'fields.diagnostics.market.adoption.years')[1]).toBe('yr')
    expect(told(small('Assumptions'), 'fields.diagnostics.market.size')[1]).toBe('USD/yr')
  })

  it('writes rates and shares in percent wherever they come from', () => {
    const sheet = large('Assumptions')
    for (const path of [
      'licensees.meridian.taxRate',
      'licensees.meridian.timeRate',
      'risks.breach.frequency',
    ])
      expect([path, valueFormat(sheet, rowOf(sheet, path))]).toEqual([
        path,
        path.startsWith('risks') ? 'small' : 'percent',
      ])
  })

  const valueFormat = ({ cells }: Sheet, row: number) =>
    cells.find((cell) => cell.row === row && cell.column === 1)!.look.format
})
