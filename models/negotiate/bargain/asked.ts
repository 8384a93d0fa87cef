import { noDeal } from '../../scenario/noDeal.ts'
import type { Scenario } from '../../scenario/parse.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import { type Moved, movedTerms } from '../movedTerms.ts'
import { fault } from '../written.ts'

/** What is asked, as it is written. */
export interface BargainAsked {
  readonly deal: string
  /** one or two terms, perhaps each with its range; without it the upfront fee */
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
  const moved = movedTerms({ scenario, deal }, terms)
  const faults = moved.ok ? [] : [...moved.faults]
  const alphas = alpha === undefined ? [1 / 3, 1 / 2, 2 / 3] : [Number(alpha)]
  if (alpha?.trim() === '' || !alphas.every((weight) => weight > 0 && weight < 1))
    faults.push(fault('alpha', 'a bargaining weight between 0 and 1, of the licensor', quoted(alpha ?? '')))
  return moved.ok && faults.length === 0
    ? success({ deal, levers: moved.value.map(bounded), alphas })
    : failure(...faults)
}

/** A term whose range somebody said goes no further. */
const bounded = ({ lever, from, to, said }: Moved): Lever =>
  said ? { ...lever, from, to, lower: from, upper: to } : lever
