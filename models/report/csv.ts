import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Summary } from '../scenario/schema/figures.ts'
import { datasetName, dealName } from './names.ts'
import { type Cell, sheetText } from './sheetText.ts'
import { type Figures, type MeasureRow, measureRows, summaryFigures } from './summaryRows.ts'

/**
 * The answer as comma-separated text, tidy: one observation a row, and on every row what identifies the result
 * (domain page, section 14), so that a single row taken elsewhere still says where it comes from.
 */

const figureColumns = [
  ...['mean', 'standardError', 'sd', 'min', 'q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95', 'max'],
  ...['worst5', 'negative', 'errorQ10', 'errorQ50', 'errorQ90'],
] as const

const identityColumns = [
  ...['title', 'dataset', 'document', 'version', 'engine', 'seed', 'trials', 'sampling', 'replicates'],
  ...['timing', 'quantileType', 'summation'],
] as const

const identityCells = ({ identity }: Answer, document: FieldfareDocument): readonly Cell[] => {
  const known = { ...identity, title: document.name, dataset: datasetName(document) }
  return identityColumns.map((column) => known[column as keyof typeof known])
}

const figureCells = (figures: Figures): readonly Cell[] =>
  figureColumns.map((column) => figures[column] ?? null)

const measureCells = (row: MeasureRow): readonly Cell[] => [
  ...[row.kind, row.id, row.name, row.licensee, row.party, row.measure, row.unit],
  ...figureCells(row.figures),
  row.remark,
]

const subjectColumns = ['kind', 'id', 'name', 'licensee', 'party', 'measure', 'unit'] as const

/** Deals, markets, strategies and comparisons: one row per measure and party. */
export const summaryCsv = (answer: Answer, document: FieldfareDocument): string => {
  const identity = identityCells(answer, document)
  return sheetText(
    [...subjectColumns, ...figureColumns, 'remark', ...identityColumns],
    measureRows(answer, document).map((row) => [...measureCells(row), ...identity]),
  )
}

interface YearOfCash {
  readonly deal: string
  readonly year: number
  readonly party: 'licensor' | 'licensee'
  readonly cash: Summary
}

const yearsOfCash = (answer: Answer): readonly YearOfCash[] =>
  answer.deals.flatMap(({ id, cash }) =>
    cash.flatMap(({ year, licensor, licensee }): YearOfCash[] => [
      { deal: id, year, party: 'licensor', cash: licensor },
      ...(licensee === null ? [] : [{ deal: id, year, party: 'licensee', cash: licensee } as const]),
    ]),
  )

/** Yearly cash of each deal and party: its spread over the futures. */
export const cashCsv = (answer: Answer, document: FieldfareDocument): string => {
  const identity = identityCells(answer, document)
  return sheetText(
    ['deal', 'name', 'year', 'party', 'unit', ...figureColumns, ...identityColumns],
    yearsOfCash(answer).map(({ deal, year, party, cash }) => [
      ...[deal, dealName(document, deal), year, party, document.currency],
      ...figureCells(summaryFigures(cash)),
      ...identity,
    ]),
  )
}
