import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import { firstEnd } from '../../simulate/branches.ts'
import { type Frame, valueAt } from '../../simulate/frame.ts'
import { gateOf } from '../../simulate/gates.ts'
import type { QuantityAt } from '../cells/quantities.ts'

/** One way in which a deal can end, as formulas: its probability, and that of each gate given it. */
export interface Ending {
  readonly probability: Node
  readonly failureYear: number
  readonly gateYear: number
  readonly termination: number
  readonly takenOver: number
  /** by gate of the plan */
  readonly passed: readonly Node[]
}

interface Writing {
  readonly $: Algebra<Node>
  readonly at: QuantityAt
  readonly deal: DealPlan
  /** every quantity at its mean */
  readonly means: Frame
  readonly numberOf: (node: Node) => number
}

/** The branches of `simulate/branches.ts` in the same order, with formulas for numbers. */
export const endingsOf = (writing: Writing): readonly Ending[] => {
  const { $, deal, numberOf } = writing
  const merged = new Map<string, { parts: { probability: Node; passed: readonly Node[] }[]; ending: Ends }>()
  for (const failure of failures(writing))
    for (const gate of gateCases(writing))
      for (const early of earlyEnds(writing)) {
        const probability = $`${failure.probability} * ${gate.probability} * ${early.probability}`
        if (numberOf(probability) === 0) continue
        const ending = firstEnd(deal, {
          failure: failure.year,
          gate: { probability: 0, date: gate.date, passed: [] },
          termination: early.termination,
          takenOver: early.takenOver,
          probability: 0,
        })
        const key = `${ending.failureYear}|${ending.gateYear}|${ending.termination}|${ending.takenOver}`
        const known = merged.get(key) ?? { parts: [], ending }
        known.parts.push({ probability, passed: gate.passed })
        merged.set(key, known)
      }
  return [...merged.values()].map(({ parts, ending }) => ({ ...ending, ...joined($, parts) }))
}

type Ends = Pick<Ending, 'failureYear' | 'gateYear' | 'termination' | 'takenOver'>

/** Ends that leave the same trace are one: probabilities add, gates are weighed by them. */
const joined = (
  $: Algebra<Node>,
  parts: readonly { readonly probability: Node; readonly passed: readonly Node[] }[],
): Pick<Ending, 'probability' | 'passed'> => {
  const probability = parts.map((part) => part.probability).reduce((sum, one) => $`${sum} + ${one}`)
  const passed = parts[0]!.passed.map((first, g) => {
    if (parts.every((part) => part.passed[g] === first)) return first
    const weighed = parts.map((part) => $`${part.probability} * ${part.passed[g]!}`)
    return $`${weighed.reduce((sum, one) => $`${sum} + ${one}`)} / ${probability}`
  })
  return { probability, passed }
}

const powerOf = ($: Algebra<Node>, base: Node, exponent: number): Node => {
  if (exponent === 0) return $`1`
  return exponent === 1 ? base : $`pow(${base}, ${exponent})`
}

const failures = ({ $, at, deal, means, numberOf }: Writing): { year: number; probability: Node }[] => {
  const hazard = at(means.plan.licensees[deal.licensee]!.failure, 0)
  const { horizon } = means.plan.calendar
  if (numberOf(hazard) === 0) return [{ year: Infinity, probability: $`1` }]
  const failing = Array.from({ length: horizon }, (_, y) => ({
    year: y + 1,
    probability: $`${powerOf($, $`1 - ${hazard}`, y)} * ${hazard}`,
  }))
  return [...failing, { year: Infinity, probability: powerOf($, $`1 - ${hazard}`, horizon) }]
}

interface EarlyEnd {
  readonly termination: number
  readonly takenOver: number
  readonly probability: Node
}

const earlyEnds = (writing: Writing): readonly EarlyEnd[] => {
  const { $, deal } = writing
  const { termination, changeOfControl } = deal.terms
  const taken = hazardCases(writing, changeOfControl?.ends === true ? changeOfControl.hazard : null)
  return hazardCases(writing, termination?.hazard ?? null).flatMap((own) =>
    taken.map((other) => ({
      termination: own.year,
      takenOver: other.year,
      probability: $`${own.probability} * ${other.probability}`,
    })),
  )
}

const hazardCases = ({ $, at, deal, numberOf }: Writing, place: number | null) => {
  const hazard = place === null ? null : at(place, 0)
  if (hazard === null || numberOf(hazard) === 0) return [{ year: Infinity, probability: $`1` }]
  const early = Math.max(0, deal.contractYears - 1)
  const ending = Array.from({ length: early }, (_, c) => ({
    year: c + 1,
    probability: $`${powerOf($, $`1 - ${hazard}`, c)} * ${hazard}`,
  }))
  return [...ending, { year: Infinity, probability: powerOf($, $`1 - ${hazard}`, early) }]
}

interface GateEnd {
  readonly probability: Node
  readonly date: number
  readonly passed: readonly Node[]
}

/** No end by a gate, and an end at each gate that can close a market, in order of date. */
const gateCases = (writing: Writing): readonly GateEnd[] => {
  const { $, at, deal, means } = writing
  const { plan } = means
  const licensee = plan.licensees[deal.licensee]!
  const theta = at(licensee.terminates, 0)
  const chance = plan.gates.map(({ probability, rise }) =>
    rise === null ? at(probability, 0) : $`min(1, ${at(probability, 0)} + ${at(rise, 0)})`,
  )
  const date = (g: number): number => valueAt(means, plan.gates[g]!.year, 0)
  const order = licensee.closingGates.map((g) => gateOf(plan, deal, g)).sort((a, b) => date(a) - date(b))
  const product = (gates: readonly number[]): Node =>
    gates.reduce<Node>((all, g) => $`${all} * ${chance[g]!}`, $`1`)
  const allPass = $`${theta} * ${product(order)}`
  const none = $`1 - ${theta} + ${allPass}`
  const quiet = {
    probability: order.length === 0 ? $`1` : none,
    date: Infinity,
    passed: chance.map((p, g) => (order.includes(g) ? $`((1 - ${theta}) * ${p} + ${allPass}) / ${none}` : p)),
  }
  const ending = order.map((g, j) => {
    const before = order.slice(0, j)
    return {
      probability: $`${theta} * (1 - ${chance[g]!}) * ${product(before)}`,
      date: date(g),
      passed: chance.map((p, other) => (other === g ? $`0` : before.includes(other) ? $`1` : p)),
    }
  })
  return [quiet, ...ending].map((one) => ({ ...one, passed: withoutData(writing, one.passed, chance) }))
}

/** Of a gate that the data raise from p to p′, the one without them passes in p/p′ of the cases in which that one does. */
const withoutData = (
  { $, deal, means, numberOf }: Writing,
  passed: readonly Node[],
  chance: readonly Node[],
): readonly Node[] =>
  passed.map((pass, g) => {
    const raised = gateOf(means.plan, deal, g)
    if (raised === g) return pass
    return numberOf(chance[raised]!) > 0 ? $`${passed[raised]!} * ${chance[g]!} / ${chance[raised]!}` : $`0`
  })
