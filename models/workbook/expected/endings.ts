import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import { firstEnd } from '../../simulate/branches.ts'
import type { Frame } from '../../simulate/frame.ts'
import { gateCases } from '../../simulate/gateCases.ts'
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
  const { $, deal, means, numberOf } = writing
  const merged = new Map<string, { parts: { probability: Node; passed: readonly Node[] }[]; ending: Ends }>()
  for (const failure of failures(writing))
    for (const gate of gateCases({ $, at: (place) => writing.at(place, 0), deal, means }))
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
