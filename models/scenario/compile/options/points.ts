import type { Way } from '../../optionsPlan.ts'
import type { DealSource } from '../grants.ts'
import { isEntry, type OptionClause, optionClauses } from './clauses.ts'
import { endOf, startOf, takenGrants, writtenWay } from './grants.ts'

/** A date at which an option can be exercised: when that is decided, and when it takes effect. */
export interface Point {
  readonly term: number
  readonly place: number
  readonly date: number
  readonly effect: number
}

/**
 * The dates at which something can still be decided after `now`, given what was decided before: what has ended needs no
 * decision, and what has not begun has nothing to end, buy out or renew.
 */
export const openPoints = (source: DealSource, way: Way, now: number): readonly Point[] => {
  const clauses = optionClauses(source)
  const isDone = ({ term }: OptionClause): boolean => way.has(term)
  if (clauses.some(({ term, clause }) => clause.kind === 'termination' && way.has(term))) return []
  const open = (some: readonly OptionClause[]): readonly (readonly Point[])[] =>
    some.map((own) => pointsOf(source, own, way).filter(({ date }) => date > now + 1e-9))
  const entries = clauses.filter((own) => isEntry(source, own.clause) && !isDone(own))
  if (entries.length > 0) {
    const points = open(entries)
    return points.some((own) => own.length === 0) ? [] : points.flat()
  }
  return open(clauses.filter((own) => !isDone(own))).flat()
}

const pointsOf = (source: DealSource, { term, clause }: OptionClause, way: Way): readonly Point[] => {
  // what is not decided yet is read as it is written
  const assumed = new Map([...writtenWay(source), ...way])
  const { grants } = takenGrants(source, assumed)
  const [start, end] = [startOf(grants), endOf(grants)]
  const years = Math.ceil(end - start - 1e-9)
  const at = (place: number, date: number, effect = date): Point => ({ term, place, date, effect })
  switch (clause.kind) {
    case 'optionFee':
      return exerciseYears(source, { term, clause }).map((year, place) => at(place, year))
    case 'pilot':
      return [at(0, pilotEnd(clause), start)]
    case 'buyout':
      return clause.strikes.map(({ afterYear }, place) => at(place, start + afterYear))
    case 'renewal':
      return [at(0, end - (clause.noticeMonths ?? 0) / 12, end)]
    case 'termination': {
      const all = Array.from({ length: Math.max(0, years - 1) }, (_, c) => c + 1)
      const notice = (clause.noticeMonths ?? 0) / 12
      const after = (clause.years ?? all).filter((year) => year < years)
      return after.map((year) => at(year, start + year - notice, start + year))
    }
    default:
      return clause satisfies never
  }
}

/** When a pilot's result is known. */
export const pilotEnd = ({
  startYear = 0,
  months,
}: {
  startYear?: number | undefined
  months: number
}): number => startYear + months / 12

/** The years in which what an option fee is for can be taken up; the start of its grants, if none are written. */
export const exerciseYears = (
  source: DealSource,
  { clause }: OptionClause<'optionFee'>,
): readonly number[] => {
  if (clause.exercise !== undefined) return clause.exercise.map(({ year }) => year)
  const { field, market } = clause
  const own = source.grants.filter(
    (grant) =>
      (market === undefined || grant.market === market) && (field === undefined || grant.field === field),
  )
  return [startOf(own)]
}
