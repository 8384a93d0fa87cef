import type { Plan } from '../../scenario/plan.ts'
import type { Compare } from '../../scenario/schema/compare.ts'
import type { Place } from '../../scenario/variable.ts'
import { columnDrawer } from '../../simulate/drawnColumns.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import { valueAt } from '../../simulate/frame.ts'
import { waysOfDeal } from '../../simulate/ways.ts'
import { toleranceOf } from '../../strategy/optimise.ts'
import type { Columns } from '../../summarise/columns.ts'
import { firstNonFinite } from '../../summarise/finite.ts'
import { priceFaults, type Work } from '../../summarise/price.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type Input, inputsOf, rankReader } from '../inputs.ts'
import { type Move, moveOf } from '../moves.ts'
import { type Contestant, contestantsOf } from './contestants.ts'
import { fitterOf, normalScores } from './crossing.ts'
import { passing, type Ranked } from './flips.ts'
import { movedInput } from './moved.ts'
import { type Played, type PlayQuestion, play } from './play.ts'
import { type Compared, type CompareQuestion, firstTrials } from './question.ts'
import { rankTableOf } from './rankTable.ts'
import { createRegrets, type Regrets } from './regret.ts'
import { isRefused, itemOf } from './sides.ts'
import { type Judging, verdictsOf } from './verdicts.ts'
import { createSides } from './winners.ts'

/** The most that it may cost: trials × deals, all of which are kept at once. */
const maximumPrice = 1e7

/** The first futures, of which what flips a verdict is read. */
const flipTrials = 4096

/**
 * Two to six deals or strategies of one document on the same futures (domain page, section 9): the figures of each, paired
 * verdicts for both parties with what flips them, and regret. What would be refused is shown and left out of verdicts and
 * regret, unless told. With `input`, where that input has to be for two of them to be expected to be worth the same.
 * Refuses ids and paths that are not there, and a run that is too long.
 */
export const compareOf = (question: CompareQuestion, named: Compared): Result<Compare, Failure> => {
  const { compiled, scenario } = question
  const chosen = chosenOf(question, named)
  if (!chosen.ok) return chosen
  const { contestants, move } = chosen.value
  const asked: PlayQuestion = { ...question, plan: compiled.plan }
  const found = play(asked, contestants)
  if (!found.ok) return found
  const figures = figuresOf(asked, found.value, { inputs: inputsOf(compiled.plan, scenario.document), named })
  const standing = contestants.filter(({ id }) => !figures.leftOut.includes(id))
  const moved =
    move === null ? success(null) : movedInput(question, standing, { move, verdicts: figures.verdicts })
  if (!moved.ok) return moved
  const answer = { ...figures, input: moved.value }
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

interface Chosen {
  readonly contestants: readonly Contestant[]
  readonly move: Move | null
}

/** What the question names, with everything that is wrong with it at once. */
const chosenOf = (
  { compiled: { plan }, scenario, trials }: CompareQuestion,
  { deals, refused, input }: Compared,
): Result<Chosen, Failure> => {
  const contestants = contestantsOf(plan, deals)
  const move = input === undefined ? success(null) : moveOf(scenario.document, input)
  const faults = [
    ...(contestants.ok ? priceFaults(priced(plan, contestants.value, trials)) : contestants.faults),
    ...(move.ok ? [] : move.faults),
    ...(refused === undefined || refused === 'include' ? [] : [refusedFault(refused)]),
  ]
  if (faults.length > 0 || !contestants.ok || !move.ok) return failure(...faults)
  return success({ contestants: contestants.value, move: move.value })
}

const refusedFault = (refused: string): Failure => ({
  kind: 'value',
  pointer: '?refused',
  expected: 'include, or nothing: what would be refused is then left out of verdicts',
  found: quoted(refused),
})

/** Every deal of every contestant is run, in every way that it can go. */
const priced = (plan: Plan, contestants: readonly Contestant[], trials: number): Work => {
  const runs = contestants.flatMap(({ deals }) => deals)
  const parts = runs.reduce((sum, d) => sum + waysOfDeal(plan.deals[d]!).length, 0)
  return { trials, parts, limit: maximumPrice, of: 'a comparison of these' }
}

interface Knowing {
  readonly inputs: readonly Input[]
  readonly named: Compared
}

/** Everything that is read from the columns. */
export const figuresOf = (
  question: PlayQuestion,
  { played, columns }: { readonly played: readonly Played[]; readonly columns: Columns },
  { inputs, named }: Knowing,
): Omit<Compare, 'input'> => {
  const { plan, trials } = question
  const means = expectedFrame(plan)
  const tolerance = toleranceOf(plan, (place) => valueAt(means, place, 0))
  const items = played.map((each) => itemOf(each, { columns, tolerance }))
  const out = named.refused === 'include' ? [] : played.filter((each, i) => isRefused(each, items[i]!))
  const standing = played.filter((each) => !out.includes(each))
  const regrets = createRegrets(trials, columns.replicates)
  const judging = judgingOf(question, columns, inputs)
  const licenseeOf = ({ deals }: Played): string => plan.licensees[plan.deals[deals[0]!]!.licensee]!.id
  return {
    trials,
    flipTrials: judging.ranked.futures.trials,
    riskTolerance: tolerance,
    items,
    leftOut: out.map(({ id }) => id),
    verdicts: verdictsOf(standing, judging, licenseeOf),
    regret: {
      licensor: standing.length < 2 ? [] : regrets(standing.map(ours)),
      licensees: licenseeRegrets(standing, regrets, licenseeOf),
    },
  }
}

const judgingOf = (
  { plan, how, trials }: PlayQuestion,
  columns: Columns,
  inputs: readonly Input[],
): Judging => {
  const futures = { how, trials: firstTrials(flipTrials, { how, trials }) }
  const valuesOf = remembered<Place, Float64Array>(columnDrawer(plan, futures))
  const passesOf = remembered((gate: number) => passing(plan, gate, valuesOf))
  const ranksOf = rankReader(plan, { ...futures, valuesOf })
  const { replicates } = how
  const size = { inputs: inputs.length, futures: futures.trials, replicates }
  const ranks = rankTableOf(size, (i) => ranksOf(inputs[i]!))
  const sidesOf = createSides(futures.trials, replicates)
  const ranked: Ranked = { plan, futures, inputs, ranks, sidesOf, valuesOf, passesOf }
  const scoresOf = remembered((input: Input) => normalScores(ranks, inputs.indexOf(input), replicates))
  const fitter = fitterOf(futures.trials, replicates)
  const room = { time: new Float64Array(trials), flow: new Float64Array(trials) }
  return { ranked, columns, scoresOf, fitter, room }
}

/** A function whose answers are kept. */
const remembered = <Key, Value>(of: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key) ?? of(key)
    known.set(key, found)
    return found
  }
}

const ours = ({ id, licensor }: Played) => ({ id, worth: licensor.time })

/** Of each licensee that two or more of the deals are offered to. */
const licenseeRegrets = (
  standing: readonly Played[],
  regrets: Regrets,
  licenseeOf: (played: Played) => string,
): Compare['regret']['licensees'] => {
  const known = standing.filter(({ kind, licensee }) => kind === 'deal' && licensee !== null)
  return [...new Set(known.map(licenseeOf))].flatMap((licensee) => {
    const own = known.filter((played) => licenseeOf(played) === licensee)
    const alternatives = own.map(({ id, licensee: worth }) => ({ id, worth: worth!.time }))
    return own.length < 2 ? [] : [{ licensee, rows: regrets(alternatives) }]
  })
}
