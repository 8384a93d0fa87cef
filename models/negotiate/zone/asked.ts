import { meanOf } from '../../scenario/meanOf.ts'
import { noDeal } from '../../scenario/noDeal.ts'
import type { Scenario } from '../../scenario/parse.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { DealAt } from '../clauseLevers.ts'
import type { Lever } from '../lever.ts'
import { leverOf, leversOfDeal } from '../levers.ts'
import type { Measure } from '../solve/figure.ts'
import { usualTerms } from '../termNames.ts'
import { type ByParty, byParty } from './node.ts'

/** A term to be moved, and between which values; null where it is looked for where it usually is. */
interface AskedTerm {
  readonly name: string
  readonly range: readonly [number, number] | null
}

/** A term, and the values between which it is moved. */
export interface Moved {
  readonly lever: Lever
  readonly from: number
  readonly to: number
  /** whether somebody said between which values */
  readonly said: boolean
}

const wanted = 'one or two terms, each perhaps with its range, such as upfront=0..3000000,rate'
const written = /^([^=]+?)(?:=(-?[\d.]+(?:e\d+)?)\.\.(-?[\d.]+(?:e\d+)?))?$/i

/**
 * Reads `upfront=0..3000000,rate`: one or two terms of a deal, each between two values or where it is usually looked for. Refuses
 * other words, more terms, one term twice, a term that the deal has not, and a range that is empty or goes beyond what it can be.
 */
export const movedTerms = (at: DealAt, text: string): Result<readonly Moved[], Failure> => {
  const parts = text.split(',').map((part) => part.trim())
  const asked = parts.map(readTerm)
  if (asked.includes(null) || asked.length > 2) return refused(wanted, text)
  const terms = asked as readonly AskedTerm[]
  if (new Set(terms.map(({ name }) => name)).size < terms.length)
    return refused('two terms that differ', text)
  const found = terms.map((term) => movedTerm(at, term))
  const faults = found.flatMap((each) => (each.ok ? [] : each.faults))
  return faults.length > 0
    ? failure(...faults)
    : success(found.flatMap((each) => (each.ok ? [each.value] : [])))
}

const readTerm = (part: string): AskedTerm | null => {
  const [, name, from, to] = written.exec(part) ?? []
  if (name === undefined) return null
  const range = from === undefined || to === undefined ? null : ([Number(from), Number(to)] as const)
  return range?.some(Number.isNaN) ? null : { name: name.trim(), range }
}

const movedTerm = (at: DealAt, { name, range }: AskedTerm): Result<Moved, Failure> => {
  const lever = leverOf(at, { name, asked: 'terms' })
  if (!lever.ok) return lever
  const { lower, upper } = lever.value
  const [from, to] = range ?? [lever.value.from, lever.value.to]
  if (from < to && from >= Math.max(lower, -farthest) && to <= Math.min(upper, farthest))
    return success({ lever: lever.value, from, to, said: range !== null })
  return refused(`a range of ${name} from less to more${limitWords(lever.value, to)}`, `${from}..${to}`)
}

/** Farther out no deal is made, and sums of money lose their cents. */
const farthest = 1e15

const limitWords = ({ lower, upper }: Lever, to: number): string => {
  const least = Number.isFinite(lower) ? `, at least ${lower}` : ''
  if (Number.isFinite(upper)) return `${least}, at most ${upper}`
  return to > farthest ? `${least}, at most ${farthest}` : least
}

const refused = (expected: string, found: string): Result<never, Failure> =>
  failure({ kind: 'value', pointer: '?terms', expected, found: `"${found}"` })

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
    const found = `"${measure}"`
    return failure({
      kind: 'value',
      pointer: '?measure',
      expected,
      found,
      ...(suggestion === null ? {} : { suggestion: `"${suggestion}"` }),
    })
  }
  const own = document.licensees.find(({ id }) => id === document.deals[deal]!.licensee)
  const tolerances = { licensor: document.licensor.riskTolerance, licensee: own?.riskTolerance }
  const measures = byParty((party): Measure => {
    const tolerance = tolerances[party] === undefined ? null : meanOf(tolerances[party])
    return tolerance === null ? mean : { kind: 'certainty', tolerance }
  })
  if (Object.values(measures).some(({ kind }) => kind === 'certainty')) return success(measures)
  const expected = 'a riskTolerance, in money, by which a certainty equivalent is taken'
  return failure({ kind: 'missing-key', pointer: '/licensor/riskTolerance', expected, found: 'none' })
}
