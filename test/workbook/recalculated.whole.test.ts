import { readFileSync } from 'node:fs'
import { type Cell, readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import { cellsOf, type Workbook } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { recalculated } from '../support/libreOffice.ts'

const overrides = { trials: 64 }

const read = (sample: string) =>
  JSON.parse(readFileSync(new URL(`../../models/samples/${sample}.json`, import.meta.url), 'utf8'))

/** The workbook of a sample, or of one of its deals. */
const made = (sample: string, deal?: string): Workbook => madeOf(read(sample), deal)

const madeOf = (document: unknown, deal?: string): Workbook => {
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error(`the sample is valued: ${JSON.stringify(answer.faults)}`)
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal })
  if (!workbook.ok) throw new Error('the sample makes a workbook')
  return workbook.value
}

/** Formulas with every operator and function, a currency within a collar, a warrant. */
const formulas = (): unknown => {
  const document = read('minimal')
  document.inputs = { a: { value: '2% to 4%' }, b: { value: 7.5 }, c: { value: -3 } }
  const rates = [
    ...['a', 'if(a > 2%, a, 1)', 'a >= 9 ? 1 : a', 'a < 2 and not (b == 1) ? a : 0', 'min(a, b) ^ 1 + 0 * c'],
    ...['max(a, c) * (b <= 7.5)', 'abs(c) / 100 + (b != 7.5 or c > 0)', 'floor(b) / 1000 + ceil(c) * 0'],
    ...['round(b) / 1000', '-round(c - 0.5) / 1000', 'exp(c)', 'log(b) / 100', 'sqrt(b) / 100', 'pow(a, 2)'],
    ...['mod(c, b) / 1000', 'clamp(b, 0, a)', 'sum(a, b, c) / 1000', 'bass(b, 3%, 40%) / 10'],
    ...['logistic(b, 4, 3) / 10'],
  ]
  document.deals[0].terms = [
    { kind: 'upfrontFee', amount: '= 500000 * max(1, abs(c))' },
    { kind: 'royalty', rate: `= (${rates.map((rate) => `(${rate})`).join(' + ')}) / ${rates.length}` },
    {
      ...{ kind: 'usageFee', unit: 'answer', tiers: [{ price: 0.11 }] },
      volume: { perRevenue: '= t < 2 ? a : a / period' },
    },
    { kind: 'equity', value: 300_000, volatility: 0.4, growth: 0.1, years: 3, warrant: { strike: 200_000 } },
    {
      ...{ kind: 'currency', of: 'settlement', currency: 'EUR', rate: 1.1, volatility: 0.1 },
      ...{ interest: { home: 0.05, foreign: 0.02 }, collar: { floor: 0.9, cap: 1.1 } },
    },
  ]
  return document
}

/** Every formula with a value that is wrong, so that only what is worked out anew can be right. */
const poisoned = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.content.kind === 'formula' ? { ...cell, content: { ...cell.content, value: 77_777.5 } } : cell,
    ),
    stretches: sheet.stretches.map((stretch) =>
      stretch.parts === null ? stretch : { ...stretch, values: stretch.values.map(() => 77_777.5) },
    ),
  })),
})

const workbooks: Readonly<Record<string, Workbook>> = {
  constants: made('constants'),
  minimal: made('minimal'),
  formulas: madeOf(formulas()),
  royalty: made('northlake', 'royalty'),
  trials: made('northlake', 'trials'),
  teaching: made('kestrel', 'teaching'),
}

/** The fee of the offer, changed in the document and, of the workbook of the document as it was, in its cell. */
const [fee, changedFee] = [500_000, 640_000]
const changedDocument = read('minimal')
changedDocument.deals[0].terms[0].amount = changedFee
const changedCell = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      sheet.name === 'Assumptions' && cell.content.kind === 'number' && cell.content.value === fee
        ? { ...cell, content: { kind: 'number', value: changedFee } }
        : cell,
    ),
  })),
})
const offered = made('minimal', 'offer')
const after = madeOf(changedDocument, 'offer')

type Cells = ReadonlyMap<string, Cell>
let found: Readonly<
  Record<
    string,
    ReadonlyMap<string, { readonly cells: Cells; readonly rows: readonly (readonly unknown[])[] }>
  >
>

beforeAll(async () => {
  const files = await Promise.all(
    Object.entries({ ...workbooks, changed: changedCell(offered) }).map(
      async ([name, workbook]) => [name, await xlsxBytes(poisoned(workbook))] as const,
    ),
  )
  const sheetsOf = await Promise.all(
    Object.entries(recalculated(Object.fromEntries(files))).map(async ([name, bytes]) => {
      const { sheets } = await readXlsx(bytes)
      return [
        name,
        new Map(sheets.map((sheet) => [sheet.name, { cells: sheet.cells ?? new Map(), rows: sheet.rows }])),
      ] as const
    }),
  )
  found = Object.fromEntries(sheetsOf)
  // a machine without it installs Calc first
}, 600_000)

describe('a workbook recalculated by LibreOffice, its values poisoned', () => {
  it.each(Object.keys(workbooks))('%s: every formula comes to what the engine said', (name) => {
    let formulas = 0
    const wrong: string[] = []
    for (const sheet of workbooks[name]!.sheets) {
      const own = found[name]!.get(sheet.name)!
      for (const { row, column, content } of cellsOf(sheet)) {
        if (content.kind !== 'formula') continue
        formulas++
        const cell = own.cells.get(`${row},${column}`)
        const here = cell?.formulaResult ?? own.rows[row]?.[column]
        if (!agrees(here, content.value, isDifference(sheet.name, column)))
          wrong.push(`${sheet.name} ${row},${column} ${content.formula}: ${here} for ${content.value}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
    expect(formulas).toBeGreaterThan(300)
  })

  it('the checks of every workbook pass', () => {
    for (const [name, sheets] of Object.entries(found)) {
      if (name === 'changed') continue
      const { cells } = sheets.get('Checks')!
      expect(cells.get('3,1')?.formulaResult ?? cells.get('3,1')?.value).toBe('OK')
    }
  })
})

const worths = (workbook: Workbook, sheet: string): readonly [number, number][] =>
  [...cellsOf(workbook.sheets.find(({ name }) => name === sheet)!)].flatMap(
    ({ row, column, content }): [number, number][] =>
      row >= 26 && column === 4 && content.kind === 'number' ? [[row, content.value]] : [],
  )

/** What LibreOffice made of the worth to the licensor in each future, beside the engine's. */
const replayed = (name: string, workbook: Workbook, sheet: string) => {
  const own = found[name]!.get(sheet)!
  return worths(workbook, sheet).map(([row, engine]) => ({
    engine,
    here: Number(own.cells.get(`${row},3`)?.formulaResult ?? own.rows[row]?.[3]),
  }))
}

const isClose = ({ here, engine }: { readonly here: number; readonly engine: number }): boolean =>
  Math.abs(here - engine) <= Math.max(0.01, 1e-9 * Math.abs(engine))

describe('futures that a workbook replays', () => {
  it.each([
    ['royalty', 'royalty futures'],
    ['teaching', 'teaching futures'],
    ['trials', 'trials futures'],
  ])('%s: every future is worth what the engine says', (name, sheet) => {
    const all = replayed(name, workbooks[name]!, sheet)
    expect(all).toHaveLength(overrides.trials)
    expect(all.filter((one) => !isClose(one))).toEqual([])
    expect(new Set(all.map(({ engine }) => engine)).size).toBeGreaterThan(1)
  })

  it('a changed assumption moves every future as it moves the engine', () => {
    const all = replayed('changed', after, 'offer futures')
    expect(all.filter((one) => !isClose(one))).toEqual([])
    const before = worths(offered, 'offer futures').map(([, value]) => value)
    expect(all.filter(({ here }, i) => Math.abs(here - before[i]!) > 1).length).toBeGreaterThan(50)
  })
})

/** A difference of two figures that should be alike, or a sum of them: on the sheets of checks, and beside each future. */
const isDifference = (sheet: string, column: number): boolean => {
  if (sheet === 'Control totals') return column === 2 || column === 4
  return sheet === 'Checks' ? column === 3 : sheet.endsWith(' futures') && (column === 5 || column === 8)
}

/** Within 1e-9 of its size, or of 1; a difference of two figures within 1e-4 of nothing. */
const agrees = (here: unknown, there: number | string, differs: boolean): boolean => {
  if (typeof here !== 'number' || typeof there !== 'number') return here === there
  return Math.abs(here - there) <= Math.max(differs ? 1e-4 : 1e-9, 1e-9 * Math.abs(there))
}

describe('formulas of the document', () => {
  const texts = (sheet: string): readonly string[] =>
    workbooks
      .formulas!.sheets.find(({ name }) => name === sheet)!
      .cells.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))

  it('stand among the assumptions', () => {
    expect(texts('Assumptions').filter((text) => text.startsWith('= '))).toHaveLength(3)
  })
})
