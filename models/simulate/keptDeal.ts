import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import type { Coded } from './bank.ts'
import { writeDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { type Decision, writeDecision } from './decisions.ts'
import { equal } from './equal.ts'
import { blockSize, type Frame, valueAt } from './frame.ts'
import { type Looked, looking } from './looked.ts'
import { columnsOf, createOutcomes, type DealOutcomes } from './outcomes.ts'
import { faultIn, type Told } from './run.ts'
import type { Stored } from './stored.ts'

/** Work that can be left between two blocks: it tells how far it is, and in the end what came out. */
export type Working<Found> = Generator<Parameters<Told>, Found, void>

/** What deals are worked out with: the blocks, and what is not in their columns. */
export interface Keeping {
  readonly stored: Stored
  readonly tools: Pick<DealTools, 'riskEvents' | 'others'>
}

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
    const found = stored.block(first, Math.min(blockSize, trials - first))
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

/** Trials of a deal that are done when what is there no longer holds. */
export const outdated = -1

/** A deal on the futures, as far as it has been worked out. */
export interface KeptDeal {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly looked: Looked
  readonly coded: Coded
  readonly trials: number
  readonly outcomes: DealOutcomes
  /** the licensor's alternative, and the licensee's at its place */
  readonly alternatives: readonly Float64Array[]
  /** trials that are done, from the first on */
  done: number
  /** the block that is being run */
  current: Frame
}

export interface Starting {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly trials: number
  /** the same deal before it was changed: its code may still serve, and its columns are written over */
  readonly before: KeptDeal | null
}

/** Writes the program of a deal and makes room for what comes out. */
export const startDeal = (
  { stored, tools }: Keeping,
  { deal, recreates, trials, before }: Starting,
): KeptDeal => {
  const template = stored.template()
  const { plan } = template
  const looked = dealLooks(plan, deal)
  const kept: { current: Frame } = { current: template }
  const own = { ...tools, recreates, context: null, cash: true, block: () => kept.current }
  const { program } = writeDeal(deal, looking(template, looked), own)
  const fits = before !== null && before.trials === trials && sameColumns(before.deal, deal)
  const outcomes = fits ? { ...before.outcomes, deal } : createOutcomes(deal, trials)
  const alternatives = placesOfAlternatives(plan, deal).map(
    (place) => new Float64Array(place === null ? 0 : trials),
  )
  const coded = stored.code(program, before?.coded ?? null)
  return Object.assign(kept, { deal, recreates, looked, coded, trials, outcomes, alternatives, done: 0 })
}

const sameColumns = (a: DealPlan, b: DealPlan): boolean =>
  a.termKinds.length === b.termKinds.length && a.rows === b.rows

/** What a deal depends on besides what is looked at while it is written: losses are looked up trial by trial. */
const dealLooks = (plan: Plan, { risks, licensee }: DealPlan): Looked => {
  const own = risks.flatMap(({ risks: indices }) => indices)
  return new Set([
    'others',
    `variables.${plan.licensor.alternative}`,
    `variables.${plan.licensees[licensee]!.alternative.value}`,
    ...own.flatMap((r) => [`risks.${r}`, `variables.${plan.risks[r]!.frequency}`, `frame.events.${r}`]),
  ])
}

const placesOfAlternatives = (plan: Plan, { licensee }: DealPlan): readonly (number | null)[] => [
  plan.licensor.alternative,
  ...plan.licensees.map(({ alternative }, l) => (l === licensee ? alternative.value : null)),
]

/** Evaluates the next block of a deal; the fault that stops it, if any. */
export const advanceDeal = ({ stored, tools }: Keeping, kept: KeptDeal): Failure | null => {
  const first = kept.done
  const found = stored.block(first, Math.min(blockSize, kept.trials - first))
  if (!('frame' in found)) return found
  const { frame, bank } = found
  kept.current = frame
  const compiled = bank.load('deals', kept.coded)
  compiled.run(frame.start, frame.count)
  stored.counts.deals++
  for (const { output, to } of columnsOf(kept.outcomes))
    to.set(compiled.output(output).subarray(0, frame.count), first)
  placesOfAlternatives(frame.plan, kept.deal).forEach((place, a) => {
    const to = kept.alternatives[a]!
    if (place !== null) for (let i = 0; i < frame.count; i++) to[first + i] = valueAt(frame, place, i)
  })
  kept.done += frame.count
  const { deal, recreates, outcomes } = kept
  return faultIn(tools, { deal, recreates, context: null }, { frame, first, outcomes })
}
