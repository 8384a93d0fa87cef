import type { Approaches } from '../scenario/schema/approaches.ts'
import type { ExpectedDeal } from '../simulate/expected.ts'
import { expectedWithOptions } from '../simulate/expectedOptions.ts'
import type { OptionsUsed } from '../simulate/options.ts'
import type { Failure } from '../units/failure.ts'
import type { Result } from '../units/result.ts'
import { approachesOf } from './approaches/approaches.ts'
import { breakEvenShares } from './breakEven.ts'
import type { Asked } from './part.ts'
import type { Question } from './question.ts'

/** What an answer says that does not stand in the columns of its run: each is worked out once, when it is first asked for. */
export interface Beside {
  /** by deal, its expected case, as its options were used */
  readonly expected: readonly ((used: OptionsUsed | null) => ExpectedDeal)[]
  readonly shares: () => Result<readonly (number | null)[], Failure>
  readonly approaches: () => Result<Approaches, Failure>
  /** all that can be worked out before the run has ended: how options are used only it tells */
  readonly all: () => void
}

export const besideOf = (question: Question, asked: Asked): Beside => {
  const { futures, decisions } = asked
  const { deals } = question.compiled.plan
  const plain = deals.map((deal, d) => {
    const { recreates } = decisions[d]!
    return once(() => expectedWithOptions(futures, deal, { recreates, used: null }))
  })
  const shares = once(() => breakEvenShares(question))
  const approaches = once(() => approachesOf(question, asked))
  return {
    expected: deals.map((deal, d) => (used) => {
      const { recreates } = decisions[d]!
      return used === null ? plain[d]!() : expectedWithOptions(futures, deal, { recreates, used })
    }),
    shares,
    approaches,
    all: () => {
      for (const [d, { options }] of deals.entries()) if (options === null) plain[d]!()
      shares()
      approaches()
    },
  }
}

const once = <Value>(work: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null
  return () => {
    known ??= { value: work() }
    return known.value
  }
}
