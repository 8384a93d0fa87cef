import { breakEvenNotes, flipsText, standing } from '../../models/report/compareVerdicts.ts'
import { amount, shareText } from '../../models/report/compareWords.ts'
import { dealName } from '../../models/report/names.ts'
import { quoted } from '../../models/report/words.ts'
import { inputName } from '../../models/scenario/inputName.ts'
import type { Compare, Flip, PartyVerdict, RegretRow } from '../../models/scenario/schema/compare.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { figure, plainFigure } from '../format/number.ts'
import { futures } from '../format/share.ts'
import { sentenceCase } from '../format/words.ts'
import { figureCell, type Table, textCell } from './table.ts'

/** The pair that is asked about, to one party, and the answer. */
export interface Flipping {
  readonly answer: Compare
  readonly document: FieldfareDocument
  readonly party: 'licensor' | 'licensee'
}

/** What flips the verdict of a pair, in words and as a table. */
export interface FlipsShown {
  readonly sentence: string
  readonly table: Table | undefined
  readonly notes: readonly string[]
}

const namesOf = ({ answer, document }: Flipping): { readonly a: string; readonly b: string } | null => {
  const [pair] = answer.verdicts
  return pair === undefined
    ? null
    : { a: quoted(dealName(document, pair.a)), b: quoted(dealName(document, pair.b)) }
}

const verdictOf = ({ answer, party }: Flipping): PartyVerdict | null => answer.verdicts[0]?.[party] ?? null

const standingCell = (flip: Flip, who: 'a' | 'b') => {
  const value = (flip.passes ?? flip.mean ?? flip.percentile)[who]
  return { text: standing(flip, who), value, title: String(value) }
}

const flipsTable = (
  flips: readonly Flip[],
  { a, b }: { a: string; b: string },
  document: FieldfareDocument,
): Table => ({
  caption: 'Where inputs stand on the mean when one wins, and when the other does',
  columns: [
    { label: 'Input' },
    { label: `When ${a} is worth more`, numeric: true },
    { label: `When ${b} is`, numeric: true },
    { label: 'Told apart, of 100 pairs of futures', numeric: true },
    { label: 'Grade' },
  ],
  rows: flips.map((flip) => [
    textCell(sentenceCase(inputName(document, flip.path))),
    standingCell(flip, 'a'),
    standingCell(flip, 'b'),
    {
      text: shareText(Math.max(flip.auc.value, 1 - flip.auc.value), flip.auc.standardError),
      value: flip.auc.value,
      title: String(flip.auc.value),
    },
    textCell(flip.guess ? 'guess' : (flip.grade ?? '–')),
  ]),
})

/** Null where the two are not compared for this party. */
export const flipsShown = (flipping: Flipping): FlipsShown | null => {
  const [names, verdict] = [namesOf(flipping), verdictOf(flipping)]
  if (names === null || verdict === null) return null
  const { document } = flipping
  const { flips } = verdict
  const worded = flipsText(verdict, names, document).replace(/ What flips it, A being .*$/, '')
  return {
    sentence:
      flips.length === 0 || verdict.guessesDecide ? worded.replace(/:$/, '.') : topText(flips, document),
    table: flips.length === 0 ? undefined : flipsTable(flips, names, document),
    notes: breakEvenNotes(flips, names, document),
  }
}

const topText = ([first]: readonly Flip[], document: FieldfareDocument): string =>
  first === undefined
    ? ''
    : `Most of all ${quoted(inputName(document, first.path))} decides which of the two is worth more.`

/** What is missed by having chosen one and not the other. */
export const regretTable = ({ answer, document, party }: Flipping): Table | undefined => {
  const rows = party === 'licensor' ? answer.regret.licensor : answer.regret.licensees[0]?.rows
  if (rows === undefined || rows.length < 2) return undefined
  return {
    caption: `Regret: what is missed in a future by not having signed the other, ${document.currency}`,
    columns: [
      { label: 'Signed' },
      ...['Expected', 'Median', '9 in 10 below', 'Most', 'Nothing missed'].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: rows.map((row) => [textCell(dealName(document, row.id)), ...regretCells(row)]),
  }
}

const regretCells = ({ expected, median, q90, maximum, best }: RegretRow) => [
  ...[expected, median, q90].map(({ value, standardError }) => figureCell(figure(value, standardError))),
  figureCell(plainFigure(maximum)),
  { text: futures(best).replace(' futures', ''), value: best, title: amount(best) },
]
