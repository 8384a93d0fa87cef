import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { IndifferentSheets, Sheet, Solution, Solve } from '../scenario/schema/solve.ts'
import { brief, count, roughly } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { leverFigure, leverValue } from './leverWords.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'
import { ordinalFigure, quoted } from './words.ts'

/** What of a term holds a party where it is, for a terminal: the sentence, both sides, then term sheets as good as each other. */
export const solveText = (answer: Solve, document: FieldfareDocument, width = 100): string => {
  const sections = [
    [
      ...wrapped(`${quoted(dealName(document, answer.deal))}: ${answer.lever.label}`, width),
      ...wrapped(
        `${count(answer.trials)} futures; amounts in ${document.currency}, ± one standard error`,
        width,
      ),
    ],
    solveSentences(answer, document).flatMap((text) => wrapped(text, width)),
    sheetLines(answer, width),
    ...answer.indifferent.map((table) => tableLines(answer, table, { document, width })),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** What of the term holds the party where it is, a sentence for each solution; or how far the term reaches. */
export const solveSentences = (answer: Solve, document: FieldfareDocument): readonly string[] => {
  const { lever, solutions, with: changes } = answer
  const { currency } = document
  const given = changes.map(
    (each) => `${each.lever.label} ${leverValue(each.value, each.lever.unit, currency)}`,
  )
  return [
    ...(given.length === 0 ? [] : [`With ${given.join(', ')}.`]),
    ...(solutions.length === 0
      ? [outOfReach(answer, document)]
      : solutions.map((own) => solved(answer, own, document))),
    ...(lever.says === null ? [] : [lever.says]),
  ]
}

/** Whose worth is held. */
export const heldParty = ({ hold, deal }: Solve, document: FieldfareDocument): string => {
  if (hold.party === 'licensor') return licensorName(document)
  return licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? '')
}

const measureWords = (measure: string): string => {
  if (measure === 'mean') return 'expectation'
  if (measure === 'certainty') return 'certainty equivalent'
  return `${ordinalFigure(Number(measure.slice(1)))} percentile`
}

/** What is held, and where: kept at a place, or brought to it. */
const heldWords = (answer: Solve, document: FieldfareDocument, way: 'at' | 'to'): string => {
  const { hold, target } = answer
  const place = {
    present: 'where it is now',
    deal: `where ${quoted(dealName(document, target.deal ?? ''))} puts it`,
    amount: `${way} the amount that was asked for`,
    'walk-away': `${way} its walk-away`,
  }[target.kind]
  const party = heldParty(answer, document)
  return `the ${measureWords(hold.measure)} of ${party} ${place}, ${brief(target, document.currency)}`
}

const solved = (
  answer: Solve,
  { value, standardError, upTo, exact }: Solution,
  document: FieldfareDocument,
): string => {
  const { lever } = answer
  const { currency } = document
  const own = leverFigure({ value, standardError }, lever.unit, currency)
  const held = heldWords(answer, document, exact || upTo !== null ? 'at' : 'to')
  if (upTo !== null)
    return `${lever.label} from ${own} to ${leverValue(upTo, lever.unit, currency)} keeps ${held}.`
  if (!exact)
    return `${lever.label} ${own} is the step that brings ${held}, or above it: no value meets it exactly.`
  const now = lever.present === value ? ', as it stands,' : ''
  return `${lever.label} ${own}${now} keeps ${held}.`
}

const outOfReach = (answer: Solve, document: FieldfareDocument): string => {
  const { best, lever, hold } = answer
  const reach = `the best this term can reach is ${brief(best!.figure, document.currency)}, at ${leverValue(best!.value, lever.unit, document.currency)}`
  return `No value of ${lever.label} brings ${heldWords(answer, document, 'to')}: ${reach} (${measureWords(hold.measure)} of ${heldParty(answer, document)}).`
}

const sheetLines = (answer: Solve, width: number): readonly string[] => {
  const { lever, present, solutions } = answer
  const columns = [
    name(lever.label),
    figure('Licensor'),
    figure('Worst 5 %'),
    figure('Spread'),
    figure('Licensee'),
    figure('Worst 5 %'),
    figure('Spread'),
    name('Refused by'),
  ]
  const rows = [
    ['as it stands', ...sheetCells(present)],
    ...solutions.map(({ value, standardError, sheet }) => [
      leverFigure({ value, standardError }, lever.unit, ''),
      ...sheetCells(sheet),
    ]),
  ]
  return section(
    'What it comes to for both: expectations; worst 5 % and standard deviation of what it turns out to be worth',
    grid(columns, rows, width),
  )
}

const sheetCells = ({ licensor, licensee, refusedBy }: Sheet): readonly string[] => [
  ...[licensor, licensee].flatMap((side) =>
    side === null
      ? ['unknown', '–', '–']
      : [bare(brief(side.expected, '')), bare(roughly(side.worst5, '', 3)), bare(roughly(side.sd, '', 3))],
  ),
  refusedBy ?? 'nobody',
]

interface Page {
  readonly document: FieldfareDocument
  readonly width: number
}

const tableLines = (
  answer: Solve,
  { lever, rows, trials }: IndifferentSheets,
  { document, width }: Page,
): readonly string[] => {
  const other = answer.hold.party === 'licensor' ? 'licensee' : 'licensor'
  const { label } = answer.lever
  const columns = [
    name(lever.label),
    figure(label),
    figure(`${other === 'licensor' ? 'Licensor' : 'Licensee'}, more`),
    figure('Sure, more'),
    figure('Worst 5 %, licensor'),
    figure('licensee'),
    name('Refused by'),
  ]
  const cells = rows.map(({ value, solution, effect }) => {
    const second = leverValue(value, lever.unit, '').trim()
    if (solution === null) return [second, 'out of reach', '–', '–', '–', '–', '–']
    const { licensor, licensee, refusedBy } = solution.sheet
    return [
      second,
      leverFigure(solution, answer.lever.unit, '').trim(),
      effect === null ? 'unknown' : bare(brief(effect.expected, '')),
      effect === null || effect.certainty === null ? '–' : bare(brief(effect.certainty, '')),
      bare(roughly(licensor.worst5, '', 3)),
      licensee === null ? '–' : bare(roughly(licensee.worst5, '', 3)),
      refusedBy ?? 'nobody',
    ]
  })
  const who = heldParty(answer, document)
  const title = `As good to ${who}: ${label} against ${lever.label} (${count(trials)} futures; “more”: than as it stands)`
  return section(wrapped(title, width).join('\n'), grid(columns, cells, width))
}
