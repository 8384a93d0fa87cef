import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { estimated, futures, roughly } from './figures.ts'
import { grid } from './grid.ts'
import { dealName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'

/** The year that is worst for each party by what it loses, deal by deal, for a terminal; nothing without risks. */
export const liabilityLines = (
  answer: Answer,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const rows = answer.deals.flatMap(({ id, liability }) =>
    liability === undefined
      ? []
      : (['licensor', 'licensee'] as const).map((party) => {
          const { expected, q95, largest, happens } = liability.worstYear[party]
          return [
            dealName(document, id),
            party,
            bare(estimated(expected, '', 3)),
            bare(roughly(q95, '', 3)),
            bare(roughly(largest, '', 3)),
            futures(happens).replace(' futures', ''),
          ]
        }),
  )
  if (rows.length === 0) return []
  const columns = [
    name('Deal'),
    name('Borne by'),
    figure('Expected'),
    figure('95 of 100'),
    figure('Largest'),
    figure('Any loss in'),
  ]
  return section('Losses in the year that is worst, before tax', grid(columns, rows, width))
}
