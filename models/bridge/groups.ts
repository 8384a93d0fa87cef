import type { Change } from './fork.ts'

/** More changes are looked at together: 2¹⁰ sets of them are simulated. */
export const mostGroups = 10

/** By what changes are grouped, the finest first. */
export const groupings = ['change', 'clause', 'owner', 'section'] as const
export type Grouping = (typeof groupings)[number]

/** What is looked at as one change: indices of changes. */
export interface Grouped {
  readonly grouping: Grouping
  readonly groups: readonly (readonly number[])[]
}

/** Sections that are spoken of as one where there are too many. */
const sections: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['fields', 'territories', 'markets'].map((key) => [key, 'markets'])),
  ...Object.fromEntries(
    [
      ...['fieldfare', 'currency', 'valuationDate', 'horizonYears', 'periodsPerYear', 'timing'],
      ...['priceLevel', 'inflation'],
    ].map((key) => [key, 'conventions']),
  ),
  ...Object.fromEntries(
    ['inputs', 'dataset', 'licensor', 'licensees', 'deals', 'risks', 'dependence'].map((key) => [key, key]),
  ),
}

/** How many names on the way say which clause (position, market, key …) a change belongs to, and whose it is. */
const depths: Readonly<Record<string, readonly [clause: number, owner: number]>> = {
  deals: [4, 2],
  licensees: [4, 2],
  fields: [2, 2],
  markets: [2, 2],
  territories: [2, 2],
  risks: [2, 1],
  inputs: [2, 1],
  dataset: [2, 1],
  licensor: [2, 1],
}

const keyOf = (steps: readonly string[], grouping: Grouping): string => {
  const [section = ''] = steps
  const [clause, owner] = depths[section] ?? [1, 1]
  switch (grouping) {
    case 'change':
      return JSON.stringify(steps)
    case 'clause':
      return JSON.stringify(steps.slice(0, clause))
    case 'owner':
      return JSON.stringify(steps.slice(0, owner))
    case 'section':
      return sections[section] ?? 'other'
    default:
      return grouping satisfies never
  }
}

/** The finest grouping with at most ten groups, in the order in which changes are met. */
export const groupsOf = (changes: readonly Change[], indices: readonly number[]): Grouped => {
  for (const grouping of groupings) {
    const groups = new Map<string, number[]>()
    for (const index of indices) {
      const key = keyOf(changes[index]!.steps, grouping)
      const known = groups.get(key)
      if (known === undefined) groups.set(key, [index])
      else known.push(index)
    }
    if (groups.size <= mostGroups || grouping === 'section') return { grouping, groups: [...groups.values()] }
  }
  return { grouping: 'section', groups: [] }
}
