import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy } from '../scenario/schema/fieldStrategy.ts'
import { brief, percent } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, fieldName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'

/** What is expected to leak between fields, without a clause and under each deal; nothing where no probability is stated. */
export const matrixLines = (
  { leakage }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const rows = leakage.cells.flatMap(({ from, to, probability, atStake, loss, deals }) => {
    const place = [
      fieldName(document, from),
      fieldName(document, to),
      percent(Number(probability.toPrecision(2))),
    ]
    const stake = bare(brief(atStake, ''))
    const bareRow = [...place, stake, 'nothing agreed', '0', bare(brief(loss, ''))]
    const own = deals.map(({ deal, leak, recovered }) => [
      ...['', '', '', ''],
      dealName(document, deal),
      bare(brief(recovered, '')),
      bare(brief(leak.leaked, '')),
    ])
    return [bareRow, ...own]
  })
  if (rows.length === 0) return []
  const columns = [
    name('From'),
    name('Into'),
    figure('Likely'),
    figure('At stake'),
    name('Under'),
    figure('Recovered'),
    figure('Leaks'),
  ]
  return section(
    `Leakage between fields: product revenue, ${document.currency}, at its licensees' own rates`,
    [
      ...grid(columns, rows, width),
      ...wrapped('Pairs that are not listed have no stated probability, which is not 0.', width),
    ],
  )
}
