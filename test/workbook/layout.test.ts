import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import type { Sheet } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { linesOf, printOf, widthOf } from '../../models/workbook/layout.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'

const overrides = { trials: 256 }

/** The sample with a licensee whose benefit is known, so that both parties have fans. */
const made = () => {
  const path = new URL('../../models/samples/northlake.json', import.meta.url)
  const document = JSON.parse(readFileSync(path, 'utf8'))
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error('the sample is valued')
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal: 'second-seat' })
  if (!workbook.ok) throw new Error('the sample makes a workbook')
  return { workbook: workbook.value, answer: answer.value }
}

const { workbook, answer } = made()
const called = (name: string): Sheet => workbook.sheets.find((sheet) => sheet.name === name)!
const widthFrom = ({ widths }: Pick<Sheet, 'widths'>, from: number, until: number): number => {
  let sum = 0
  for (let column = from; column < until; column++) sum += widthOf(widths, column)
  return sum
}

describe('sheets on paper', () => {
  it('print in seven points or more: as wide as a page that holds them, else over several', () => {
    const small = workbook.sheets.flatMap((sheet) => {
      const { scale, last, pages, headColumns, landscape } = sheet.print
      if (scale === null)
        return widthFrom(sheet, 0, last.column + 1) > (landscape ? 224 : 150) ? [sheet.name] : []
      const edges = [headColumns, ...pages.columns, last.column + 1]
      const head = widthFrom(sheet, 0, headColumns)
      const wide = edges.slice(1).some((edge, j) => head + widthFrom(sheet, edges[j]!, edge) > 190)
      return scale < 70 || wide ? [sheet.name] : []
    })
    expect(small).toEqual([])
  })

  it('repeat the headings of tables, and of a working its first ending alone', () => {
    for (const name of ['Assumptions', 'Summary', 'Checks'])
      expect(called(name).print.headRows, name).toEqual([
        called(name).frozen!.rows - 1,
        called(name).frozen!.rows - 1,
      ])
    const working = called('second-seat working')
    expect(working.print.last.column).toBeLessThan(Math.max(...working.cells.map(({ column }) => column)))
    expect(called('Assumptions').print.last.column).toBe(6)
  })

  it('cut off no text: what is longer than its cells is broken into lines, and its row is high enough', () => {
    const cut = workbook.sheets.flatMap((sheet) =>
      sheet.cells.flatMap(({ row, column, content, look, span = 1 }) => {
        if (content.kind !== 'text' || look.role === 'title') return []
        const lines = linesOf(content.text, widthFrom(sheet, column, column + span))
        const isHigh = (sheet.heights.get(row) ?? 13) >= 13 * Math.min(lines, 12)
        return lines > 1 && !(look.wraps && isHigh) ? [`${sheet.name} ${row} ${content.text}`] : []
      }),
    )
    expect(cut).toEqual([])
  })

  it('count lines of a text: whole words, and long words broken', () => {
    expect(linesOf('one two', 10)).toBe(1)
    expect(linesOf('aaaa bbbb cccc', 9)).toBe(2)
    expect(linesOf('a'.repeat(45), 10)).toBe(5)
  })

  it('begin a page where one is full', () => {
    const cells = Array.from({ length: 40 }, (_, column) => ({
      ...{ row: 5, column, look: { role: 'figure' } as const },
      content: { kind: 'number', value: column } as const,
    }))
    const widths = cells.map(() => 10)
    const print = printOf({ cells, stretches: [], charts: [] }, { widths, frozen: { rows: 5, columns: 2 } })
    expect(print).toMatchObject({ headColumns: 2, headRows: [4, 4], scale: 75 })
    expect(print.pages.columns).toEqual([19, 36])
  })
})

describe('what sheets say', () => {
  const textsOf = ({ cells }: Sheet): readonly string[] =>
    cells.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))

  it('lists every other sheet on the cover, and what the looks of cells say', () => {
    const [cover, ...others] = workbook.sheets
    const said = new Set(textsOf(cover!))
    expect(others.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([])
    expect(said).toContain('A number you may change.')
    expect(cover!.cells.some(({ look, content }) => look.role === 'input' && content.kind === 'text')).toBe(
      true,
    )
  })

  it('says no "(s)"', () => {
    const said = workbook.sheets.flatMap(textsOf).filter((text) => text.includes('(s)'))
    expect(said).toEqual([])
  })

  it('writes as a share what is one, and no amount', () => {
    const { cells } = called('Summary')
    const heads = new Map(
      cells.flatMap(({ row, column, content }) =>
        row === 3 && content.kind === 'text' ? [[column, content.text]] : [],
      ),
    )
    const units = new Map(
      cells.flatMap(({ row, column, content }) =>
        column === 3 && content.kind === 'text' ? [[row, content.text]] : [],
      ),
    )
    const wrong = cells.filter(({ row, column, content, look }) => {
      if (content.kind === 'text' || !units.has(row)) return false
      const isShare = units.get(row) === 'share' || heads.get(column) === 'Probability below 0'
      return (look.format === 'share') !== isShare
    })
    expect(wrong).toEqual([])
  })
})

describe('charts of a workbook', () => {
  const parts = new Map<string, string>()
  beforeAll(async () => {
    for (const [name, bytes] of Object.entries(unzipSync(await xlsxBytes(workbook))))
      parts.set(name, strFromU8(bytes))
  })

  it('are of columns, bars and areas, each with a title, axes and a unit', () => {
    const charts = workbook.sheets.flatMap((sheet) => sheet.charts)
    expect(charts.map(({ kind }) => kind)).toEqual(['column', 'area', 'area', 'bar', 'bar', 'bar'])
    for (const { axes, title } of charts) {
      expect(axes.values).toMatch(/, (million |thousand )?USD$/)
      expect(title.length).toBeGreaterThan(20)
    }
    charts.forEach(({ title, axes }, n) => {
      const part = parts.get(`xl/charts/chart${n + 1}.xml`)!
      for (const text of [title, axes.values]) expect(part).toContain(`<a:t>${text}</a:t>`)
    })
  })

  it('draw a fan of the yearly cash: bands that stack up to the percentiles of the answer, the median as a line', () => {
    const sheet = called('second-seat')
    const fan = sheet.charts.filter(({ kind }) => kind === 'area')[1]!
    const numbers = (range: string): readonly number[] => {
      const [, row] = /\$(\d+):/.exec(range)!
      return sheet.cells.flatMap(({ row: own, column, content }) =>
        own === Number(row) - 1 && column >= 2 && content.kind !== 'text' ? [Number(content.value)] : [],
      )
    }
    const { cash } = answer.deals.find(({ id }) => id === 'second-seat')!
    const stacked = fan.series.slice(0, 4).map(({ values }) => numbers(values))
    cash.forEach(({ licensee }, year) => {
      const tops = stacked.map((_, s) => stacked.slice(0, s + 1).reduce((sum, own) => sum + own[year]!, 0))
      const wanted = [licensee!.q05, licensee!.q25, licensee!.q75, licensee!.q95]
      wanted.forEach((quantile, s) => {
        expect(tops[s]).toBeCloseTo(quantile, 4)
      })
      expect(numbers(fan.series[4]!.values)[year]).toBe(licensee!.q50)
    })
    expect(fan.series.map(({ colour, line }) => [colour === null, line === true])).toEqual([
      ...[
        [true, false],
        [false, false],
        [false, false],
        [false, false],
      ],
      [false, true],
    ])
    const part = parts.get('xl/charts/chart3.xml')!
    expect(part).toContain('<c:areaChart><c:grouping val="stacked"/>')
    expect(part.match(/<c:lineChart>.*<\/c:lineChart>/)?.[0]).toContain(fan.series[4]!.values)
  })

  it('cut the bars of the football field at 0, and lose nothing of them', () => {
    const { cells } = called('Football field')
    const head = cells.find(
      ({ content }) => content.kind === 'text' && content.text.startsWith('Worth to the licensee'),
    )!
    const rows = answer.deals.length
    for (let row = head.row + 1; row <= head.row + rows; row++) {
      const own = cells.flatMap(({ row: at, column, content }) =>
        at === row && column >= 2 && content.kind !== 'text' ? [Number(content.value)] : [],
      )
      const [low, , high, ground, up, top, below, downTop, down] = own as [number, ...number[]]
      expect(up! + top! - downTop! - down!).toBeCloseTo(high! - low, 3)
      expect(ground!).toBe(Math.max(low, 0))
      expect(below!).toBe(Math.min(high!, 0))
    }
  })

  it('name sheets in quotation marks where a page repeats them, and who it is at its foot', () => {
    const book = parts.get('xl/workbook.xml')!
    expect(book).toContain("'Both parties'!$4:$4</definedName>")
    expect(book).toContain("'Summary'!$4:$4</definedName>")
    const sheet = parts.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain(`document ${answer.identity.document.slice(0, 12)}`)
    expect(sheet).toContain('Cover, page &amp;P of &amp;N')
    expect(parts.get('xl/styles.xml')!).not.toMatch(/<font>(?:(?!<name).)*?<\/font>/)
  })
})
