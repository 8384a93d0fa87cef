import { noDeal } from '../../scenario/noDeal.ts'
import type { Scenario } from '../../scenario/parse.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import { leverOf } from '../levers.ts'
import { tolerancesOf } from '../tolerances.ts'
import { fault, readNumber } from '../written.ts'
import type { Measure, Party } from './figure.ts'
import { type Change, changesOf, endOf } from './values.ts'

/** What is asked, as it is written. */
export interface SolveAsked {
  readonly deal: string
  /** the term, or the belief, that is solved for */
  readonly for?: string | undefined
  /** whose worth is held */
  readonly hold?: string | undefined
  /** `mean`, `certainty`, or a percentile such as `q10` */
  readonly measure?: string | undefined
  /** an amount, or `walk-away` */
  readonly target?: string | undefined
  /** another deal, whose figure is the target */
  readonly as?: string | undefined
  /** terms that are changed beforehand: `rate=6%, duration=5` */
  readonly with?: string | undefined
  /** the second term of the table; without it several */
  readonly against?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export type Target =
  | { readonly kind: 'present' | 'walk-away' }
  | { readonly kind: 'deal'; readonly deal: string }
  | { readonly kind: 'amount'; readonly amount: number }

/** The same, understood. */
export interface Solving {
  /** its place among the document's deals */
  readonly deal: number
  readonly lever: Lever
  readonly party: Party
  readonly measure: Measure
  /** null where nobody said: the present figure, or the walk-away while that is unknown */
  readonly target: Target | null
  readonly with: readonly Change[]
  readonly against: Lever | null
  readonly from: number | null
  readonly to: number | null
}

/** Understands a question; every fault at once, each at the name of what was asked. */
export const readAsked = (scenario: Scenario, asked: SolveAsked): Result<Solving, Failure> => {
  const { deals } = scenario.document
  const deal = deals.findIndex(({ id }) => id === asked.deal)
  if (deal < 0) return failure(noDeal(asked.deal, deals))
  const faults: Failure[] = []
  const take = <Value>(result: Result<Value, Failure>): Value | null => {
    if (result.ok) return result.value
    faults.push(...result.faults)
    return null
  }
  const at = { scenario, deal }
  const lever = take(leverOf(at, { name: asked.for ?? '', asked: 'for' }))
  const party = take(partyOf(asked.hold))
  const measure = take(measureOf(scenario, { deal, party, text: asked.measure ?? 'mean' }))
  const target = take(targetOf(scenario, asked, { deal, party, measure }))
  const changes = take(changesOf(at, asked.with, lever))
  const against =
    asked.against === undefined ? null : take(leverOf(at, { name: asked.against, asked: 'against' }))
  const from = take(endOf(lever, 'from', asked.from))
  const to = take(endOf(lever, 'to', asked.to))
  if (from !== null && to !== null && from >= to) faults.push(fault('to', `more than ${from}`, `${to}`))
  if (against !== null && against.name === lever?.name)
    faults.push(fault('against', 'another term than the one that is solved for', quoted(against.name)))
  if (faults.length > 0 || lever === null || party === null || measure === null || changes === null)
    return failure(...faults)
  return success({ deal, lever, party, measure, target, with: changes, against, from, to })
}

const parties = ['licensor', 'licensee'] as const

const partyOf = (text: string | undefined): Result<Party, Failure> => {
  const party = parties.find((each) => each === text)
  if (party !== undefined) return success(party)
  const found = text === undefined ? 'nothing' : quoted(text)
  return failure(
    fault('hold', 'licensor or licensee: whose worth is held', found, nearestWord(text ?? '', parties)),
  )
}

interface About {
  readonly deal: number
  readonly party: Party | null
}

const measureOf = (
  { document }: Scenario,
  { deal, party, text }: About & { readonly text: string },
): Result<Measure, Failure> => {
  const quantile = /^q(\d{1,2})$/.exec(text)
  if (text === 'mean') return success({ kind: 'mean' })
  if (quantile !== null && Number(quantile[1]) > 0)
    return success({ kind: 'quantile', p: Number(quantile[1]) / 100 })
  if (text !== 'certainty') {
    const expected = 'mean, certainty (the certainty equivalent), or a percentile from q01 to q99'
    return failure(fault('measure', expected, quoted(text), nearestWord(text, ['mean', 'certainty'])))
  }
  const tolerance = tolerancesOf(document, deal)[party ?? 'licensor']
  const l = document.licensees.findIndex(({ id }) => id === document.deals[deal]!.licensee)
  if (tolerance !== null) return success({ kind: 'certainty', tolerance })
  return failure({
    kind: 'missing-key',
    pointer: party === 'licensee' ? `/licensees/${l}/riskTolerance` : '/licensor/riskTolerance',
    expected: 'a riskTolerance, in money, by which a certainty equivalent is taken',
    found: 'none',
  })
}

const targetOf = (
  { document: { deals } }: Scenario,
  { target, as: other }: SolveAsked,
  { deal, party, measure }: About & { readonly measure: Measure | null },
): Result<Target | null, Failure> => {
  if (target !== undefined && other !== undefined)
    return failure(fault('as', 'either a target or another deal', 'both'))
  if (other !== undefined) {
    const found = deals.find(({ id }) => id === other)
    if (found === undefined) return failure({ ...noDeal(other, deals), pointer: '?as' })
    if (party === 'licensee' && found.licensee !== deals[deal]!.licensee)
      return failure(fault('as', `a deal of ${deals[deal]!.licensee}, whose worth is held`, quoted(other)))
    return success({ kind: 'deal', deal: other })
  }
  if (target === undefined) return success(null)
  if (target === 'walk-away') {
    if (measure?.kind !== 'quantile') return success({ kind: 'walk-away' })
    return failure(fault('target', 'an amount: a walk-away is compared by mean or certainty', quoted(target)))
  }
  const amount = readNumber(target, false)
  if (amount !== null && Math.abs(amount) <= 1e15) return success({ kind: 'amount', amount })
  return failure(
    fault(
      'target',
      'an amount such as 2.4M, or walk-away',
      quoted(target),
      nearestWord(target, ['walk-away']),
    ),
  )
}
