import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { drawnFrom, ownDimensions, valuing, type Worths } from './coalitions.ts'
import { within } from './documents.ts'
import type { Ground } from './ground.ts'
import type { Played } from './play.ts'

/** The deals under the second document's own settings; null where both are sampled alike. */
export const sampledAfter = ({
  before,
  after,
  deals,
  overrides,
}: Ground): Result<readonly Worths[] | null, Failure> => {
  if (settingsOf(before) === settingsOf(after)) return success(null)
  const own = valuing(
    { ...overrides, trials: after.trials },
    ownDimensions(after.compiled.plan),
    deals.length,
  )
  const found = own.worths(
    after.given,
    after.trials,
    deals.map(({ id }) => id),
  )
  return found.ok ? found : failure(...found.faults.map((fault) => within('after', fault)))
}

const settingsOf = ({ how: { sampling, seed, replicates }, trials }: Ground['before']): string =>
  JSON.stringify([sampling, seed, replicates, trials])

/** Whether the second document by itself draws every input from the points that it has here. */
export const drawsAlike = ({ after }: Ground, { dimensions }: Pick<Played, 'dimensions'>): boolean => {
  const { plan } = after.compiled
  if (after.how.sampling !== 'sobol') return true
  const shared = drawnFrom(plan, new Map(dimensions))
  return plan.variables.every((variable, place) => {
    const other = shared.variables[place]!
    return !('dimension' in variable) || ('dimension' in other && variable.dimension === other.dimension)
  })
}
