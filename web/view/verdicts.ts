import { dealName, licenseeName, strategyName } from '../../models/report/names.ts'
import { refusedIn, standingStrategies } from '../../models/report/standing.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { futures } from '../format/share.ts'
import { counted } from '../format/words.ts'
import { type Choice, type Matrix, matrixOf, verdictOf } from './compare.ts'
import { dealIn } from './facts.ts'
import { type PairFigure, pairFigure } from './pair.ts'
import type { ScenarioView } from './scenario.ts'

export type Kind = Answer['comparisons'][number]['kind']
type Pair = readonly [string, string]

/** The verdicts among what is compared: a matrix, one chosen pair, and their words. */
export interface VerdictsShown {
  readonly sentence: string
  readonly explanation: string
  /** '' where none would be refused */
  readonly refusedLabel: string
  readonly matrix: Matrix | null
  readonly pair: Pair | null
  readonly figure: PairFigure | null
}

interface Contestant {
  readonly id: string
  readonly name: string
  readonly worth: number
}

const dealContestants = (view: ScenarioView, choice: Choice): readonly Contestant[] => {
  const refused = choice.withRefused ? [] : refusedIn(view.answer)
  return view.answer.deals
    .filter((deal) => choice.deals.includes(deal.id) && !refused.includes(deal.id))
    .map((deal) => ({
      id: deal.id,
      name: dealName(view.document, deal.id),
      worth: deal.licensor.expected.value,
    }))
}

const strategyContestants = (view: ScenarioView): readonly Contestant[] =>
  standingStrategies(view.answer, view.document).map((strategy) => ({
    id: strategy.id,
    name: strategyName(view.document, strategy.id),
    worth: strategy.licensor.expected.value,
  }))

/** The pair of the address, else the two worth most to the licensor, the better one second. */
const pairFor = (
  view: ScenarioView,
  choice: Choice,
  kind: Kind,
  among: readonly Contestant[],
): Pair | null => {
  const ids = among.map(({ id }) => id)
  const asked = kind === 'deal' ? choice.pair : null
  const comparable = (pair: Pair) => verdictOf(view.answer, kind, pair, choice.party) !== null
  if (asked?.every((id) => ids.includes(id)) && comparable(asked)) return asked
  const ranked = [...among].sort((a, b) => b.worth - a.worth)
  const pairs = ranked.flatMap((best, i) => ranked.slice(i + 1).map(({ id }): Pair => [id, best.id]))
  return pairs.find(comparable) ?? null
}

const verbFor = (view: ScenarioView, choice: Choice, kind: Kind, pair: Pair): string => {
  if (choice.party === 'licensor') return kind === 'deal' ? 'pays us' : 'is worth'
  const licensee = dealIn(view.document, pair[1])?.licensee ?? ''
  return `leaves ${licenseeName(view.document, licensee)}`
}

const figureOf = (view: ScenarioView, choice: Choice, kind: Kind, pair: Pair): PairFigure | null => {
  const verdict = verdictOf(view.answer, kind, pair, choice.party)
  if (verdict === null) return null
  const name = kind === 'deal' ? dealName : strategyName
  const [first, second] = pair
  const names = {
    first: `“${name(view.document, first)}”`,
    second: `“${name(view.document, second)}”`,
    verb: verbFor(view, choice, kind, pair),
    currency: view.document.currency,
  }
  return pairFigure(names, verdict)
}

const nothingToCompare = (choice: Choice): string => {
  if (choice.deals.length < 2) return 'There is one deal, and nothing to compare it with.'
  return choice.party === 'licensee'
    ? 'No two of these deals are with the same licensee.'
    : 'Fewer than two of these deals would be signed by both sides, so there is no verdict.'
}

const explanationOf = (choice: Choice, leftOut: number): string => {
  const whose =
    choice.party === 'licensee' ? ' Only deals with the same licensee can be compared for it.' : ''
  const out =
    leftOut === 0
      ? ''
      : ` Left out: ${counted(leftOut, 'deal')} that would be refused, so nobody would be paid.`
  return `Both deals live through the same futures, one by one.${whose}${out}`
}

const othersWords = (count: number): string => (count === 1 ? 'the other' : `each of the other ${count}`)

/** Whether the one worth most in expectation also wins most futures against each of the others. */
const leadOf = (
  view: ScenarioView,
  choice: Choice,
  kind: Kind,
  among: readonly Contestant[],
): string | null => {
  const [best, ...others] = [...among].sort((a, b) => b.worth - a.worth)
  if (best === undefined || choice.party === 'licensee') return null
  const duels = others.flatMap(({ id, name }) => {
    const verdict = verdictOf(view.answer, kind, [id, best.id], 'licensor')
    return verdict === null ? [] : [{ name, ...verdict }]
  })
  const [hardest] = duels.sort((a, b) => a.better - a.worse - (b.better - b.worse))
  if (hardest === undefined) return null
  const start = `“${best.name}” is worth most to us in expectation`
  if (hardest.better < hardest.worse)
    return `${start}, yet “${hardest.name}” is worth more in ${futures(hardest.worse)}.`
  return hardest.equal >= 0.005
    ? `${start}, and as much as “${hardest.name}” in ${futures(hardest.equal)}.`
    : `${start}, and more than ${othersWords(duels.length)} in at least ${futures(hardest.better)}.`
}

/** All verdicts of one kind for what the address chooses. */
export const verdictsShown = (view: ScenarioView, choice: Choice, kind: Kind): VerdictsShown => {
  const among = kind === 'deal' ? dealContestants(view, choice) : strategyContestants(view)
  const pair = pairFor(view, choice, kind, among)
  const figure = pair === null ? null : figureOf(view, choice, kind, pair)
  const refused = refusedIn(view.answer).filter((id) => choice.deals.includes(id)).length
  return {
    sentence: leadOf(view, choice, kind, among) ?? figure?.sentence ?? nothingToCompare(choice),
    explanation: explanationOf(choice, choice.withRefused ? 0 : refused),
    refusedLabel: refused === 0 ? '' : `Include ${counted(refused, 'deal')} that would be refused`,
    matrix: figure === null ? null : matrixOf(view.answer, kind, among, choice.party),
    pair,
    figure,
  }
}
