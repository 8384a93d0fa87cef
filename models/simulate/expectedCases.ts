import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { branchesOf } from './branches.ts'
import { evaluateDeal } from './deal/evaluate.ts'
import { fillAllDerived, fillDerived } from './derived.ts'
import { spread } from './differences.ts'
import { type Branched, branchFrame } from './expected.ts'
import { expectedFrame } from './expectedFrame.ts'
import { createFrame, type Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import { toolsOf } from './run.ts'
import { nameOf } from './wanted.ts'

/** The expected case with something held elsewhere: drawn variables at a value, the gates of a uniform failed or passed. */
export interface ExpectedCase {
  readonly values: ReadonlyMap<Place, number>
  readonly gates: ReadonlyMap<Place, 0 | 1>
}

export interface ExpectedWorth {
  readonly licensor: number
  readonly licensee: number
}

/** Branches that are evaluated side by side. */
const most = 4096

/**
 * What a deal is expected to be worth in some cases, at the flows' own rates: what `expectedDeal` gives for each. Writing a
 * deal takes far longer than evaluating it, so the branches of all cases stand in one frame; apart from those that change
 * what is read while the deal is written, an exchange rate or the worth of equity.
 */
export const expectedCases = (
  futures: Futures,
  { deal, recreates }: { readonly deal: DealPlan; readonly recreates: boolean },
  cases: readonly ExpectedCase[],
): readonly ExpectedWorth[] => {
  const read = readWhileWritten(deal)
  const ready = cases.map((own) => {
    const means = caseFrame(futures.plan, own)
    return { means, branches: branchesOf(deal, means), apart: changes(futures.plan, own, read) }
  })
  const found: ExpectedWorth[] = []
  for (let from = 0; from < ready.length; ) {
    let [until, rows] = [from + 1, ready[from]!.branches.length]
    for (; until < ready.length && !ready[from]!.apart && !ready[until]!.apart; until++) {
      rows += ready[until]!.branches.length
      if (rows > most) break
    }
    found.push(...evaluated(futures, { deal, recreates, cases: ready.slice(from, until) }))
    from = until
  }
  return found
}

interface Batch {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly cases: readonly Branched[]
}

const evaluated = (futures: Futures, { deal, recreates, cases }: Batch): readonly ExpectedWorth[] => {
  const frame = branchFrame(futures, deal, cases)
  const tools = toolsOf(futures, { deal, recreates, context: null }, () => frame)
  const { output } = evaluateDeal(deal, frame, tools)
  const [ours, theirs] = [output('licensor.flow'), output('licensee.flow')]
  let row = 0
  return cases.map(({ branches }) => {
    let [licensor, licensee] = [0, 0]
    for (const { probability } of branches) {
      licensor += probability * ours[row]!
      licensee += probability * theirs[row]!
      row++
    }
    return { licensor, licensee }
  })
}

const caseFrame = (plan: Plan, { values, gates }: ExpectedCase): Frame => {
  const means = expectedFrame(plan)
  if (values.size > 0) {
    for (const [place, value] of values) means.values[place]!.fill(value)
    fillAllDerived(means)
    bendCurves(means, values)
  }
  for (const { uniform, probability, rise } of plan.gates) {
    const passed = gates.get(uniform)
    if (passed === undefined) continue
    means.values[probability]!.fill(passed)
    if (rise !== null) means.values[rise]!.fill(0)
  }
  return means
}

/** A curve stands at its fit in the expected case; where a normal behind it is held elsewhere it is drawn with that. */
const bendCurves = (means: Frame, values: ReadonlyMap<Place, number>): void => {
  means.plan.variables.forEach((variable, place) => {
    if (variable.kind !== 'curve' || !variable.normals.some((normal) => values.has(normal))) return
    const drawn = createFrame(means.plan, 1, 'drawn')
    for (const read of [...variable.normals, variable.chiSquare])
      drawn.values[read]!.set(means.values[read]!.subarray(0, 1))
    fillDerived(drawn, place)
    means.values[place]!.fill(drawn.values[place]![0]!)
  })
}

/** Numbers of the clauses whose means are looked up once, while the deal is written: more rather than fewer. */
const readWhileWritten = ({ terms }: DealPlan): ReadonlySet<number> => {
  const found = new Set<number>()
  const visit = (node: unknown): void => {
    if (typeof node === 'number') found.add(node)
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(visit)
  }
  visit(terms.currency)
  visit(terms.equity)
  return found
}

const changes = (plan: Plan, { values, gates }: ExpectedCase, read: ReadonlySet<number>): boolean => {
  const names = new Set([...values.keys(), ...gates.keys()].map(nameOf))
  spread(plan, names)
  return [...read].some((place) => names.has(nameOf(place)))
}
