import { documentHash } from '../scenario/canonical.ts'
import type { Bridge } from '../scenario/schema/bridge.ts'
import type { Progress } from '../simulate/passes.ts'
import { engineVersion } from '../summarise/question.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Overrides } from '../valuation.ts'
import { dealsOf } from './deals.ts'
import { readBoth, type Side } from './documents.ts'
import { groundOf } from './ground.ts'
import { play } from './play.ts'
import { dealFault, quotaFaults } from './refused.ts'
import { rowsOf } from './rows.ts'
import { drawsAlike, sampledAfter } from './sampled.ts'
import { sentencesOf } from './sentences.ts'
import { changeInWords } from './words.ts'

export interface BridgeQuestion extends Overrides {
  /** one deal; without it all of either document */
  readonly deal?: string | undefined
}

/**
 * Why the value moved between two documents, `{ before, after }`: of every deal of both, for both parties, what each change
 * does to its expected net present value and to the median of what it turns out to be worth. A row is the Shapley value of
 * a change over all sets of changes, each valued on the same futures: the first document's seed and sampling, an input
 * drawn by its path from the same points. Other settings in the second document are a row of their own, the last.
 *
 * The figures before and after are what `value` gives for the two documents with as many trials; a stop rule plays no part.
 * L. S. Shapley, A value for n-person games (1953).
 */
export const bridge = (
  body: unknown,
  { deal, ...overrides }: BridgeQuestion,
  progress?: Progress,
): Result<Bridge, Failure> => {
  const both = readBoth(body, overrides)
  if (!both.ok) return both
  const unknown = dealFault(both.value, deal)
  const refused = unknown === null ? quotaFaults(both.value) : [unknown]
  if (refused.length > 0) return failure(...refused)
  const ground = groundOf(both.value, { deal, overrides, progress })
  const played = play(ground)
  if (!played.ok) return played
  const sampled = sampledAfter(ground)
  if (!sampled.ok) return sampled
  const found = { played: played.value, sampled: sampled.value }
  const deals = dealsOf(ground, found, deal)
  if (!deals.ok) return deals
  const rows = rowsOf(ground, found)
  const answer = {
    engine: engineVersion,
    currency: both.value.before.scenario.document.currency,
    before: identityOf(both.value.before),
    after: identityOf(both.value.after),
    grouping: played.value.grouping,
    rows,
    beside: played.value.beside.map((index) => changeInWords(ground.forked.changes[index]!, ground.wording)),
    first: played.value.first,
    deals: deals.value,
  }
  return success({ ...answer, sentences: sentencesOf(answer, drawsAlike(ground, played.value)) })
}

const identityOf = ({ given, scenario, how, trials }: Side): Bridge['before'] => ({
  hash: documentHash(given),
  name: scenario.document.name,
  trials,
  seed: how.seed,
  sampling: how.sampling,
  replicates: how.replicates,
})
