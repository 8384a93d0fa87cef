import type { Laws } from '../scenario/laws.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place, Variable } from '../scenario/variable.ts'
import { equal } from './equal.ts'
import { partsOfPlan } from './looked.ts'
import { stockKeys } from './stockPlan.ts'
import { withDataKeys } from './withDataPlan.ts'

/** A plan with the laws of what it draws, as text by path: a distribution itself cannot be compared. */
export interface Known {
  readonly plan: Plan
  readonly laws: Laws
}

/**
 * What differs between two plans, by the names of `looked.ts`: parts of the plan, and columns of a block that come from
 * them. Null where their blocks are laid out in different ways or something differs that everything depends on.
 */
export const differencesOf = (before: Known, now: Known): Set<string> | null => {
  if (!laidOutAlike(before.plan, now.plan)) return null
  const differences = new Set<string>()
  for (const part of partsOfPlan)
    if (before.plan[part] !== now.plan[part])
      now.plan[part].forEach((each, index) => {
        if (before.plan[part][index] === each || same(before, now, { part, each, index })) return
        differences.add(`${part}.${index}`)
      })
  if (differences.size === 0 && before.plan.groups === now.plan.groups) return differences
  addTied(before.plan, now.plan, differences)
  spread(now.plan, differences)
  return differences
}

/** Adds what is worked out from what differs: variables, and columns of a block that are filled from them. */
export const spread = (plan: Plan, differences: Set<string>): void => {
  addDerived(plan, differences)
  addColumns(plan, differences)
}

/** Whether places mean the same, columns stand where they stood, and what has no part of its own is the same. */
const laidOutAlike = (a: Plan, b: Plan): boolean =>
  partsOfPlan.every((part) => a[part].length === b[part].length) &&
  a.variables.every((variable, place) => sameKind(variable, b.variables[place]!)) &&
  (sharesAllButVariables(a, b) || restAlike(a, b))

/** A plan that is compiled from the one before shares what no number of a clause stands in. */
const sharesAllButVariables = (a: Plan, b: Plan): boolean =>
  Object.entries(a).every(([key, part]) => key === 'variables' || Reflect.get(b, key) === part)

const restAlike = (a: Plan, b: Plan): boolean =>
  a.groups.length === b.groups.length &&
  a.positions.every(({ utility }, p) => utility.kind === b.positions[p]!.utility.kind) &&
  equal(
    a.licensees.map(({ rates }) => rates),
    b.licensees.map(({ rates }) => rates),
  ) &&
  equal(stockKeys(a), stockKeys(b)) &&
  equal(withDataKeys(a), withDataKeys(b)) &&
  (['calendar', 'licensor', 'dataset', 'inflation'] as const).every((part) => equal(a[part], b[part]))

const sameKind = (a: Variable, b: Variable): boolean =>
  a === b ||
  (a.path === b.path &&
    a.kind === b.kind &&
    (!('dimension' in a) || ('dimension' in b && a.dimension === b.dimension)) &&
    (a.kind !== 'formula' || (b.kind === 'formula' && a.varies === b.varies)))

interface Part {
  readonly part: (typeof partsOfPlan)[number]
  readonly each: unknown
  readonly index: number
}

const same = (before: Known, now: Known, { part, each, index }: Part): boolean => {
  if (part === 'variables')
    return sameVariable(before, now, [before.plan.variables[index]!, now.plan.variables[index]!])
  if (part !== 'risks') return equal(before.plan[part][index], each)
  const [a, b] = [before.plan.risks[index]!, now.plan.risks[index]!]
  if (a === b) return true
  const path = `risks.${a.id}.severity`
  const [one, other] = [before.laws.get(path), now.laws.get(path)]
  return one !== undefined && one === other && equal({ ...a, severity: path }, { ...b, severity: path })
}

const sameVariable = (before: Known, now: Known, [a, b]: readonly [Variable, Variable]): boolean => {
  if (a === b) return true
  if (a.kind === 'formula' && b.kind === 'formula')
    return a.formula.source === b.formula.source && equal({ ...a, formula: null }, { ...b, formula: null })
  if (a.kind !== 'draw' || b.kind !== 'draw') return equal(a, b)
  const [one, other] = [before.laws.get(a.path), now.laws.get(b.path)]
  if (one !== undefined || other !== undefined) return one === other
  // what no document writes, the χ² of a copula or a curve: laws of equal keys are equal
  return a.distribution.key !== undefined && a.distribution.key === b.distribution.key
}

/** Members of a group whose ties have changed move together. */
const addTied = (before: Plan, now: Plan, differences: Set<string>): void => {
  now.groups.forEach((group, g) => {
    const other = before.groups[g]!
    if (equal(group, other)) return
    for (const member of [...group.members, ...other.members]) differences.add(`variables.${member}`)
  })
}

/** What is worked out from what differs differs too. */
const addDerived = ({ variables, groups }: Plan, differences: Set<string>): void => {
  const differs = (place: Place): boolean => differences.has(`variables.${place}`)
  for (const { members, tail } of groups)
    if (tail !== null && differs(tail.chiSquare))
      for (const member of members) differences.add(`variables.${member}`)
  for (let found = -1; found !== differences.size; ) {
    found = differences.size
    variables.forEach((variable, place) => {
      if (readsOf(variable).some(differs)) differences.add(`variables.${place}`)
    })
  }
}

/** What a variable is worked out from. */
export const readsOf = (variable: Variable): readonly Place[] => {
  if (variable.kind === 'formula') return [...variable.reads.values()]
  return variable.kind === 'curve' ? [...variable.normals, variable.chiSquare] : []
}

/** Columns of a block that are filled from variables, whatever is agreed. */
const addColumns = (plan: Plan, differences: Set<string>): void => {
  const differ = (...names: readonly string[]): boolean => names.some((name) => differences.has(name))
  const variables = (...places: readonly (Place | null)[]) => places.map((place) => `variables.${place}`)
  const mark = (name: string, ...from: readonly string[]): void => {
    if (differ(...from)) differences.add(`frame.${name}`)
  }
  plan.gates.forEach(({ uniform, probability, rise }, g) => {
    mark(`gates.${g}`, `gates.${g}`, ...variables(uniform, probability, rise))
  })
  plan.licensees.forEach((licensee, l) => {
    const { failure, failureUniform, terminates, terminatesUniform, closingGates } = licensee
    const own = `licensees.${l}`
    mark(`failureYear.${l}`, own, ...variables(failure, failureUniform))
    const gates = closingGates.flatMap((g) => [`frame.gates.${g}`, ...variables(plan.gates[g]!.year)])
    mark(`gateYear.${l}`, own, ...variables(terminates, terminatesUniform), ...gates)
  })
  plan.risks.forEach(({ uniform, frequency }, r) => {
    mark(`events.${r}`, `risks.${r}`, ...variables(uniform, frequency))
  })
  ;[plan.licensor, ...plan.licensees].forEach(({ rates }, party) => {
    const { fixed, salesLinked, milestone, time } = rates
    mark(`discounting.${party}`, ...variables(fixed, salesLinked, milestone, time, plan.inflation))
  })
  mark('quality', ...variables(...plan.dataset.scores))
}
