import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { brief, percent } from './figures.ts'
import { grid } from './grid.ts'
import { dealName, fieldName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'

/** What is expected to leak from a deal's fields into others, for a terminal; nothing where nothing can. */
export const leakageLines = (
  answer: Answer,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const rows = answer.deals.flatMap(({ id, leakage = [] }) =>
    leakage.map(({ from, to, probability, atStake, detection, recovery, leaked }) => [
      dealName(document, id),
      fieldName(document, from),
      fieldName(document, to),
      percent(Number(probability.toPrecision(2))),
      bare(brief(atStake, '')),
      percent(Number((detection * recovery).toPrecision(2))),
      bare(brief(leaked, '')),
    ]),
  )
  if (rows.length === 0) return []
  const columns = [
    name('Deal'),
    name('From'),
    name('Into'),
    figure('Likely'),
    figure('At stake'),
    figure('Recovered'),
    figure('Leaks'),
  ]
  const title = "Product revenue that is expected to leak into other fields, at its licensees' own rates"
  return section(title, grid(columns, rows, width))
}
