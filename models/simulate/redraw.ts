import { dimensions } from '../sampling/sobol.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { spread } from './differences.ts'
import { nameOf } from './wanted.ts'

/** What is drawn once more while all else stays: variables, and the losses of some risks with their dates. */
export interface Redraw {
  readonly places: readonly Place[]
  readonly risks: readonly number[]
}

/**
 * The same plan with some inputs drawn independently of what they were: points of another key, of coordinates that no
 * variable has, since two scrambles of one coordinate are not independent trial by trial. Every other draw stays.
 */
export const redrawn = (plan: Plan, { places, risks }: Redraw): Plan => {
  const free = freeDimension(plan)
  const own = new Map(places.map((place, p) => [place, free + p]))
  return {
    ...plan,
    variables: plan.variables.map((variable, place) => {
      const dimension = own.get(place)
      if (dimension === undefined || !('dimension' in variable)) return variable
      return { ...variable, dimension, again: true }
    }),
    risks: plan.risks.map((risk, r) =>
      risks.includes(r)
        ? { ...risk, severity: { ...risk.severity, path: `${risk.severity.path} again` } }
        : risk,
    ),
  }
}

/** Beyond the last coordinate points are plain random. */
const freeDimension = ({ variables }: Plan): number => {
  const used = variables.map((variable) => ('dimension' in variable ? variable.dimension : -1))
  return 1 + used.filter((dimension) => dimension < dimensions).reduce((a, b) => Math.max(a, b), -1)
}

/** What differs after a redraw, by the names of `looked.ts`; members of a copula move with those they are tied to. */
export const redrawnNames = (plan: Plan, { places, risks }: Redraw): Set<string> => {
  const names = new Set(places.map(nameOf))
  for (const { members } of plan.groups)
    if (members.some((place) => places.includes(place))) for (const place of members) names.add(nameOf(place))
  for (const risk of risks) for (const name of [`risks.${risk}`, `frame.events.${risk}`]) names.add(name)
  spread(plan, names)
  return names
}
