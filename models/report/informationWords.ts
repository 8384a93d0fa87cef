import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type {
  Choice,
  ChoiceMade,
  Information,
  Learnt,
  WorthOfLearning,
} from '../scenario/schema/information.ts'
import { brief, count, inFutures, roughly } from './figures.ts'
import { inputName } from './inputName.ts'
import { dealName, licenseeName, strategyName } from './names.ts'
import { listed, quoted } from './words.ts'

export const verdictWords: Readonly<Record<WorthOfLearning['verdict'], string>> = {
  pays: 'worth it',
  'about-its-cost': 'about its cost',
  'costs-more': 'costs more',
  'not-worth-paying': 'not worth paying for',
  harms: 'they would refuse',
}

export const headOf = ({ licensee }: Choice, document: FieldfareDocument): string =>
  licensee === null
    ? 'Which strategy to follow'
    : `Which deal to sign with ${licenseeName(document, licensee)}`

/** What an alternative of a choice is called. */
export const nameOf = ({ licensee }: Choice, id: string | null, document: FieldfareDocument): string => {
  if (id === null) return licensee === null ? 'none of them' : 'no deal'
  return licensee === null ? strategyName(document, id) : dealName(document, id)
}

/** What everything would be worth to know, with and without the other side's refusals. */
export const perfectTexts = (choice: Choice, document: FieldfareDocument): readonly string[] => {
  const { shared, own, anything } = choice.perfect
  const text = (estimate: { value: number; standardError: number }) => brief(estimate, document.currency)
  const known =
    shared === null
      ? `Everything known, luck among it: ${text(own)} if we alone knew it.`
      : `Everything known, luck among it: ${text(shared)} if both sides knew it and each refused what it loses by, ${text(own)} if we alone knew it.`
  return [
    `${known} If nobody ever refused: ${text(anything)}. To us alone nothing that can be learnt is worth more.`,
  ]
}

/** What is learnt: a number, whether a gate passes, or an error that a pilot measures. */
export type Kind = 'value' | 'gate' | 'error'

interface Telling {
  readonly document: FieldfareDocument
  readonly kind: Kind
}

/** Choices that are not what would be signed now, as often as the text can say. */
export const changesOf = (learnt: Learnt, choice: Choice): readonly ChoiceMade[] =>
  learnt.choices.filter(({ id, probability }) => id !== choice.now.id && probability >= 0.005)

/** What would be done with what is learnt. */
export const wouldDo = (learnt: Learnt, choice: Choice, { document, kind }: Telling): string => {
  const now = nameOf(choice, choice.now.id, document)
  const others = changesOf(learnt, choice)
  if (others.length === 0) return `whatever it turns out to be, ${quoted(now)} would still be chosen.`
  const each = others.map((made) => `${quoted(nameOf(choice, made.id, document))} ${whereOf(made, kind)}`)
  return `instead of ${quoted(now)} one would choose ${listed(each)}.`
}

const whereOf = ({ probability, from, to }: ChoiceMade, kind: Kind): string => {
  const often = inFutures(probability)
  if (from === null || to === null) return often
  if (kind === 'gate') return from === to ? `${often} (where it ${from === 1 ? 'passes' : 'fails'})` : often
  const near = (value: number): string => roughly(value, '', 3).trim()
  const it = kind === 'error' ? 'the measured error is' : 'it is'
  return from === to
    ? `${often} (where ${it} ${near(from)})`
    : `${often} (mostly where ${it} ${near(from)} to ${near(to)})`
}

/** The sentence to read first: what to learn, for how much, and what one would do differently. */
export const firstLesson = (answer: Information, document: FieldfareDocument): string => {
  const best = answer.choices
    .flatMap((choice) => choice.learnable.map((input) => ({ choice, input })))
    .filter(({ input }) => (input.shared ?? input.own).verdict === 'pays')
    .sort((a, b) => (b.input.shared ?? b.input.own).net.value - (a.input.shared ?? a.input.own).net.value)[0]
  if (best === undefined) return `Learn nothing first: ${whyNothing(answer)}${worstLesson(answer, document)}`
  const { choice, input } = best
  const { worth, net } = input.shared ?? input.own
  const { currency } = document
  const cost = `${input.how}: ${roughly(input.cost, currency, 3)}, ${count(input.weeks)} weeks`
  return `Learn ${quoted(inputName(document, input.path))} first (${cost}). Before choosing ${what(choice, document)} it is worth ${brief(worth, currency)}, ${brief(net, currency)} net of its cost: ${wouldDo(input, choice, { document, kind: input.what })}`
}

const what = ({ licensee }: Choice, document: FieldfareDocument): string =>
  licensee === null ? 'a strategy' : `a deal with ${licenseeName(document, licensee)}`

const whyNothing = ({ choices, advice }: Information): string => {
  if (advice !== null) return 'no input is marked as learnable (see below).'
  if (choices.every(({ alternatives }) => alternatives.length < 2)) return 'there is nothing to choose.'
  return 'no input that can be learnt would change what you sign by more than it costs.'
}

/** Of what both would learn, that which would cost most because they would then refuse. */
const worstLesson = ({ choices }: Information, document: FieldfareDocument): string => {
  const [worst] = choices
    .flatMap(({ learnable }) =>
      learnable.flatMap(({ path, shared }) => (shared?.verdict === 'harms' ? [{ path, ...shared }] : [])),
    )
    .sort((a, b) => a.worth.value - b.worth.value)
  return worst === undefined
    ? ''
    : ` If both sides learnt ${quoted(inputName(document, worst.path))} it would bring you ${brief(worst.worth, document.currency)}: they would refuse where it disappoints them.`
}
