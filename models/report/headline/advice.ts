import type { Answer, DealAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { Estimate } from '../../scenario/schema/figures.ts'
import { cureClause } from '../cure.ts'
import { brief, percentAtLeast } from '../figures.ts'
import { licenseeName, licensorName } from '../names.ts'
import { clauses, listed, quoted, sentence, small } from '../words.ts'
import { bestDeal, type Choice, choices } from './choice.ts'
import type { Headline } from './headlineSentence.ts'
import { nextBest } from './nextBest.ts'

/** First sentence: what to do, and what it is worth to both. */
export const adviceHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const [best, ...others] = choices(answer, document)
  if (best === undefined) return noAdvice(answer, document)
  const text = clauses([
    `${toDo(best)}: ${worthToBoth(best, document)}`,
    unknownWorth(best, document),
    nextBest(best, others, answer),
  ])
  return { key: 'advice', text: sentence(text), target: targetOf(best) }
}

export const targetOf = ({ kind, id }: Choice): string => (kind === 'deal' ? `deals/${id}` : 'compare')

const toDo = ({ kind, name, deals }: Choice): string => {
  if (kind === 'deal') return `sign ${quoted(name)}`
  const all = deals.length === 1 ? 'the only deal' : `the ${small(deals.length)} deals`
  return `sign ${all} of ${quoted(name)}`
}

/** The deals of a strategy are worth to a licensee what each is worth alone. */
const worthToBoth = (choice: Choice, document: FieldfareDocument): string => {
  const { licensor, kind } = choice
  const ours = `expected to be worth ${brief(licensor.expected, document.currency)} to ${licensorName(document)}`
  const theirs = worthToLicensees(choice, document)
  if (theirs === '') return ours
  return `${ours} and${kind === 'deal' ? '' : ', one by one,'} ${theirs}`
}

/** One or two by name; of more the least and the most. */
const worthToLicensees = ({ deals }: Choice, document: FieldfareDocument): string => {
  const known = deals
    .flatMap(({ id, licensee }) => (licensee === null ? [] : [{ id, worth: licensee.expected }]))
    .toSorted((a, b) => a.worth.value - b.worth.value)
  const written = (worth: Estimate): string => brief(worth, document.currency)
  const [least, most] = [known[0], known.at(-1)]
  return known.length > 2 && least !== undefined && most !== undefined
    ? `between ${written(least.worth)} and ${written(most.worth)} to the licensee`
    : listed(known.map(({ id, worth }) => `${written(worth)} to ${partyOf(id, document)}`))
}

const partyOf = (deal: string, document: FieldfareDocument): string =>
  licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? deal)

const unknownWorth = ({ kind, deals }: Choice, document: FieldfareDocument): string => {
  const unknown = deals.filter(({ licensee }) => licensee === null)
  const [only] = unknown
  if (only === undefined) return ''
  if (kind === 'deal') return mustBelieve(only, document)
  return `what they are worth to ${listed(unknown.map(({ id }) => partyOf(id, document)))} is not known yet`
}

/** Reverse mode: the attributable share from which on the licensee gains, rounded up. */
const mustBelieve = ({ id, breakEvenShare: share }: DealAnswer, document: FieldfareDocument): string => {
  const party = partyOf(id, document)
  if (share === null) return `what it is worth to ${party} is not known while its utility is not`
  if (share > 1) return `${party} would lose even if the data brought all of its product revenue`
  const least = percentAtLeast(share)
  return `to gain, ${party} must believe that the data bring at least ${least} of its product revenue`
}

/** Nothing here would be signed by both sides: what comes closest to the licensor's wishes, and what cures it. */
const noAdvice = (answer: Answer, document: FieldfareDocument): Headline => {
  const best = bestDeal(answer, document)
  if (best === null) return { key: 'advice', text: 'There is no deal to sign yet.', target: 'summary' }
  const alone = answer.deals.length === 1
  const start = alone
    ? `do not sign ${quoted(best.name)} as it stands: ${refusal(best, document)}`
    : `sign none of the ${small(answer.deals.length)} deals as it stands: each would be refused`
  const subject = alone ? 'it' : `the one worth most to us, ${quoted(best.name)},`
  const worth = `${subject} is ${worthToBoth(best, document)}`
  const text = clauses([start, worth, unknownWorth(best, document), cureOf(best, document)])
  return { key: 'advice', text: sentence(text), target: targetOf(best) }
}

const cureOf = ({ deals }: Choice, { currency }: FieldfareDocument): string => {
  const refused = deals[0]?.wouldBeRefused ?? null
  return refused === null ? '' : cureClause(refused.cure, currency)
}

const refusal = ({ deals, licensor }: Choice, document: FieldfareDocument): string => {
  const by =
    deals[0]?.wouldBeRefused?.by ??
    (licensor.expected.value < licensor.walkAway.value ? 'licensor' : 'licensee')
  const party = by === 'licensor' ? licensorName(document) : partyOf(deals[0]?.id ?? '', document)
  return by === 'both' ? 'both sides would refuse it' : `${party} would refuse it`
}
