import { noDeal } from '../../scenario/noDeal.ts'
import type { Scenario } from '../../scenario/parse.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import { leverOf } from '../levers.ts'

/** What is asked, as it is written. */
export interface BargainAsked {
  readonly deal: string
  /** one or two terms, separated by a comma; without it upfront and rate */
  readonly terms?: string | undefined
  /** the licensor's bargaining weight; without it ⅓, ½ and ⅔ */
  readonly alpha?: string | undefined
}

export interface Bargaining {
  /** its place among the document's deals */
  readonly deal: number
  readonly levers: readonly Lever[]
  readonly alphas: readonly number[]
}

/** Understands a question; every fault at once. */
export const readBargain = (
  scenario: Scenario,
  { deal: id, terms = 'upfront', alpha }: BargainAsked,
): Result<Bargaining, Failure> => {
  const { deals } = scenario.document
  const deal = deals.findIndex((each) => each.id === id)
  if (deal < 0) return failure(noDeal(id, deals))
  const names = terms.split(',').map((name) => name.trim())
  const found = names.map((name) => leverOf({ scenario, deal }, { name, asked: 'terms' }))
  const faults = found.flatMap((lever) => (lever.ok ? [] : lever.faults))
  const alphas = alpha === undefined ? [1 / 3, 1 / 2, 2 / 3] : [Number(alpha)]
  if (names.length > 2 || new Set(names).size < names.length)
    faults.push(fault('terms', 'one or two different terms, separated by a comma', terms))
  if (alpha?.trim() === '' || !alphas.every((weight) => weight > 0 && weight < 1))
    faults.push(fault('alpha', 'a bargaining weight between 0 and 1, of the licensor', alpha ?? ''))
  if (faults.length > 0) return failure(...faults)
  return success({ deal, levers: found.flatMap((lever) => (lever.ok ? [lever.value] : [])), alphas })
}

const fault = (name: string, expected: string, found: string): Failure => ({
  kind: 'value',
  pointer: `?${name}`,
  expected,
  found: quoted(found),
})
