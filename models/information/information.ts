import type { Choice, Information, LearnableInput } from '../scenario/schema/information.ts'
import { nearestWord } from '../scenario/suggest.ts'
import { companyOf } from '../strategy/company.ts'
import { play } from '../strategy/play.ts'
import type { StrategyQuestion } from '../strategy/question.ts'
import { columnsOf } from '../summarise/columns.ts'
import { priceFaults } from '../summarise/price.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Alternative } from './alternative.ts'
import { dealAlternatives, type PartyName, seatsOf, strategyAlternatives, type Table } from './choices.ts'
import { type Choosing, choosingFrom, isAccepted } from './deciding.ts'
import { type Learnable, type Learnables, learnablesOf } from './learnable.ts'
import { choiceNotes, howToMark } from './notes.ts'
import { type Piloting, pilotsOf } from './pilots.ts'
import { type Lesson, learntFrom, lessonOf, perfectWorth } from './worth.ts'

/** Whose choice, among what; as it was asked. */
export interface Named {
  readonly licensee?: string | undefined
  readonly strategies?: string | undefined
  readonly party?: string | undefined
}

/** The most that it may cost: trials × deals played, all of which are kept at once. */
const maximumPrice = 1e7
/** More futures add no digit that is shown. */
const mostTrials = 65_536

/**
 * What it is worth to learn something before signing (domain page, section 10): for each licensee a choice among its deals
 * and no deal, for the strategies one among them and none; everything known, each input that can be learnt, all of them
 * at once, and a pilot. On the same futures. Refuses a licensee that is not there and a run that is too long.
 */
export const informationOf = (question: StrategyQuestion, named: Named): Result<Information, Failure> => {
  const { plan } = question.compiled
  const faults = namedFaults(question, named)
  if (faults.length > 0) return failure(...faults)
  const { how } = question
  const trials = Math.min(question.trials, mostTrials - (mostTrials % how.replicates))
  const party: PartyName = named.party === 'licensee' ? 'licensee' : 'licensor'
  const company = companyOf(plan, plan.deals.length)
  const asked = askedOf(question, named, party)
  const deals = plan.deals.flatMap(({ licensee }, d) => (asked.licensees.includes(licensee) ? [d] : []))
  const played = seatsOf(asked.strategies ? plan : { ...plan, strategies: [] }, company, deals)
  const priced = { trials, parts: played.length, limit: maximumPrice, of: 'a choice among these deals' }
  const tooDear = priceFaults(priced)
  if (tooDear.length > 0) return failure(...tooDear)
  const ran = play({ ...question, trials }, played)
  if (!ran.ok) return ran
  const table: Table = { plan, how, play: ran.value, company, party }
  return success(answered({ ...question, trials }, { table, asked }))
}

/** Everything about each choice, once its deals are played. */
const answered = (
  { scenario: { document }, how, trials }: StrategyQuestion,
  { table, asked }: { readonly table: Table; readonly asked: Asked },
): Information => {
  const { plan, party } = table
  const first = { how, trials }
  const learnables = learnablesOf(plan, document, first)
  const lessons = lessonsOf(learnables, how.replicates)
  const answering = { table, lessons, piloting: { plan, document, first, party }, trials }
  const choices = asked.licensees.map((licensee) => choiceOf(answering, licensee))
  return {
    ...{ trials, seed: how.seed, party },
    choices: asked.strategies ? [...choices, choiceOf(answering, null)] : choices,
    notLearnable: [...learnables.refused],
    luck: [...learnables.luck],
    advice: learnables.inputs.length === 0 ? howToMark : null,
  }
}

interface Asked {
  readonly licensees: readonly number[]
  readonly strategies: boolean
}

/** Licensees whose deals are asked about, and whether strategies are. */
const askedOf = (
  { compiled: { plan } }: StrategyQuestion,
  { licensee, strategies }: Named,
  party: PartyName,
): Asked => {
  const every = licensee === undefined && strategies !== 'true'
  const licensees = plan.licensees.flatMap(({ id }, l) =>
    id === licensee || (every && plan.deals.some((deal) => deal.licensee === l)) ? [l] : [],
  )
  const has = plan.strategies.length > 0 && party === 'licensor'
  return { licensees, strategies: strategies === 'true' || (every && strategies !== 'false' && has) }
}

const namedFaults = (
  { compiled: { plan } }: StrategyQuestion,
  { licensee, strategies, party = 'licensor' }: Named,
): readonly Failure[] => {
  const faults: Failure[] = []
  const ids = plan.licensees.map(({ id }) => id)
  if (licensee !== undefined && !ids.includes(licensee))
    faults.push(unknown('licensee', licensee, { what: 'the id of a licensee', words: ids }))
  if (party !== 'licensor' && party !== 'licensee')
    faults.push(unknown('party', party, { what: 'a party', words: ['licensor', 'licensee'] }))
  if (strategies !== 'true') return faults
  const at = { kind: 'value', pointer: '?strategies' } as const
  if (plan.strategies.length === 0)
    faults.push({ ...at, expected: 'a document that states strategies', found: 'one without' })
  if (licensee !== undefined)
    faults.push({ ...at, expected: 'either a licensee or strategies', found: 'both' })
  if (party === 'licensee')
    faults.push({ ...at, expected: 'the licensor as the party: strategies are its choice', found: party })
  return faults
}

const unknown = (
  name: string,
  found: string,
  { what, words }: { readonly what: string; readonly words: readonly string[] },
): Failure => {
  const near = nearestWord(found, words)
  return {
    ...{ kind: 'reference', pointer: `?${name}`, found: `"${found}"` },
    expected: `${what} (one of ${words.join(', ')})`,
    ...(near === null ? {} : { suggestion: near }),
  }
}

interface Answering {
  readonly table: Table
  readonly lessons: Lessons
  readonly piloting: Piloting
  readonly trials: number
}

/** One choice: of a licensee's deals, or among the strategies (null). */
const choiceOf = ({ table, lessons, piloting, trials }: Answering, licensee: number | null): Choice => {
  const { plan, how } = table
  const alternatives = licensee === null ? strategyAlternatives(table) : dealAlternatives(table, licensee)
  const choosing = choosingFrom({ alternatives, columns: columnsOf(trials, how.replicates), trials })
  const { best, worths } = choosing.now
  const pilots = licensee === null ? [] : pilotsOf(piloting, licensee, choosing)
  return {
    licensee: licensee === null ? null : plan.licensees[licensee]!.id,
    alternatives: alternatives.map((one, a) => alternativeOf(choosing, one, worths[a]!)),
    now: { id: alternatives[best]!.id, worth: choosing.columns.estimate(worths[best]!) },
    perfect: perfectWorth(choosing),
    learnable: learnableOf(choosing, lessons),
    together: togetherOf(choosing, lessons),
    pilots,
    notes: choiceNotes(table, { licensee, alternatives, pilots }),
  }
}

const alternativeOf = (
  { columns }: Choosing,
  { id, parts }: Alternative,
  worth: Float64Array,
): Choice['alternatives'][number] => ({
  id,
  worth: worth[0] === -Infinity ? null : columns.estimate(worth),
  refused: parts.filter((part) => !isAccepted(part, columns)).map(({ deal }) => deal),
  unknown: parts.filter(({ theirs }) => theirs === null).map(({ deal }) => deal),
})

/** What can be learnt, each by itself and, where they are several, all at once. */
interface Lessons {
  readonly each: readonly { readonly input: Learnable; readonly lesson: Lesson }[]
  readonly all: Lesson | null
}

const lessonsOf = ({ inputs }: Learnables, replicates: number): Lessons => {
  const cost = inputs.reduce((sum, input) => sum + input.cost, 0)
  const columns = inputs.map(({ column }) => column)
  return {
    each: inputs.map((input) => ({ input, lesson: lessonOf([input.column], input.cost, replicates) })),
    all: inputs.length < 2 ? null : lessonOf(columns, cost, replicates),
  }
}

/** Each by itself, what it is worth net of its cost first. */
const learnableOf = (choosing: Choosing, { each }: Lessons): LearnableInput[] =>
  each
    .map(({ input: { column: _, ...input }, lesson }) => ({ ...input, ...learntFrom(choosing, lesson) }))
    .sort((a, b) => (b.shared ?? b.own).net.value - (a.shared ?? a.own).net.value)

const togetherOf = (choosing: Choosing, { each, all }: Lessons): Choice['together'] =>
  all === null
    ? null
    : {
        paths: each.map(({ input }) => input.path),
        cost: all.cost,
        weeks: each.reduce((most, { input }) => Math.max(most, input.weeks), 0),
        ...learntFrom(choosing, all),
      }
