import type { Algebra } from '../kernel/formula.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Place } from '../scenario/variable.ts'
import { type Frame, valueAt } from './frame.ts'
import { gateOf } from './gates.ts'

/** An end by a gate at its date, or none: how likely, and of each gate of the plan how likely it has passed then. */
export interface GateCase<Value = number> {
  readonly probability: Value
  readonly date: number
  readonly passed: readonly Value[]
}

export interface GateReading<Value> {
  readonly $: Algebra<Value>
  readonly at: (place: Place) => Value
  readonly deal: DealPlan
  /** every quantity at its mean */
  readonly means: Frame
}

/**
 * With probability θ the licensee ends its deals at the first gate that fails while they run; with 1 − θ no gate ends
 * anything. Cases: no end by a gate, and an end at each gate of the term in order of date. Gates of one draw pass together:
 * of two the likelier passes wherever the other does (domain page, section 2.2), as a gate with the data does where it
 * passes without them.
 */
export const gateCases = <Value>(reading: GateReading<Value>): readonly GateCase<Value>[] => {
  const { $, at, deal, means } = reading
  const { plan } = means
  const licensee = plan.licensees[deal.licensee]!
  const date = (g: number): number => valueAt(means, plan.gates[g]!.year, 0)
  const order = licensee.closingGates
    .map((g) => gateOf(plan, deal, g))
    .filter((g) => date(g) >= deal.start && date(g) < deal.end)
    .sort((a, b) => date(a) - date(b))
  const chance = plan.gates.map(({ probability, rise }) =>
    rise === null ? at(probability) : $`min(1, ${at(probability)} + ${at(rise)})`,
  )
  if (order.length === 0) return [{ probability: $`1`, date: Infinity, passed: chance }]
  const chances: Chances<Value> = { $, chance, draws: plan.gates.map(({ uniform }) => uniform) }
  const theta = at(licensee.terminates)
  const ending = order.map((g, j) => ({
    ...endedBy(chances, { g, theta, before: order.slice(0, j) }),
    date: date(g),
  }))
  return [{ ...unended(chances, order, theta), date: Infinity }, ...ending]
}

interface Chances<Value> {
  readonly $: Algebra<Value>
  /** of each gate by itself */
  readonly chance: readonly Value[]
  /** the uniform behind each gate */
  readonly draws: readonly Place[]
}

const unended = <Value>(chances: Chances<Value>, order: readonly number[], theta: Value) => {
  const { $, chance } = chances
  const allPass = $`${theta} * ${allPassing(chances, order)}`
  const none = $`1 - ${theta} + ${allPass}`
  const passed = chance.map((p, g) => {
    if (order.includes(g)) return $`((1 - ${theta}) * ${p} + ${allPass}) / ${none}`
    const given = givenAll(chances, g, order)
    return given === p ? p : $`((1 - ${theta}) * ${p} + ${allPass} * ${given}) / ${none}`
  })
  return { probability: none, passed }
}

interface End<Value> {
  readonly g: number
  readonly theta: Value
  /** gates that have passed until then */
  readonly before: readonly number[]
}

const endedBy = <Value>(chances: Chances<Value>, { g, theta, before }: End<Value>) => {
  const { $, chance, draws } = chances
  const fails = $`1 - ${givenAll(chances, g, before)}`
  const [low, high] = [chance[g]!, leastOf(chances, g, before) ?? $`1`]
  const passed = chance.map((p, other) => {
    if (other === g) return $`0`
    if (before.includes(other)) return $`1`
    if (draws[other] !== draws[g]) return givenAll(chances, other, before)
    return $`${high} > ${low} ? max(0, min(1, (${p} - ${low}) / (${high} - ${low}))) : 0`
  })
  return { probability: $`${theta} * (${fails}) * ${allPassing(chances, before)}`, passed }
}

/** The probability that all of these pass. */
const allPassing = <Value>(chances: Chances<Value>, gates: readonly number[]): Value => {
  const { $ } = chances
  return gates.reduce((all, g, j) => $`${all} * ${givenAll(chances, g, gates.slice(0, j))}`, $`1`)
}

/** The probability of a gate where all of these have passed: its own, unless one of them hangs on the same draw. */
const givenAll = <Value>(chances: Chances<Value>, g: number, gates: readonly number[]): Value => {
  const { $, chance } = chances
  const least = leastOf(chances, g, gates)
  return least === null ? chance[g]! : $`${least} > 0 ? min(1, ${chance[g]!} / ${least}) : 1`
}

/** The least probability of those that hang on the same draw; null where there is none. */
const leastOf = <Value>(
  { $, chance, draws }: Chances<Value>,
  g: number,
  gates: readonly number[],
): Value | null =>
  gates
    .filter((other) => draws[other] === draws[g])
    .reduce<Value | null>(
      (least, other) => (least === null ? chance[other]! : $`min(${least}, ${chance[other]!})`),
      null,
    )
