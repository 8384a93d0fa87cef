import { outOfHundred } from '../format/share.ts'
import { dealAnswer, medianOf } from './dealFigures.ts'
import { type DealRow, dealRows } from './deals.ts'
import type { ScenarioView } from './scenario.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

const beatsCell = ({ numbers: { beats } }: DealRow): Cell =>
  beats === null
    ? { text: '–', title: 'the alternative is 0' }
    : {
        text: beats.error === '' ? outOfHundred(beats.value) : beats.count,
        ...(beats.error === '' ? {} : { note: `± ${beats.error}` }),
        title: beats.text,
        value: beats.value,
      }

const rowOf = (view: ScenarioView, row: DealRow): readonly Cell[] => {
  const answer = dealAnswer(view.answer, row.id)
  const { licensor, licensee, certain } = row.numbers
  return [
    { text: row.name, href: row.href },
    figureCell(licensor),
    licensee === null ? NO_CELL : figureCell(licensee),
    answer === undefined ? NO_CELL : figureCell(medianOf(answer.licensor)),
    answer?.licensee == null ? NO_CELL : figureCell(medianOf(answer.licensee)),
    figureCell(certain),
    beatsCell(row),
    textCell(row.refusal?.by ?? (licensee === null ? 'not known' : '–')),
  ]
}

/** All deals in one table, what is expected first: a narrow page shows the first columns. */
export const glanceTable = (view: ScenarioView): Table => ({
  caption: `Deals at a glance, ${view.document.currency}, present value`,
  columns: [
    { label: 'Deal' },
    { label: 'We expect', numeric: true },
    { label: 'They expect', numeric: true },
    { label: 'Our middle future', numeric: true },
    { label: 'Their middle future', numeric: true },
    { label: 'Paid whatever happens', numeric: true },
    { label: 'Beats our alternative, of 100 futures', numeric: true },
    { label: 'Refused by' },
  ],
  rows: dealRows(view).map((row) => rowOf(view, row)),
})
