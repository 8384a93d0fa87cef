import { readFileSync } from 'node:fs'
import { type Cell, readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import { cellsOf, type SheetCell, type Workbook } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { recalculated } from '../support/libreOffice.ts'

/**
 * Numbers of laws, changed in their cells: LibreOffice then has to say what the engine says of the document with the same
 * changes, in every future, at every percentile and in the expected case.
 */
const overrides = { trials: 64 }

const laws = {
  even: { kind: 'uniform', min: 1, max: 3 },
  peaked: { kind: 'triangular', min: 1, mode: 1.5, max: 4 },
  around: { kind: 'normal', mean: 5, sd: 0.5 },
  ranged: { kind: 'lognormal', p10: 1, p90: 4 },
  spread: { kind: 'lognormal', mean: 2, sd: 1 },
  share: { kind: 'logitnormal', p10: 0.1, p90: 0.6 },
  happens: { kind: 'bernoulli', p: 0.4 },
  listed: { kind: 'discrete', values: [1, 2, 4], weights: [0.5, 0.25, 0.25] },
  likely: { kind: 'pert', min: 1, mode: 2, max: 5 },
  quantiles: { kind: 'metalog', p10: 1, p50: 2, p90: 5 },
  above: { kind: 'metalog', p10: 1, p50: 2, p90: 4, lower: 0 },
  under: { kind: 'metalog', p10: 1, p50: 2.5, p90: 3.5, upper: 5 },
  within: { kind: 'metalog', p10: 1, p50: 2, p90: 3.5, lower: 0, upper: 6 },
  waiting: { kind: 'gamma', shape: 2, scale: 1.5 },
  tailed: { kind: 'studentT', df: 4, mean: 6, scale: 0.5 },
  counted: { kind: 'poisson', mean: 3 },
  won: { kind: 'binomial', n: 12, p: 0.25 },
  cut: { kind: 'truncated', of: { kind: 'lognormal', p10: 1, p90: 4 }, min: 0.5, max: 6 },
  positive: { kind: 'truncated', of: { kind: 'normal', mean: 2, sd: 1.5 }, min: 0 },
  corner: { kind: 'truncated', of: { kind: 'triangular', min: 0, mode: 1, max: 4 }, min: 0.5, max: 3 },
  part: { kind: 'truncated', of: { kind: 'logitnormal', p10: 0.1, p90: 0.6 }, max: 0.7 },
  shortened: { kind: 'truncated', of: { kind: 'gamma', shape: 2, scale: 1.5 }, max: 8 },
}

const changes = {
  even: { kind: 'uniform', min: 0.5, max: 3.75 },
  peaked: { kind: 'triangular', min: 0.5, mode: 2, max: 4.5 },
  around: { kind: 'normal', mean: 6, sd: 0.75 },
  ranged: { kind: 'lognormal', p10: 1.5, p90: 5 },
  spread: { kind: 'lognormal', mean: 3, sd: 2 },
  share: { kind: 'logitnormal', p10: 0.2, p90: 0.9 },
  happens: { kind: 'bernoulli', p: 0.7 },
  quantiles: { kind: 'metalog', p10: 0.5, p50: 2.5, p90: 6 },
  above: { kind: 'metalog', p10: 1, p50: 3, p90: 7, lower: 0.5 },
  under: { kind: 'metalog', p10: 0.5, p50: 2.75, p90: 4, upper: 4.5 },
  within: { kind: 'metalog', p10: 0.75, p50: 2.5, p90: 5, lower: 0.25, upper: 7 },
  cut: { kind: 'truncated', of: { kind: 'lognormal', p10: 1.5, p90: 5 }, min: 0.75, max: 7 },
  positive: { kind: 'truncated', of: { kind: 'normal', mean: 1, sd: 2 }, min: 0.25 },
  corner: { kind: 'truncated', of: { kind: 'triangular', min: 0.25, mode: 1.5, max: 5 }, min: 1, max: 3.5 },
  part: { kind: 'truncated', of: { kind: 'logitnormal', p10: 0.2, p90: 0.9 }, max: 0.8 },
}

/** Two inputs that a t copula ties. */
const dependence = {
  copula: 't',
  tail: 5,
  pairs: [{ between: ['inputs.around', 'inputs.above'], rank: 0.5 }],
}

const documentOf = (inputs: object): unknown => {
  const path = new URL('../../models/samples/minimal.json', import.meta.url)
  const document = JSON.parse(readFileSync(path, 'utf8'))
  document.inputs = inputs
  document.dependence = dependence
  const sum = Object.keys(laws).join(' + ')
  document.deals[0].terms[0].amount = `= 100000 * (${sum})`
  return document
}

const madeOf = (inputs: object): Workbook => workbookFor(documentOf(inputs))

const workbookFor = (document: unknown): Workbook => {
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal: 'offer' })
  if (!workbook.ok) throw new Error('the document makes a workbook')
  return workbook.value
}

const sheetOf = (workbook: Workbook, name: string) => workbook.sheets.find((sheet) => sheet.name === name)!

/** The same workbook with other numbers in cells of Assumptions. */
const withCells = (workbook: Workbook, numbers: ReadonlyMap<string, number>): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell): SheetCell => {
      const other = sheet.name === 'Assumptions' ? numbers.get(`${cell.row},${cell.column}`) : undefined
      return other === undefined ? cell : { ...cell, content: { kind: 'number', value: other } }
    }),
  })),
})

const rowOf = (workbook: Workbook, text: string): number =>
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
const cellsOfLaws = (
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

const made = madeOf(laws)
const listedRow = rowOf(made, 'inputs.listed: value')
const iterated = {
  likely: { kind: 'pert', min: 0.5, mode: 2.5, max: 6 },
  waiting: { kind: 'gamma', shape: 3.5, scale: 1.25 },
  tailed: { kind: 'studentT', df: 3.5, mean: 7, scale: 0.75 },
  counted: { kind: 'poisson', mean: 4.5 },
  won: { kind: 'binomial', n: 15, p: 0.4 },
  shortened: { kind: 'truncated', of: { kind: 'gamma', shape: 3, scale: 1.25 }, max: 7 },
}
const cases = {
  closed: {
    here: withCells(
      made,
      new Map([
        ...cellsOfLaws(made, changes),
        ...([1.5, 2.5, 6] as const).map((one, j) => [`${listedRow + 1 + j},8`, one] as const),
        ...([0.25, 0.25, 0.5] as const).map((one, j) => [`${listedRow + 1 + j},9`, one] as const),
      ]),
    ),
    there: madeOf({
      ...{ ...laws, ...changes },
      listed: { kind: 'discrete', values: [1.5, 2.5, 6], weights: [0.25, 0.25, 0.5] },
    }),
    close: 1e-9,
  },
  // its inverse is the spreadsheet's own, and the engine's is looked up
  iterated: {
    here: withCells(made, cellsOfLaws(made, iterated)),
    there: madeOf({ ...laws, ...iterated }),
    close: 1e-6,
  },
}

/** What only the expected case says: mixtures, losses up to limits, means of a collared rate and of a warrant. */
const expectedOf = ({ blend, volatility, losses }: typeof before): unknown => {
  const document = JSON.parse(JSON.stringify(documentOf({ blend })))
  const risk = (id: string, severity: object, cap: object) => ({
    ...{ id, frequency: 0.4, bearer: { licensor: 0.7, licensee: 0.3 }, insuredShare: 0.2, cap },
    ...severity,
  })
  delete document.dependence
  document.risks = [
    risk('claim', { severity: { kind: 'gamma', shape: losses.shape, scale: 40_000 } }, { perEvent: 90_000 }),
    risk(
      'leak',
      { severity: { kind: 'pert', min: 1_000, mode: losses.mode, max: 300_000 } },
      { aggregate: 50_000 },
    ),
    risk(
      'cut',
      { severity: { kind: 'truncated', of: { kind: 'normal', mean: losses.mean, sd: 30_000 }, min: 0 } },
      {},
    ),
    risk(
      'tiers',
      {
        tiers: [
          { probability: 0.7, severity: 5_000 },
          { probability: 0.2, severity: { kind: 'triangular', min: 0, mode: losses.top, max: 200_000 } },
          { probability: 0.1, severity: { kind: 'uniform', min: 50_000, max: 400_000 } },
        ],
      },
      { multipleOfFees: 0.1 },
    ),
  ]
  document.deals[0].risks = document.risks.map(({ id }: { id: string }) => id)
  document.deals[0].terms = [
    { kind: 'upfrontFee', amount: '= 100000 * blend' },
    { kind: 'royalty', rate: '1%' },
    { kind: 'equity', value: 300_000, volatility, growth: 0.1, years: 3, warrant: { strike: 200_000 } },
    {
      ...{ kind: 'currency', of: 'settlement', currency: 'EUR', rate: 1.1, volatility },
      ...{ interest: { home: 0.05, foreign: 0.02 }, collar: { floor: 0.9, cap: 1.1 } },
    },
  ]
  return document
}

const blend = {
  kind: 'mixture',
  of: [
    { kind: 'lognormal', p10: 1, p90: 4 },
    { kind: 'truncated', of: { kind: 'normal', mean: 2, sd: 1.5 }, min: 0 },
    { kind: 'discrete', values: [1, 3], weights: [0.25, 0.75] },
  ],
  weights: [0.5, 0.25, 0.25],
}
const before = { blend, volatility: 0.2, losses: { shape: 2, mode: 20_000, mean: 25_000, top: 60_000 } }
const other = {
  ...{ volatility: 0.35, losses: { shape: 3, mode: 80_000, mean: 45_000, top: 150_000 } },
  blend: {
    ...blend,
    of: [{ kind: 'lognormal', p10: 1.5, p90: 6 }, ...blend.of.slice(1)],
    weights: [0.25, 0.5, 0.25],
  },
}

/** Cells of a column whose text before them begins so, with another number. */
const withNumbers = (
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
    expect(wanted.size).toBe(Object.keys(changed).length)
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

const loss = (id: string, kind: string, label: string): string =>
  `loss of one event, risks.${id}.severity, ${kind}: ${label}`

const expectedBefore = workbookFor(expectedOf(before))
const expectedCase = {
  here: withNumbers(
    withNumbers(
      withCells(expectedBefore, cellsOfLaws(expectedBefore, { blend: other.blend })),
      'Assumptions',
      {
        'deals.offer.terms.2.volatility': other.volatility,
        'deals.offer.terms.3.volatility': other.volatility,
      },
    ),
    'offer working',
    {
      [loss('claim', 'gamma', 'shape')]: other.losses.shape,
      [loss('leak', 'pert', 'mode')]: other.losses.mode,
      [loss('cut', 'truncated normal', 'of: mean')]: other.losses.mean,
      'loss of one event, risks.tiers, tiers: 2: mode': other.losses.top,
    },
  ),
  there: workbookFor(expectedOf(other)),
}

type Found = ReadonlyMap<string, ReadonlyMap<string, Cell>>
let found: Readonly<Record<string, Found>>

beforeAll(async () => {
  const files = await Promise.all(
    Object.entries({ ...cases, expected: expectedCase }).map(
      async ([name, { here }]) => [name, await xlsxBytes(here)] as const,
    ),
  )
  const read = await Promise.all(
    Object.entries(recalculated(Object.fromEntries(files))).map(async ([name, bytes]) => {
      const { sheets } = await readXlsx(bytes)
      return [name, new Map(sheets.map((sheet) => [sheet.name, sheet.cells ?? new Map()]))] as const
    }),
  )
  found = Object.fromEntries(read)
}, 600_000)

const numberAt = (name: string, sheet: string, at: string): number => {
  const cell = found[name]!.get(sheet)!.get(at)
  return Number(cell?.formulaResult ?? cell?.value)
}

/** Numbers of a column of futures as the engine has them, by row. */
const engineAt = (workbook: Workbook, column: number, [from, until]: readonly [number, number]) =>
  [...cellsOf(sheetOf(workbook, 'offer futures'))].flatMap(({ row, column: own, content }) =>
    own === column && row >= from && row < until && content.kind === 'number'
      ? [[row, content.value] as const]
      : [],
  )

describe.each(['closed', 'iterated'] as const)('numbers of laws changed in their cells: %s', (name) => {
  const { there, close } = cases[name]
  const differing = (column: number, rows: readonly [number, number]) =>
    engineAt(there, column + 1, rows)
      .map(([row, engine]) => ({ row, engine, here: numberAt(name, 'offer futures', `${row},${column}`) }))
      .filter(({ engine, here }) => !(Math.abs(here - engine) <= close * Math.max(1, Math.abs(engine))))

  it('every future is worth what the engine says of the changed document', () => {
    expect(engineAt(there, 4, [26, 90])).toHaveLength(overrides.trials)
    for (const column of [3, 6]) expect(differing(column, [26, 90])).toEqual([])
  })

  it('percentiles and mean follow', () => {
    expect(engineAt(there, 4, [11, 19])).toHaveLength(8)
    expect(differing(3, [11, 19])).toEqual([])
    const before = engineAt(made, 4, [11, 19])
    for (const [row, engine] of before)
      expect(Math.abs(numberAt(name, 'offer futures', `${row},3`) - engine)).toBeGreaterThan(1000)
  })

  it('the expected case follows', () => {
    const cell = sheetOf(there, 'offer').cells.find(({ row, column }) => row === 4 && column === 1)!
    const engine = cell.content.kind === 'formula' ? Number(cell.content.value) : Number.NaN
    const here = numberAt(name, 'offer', '4,1')
    expect(Math.abs(here - engine)).toBeLessThanOrEqual(1e-9 * Math.abs(engine))
  })
})

it('mixtures, losses up to limits, collared rates and warrants move the expected case', () => {
  const carried = sheetOf(expectedBefore, 'Checks').cells.flatMap(({ content }) =>
    content.kind === 'text' && content.text.includes('not closed') ? [content.text] : [],
  )
  const [engine, old] = [expectedCase.there, expectedBefore].map((workbook) => {
    const { content } = sheetOf(workbook, 'offer').cells.find(({ row, column }) => row === 4 && column === 1)!
    return content.kind === 'formula' ? Number(content.value) : Number.NaN
  }) as [number, number]
  expect(Math.abs(numberAt('expected', 'offer', '4,1') - engine)).toBeLessThanOrEqual(1e-9 * Math.abs(engine))
  expect(Math.abs(engine - old)).toBeGreaterThan(1000)
  expect(carried).toEqual([])
})
