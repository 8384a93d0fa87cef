import { wrapped } from '../../report/grid.ts'
import { headline } from '../../report/headline.ts'
import { datasetName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet } from '../sheetWriter.ts'
import { ok } from './checks/words.ts'
import { stateOf } from './checks.ts'

/** Prose is broken into rows: no program must set their heights, and the page prints in a size that can be read. */
const lineWidth = 110

/** Who, what, how it was run, what it is good for and what not. */
export const coverSheet = (
  { answer, document }: Exporting,
  {
    name,
    checks,
    notes,
  }: { readonly name: string; readonly checks: string; readonly notes: readonly string[] },
): Sheet => {
  const writer = createSheet(name)
  const { identity } = answer
  writer.text(0, 0, document.name, 'title')
  writer.text(
    1,
    0,
    `Indicative figures for ${datasetName(document)} in ${document.currency}; not a valuation opinion.`,
    'note',
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
    if (typeof value === 'number') writer.number(3 + j, 1, value, { role: 'text', format: 'general' })
    else writer.text(3 + j, 1, value, 'text')
  })
  writer.text(3 + facts.length, 0, 'Checks', 'label')
  const state = { formula: stateOf(checks), value: ok }
  writer.formula(3 + facts.length, 1, state, { role: 'good' })
  let row = 5 + facts.length
  const section = (title: string, lines: readonly string[]): void => {
    writer.text(row++, 0, title, 'heading')
    for (const line of lines) for (const part of wrapped(line, lineWidth)) writer.text(row++, 0, part, 'text')
    row++
  }
  section(
    'In short',
    headline(answer, document).map(({ text }) => text),
  )
  section('What this workbook is', [
    'The expected case of every deal is recalculated here, formula by formula, without any add-in; Checks compares it with the engine, and every row with what was exported.',
    'Blue cells on a pale ground are numbers you may change; black cells are formulas.',
    'Figures of the simulation (Markets, Both parties, Compare, Summary, Drivers) are values with their standard errors.',
  ])
  section('Its limits', [
    'The expected case is not the mean of the simulation: quantities stand at their means and chance events at their probabilities.',
    'How a deal can end is laid out for the hazards of this version: a hazard that was 0 has no ending here.',
    'Everything ends with the horizon; there is no terminal value.',
  ])
  if (notes.length > 0) section('What is not in it, and why', notes)
  return writer.finish({ widths: [28, 86], landscape: false })
}
