import type { Plan } from '../scenario/plan.ts'
import type { Place, Variable } from '../scenario/variable.ts'
import { fillAllDerived } from './derived.ts'
import { createFrame, type Frame, valueAt } from './frame.ts'
import { passProbability } from './gates.ts'
import { fillQuality, fillRates } from './rates.ts'

/**
 * A frame with every quantity at its mean (median where that is infinite), formulas at the means of their inputs,
 * curve parameters at the fit and gates at their probability (domain page, section 2.1); every trial alike.
 */
export const expectedFrame = (plan: Plan, size = 1): Frame => {
  const frame = createFrame(plan, size, 'expected')
  plan.variables.forEach((variable, place) => {
    if ('dimension' in variable) frame.values[place]!.fill(expectedValue(variable))
  })
  fillAllDerived(frame)
  fillRates(frame)
  fillQuality(frame)
  plan.gates.forEach((gate, g) => {
    frame.gates[g]!.fill(passProbability(frame, gate, 0))
  })
  return frame
}

const expectedValue = (variable: Variable): number => {
  if (variable.kind === 'uniform') return 0.5
  if (variable.kind !== 'draw') return 0
  const { distribution } = variable
  return Number.isFinite(distribution.mean) ? distribution.mean : distribution.quantile(0.5)
}

/** Places that the expected others are worked out from. */
export const placesOfOthers = ({ cells }: Plan): readonly Place[] =>
  cells.flatMap(({ others }) => (others === null ? [] : [others.count, others.probability]))

/** E[count]·E[probability] of other licensees by cell; 0 where unknown, which the notes say. */
export const expectedOthers = (plan: Plan): Float64Array => {
  const frame = expectedFrame(plan)
  return Float64Array.from(plan.cells, ({ others }) =>
    others === null ? 0 : valueAt(frame, others.count, 0) * valueAt(frame, others.probability, 0),
  )
}
