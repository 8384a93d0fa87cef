import { type Cell, readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import { cellsOf, type Workbook } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { cellsOfLaws, rowOf, sheetOf, withCells, withNumbers } from '../support/changedCells.ts'
import { before, changes, documentOf, expectedOf, iterated, laws, other } from '../support/lawDocuments.ts'
import { recalculated } from '../support/libreOffice.ts'

/**
 * Numbers of laws, changed in their cells: LibreOffice then has to say what the engine says of the document with the same
 * changes, in every future, at every percentile and in the expected case.
 */
const overrides = { trials: 64 }

const madeOf = (inputs: object): Workbook => workbookFor(documentOf(inputs))

const workbookFor = (document: unknown): Workbook => {
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal: 'offer' })
  if (!workbook.ok) throw new Error('the document makes a workbook')
  return workbook.value
}

const made = madeOf(laws)
const listedRow = rowOf(made, 'inputs.listed: value')
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
