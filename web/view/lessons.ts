import { roughly } from '../../models/report/figures.ts'
import { costText, learnableTexts } from '../../models/report/informationText.ts'
import { headOf, nameOf, perfectTexts, verdictWords, wouldDo } from '../../models/report/informationWords.ts'
import { inputName } from '../../models/scenario/inputName.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Choice, Information, Learnt, Pilot } from '../../models/scenario/schema/information.ts'
import { countText, figure, plainFigure } from '../format/number.ts'
import { sentenceCase } from '../format/words.ts'
import { type Cell, figureCell, type Table, textCell } from './table.ts'

/** One choice before signing: what of it could be learnt, what for, and what one would then do. */
export interface Lesson {
  readonly title: string
  readonly licensee: string | null
  readonly table: Table | undefined
  readonly texts: readonly string[]
  readonly pilots: readonly PilotShown[]
  readonly notes: readonly string[]
}

interface PilotShown {
  readonly table: Table | undefined
  readonly texts: readonly string[]
}

type Told = Learnt & { readonly cost: number; readonly weeks: number }

const UNKNOWN: Cell = { text: 'unknown' }

const worthCell = (learnt: Learnt['shared']): Cell =>
  learnt === null ? UNKNOWN : figureCell(figure(learnt.worth.value, learnt.worth.standardError))

const rowOf = (name: string, learnt: Told): readonly Cell[] => {
  const { net, verdict } = learnt.shared ?? learnt.own
  return [
    textCell(name),
    figureCell(figure(net.value, net.standardError)),
    textCell(verdictWords[verdict]),
    worthCell(learnt.shared),
    worthCell(learnt.own),
    figureCell(plainFigure(learnt.cost)),
    { text: countText(learnt.weeks), value: learnt.weeks },
  ]
}

const learnableTable = ({ learnable, together }: Choice, document: FieldfareDocument): Table | undefined =>
  learnable.length === 0
    ? undefined
    : {
        caption: `What learning it is worth in expectation, ± one standard error, ${document.currency}`,
        columns: [
          { label: 'To learn' },
          { label: 'Net of cost', numeric: true },
          { label: 'Verdict' },
          ...['If both learn it', 'If we alone do', 'Cost', 'Weeks'].map((label) => ({
            label,
            numeric: true,
          })),
        ],
        rows: [
          ...learnable.map((input) => rowOf(sentenceCase(inputName(document, input.path)), input)),
          ...(together === null ? [] : [rowOf('All of these', together)]),
        ],
      }

interface Page {
  readonly answer: Information
  readonly document: FieldfareDocument
}

const pilotShown = (pilot: Pilot, choice: Choice, { answer, document }: Page): PilotShown => {
  const name = inputName(document, `fields.${pilot.position}`)
  if (pilot.why !== null) return { table: undefined, texts: [`No pilot for ${name}: ${pilot.why}`] }
  const last = pilot.sizes.at(-1)
  return {
    table: {
      caption: `A pilot for ${name}, its error measured to ± ${Number(pilot.scatter.toPrecision(2))}; ${document.currency}`,
      columns: [
        ...['Records', 'Trained on', 'If both learn it', 'If we alone do'].map((label) => ({
          label,
          numeric: true,
        })),
        { label: 'Verdict' },
      ],
      rows: pilot.sizes.map((size) => [
        { text: countText(size.records), value: size.records },
        { text: countText(size.trainedOn), value: size.trainedOn },
        worthCell(size.shared),
        worthCell(size.own),
        textCell(verdictWords[(size.shared ?? size.own).verdict]),
      ]),
    },
    texts: [
      ...(last === undefined
        ? []
        : [`With the largest: ${wouldDo(last, choice, { document, kind: 'error' })}`]),
      costText(pilot, answer, document),
    ],
  }
}

const alternativesText = (choice: Choice, document: FieldfareDocument): string => {
  const worth = roughly(choice.now.worth.value, document.currency, 3)
  return `As things stand one would choose “${nameOf(choice, choice.now.id, document)}”, worth ${worth}.`
}

/** The choices of an answer, that of the deal's licensee first, the strategies next. */
export const lessonsOf = (page: Page, licensee: string): readonly Lesson[] => {
  const { answer, document } = page
  const order = (choice: Choice): number =>
    choice.licensee === licensee ? 0 : choice.licensee === null ? 1 : 2
  return answer.choices
    .toSorted((a, b) => order(a) - order(b))
    .map((choice) => ({
      title: headOf(choice, document),
      licensee: choice.licensee,
      table: learnableTable(choice, document),
      texts: [
        alternativesText(choice, document),
        ...learnableTexts(choice, document),
        ...perfectTexts(choice, document),
      ],
      pilots: choice.pilots.map((pilot) => pilotShown(pilot, choice, page)),
      notes: choice.notes,
    }))
}
