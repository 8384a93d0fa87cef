import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Answer, Until } from '../scenario/schema/answer.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import type { StopRule } from '../scenario/stopRule.ts'
import { extendOutcomes, extendRun, type GrowingRun } from '../simulate/extend.ts'
import type { RunOutcomes } from '../simulate/outcomes.ts'
import { passesOf, type Runner } from '../simulate/passes.ts'
import { extendsShorter } from '../simulate/points.ts'
import type { RunRequest, Told } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { answerOf } from './answer.ts'
import { estimateOf } from './estimate.ts'
import type { Asked } from './part.ts'
import { quantileEstimates } from './quantileEstimates.ts'
import type { Question } from './question.ts'
import { askedOf } from './simulated.ts'

/**
 * The answer of a run with a stop rule. From the first batch on the run is doubled until each deal in question is known
 * well enough or the maximum is reached. While all of it fits into one pass all of it is doubled, and what was simulated
 * is what is answered; beyond, and with a Latin hypercube, of which a part is no smaller one, the deals in question grow
 * alone and everything is simulated once they are long enough. The answer is that of a plain run of its length, and says
 * how it came to it. A target that is not reached is a note.
 */
export const answerUntil = (question: Question, rule: StopRule): Result<Answer, Failure> => {
  const { compiled, how } = question
  const { plan } = compiled
  const most = Math.ceil(rule.maximum / how.replicates) * how.replicates
  const deals = plan.deals.filter(({ id }) => rule.deal === null || id === rule.deal)
  const ids = deals.map(({ id }) => id)
  let grown: Grown | null = null
  for (let { trials } = question; ; trials = Math.min(2 * trials, most)) {
    const whole = { ...question, how: { ...how, trials }, trials }
    const more: Result<Grown, Failure> = grow(whole, deals, grown)
    if (!more.ok) {
      // the same fault, told with the trial's number in the whole run
      const answer = answerOf(whole)
      return answer.ok ? more : answer
    }
    grown = more.value
    const until = knownAt({ trials, licensor: grown.licensor }, ids, { rule, replicates: how.replicates })
    if (until.reached || trials >= most)
      return answered({ ...whole, progress: progressOf(whole, grown) }, { ...until, maximum: most })
  }
}

/** A run that grows: all of it, or the deals in question alone. */
interface Grown extends Pick<GrowingRun, 'licensor'> {
  readonly all: { readonly asked: Asked; readonly run: RunOutcomes } | null
  readonly alone: GrowingRun | null
}

const grow = (
  question: Question,
  deals: readonly DealPlan[],
  before: Grown | null,
): Result<Grown, Failure> => {
  const { compiled, how, trials, progress } = question
  // what more trials teach changes how options are used in all of them
  const isFixed = compiled.plan.deals.every(({ options }) => options === null)
  const wanted = isFixed && extendsShorter(how) ? askedOf(question) : null
  if (wanted !== null && !wanted.ok) return wanted
  const asked = wanted?.value ?? null
  if (asked !== null && passesOf(asked.futures, asked.request, progress?.bytes).length === 1) {
    const shorter = before?.all ?? null
    const same = shorter !== null && sameChoices(shorter.asked.request, asked.request)
    const told: Told | undefined = progress && ((done, total) => progress(done, total))
    const request = { ...asked.request, progress: told }
    const run = extendOutcomes(asked.futures, request, same ? shorter.run : null)
    if (!run.ok) return run
    const licensor = deals.map(
      (deal) => run.value.deals.find((outcomes) => outcomes.deal === deal)!.licensor.time,
    )
    return success({ all: { asked, run: run.value }, alone: null, licensor })
  }
  const told: Told | undefined = progress && ((done, total) => progress(done, total))
  const growing = { plan: compiled.plan, how, deals, progress: told }
  const alone = extendRun(growing, before?.alone ?? null, trials)
  return alone.ok ? success({ all: null, alone: alone.value, licensor: alone.value.licensor }) : alone
}

/** Whether every licensee decides alike: a run of fewer than 1,024 trials may decide otherwise than a longer one. */
const sameChoices = (a: RunRequest, b: RunRequest): boolean =>
  (['deals', 'references'] as const).every((of) =>
    a[of].every(({ recreates }, index) => recreates === b[of][index]!.recreates),
  )

/** Hands over what is simulated already; otherwise the run is made by whoever would make it. */
const progressOf = ({ progress }: Question, { all }: Grown): Question['progress'] => {
  if (all === null) return progress
  const run: Runner = (_, __, take) => {
    take(all.run, 0)
    return success(null)
  }
  return Object.assign(() => undefined, { run, bytes: Infinity })
}

/** How well each deal is known by a run. */
const knownAt = (
  { trials, licensor }: Pick<GrowingRun, 'trials' | 'licensor'>,
  ids: readonly string[],
  { rule, replicates }: { readonly rule: StopRule; readonly replicates: number },
): Until => {
  const deals = ids.map((id, d) => ({ id, ...measureOf(licensor[d]!, rule.measure, replicates) }))
  const { target } = rule
  const standardError = 'standardError' in target ? target.standardError : null
  const relativeError = 'relativeError' in target ? target.relativeError : null
  const allowed = ({ value }: Estimate): number => standardError ?? relativeError! * Math.abs(value)
  const reached = deals.every((deal) => deal.standardError <= allowed(deal))
  return {
    measure: rule.measure,
    standardError,
    relativeError,
    maximum: rule.maximum,
    trials,
    reached,
    deals,
  }
}

const measureOf = (column: Float64Array, measure: StopRule['measure'], replicates: number): Estimate =>
  measure === 'mean' ? estimateOf(column, replicates) : quantileEstimates(column, replicates, [0.5])[0]!

const answered = (question: Question, until: Until): Result<Answer, Failure> => {
  const answer = answerOf(question)
  if (!answer.ok) return answer
  const { currency } = question.scenario.document
  const notes = until.reached ? [] : [{ pointer: '/simulation/until', text: sentenceOf(until, currency) }]
  return success({ ...answer.value, until, notes: [...answer.value.notes, ...notes] })
}

/** What was not reached, of the deal that is known least. */
const sentenceOf = ({ deals, trials, ...asked }: Until, currency: string): string => {
  const share = ({ standardError, value }: Estimate): number => standardError / Math.abs(value)
  const by = asked.relativeError === null ? ({ standardError }: Estimate) => standardError : share
  const worst = deals.reduce((most, deal) => (by(deal) > by(most) ? deal : most))
  const amount = (money: number): string => `${grouped(money)} ${currency}`
  const target =
    asked.relativeError === null
      ? amount(asked.standardError!)
      : `${grouped(asked.relativeError * 100)} % of it`
  return `After ${grouped(trials)} trials, the most that were allowed, the ${asked.measure} of what ${worst.id} turns out to be worth to the licensor is ${amount(worst.value)} with a standard error of ${amount(worst.standardError)}; ${target} was asked for.`
}

/** Three digits at least, in groups, for a sentence; never an input to a figure. */
const grouped = (value: number): string => {
  const digits = Math.abs(value) < 100 ? String(Number(value.toPrecision(3))) : String(Math.round(value))
  return digits.replace(/\B(?=(\d{3})+(?!\d|\.\d))(?<!\.\d*)/g, ',')
}
