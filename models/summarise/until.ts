import type { Answer, Until } from '../scenario/schema/answer.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import type { StopRule } from '../scenario/stopRule.ts'
import { extendRun, type GrowingRun } from '../simulate/extend.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { answerOf } from './answer.ts'
import { estimateOf } from './estimate.ts'
import { quantileEstimates } from './quantileEstimates.ts'
import type { Question } from './question.ts'

/**
 * The answer of a run with a stop rule. The deals in question are simulated alone, from the first batch on by doubling,
 * until each is known well enough or the maximum is reached; then everything is answered with so many trials. So the
 * answer is that of a plain run of its length, and says how it came to it. A target that is not reached is a note.
 */
export const answerUntil = (question: Question, rule: StopRule): Result<Answer, Failure> => {
  const { compiled, how, progress } = question
  const { plan } = compiled
  const deals = plan.deals.filter(({ id }) => rule.deal === null || id === rule.deal)
  const most = Math.ceil(rule.maximum / how.replicates) * how.replicates
  let { trials } = question
  for (let run: GrowingRun | null = null; ; trials = Math.min(2 * trials, most)) {
    const extended: Result<GrowingRun, Failure> = extendRun({ plan, how, deals, progress }, run, trials)
    const whole = { ...question, how: { ...how, trials }, trials }
    if (!extended.ok) {
      // the same fault, told with the trial's number in the whole run
      const answer = answerOf(whole)
      return answer.ok ? extended : answer
    }
    run = extended.value
    const ids = deals.map(({ id }) => id)
    const until = knownAt(run, ids, { rule, replicates: how.replicates })
    if (until.reached || trials >= most) return answered(whole, { ...until, maximum: most })
  }
}

/** How well each deal is known by a run. */
const knownAt = (
  { trials, licensor }: GrowingRun,
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
