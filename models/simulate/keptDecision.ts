import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { type Decision, writeDecision } from './decisions.ts'
import { equal } from './equal.ts'
import { blockSize } from './frame.ts'
import type { Keeping, Working } from './keptDeal.ts'
import { type Looked, looking } from './looked.ts'

/** A decision with all it depends on. */
export interface KeptDecision {
  readonly deal: DealPlan
  readonly terms: ReadonlySet<string>
  readonly looked: Looked
  readonly trials: number
  readonly decision: Decision
}

/** Whether a deal is the same as far as a decision has looked at it. */
export const decidesAlike = (kept: KeptDecision, deal: DealPlan): boolean =>
  equal({ ...kept.deal, ...apart }, { ...deal, ...apart }) &&
  [...kept.terms].every((term) => equal(Reflect.get(kept.deal.terms, term), Reflect.get(deal.terms, term)))

/** Terms are compared one by one; how cash is written down decides nothing. */
const apart = { terms: null, flows: null, dates: null, termKinds: null, standing: null }

/** Weighs a deal as `decide` does, on the first trials. */
export function* weigh(
  { stored, tools }: Keeping,
  deal: DealPlan,
  trials: number,
): Working<KeptDecision | Failure> {
  const looked: Looked = new Set(['others'])
  const terms = new Set<string>()
  let current = stored.template()
  const own = { ...tools, recreates: false, context: null, cash: false, block: () => current }
  const watched = { ...deal, terms: watchedTerms(deal, terms) }
  const coded = stored.code(writeDecision(watched, looking(current, looked), own), null)
  let [served, cost] = [0, 0]
  for (let first = 0; first < trials; first += blockSize) {
    const found = stored.block(first, Math.min(blockSize, trials - first), looked)
    if (!('frame' in found)) return found
    current = found.frame
    const compiled = found.bank.load('deals', coded)
    compiled.run(current.start, current.count)
    stored.counts.decisions++
    const [servedBy, costBy] = [compiled.output('served'), compiled.output('cost')]
    for (let i = 0; i < current.count; i++) {
      served += servedBy[i]!
      cost += costBy[i]!
    }
    yield [first + current.count, trials]
  }
  const decision = { recreates: served > cost, served: served / trials, cost: cost / trials }
  return { deal, terms, looked, trials, decision }
}

const watchedTerms = ({ terms }: DealPlan, looked: Set<string>): DealPlan['terms'] =>
  new Proxy(terms, {
    get: (target, key, receiver) => {
      if (typeof key === 'string') looked.add(key)
      return Reflect.get(target, key, receiver)
    },
  })
