import { leverFigure, leverValue } from '../../models/report/leverWords.ts'
import { heldParty } from '../../models/report/solveText.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import type {
  IndifferentSheets,
  Sheet,
  SheetSide,
  Solution,
  Solve,
} from '../../models/scenario/schema/solve.ts'
import { figure, fullText, plainFigure } from '../format/number.ts'
import { licenseeAtStart, licensorAtStart } from './facts.ts'
import { leverCell } from './leverCell.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

const estimateCell = ({ value, standardError }: Estimate): Cell => figureCell(figure(value, standardError))

const risk = (side: SheetSide | null): readonly Cell[] =>
  side === null
    ? [NO_CELL, NO_CELL]
    : [figureCell(plainFigure(side.worst5)), figureCell(plainFigure(side.sd))]

const refusal = ({ refusedBy }: Sheet): Cell => textCell(refusedBy ?? 'nobody')

/** The value that is written changes nothing. */
const isChange =
  ({ lever, with: changes }: Solve) =>
  ({ value }: Solution): boolean =>
    changes.length > 0 || value !== lever.present

/** What the deal comes to as it stands, and with each solution. */
export const sheetTable = (solve: Solve, document: FieldfareDocument): Table => {
  const [ours, theirs] = [licensorAtStart(document), licenseeAtStart(document, solve.deal)]
  const row = (head: Cell, sheet: Sheet): readonly Cell[] => [
    head,
    estimateCell(sheet.licensor.expected),
    ...risk(sheet.licensor),
    sheet.licensee === null ? textCell('unknown') : estimateCell(sheet.licensee.expected),
    ...risk(sheet.licensee),
    refusal(sheet),
  ]
  const numeric = [`${ours} expects`, 'worst 5 %', 'spread', `${theirs} expects`, 'worst 5 %', 'spread']
  return {
    caption: `What it comes to for both, ${document.currency}; worst 5 % and standard deviation of what it turns out to be worth`,
    columns: [
      { label: solve.lever.label },
      ...numeric.map((label) => ({ label, numeric: true })),
      { label: 'Refused by' },
    ],
    rows: [
      row(textCell('as it stands'), solve.present),
      ...solve.solutions
        .filter(isChange(solve))
        .map((own) => row(leverCell(own, solve.lever.unit), own.sheet)),
    ],
  }
}

type Row = IndifferentSheets['rows'][number]

const effectCells = ({ effect, solution }: Row, certainty: boolean): readonly Cell[] => {
  const both = [effect?.expected, ...(certainty ? [effect?.certainty] : [])]
  const unknown = solution === null || effect !== null ? NO_CELL : textCell('unknown')
  return both.map((estimate) =>
    estimate === undefined || estimate === null ? unknown : estimateCell(estimate),
  )
}

const indifferentRow = (
  solve: Solve,
  {
    row,
    lever,
    certainty,
    currency,
  }: {
    readonly row: Row
    readonly lever: IndifferentSheets['lever']
    readonly certainty: boolean
    readonly currency: string
  },
): readonly Cell[] => {
  const { value, solution } = row
  const sheet = solution?.sheet
  const worst = (side: SheetSide | null | undefined): Cell =>
    side === undefined || side === null ? NO_CELL : figureCell(plainFigure(side.worst5))
  return [
    { text: `${lever.label} ${leverValue(value, lever.unit, currency)}`, title: fullText(value), value },
    solution === null ? textCell('out of reach') : leverCell(solution, solve.lever.unit),
    ...effectCells(row, certainty),
    worst(sheet?.licensor),
    worst(sheet?.licensee),
    sheet === undefined ? NO_CELL : refusal(sheet),
  ]
}

/** Term sheets that are as good to the held party, over each other term; null where there is none. */
export const indifferentTable = (solve: Solve, document: FieldfareDocument): Table | undefined => {
  if (solve.indifferent.length === 0) return undefined
  const [ours, theirs] = [licensorAtStart(document), licenseeAtStart(document, solve.deal)]
  const other = solve.hold.party === 'licensor' ? theirs : ours
  const all = solve.indifferent.flatMap(({ rows }) => rows)
  const certainty = all.some(({ effect }) => effect?.certainty !== null && effect?.certainty !== undefined)
  const numeric = [
    solve.lever.label,
    `${other} has more than now`,
    ...(certainty ? ['in certainty equivalent'] : []),
    `Worst 5 %, ${ours}`,
    `Worst 5 %, ${theirs}`,
  ]
  const { currency } = document
  return {
    caption: `Term sheets that are as good to ${heldParty(solve, document)}, ${currency}`,
    columns: [
      { label: 'If this becomes' },
      ...numeric.map((label) => ({ label, numeric: true })),
      { label: 'Refused by' },
    ],
    rows: solve.indifferent.flatMap(({ lever, rows }) =>
      rows.map((row) => indifferentRow(solve, { row, lever, certainty, currency })),
    ),
  }
}

/** What a licensee whose use of the data is unknown would have to believe to sign; null where no share would do. */
export const beliefSentence = (solve: Solve, document: FieldfareDocument): string | null => {
  const [solution] = solve.solutions
  if (solution === undefined) return null
  const least = leverFigure(solution, solve.lever.unit, document.currency)
  return `To sign, ${heldParty(solve, document)} must believe that the data bring at least ${least} of its product revenue: there it expects what it could have without the deal.`
}
