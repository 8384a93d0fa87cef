import type { Plan } from '../scenario/plan.ts'
import type { Sampling } from '../simulate/points.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { drawnFrom, ownDimensions, valuing, type Worths } from './coalitions.ts'
import { within } from './documents.ts'
import type { Ground } from './ground.ts'
import type { Played } from './play.ts'

/** The deals as the second document itself samples them, and why that is not as the first does. */
export interface Sampled {
  readonly why: 'settings' | 'points'
  readonly worths: readonly Worths[]
}

/** Null where both documents draw the same futures. */
export const sampledAfter = (ground: Ground, played: Played): Result<Sampled | null, Failure> => {
  const { before, after, deals, overrides } = ground
  const settings = settingsOf(before.how, before.trials) !== settingsOf(after.how, after.trials)
  const { plan } = after.compiled
  if (!settings && drawAlike(plan, drawnFrom(plan, new Map(played.dimensions)), after.how))
    return success(null)
  const own = valuing({ ...overrides, trials: after.trials }, ownDimensions(plan), deals.length)
  const found = own.worths(
    after.given,
    after.trials,
    deals.map(({ id }) => id),
  )
  if (!found.ok) return failure(...found.faults.map((fault) => within('after', fault)))
  return success({ why: settings ? 'settings' : 'points', worths: found.value })
}

const settingsOf = ({ sampling, seed, replicates }: Sampling, trials: number): string =>
  JSON.stringify([sampling, seed, replicates, trials])

/** Only a low-discrepancy sequence gives a path other points with another dimension. */
const drawAlike = (own: Plan, shared: Plan, { sampling }: Sampling): boolean =>
  sampling !== 'sobol' ||
  own.variables.every((variable, place) => {
    const other = shared.variables[place]!
    return !('dimension' in variable) || ('dimension' in other && variable.dimension === other.dimension)
  })
