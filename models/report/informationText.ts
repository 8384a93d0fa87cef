import { inputName } from '../scenario/inputName.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Choice, Information, LearnableInput, Learnt, Pilot } from '../scenario/schema/information.ts'
import { brief, count, roughly } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import {
  changesOf,
  firstLesson,
  headOf,
  nameOf,
  perfectTexts,
  verdictWords,
  wouldDo,
} from './informationWords.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'
import { clauses, counted, quoted, sentence } from './words.ts'

type Section = readonly string[]

/** What it is worth to learn something before signing: what to learn first, then choice by choice. */
export const informationText = (answer: Information, document: FieldfareDocument, width = 100): string => {
  const how = `${count(answer.trials)} futures, seed ${answer.seed}; amounts in ${document.currency}, ± one standard error; worth to the ${answer.party}, in expectation`
  const sections = [
    [...wrapped(firstLesson(answer, document), width), '', ...wrapped(sentence(how), width)],
    ...answer.choices.flatMap((choice) => choiceSections(choice, { answer, document, width })),
    bulleted(luckTexts(answer, document), width),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

interface Page {
  readonly answer: Information
  readonly document: FieldfareDocument
  readonly width: number
}

const choiceSections = (choice: Choice, page: Page): readonly Section[] => {
  const { document, width } = page
  const title = headOf(choice, document)
  return [
    [title, ''.padEnd(Math.min(width, title.length), '─')],
    alternativeLines(choice, page),
    bulleted(perfectTexts(choice, document), width),
    learnableLines(choice, page),
    ...choice.pilots.map((pilot) => pilotLines(pilot, choice, page)),
    bulleted(choice.notes, width),
  ]
}

const alternativeLines = (choice: Choice, { document, width }: Page): Section => {
  const rows = choice.alternatives.map(({ id, worth, refused, unknown }) => [
    nameOf(choice, id, document),
    worth === null ? 'refused' : bare(brief(worth, '')),
    id === choice.now.id ? 'chosen now' : '',
    refused.length > 0
      ? `refused: ${refused.join(', ')}`
      : unknown.length > 0
        ? `unknown: ${unknown.join(', ')}`
        : '',
  ])
  return grid(
    [name('Alternative'), figure('Worth now'), { title: 'Choice' }, name('Other side')],
    rows,
    width,
  )
}

const learnableLines = (choice: Choice, { document, width }: Page): Section => {
  if (choice.learnable.length === 0) return []
  const { together } = choice
  const rows = [
    ...choice.learnable.map((input) => learntCells(inputName(document, input.path), input)),
    ...(together === null ? [] : [learntCells('all of these', together)]),
  ]
  const columns = [
    name('To learn'),
    ...['Both learn it', 'We alone', 'Cost', 'Weeks', 'Net'].map(figure),
    { title: 'Verdict' },
  ]
  return [...grid(columns, rows, width), '', ...bulleted(learnableTexts(choice, document), width)]
}

/** What one would do differently with each thing that can be learnt, and what changes nothing. */
export const learnableTexts = (choice: Choice, document: FieldfareDocument): readonly string[] => {
  const changing = choice.learnable.filter((input) => changesOf(input, choice).length > 0)
  const idle = choice.learnable.filter((input) => !changing.includes(input))
  return [
    ...changing.map((input) => learnableText(input, choice, document)),
    ...(idle.length === 0 ? [] : [idleText(idle, choice, document)]),
  ]
}

/** What would change nothing, whatever it turns out to be. */
const idleText = (idle: readonly LearnableInput[], choice: Choice, document: FieldfareDocument): string => {
  const names = sentence(clauses(idle.map(({ path }) => inputName(document, path)))).slice(0, -1)
  return `${names}: in these futures nothing is seen that would change the choice of ${quoted(nameOf(choice, choice.now.id, document))}.`
}

const learntCells = (title: string, learnt: Learnt & { cost: number; weeks: number }): readonly string[] => {
  const used = learnt.shared ?? learnt.own
  return [
    title,
    learnt.shared === null ? 'unknown' : bare(brief(learnt.shared.worth, '')),
    bare(brief(learnt.own.worth, '')),
    bare(roughly(learnt.cost, '', 3)),
    String(learnt.weeks),
    bare(brief(used.net, '')),
    verdictWords[used.verdict],
  ]
}

const learnableText = (input: LearnableInput, choice: Choice, document: FieldfareDocument): string =>
  `${sentence(inputName(document, input.path)).slice(0, -1)} (${input.how}): ${wouldDo(input, choice, { document, kind: input.what })}${input.weeks > 0 ? ` Signing waits ${counted(count(input.weeks), 'week')}; what that costs is not taken off.` : ''}`

const pilotLines = (pilot: Pilot, choice: Choice, { answer, document, width }: Page): Section => {
  const title = `A pilot in ${pilot.position}, its error measured to ± ${Number(pilot.scatter.toPrecision(2))}`
  if (pilot.why !== null) return wrapped(`No pilot in ${pilot.position}: ${pilot.why}`, width, '  ')
  const columns = ['Records', 'Trained on', 'Both learn it', 'We alone'].map(figure)
  const rows = pilot.sizes.map(({ records, trainedOn, shared, own }) => [
    count(records),
    count(trainedOn),
    shared === null ? 'unknown' : bare(brief(shared.worth, '')),
    bare(brief(own.worth, '')),
    verdictWords[(shared ?? own).verdict],
  ])
  const last = pilot.sizes.at(-1)!
  const texts = [
    `With the largest: ${wouldDo(last, choice, { document, kind: 'error' })}`,
    costText(pilot, answer, document),
  ]
  return section(wrapped(title, width).join('\n'), [
    ...grid([...columns, { title: 'Verdict' }], rows, width),
    '',
    ...bulleted(texts, width),
  ])
}

export const costText = (
  { deal, fee, weeks }: Pilot,
  { party }: Information,
  { currency }: FieldfareDocument,
): string => {
  if (deal === null) return 'No deal has a pilot clause, so nothing says what it costs or how long it takes.'
  const paid = fee === null ? 'a fee that is not known' : roughly(fee, currency, 3)
  const whose =
    party === 'licensee' ? 'It is taken off.' : 'The licensee pays it; it is not in these figures.'
  return `The pilot of ${deal} takes ${counted(String(weeks), 'week')} and costs ${paid}. ${whose}`
}

/** What cannot be learnt, and how an input is marked where none is. */
export const luckTexts = (
  { luck, notLearnable, advice }: Information,
  document: FieldfareDocument,
): readonly string[] => {
  const named = luck.map((path) => inputName(document, path))
  return [
    ...notLearnable.map(
      ({ path, why }) => `${inputName(document, path)} is marked as learnable, but: ${why}`,
    ),
    ...(luck.length === 0 ? [] : [`Not learnable: luck, as far as anyone said: ${few(named)}.`]),
    ...(advice === null ? [] : [advice]),
  ]
}

/** Names hold commas themselves. */
const few = (names: readonly string[]): string =>
  clauses([...names.slice(0, 6), ...(names.length > 6 ? [`${names.length - 6} more`] : [])])
