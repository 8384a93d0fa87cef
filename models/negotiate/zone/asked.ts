import { noDeal } from '../../scenario/noDeal.ts'
import type { Scenario } from '../../scenario/parse.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { DealAt } from '../clauseLevers.ts'
import { leversOfDeal } from '../levers.ts'
import { type Moved, movedTerms } from '../movedTerms.ts'
import type { Measure } from '../solve/figure.ts'
import { usualTerms } from '../termNames.ts'
import { tolerancesOf } from '../tolerances.ts'
import { fault } from '../written.ts'
import { type ByParty, byParty } from './node.ts'

/** What a zone is asked with, as it is written. */
export interface AskedZone {
  readonly deal: string
  readonly terms?: string | undefined
  /** `mean` or `certainty` */
  readonly measure?: string | undefined
}

/** A question about the zone that was read. */
export interface Zoning {
  /** its place among the document's deals */
  readonly deal: number
  /** one or two */
  readonly moved: readonly Moved[]
  readonly measures: ByParty<Measure>
}

const usualOf = (at: DealAt): string => {
  const written = leversOfDeal(at).flatMap(({ name, present }) => (present === null ? [] : [name]))
  return usualTerms
    .filter((name) => written.includes(name))
    .slice(0, 2)
    .join(',')
}

/**
 * Reads what a zone is asked with. Refuses all at once: a deal that is not there, terms that cannot be moved, and a certainty
 * equivalent where neither party has a riskTolerance.
 */
export const readZone = (
  scenario: Scenario,
  { deal: id, terms, measure = 'mean' }: AskedZone,
): Result<Zoning, Failure> => {
  const deal = scenario.document.deals.findIndex((each) => each.id === id)
  if (deal < 0) return failure(noDeal(id, scenario.document.deals))
  const moved = movedTerms({ scenario, deal }, terms ?? usualOf({ scenario, deal }))
  const measures = measuresOf(scenario, deal, measure)
  if (!moved.ok || !measures.ok)
    return failure(...(moved.ok ? [] : moved.faults), ...(measures.ok ? [] : measures.faults))
  return success({ deal, moved: moved.value, measures: measures.value })
}

/** Certainty equivalents are those of the parties that say how much risk they bear; the other is held by its expectation. */
const measuresOf = (
  { document }: Scenario,
  deal: number,
  measure: string,
): Result<ByParty<Measure>, Failure> => {
  const mean = { kind: 'mean' } as const
  if (measure === 'mean') return success({ licensor: mean, licensee: mean })
  if (measure !== 'certainty') {
    const suggestion = nearestWord(measure, ['mean', 'certainty'])
    const expected = 'mean, or certainty (the certainty equivalent)'
    return failure(fault('measure', expected, quoted(measure), suggestion))
  }
  const tolerances = tolerancesOf(document, deal)
  const measures = byParty((party): Measure => {
    const tolerance = tolerances[party]
    return tolerance === null ? mean : { kind: 'certainty', tolerance }
  })
  if (Object.values(measures).some(({ kind }) => kind === 'certainty')) return success(measures)
  const expected = 'a riskTolerance, in money, by which a certainty equivalent is taken'
  return failure({ kind: 'missing-key', pointer: '/licensor/riskTolerance', expected, found: 'none' })
}
