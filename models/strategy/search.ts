/**
 * A bound on what sets are worth: worth(S) ≤ constant + Σ gain of its members + the least `once` among them, for every S
 * that is not empty.
 */
export interface Cut {
  readonly constant: number
  readonly gains: Float64Array
  /** at most 0 */
  readonly once: Float64Array
}

export interface Evaluated {
  readonly worth: number
  /** false: somebody would refuse a member in this company */
  readonly allowed: boolean
  /** a bound that is tight at this set; null where the one that is known is tight everywhere */
  readonly cut: Cut | null
}

/** Choosing some of `count` candidates, of which no two may exclude each other. */
export interface Problem {
  readonly count: number
  readonly excludes: (a: number, b: number) => boolean
  /** one that every set holds; null without */
  readonly held: number | null
  readonly evaluate: (set: readonly number[]) => Evaluated
  /** a bound to begin with */
  readonly cut: Cut
  /** what the empty set is worth; null where it is not allowed */
  readonly nothing: number | null
}

export interface Ranked {
  readonly set: readonly number[]
  readonly worth: number
}

export interface Found {
  /** the best set and the second best, of those that are allowed */
  readonly ranked: readonly Ranked[]
  /** sets that were worked out on every future */
  readonly evaluated: number
}

interface Searching {
  readonly problem: Problem
  /** candidates that all exclude each other, the most promising first */
  readonly groups: readonly (readonly number[])[]
  readonly cuts: Cut[]
  readonly seen: Map<string, number>
  ranked: readonly Ranked[]
}

/**
 * The best and the second best set, exactly: depth-first branch and bound over groups of candidates that exclude each
 * other, at most one of each (A. H. Land & A. G. Doig, Econometrica 28 (1960) 497). A branch is left when a bound says
 * that nothing in it beats the second best. Each set that is worked out adds a bound that is tight there (outer
 * approximation; M. A. Duran & I. E. Grossmann, Mathematical Programming 36 (1986) 307).
 */
export const bestSets = (problem: Problem): Found => {
  const searching: Searching = {
    problem,
    groups: groupsOf(problem),
    cuts: [problem.cut],
    seen: new Map(),
    ranked: problem.nothing === null ? [] : [{ set: [], worth: problem.nothing }],
  }
  greedy(searching)
  branch(searching, 0, [])
  return { ranked: searching.ranked, evaluated: searching.seen.size }
}

/** Groups of candidates that all exclude each other, so that a set holds at most one of each. */
const groupsOf = ({ count, excludes, cut, held }: Problem): readonly (readonly number[])[] => {
  const promise = (c: number): number => (c === held ? Infinity : cut.gains[c]!)
  const inOrder = Array.from({ length: count }, (_, c) => c).sort((a, b) => promise(b) - promise(a) || a - b)
  const groups: number[][] = []
  for (const candidate of inOrder) {
    const home = groups.find((group) => group.every((other) => excludes(candidate, other)))
    if (home === undefined) groups.push([candidate])
    else home.push(candidate)
  }
  return groups
}

/** A good set to begin with: the most promising first, as long as each adds something. */
const greedy = (searching: Searching): void => {
  const { problem, groups } = searching
  let [set, worth]: [readonly number[], number] = [[], -Infinity]
  for (const candidate of groups.flat()) {
    if (set.some((member) => problem.excludes(member, candidate))) continue
    if (candidate !== problem.held && problem.held !== null && set.length === 0) continue
    const larger = [...set, candidate]
    const next = workOut(searching, larger)
    if (next > worth) [set, worth] = [larger, next]
  }
}

/** Works out a set once, and keeps it if it is one of the two best. */
const workOut = (searching: Searching, given: readonly number[]): number => {
  const set = given.toSorted((a, b) => a - b)
  const key = set.join()
  const known = searching.seen.get(key)
  if (known !== undefined) return known
  const { worth, allowed, cut } = searching.problem.evaluate(set)
  searching.seen.set(key, worth)
  if (cut !== null) searching.cuts.unshift(cut)
  if (allowed)
    searching.ranked = [...searching.ranked, { set, worth }].sort((a, b) => b.worth - a.worth).slice(0, 2)
  return worth
}

const branch = (searching: Searching, level: number, set: readonly number[]): void => {
  const { problem, groups } = searching
  if (isHopeless(searching, level, set)) return
  const group = groups[level]
  if (group === undefined) {
    if (set.length > 0) workOut(searching, set)
    return
  }
  const holds = problem.held !== null && group.includes(problem.held)
  for (const candidate of holds ? [problem.held!] : group)
    if (!set.some((member) => problem.excludes(member, candidate)))
      branch(searching, level + 1, [...set, candidate])
  if (!holds) branch(searching, level + 1, set)
}

/** Whether a bound says that no set of this branch beats the second best; the bound that said so is asked first next time. */
const isHopeless = (searching: Searching, level: number, set: readonly number[]): boolean => {
  const { cuts, ranked } = searching
  if (ranked.length < 2) return false
  const target = ranked[1]!.worth
  const slack = 1e-9 * Math.max(1, Math.abs(target))
  const found = cuts.findIndex((cut) => boundOf(searching, cut, { level, set }) <= target + slack)
  if (found > 0) cuts.unshift(...cuts.splice(found, 1))
  return found >= 0
}

interface Branch {
  readonly level: number
  readonly set: readonly number[]
}

const boundOf = ({ groups }: Searching, cut: Cut, { level, set }: Branch): number => {
  let [bound, once] = [cut.constant, 0]
  for (const member of set) {
    bound += cut.gains[member]!
    once = Math.min(once, cut.once[member]!)
  }
  for (let g = level; g < groups.length; g++) bound += mostOf(groups[g]!, cut.gains)
  return bound + once
}

const mostOf = (group: readonly number[], gains: Float64Array): number => {
  let most = 0
  for (const candidate of group) most = Math.max(most, gains[candidate]!)
  return most
}
