import { dealName } from '../report/names.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { WrittenDeal } from './exporting.ts'
import type { Content } from './sheets/cover.ts'
import type { TrialsSheet } from './sheets/trials.ts'

/** Sheets that every workbook has. */
export const fixedSheets = [
  'Cover',
  'Assumptions',
  'Markets',
  'Both parties',
  'Compare',
  'Summary',
  'Football field',
  'Drivers',
  'Checks',
  'Control totals',
  'Glossary',
] as const
type Fixed = (typeof fixedSheets)[number]
export type FixedNames = Readonly<Record<Fixed, string>>

const about: Readonly<Record<Fixed, string>> = {
  Cover: 'This sheet.',
  Assumptions: 'Every number the model rests on, with its law, unit, grade and source.',
  Markets: 'What each market would bear: floor, ceiling, price.',
  'Both parties': 'Every deal to the licensor and the licensee, beside their walk-aways.',
  Compare: 'Deals against each other, future by future.',
  Summary: 'Percentiles of what deals and strategies turn out to be worth, with their errors.',
  'Football field': 'The same as bars, for each party.',
  Drivers: 'Which inputs move what a deal is worth to the licensor.',
  Checks: 'Whether this workbook is as it was exported, figure by figure.',
  'Control totals': 'Sum and count of every row of figures, here and as exported.',
  Glossary: 'What the words mean.',
}

interface Sheets {
  readonly document: FieldfareDocument
  readonly name: FixedNames
  readonly parts: readonly WrittenDeal[]
  readonly replays: readonly TrialsSheet[]
}

/** What each sheet but the Cover is for, in their order. */
export const contentsOf = ({ document, name, parts, replays }: Sheets): readonly Content[] => {
  const fixed = (keys: readonly Fixed[]): readonly Content[] =>
    keys.map((key) => ({ sheet: name[key], about: about[key] }))
  return [
    ...fixed(['Assumptions', 'Markets']),
    ...parts.map(({ deal, name: sheet }) => ({
      sheet,
      about: `${dealName(document, deal.id)}: worth, statement by year, cash of both parties as charts.`,
    })),
    ...fixed(fixedSheets.slice(3)),
    ...replays.map(({ sheet }) => ({
      sheet: sheet.name,
      about: 'Futures of the deal, each as live formulas.',
    })),
    ...parts.flatMap(({ working }) =>
      working === null
        ? []
        : [{ sheet: working.name, about: 'Step by step, for each way the deal can end.' }],
    ),
  ]
}
