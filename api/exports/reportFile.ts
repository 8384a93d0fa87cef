import { type Board, type BoardNote, boardOf, type PicturedTable } from '../../models/report/board.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { success } from '../../models/units/result.ts'
import { fanSvg } from './fan.ts'
import type { AnswerWriter } from './format.ts'
import { answerOfDeal } from './ofDeal.ts'
import { type PdfContent, pdfBytes } from './pdf.ts'
import { partyColours, pictureSvg } from './picture.ts'

/** One page for the board, then the tables behind it. */
export const pdf: AnswerWriter = async ({ answer, document: given, deal }) => {
  const wanted = answerOfDeal(answer, deal)
  if (!wanted.ok) return wanted
  const document = given as FieldfareDocument
  const board = boardOf(wanted.value, document)
  const { title, identity } = board
  return success(await pdfBytes({ title, footer: identity, content: contentOf(board) }))
}

const contentOf = (board: Board): readonly PdfContent[] => [
  { text: board.title, style: 'title' },
  { ol: [...board.sentences], style: 'sentence', markerColor: '#14455C' },
  ...pictureOf(board),
  ...board.tables.map((table, t) => tableOf(table, t === 0)),
  ...listOf('Compared future by future', board.verdicts),
  ...listOf('Notes', board.notes.map(noteOf)),
]

const pictureOf = ({ picture }: Board): readonly PdfContent[] =>
  picture.rows.length === 0
    ? []
    : [
        {
          text: [
            'What the deals turn out to be worth to the ',
            { text: 'licensor', color: partyColours.licensor, bold: true },
            ' and the ',
            { text: 'licensee', color: partyColours.licensee, bold: true },
            ': 10 to 90 of 100 futures, with the middle marked',
          ],
          style: 'caption',
        },
        { svg: pictureSvg(picture) },
      ]

/** What is assumed comes first, its place in the document after it. */
const noteOf = ({ text, pointer }: BoardNote): PdfContent => ({
  text: [text, ...(pointer === '' ? [] : [{ text: `  ${pointer}`, color: '#5B6B79', fontSize: 7 }])],
})

const listOf = (title: string, items: readonly (string | PdfContent)[]): readonly PdfContent[] =>
  items.length === 0
    ? []
    : [
        { text: title, style: 'heading' },
        { ul: [...items], style: 'item' },
      ]

const tableOf = ({ title, basis, columns, rows, fan }: PicturedTable, first: boolean): PdfContent => ({
  stack: [
    { text: title, style: 'heading' },
    { text: basis, style: 'basis' },
    ...fanOf(fan),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: columns.map(({ right }, c) => (right ? 'auto' : c === 0 ? '*' : 'auto')),
        body: [
          columns.map(({ title: text, right }) => ({ text, style: 'head', alignment: sideOf(right) })),
          ...rows.map((row) =>
            row.map((text, c) => ({ text, style: 'cell', alignment: sideOf(columns[c]?.right === true) })),
          ),
        ],
      },
      layout: 'lightHorizontalLines',
    },
  ],
  unbreakable: rows.length <= 25,
  ...(first ? { pageBreak: 'before' } : {}),
})

const fanOf = (fan: PicturedTable['fan']): readonly PdfContent[] =>
  fan === undefined || fan === null
    ? []
    : [
        {
          text: [
            { text: 'licensor', color: partyColours.licensor, bold: true },
            ...(fan.fans.length < 2
              ? []
              : [
                  ' on the left, ',
                  { text: 'licensee', color: partyColours.licensee, bold: true },
                  ' on the right',
                ]),
            ', by year: 10 to 90 of 100 futures, with the middle as a line',
          ],
          style: 'basis',
        },
        { svg: fanSvg(fan), margin: [0, 0, 0, 6] },
      ]

const sideOf = (right: boolean): 'left' | 'right' => (right ? 'right' : 'left')
