import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import { passesOf } from '../simulate/passes.ts'
import type { DealRun } from '../simulate/run.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Asked, Part } from './part.ts'
import type { Question } from './question.ts'
import { contextOf } from './strategies.ts'

/** Decides on the first trials, and says which deals are run: each alone, and in its strategies where they change it. */
export const askedOf = ({ compiled, how, trials }: Question): Result<Asked, Failure> => {
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [...plan.deals, ...plan.references], trials)
  if (!decided.ok) return decided
  const decisions = decided.value.slice(0, plan.deals.length)
  const deals = plan.deals.map(
    (deal, d): DealRun => ({ deal, recreates: decisions[d]!.recreates, context: null }),
  )
  const members = plan.strategies.map((strategy) =>
    strategy.deals.map((member) => {
      const context = contextOf(plan, strategy, member)
      return context === null ? member : deals.push({ ...deals[member]!, context }) - 1
    }),
  )
  const references = plan.references.map((deal, r) => {
    const { recreates } = decided.value[plan.deals.length + r]!
    return { deal, recreates }
  })
  return success({
    futures,
    request: { trials, replicates: how.replicates, deals, references },
    members,
    decisions,
  })
}

interface Taking extends Pick<Question, 'progress'> {
  /** what is wanted of the columns, part by part */
  readonly take: (part: Part) => void
  /** as in `runPasses` */
  readonly aside?: () => void
}

/** Simulates in as many passes as the memory asks for. */
export const simulate = (
  { futures, request }: Asked,
  { progress, take, aside }: Taking,
): Result<null, Failure> => {
  const passes = passesOf(futures, request, progress?.bytes)
  return runOptionedPasses(futures, passes, {
    progress,
    aside,
    replicates: request.replicates!,
    take: (run, pass, known) => {
      const deal = passes.slice(0, pass).reduce((sum, { deals }) => sum + deals.length, 0)
      take({ run, known, deal, last: pass === passes.length - 1 })
    },
  })
}
