import type { Failure } from '../../units/failure.ts'
import type { Calendar } from '../plan.ts'
import type { DealSource, ResolvedGrant } from './grants.ts'
import type { Compiling } from './quantities.ts'

/** Everything a deal does must end within the horizon, term and tail, and a term must hold a period's middle. */
export const checkHorizon = (
  compiling: Compiling,
  sources: readonly DealSource[],
  calendar: Calendar,
): void => {
  for (const source of sources)
    compiling.faults.push(
      ...source.grants.flatMap((grant, g) =>
        grantFaults(grant, calendar, `${source.pointer}/grants/${g}/termYears`),
      ),
      ...tailFaults(source, calendar.horizon),
    )
}

const grantFaults = (grant: ResolvedGrant, calendar: Calendar, pointer: string): readonly Failure[] => {
  const { horizon, middle, delta } = calendar
  const faults: Failure[] = []
  if (!middle.some((t) => t >= grant.start && t < grant.end)) {
    const expected = `a term that holds the middle of at least one period (${12 * delta} months each)`
    faults.push({ kind: 'value', pointer, expected, found: `${grant.start} to ${grant.end} years` })
  }
  if (grant.end > horizon + 1e-9) {
    const expected = `a term that ends within the horizon of ${horizon} years`
    faults.push({ kind: 'value', pointer, expected, found: `an end after ${grant.end} years` })
  }
  return faults
}

const tailFaults = (source: DealSource, horizon: number): readonly Failure[] => {
  const end = Math.max(...source.grants.map((grant) => grant.end))
  return source.terms.flatMap((term, j): Failure[] => {
    const until = end + (term.kind === 'residual' && term.scope === 'tail' ? (term.tailYears ?? 0) : 0)
    if (until === end || until <= horizon + 1e-9) return []
    const pointer = `${source.pointer}/terms/${j}/tailYears`
    const expected = `a tail that ends within the horizon of ${horizon} years`
    return [{ kind: 'value', pointer, expected, found: `an end after ${until} years` }]
  })
}
