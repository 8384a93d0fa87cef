import type { Plan, StrategyPlan } from '../../scenario/plan.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'

/** How many deals or strategies can stand beside each other. */
const fewest = 2
const most = 6

/** A deal or a strategy that takes part: its kind and its place in the plan. */
export interface Contestant {
  readonly kind: 'deal' | 'strategy'
  readonly id: string
  /** the deals it is made of, by index in the plan */
  readonly deals: readonly number[]
}

/**
 * Reads "a,b,c": two to six ids of deals or strategies, each once. Refuses every id that is not there, with the nearest
 * one that is, and too few or too many of them.
 */
export const contestantsOf = (plan: Plan, text: string): Result<readonly Contestant[], Failure> => {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const all = allOf(plan)
  const found = ids.flatMap((id) => all.filter((one) => one.id === id))
  const faults = [
    ...numberFaults(ids),
    ...ids.flatMap((id, i) => (ids.indexOf(id) < i ? [twice(id)] : [])),
    ...ids.filter((id) => !all.some((one) => one.id === id)).map((id) => unknown(id, all)),
  ]
  return faults.length > 0 ? failure(...faults) : success(found)
}

const allOf = ({ deals, strategies }: Plan): readonly Contestant[] => [
  ...deals.map(({ id }, d): Contestant => ({ kind: 'deal', id, deals: [d] })),
  ...strategies.map(
    ({ id, deals: members }: StrategyPlan): Contestant => ({
      kind: 'strategy',
      id,
      deals: members,
    }),
  ),
]

const pointer = '?deals'

const numberFaults = (ids: readonly string[]): readonly Failure[] =>
  ids.length >= fewest && ids.length <= most
    ? []
    : [
        {
          kind: 'value',
          pointer,
          expected: 'two to six ids of deals or strategies, with commas between them',
          found: ids.length === 0 ? 'none' : `${ids.length}`,
        },
      ]

const twice = (id: string): Failure => ({
  kind: 'value',
  pointer,
  expected: 'each deal or strategy once',
  found: `${quoted(id)} a second time`,
})

const unknown = (id: string, all: readonly Contestant[]): Failure => {
  const ids = all.map((one) => one.id)
  const suggestion = nearestWord(id, ids)
  return {
    kind: 'reference',
    pointer,
    expected: `ids of deals or strategies (of ${ids.join(', ')})`,
    found: quoted(id),
    ...(suggestion === null ? {} : { suggestion }),
  }
}
