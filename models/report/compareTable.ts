import type { Compare, RegretRow } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { fourBases, timeOnly } from './bases.ts'
import { compareLead } from './compareLead.ts'
import { movedLines } from './compareMoved.ts'
import { verdictSections } from './compareVerdicts.ts'
import { itemName } from './compareWords.ts'
import { cureClause } from './cure.ts'
import { count, estimated, futures, roughly } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { listed, quoted, sentence } from './words.ts'

/** Deals or strategies beside each other, for a terminal: figures, who would refuse, verdicts, what flips them, regret. */
export const compareTable = (answer: Compare, document: FieldfareDocument, width = 100): string => {
  const parts = [
    wrapped(compareLead(answer, document), width),
    wrapped(titleOf(answer, document), width),
    figuresSection(answer, document, width),
    sidesSection(answer, document, width),
    refusedSection(answer, document, width),
    ...verdictSections(answer, document, width),
    ...regretSections(answer, document, width),
    movedLines(answer, document, width),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

const titleOf = ({ items, trials }: Compare, document: FieldfareDocument): string =>
  `${listed(items.map((item) => quoted(itemName(document, item))))} on the same ${count(trials)} futures; amounts in ${document.currency}, ± one standard error`

const figuresSection = (
  { items }: Compare,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const rows = items.map((item) => [
    itemName(document, item),
    bare(estimated(item.licensor.expected, '', 4)),
    futures(item.licensor.beatsAlternative).replace(' futures', ''),
    bare(roughly(item.certain, '', 4)),
    item.licensee === null ? '–' : bare(estimated(item.licensee.expected, '', 4)),
  ])
  const columns = [
    name(''),
    figure('Expected, us'),
    figure('Beats ours'),
    figure('Paid in any case'),
    figure('Expected, them'),
  ]
  return section(wrapped(`The figures. ${fourBases}`, width).join('\n'), grid(columns, rows, width))
}

/** What it turns out to be worth, party by party. */
const sidesSection = (answer: Compare, document: FieldfareDocument, width: number): readonly string[] => {
  const rows = answer.items.flatMap((item) =>
    (['licensor', 'licensee'] as const).flatMap((party) => {
      const side = item[party]
      if (side === null) return []
      const { q10, q50, q90, errors } = side.npv
      const quantiles = (
        [
          ['q10', q10],
          ['q50', q50],
          ['q90', q90],
        ] as const
      ).map(([key, value]) => bare(estimated({ value, standardError: errors[key] }, '', 3)))
      const sure = side.certaintyEquivalent
      return [
        [
          itemName(document, item),
          party === 'licensor' ? 'us' : 'them',
          ...quantiles,
          bare(estimated(side.worst5, '', 3)),
          sure === null ? '–' : bare(estimated(sure, '', 3)),
        ],
      ]
    }),
  )
  const heads = ['10th percentile', 'Median', '90th percentile', 'Worst 5 %', 'Sure amount'].map(figure)
  const title = headed('What it turns out to be worth', timeOnly, width)
  return section(title, grid([name(''), name('To'), ...heads], rows, width))
}

const refusedSection = (
  { items, leftOut }: Compare,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const stamps = items.flatMap((item): readonly string[] => {
    const own = quoted(itemName(document, item))
    if (item.wouldBeRefused !== null) {
      const { by, cure } = item.wouldBeRefused
      const whom = by === 'both' ? 'both sides' : `the ${by}`
      return [sentence(`${own} would be refused by ${whom}; ${cureClause(cure, document.currency)}`)]
    }
    const out = item.refused.map((id) => quoted(dealName(document, id)))
    return out.length === 0 ? [] : [`${own} is valued without ${listed(out)}, which would be refused.`]
  })
  const told =
    leftOut.length === 0
      ? []
      : [
          'What would be refused takes no part in what follows: nobody would be paid. Say --refused include to see it there.',
        ]
  return stamps.length === 0 ? [] : section('Would be refused', bulleted([...stamps, ...told], width))
}

const regretSections = (
  { regret, items }: Compare,
  document: FieldfareDocument,
  width: number,
): readonly (readonly string[])[] => {
  const table = (party: string, rows: readonly RegretRow[]): readonly string[] => {
    if (rows.length === 0) return []
    const cells = rows.map(({ id, expected, q90, maximum, best }) => [
      itemName(document, items.find((item) => item.id === id)!),
      futures(best).replace(' futures', ''),
      bare(estimated(expected, '', 3)),
      bare(estimated(q90, '', 3)),
      bare(roughly(maximum, '', 3)),
    ])
    const heads = ['Nothing better', 'Expected regret', '90th percentile', 'Most in any future'].map(figure)
    const title = headed(`What ${party} misses against the best of these in each future`, timeOnly, width)
    return section(title, grid([name(''), ...heads], cells, width))
  }
  return [
    table(licensorName(document), regret.licensor),
    ...regret.licensees.map(({ licensee, rows }) => table(licenseeName(document, licensee), rows)),
  ]
}
