import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { cashTable, expectedTable, type FigureTable, spreadTable } from './answerTables.ts'
import { type BoardPicture, boardPicture } from './boardPicture.ts'
import { type FanPicture, fanPicture } from './fanPicture.ts'
import { count } from './figures.ts'
import { headline } from './headline.ts'
import { verdictsInWords } from './verdictLines.ts'

/** A table with a picture of it above, where there is one. */
export interface PicturedTable extends FigureTable {
  readonly fan?: FanPicture | null
}

/** What is to be known of the answer, and where in the document it comes from; '' of the whole of it. */
export interface BoardNote {
  readonly text: string
  readonly pointer: string
}

/** The report as data: one page for the board, then the tables behind it. */
export interface Board {
  readonly title: string
  readonly identity: readonly string[]
  readonly sentences: readonly string[]
  readonly picture: BoardPicture
  readonly tables: readonly PicturedTable[]
  readonly verdicts: readonly string[]
  readonly notes: readonly BoardNote[]
}

/** Five sentences, a picture, and the pack of tables (domain page, sections 14 to 16). */
export const boardOf = (answer: Answer, document: FieldfareDocument): Board => ({
  title: document.name,
  identity: identityLines(answer, document),
  sentences: headline(answer, document).map(({ text }) => text),
  picture: boardPicture(answer, document),
  tables: [
    expectedTable(answer, document),
    spreadTable(answer, document),
    ...answer.deals.flatMap((deal) =>
      deal.cash.length === 0 ? [] : [{ ...cashTable(deal, document), fan: fanPicture(deal) }],
    ),
  ],
  verdicts: verdictsInWords(answer, document),
  notes: answer.notes.map(({ pointer, text }) => ({ pointer, text })),
})

/** What identifies the result, on every page. */
const identityLines = ({ identity }: Answer, document: FieldfareDocument): readonly string[] => [
  `Valued as of ${document.valuationDate} · document ${identity.document}`,
  `engine ${identity.engine} · ${count(identity.trials)} trials, ${identity.sampling}, ${identity.replicates} replicates, seed ${identity.seed} · ${identity.timing}, quantiles of type ${identity.quantileType}, ${identity.summation} sums`,
]
