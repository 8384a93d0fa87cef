import type { Convergence, ConvergenceFigures } from '../scenario/schema/convergence.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { timeOnly } from './bases.ts'
import { count, estimated } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, figure, headed, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** How the figures of one deal settle as trials are added, for a terminal: a table for each party. */
export const convergenceTable = (
  convergence: Convergence,
  document: FieldfareDocument,
  width = 100,
): string => {
  const { deal, sampling, replicates, seed } = convergence
  const how = `${sampling}, ${replicates} replicates, seed ${seed}; amounts in ${document.currency}, ± one standard error`
  const licensee = document.deals.find(({ id }) => id === deal)?.licensee ?? ''
  const sections = [
    wrapped(`${quoted(dealName(document, deal))} as trials are added: ${how}`, width),
    partyLines(licensorName(document), rowsOf(convergence, 'licensor'), width),
    partyLines(licenseeName(document, licensee), rowsOf(convergence, 'licensee'), width),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

interface Row {
  readonly trials: number
  readonly figures: ConvergenceFigures
}

/** The rows of one party; none while a utility is unknown. */
const rowsOf = ({ rows }: Convergence, party: 'licensor' | 'licensee'): readonly Row[] =>
  rows.flatMap((row) => {
    const figures = row[party]
    return figures === null ? [] : [{ trials: row.trials, figures }]
  })

const columns: readonly Column[] = [
  figure('Trials'),
  figure('Mean'),
  figure('5 % quantile'),
  figure('Median'),
  figure('95 % quantile'),
]

const partyLines = (party: string, rows: readonly Row[], width: number): readonly string[] => {
  if (rows.length === 0) return wrapped(`${party}: not known while a utility is unknown`, width, '  ')
  const title = headed(`What it turns out to be worth to ${party}`, timeOnly, width)
  const cells = rows.map(({ trials, figures: { mean, q05, q50, q95 } }) => [
    count(trials),
    ...[mean, q05, q50, q95].map((estimate) => bare(estimated(estimate, '', 4))),
  ])
  return section(title, grid(columns, cells, width))
}
