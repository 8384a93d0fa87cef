import { headline } from '../../report/headline.ts'
import { datasetName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet } from '../sheetWriter.ts'
import { ok } from './checks/words.ts'
import { stateOf } from './checks.ts'

/** What the looks of cells say. */
const legend = [
  ['input', 'Blue on a pale ground', 'A number you may change.'],
  [
    'figure',
    'Black',
    'A formula, or a figure of the engine that is carried as a value; Checks tells which are.',
  ],
  ['good', 'Green', 'A check that holds.'],
  ['note', 'Grey italics', 'A remark; in Assumptions the name by which formulas call a cell.'],
] as const

/** What each sheet is for, in their order. */
export interface Content {
  readonly sheet: string
  readonly about: string
}

/** Who, what, how it was run, what it is good for and what not. */
export const coverSheet = (
  { answer, document }: Exporting,
  {
    name,
    checks,
    contents,
    notes,
  }: {
    readonly name: string
    readonly checks: string
    readonly contents: readonly Content[]
    readonly notes: readonly string[]
  },
): Sheet => {
  const writer = createSheet(name)
  const { identity } = answer
  writer.text(0, 0, document.name, 'title')
  writer.prose(
    1,
    `Indicative figures for ${datasetName(document)} in ${document.currency}; not a valuation opinion.`,
  )
  const facts: readonly (readonly [string, string | number])[] = [
    ['Valuation date', document.valuationDate],
    ['Document (SHA-256)', identity.document],
    ['Engine', identity.engine],
    ['Seed', identity.seed],
    ['Trials', identity.trials],
    ['Sampling', identity.sampling],
    ['Replicates', identity.replicates],
    ['Timing', identity.timing],
    ['Quantiles', `type ${identity.quantileType}, which is PERCENTILE.INC`],
    ['Summation', identity.summation],
  ]
  facts.forEach(([label, value], j) => {
    writer.text(3 + j, 0, label, 'label')
    if (typeof value === 'number')
      writer.number(3 + j, 1, value, { role: 'text', format: label === 'Seed' ? 'year' : 'money' })
    else writer.text(3 + j, 1, value, 'text')
  })
  writer.text(3 + facts.length, 0, 'Checks', 'label')
  const state = { formula: stateOf(checks), value: ok }
  writer.formula(3 + facts.length, 1, state, { role: 'good' })
  let row = 5 + facts.length
  const heading = (title: string): void => writer.prose(row++, title, 'heading')
  const section = (title: string, lines: readonly string[]): void => {
    heading(title)
    for (const line of lines) writer.prose(row++, line, 'text')
    row++
  }
  section(
    'In short',
    headline(answer, document).map(({ text }) => text),
  )
  section('What this workbook is', [
    'The expected case of every deal is recalculated here, formula by formula, without any add-in; Checks compares it with the engine, and every row with what was exported.',
    'Figures of the simulation (Markets, Both parties, Compare, Summary, Drivers) are values with their standard errors.',
  ])
  section('Its limits', [
    'The expected case is not the mean of the simulation: quantities stand at their means and chance events at their probabilities.',
    'How a deal can end is laid out for the hazards of this version: a hazard that was 0 has no ending here.',
    'Everything ends with the horizon; there is no terminal value.',
  ])
  heading('How to read its cells')
  for (const [role, look, meaning] of legend) {
    writer.text(row, 0, look, role)
    writer.text(row++, 1, meaning)
  }
  row++
  heading('Its sheets')
  for (const { sheet, about } of contents) {
    writer.text(row, 0, sheet, 'label')
    writer.text(row++, 1, about)
  }
  row++
  if (notes.length > 0) section('What is not in it, and why', notes)
  return writer.finish({ widths: [28, 86], landscape: false })
}
