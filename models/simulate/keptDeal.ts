import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Summary } from '../scenario/schema/figures.ts'
import type { Place } from '../scenario/variable.ts'
import type { Failure } from '../units/failure.ts'
import type { Coded } from './bank.ts'
import { writeDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { blockSize, type Frame, valueAt } from './frame.ts'
import { type Looked, looking } from './looked.ts'
import { counting, type Numbers, numbersOf, renumbered } from './numbers.ts'
import { onlyOutputs } from './onlyOutputs.ts'
import { columnsOf, createOutcomes, type DealOutcomes, type Recorded } from './outcomes.ts'
import { faultOf, firstNotFinite, type Told } from './run.ts'
import type { Stored } from './stored.ts'

/** Work that can be left between two blocks: it tells how far it is, and in the end what came out. */
export type Working<Found> = Generator<Parameters<Told>, Found, void>

/** What deals are worked out with: the blocks, and what is not in their columns. */
export interface Keeping {
  readonly stored: Stored
  readonly tools: Pick<DealTools, 'riskEvents' | 'others' | 'cash' | 'terms'> & Pick<Recorded, 'rest'>
}

/** Trials of a deal that are done when its program no longer holds. */
export const outdated = -1

/** Trials of a deal that are done when the numbers of its program no longer hold. */
export const misnumbered = -2

/** How a change leaves a deal that has looked at some of what differs. */
export const leftBy = ({ done, looked, numbers }: KeptDeal, differences: ReadonlySet<string>): number => {
  const own = new Set([...numbers.keys()].map((place) => `variables.${place}`))
  const touched = [...differences].filter((name) => looked.has(name))
  if (touched.length === 0 || done === outdated) return done
  return touched.every((name) => own.has(name)) ? misnumbered : outdated
}

/** A deal on the futures, as far as it has been worked out. */
export interface KeptDeal {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly looked: Looked
  /** of what was looked at, the numbers that do not change the code */
  readonly numbers: Numbers
  coded: Coded
  readonly trials: number
  readonly outcomes: DealOutcomes
  /** what is known of columns that have not come to anything else since: whoever makes a summary puts it here */
  readonly summaries: Map<Float64Array, Summary>
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
  /** one of the ways in which options can be used: what decides them is recorded */
  readonly isWay: boolean
  /** the same deal before it was changed: its code may still serve, and its columns are written over */
  readonly before: KeptDeal | null
}

/** Writes the program of a deal and makes room for what comes out. */
export const startDeal = (
  { stored, tools }: Keeping,
  { deal, recreates, trials, isWay, before }: Starting,
): KeptDeal => {
  const template = stored.template()
  const { plan } = template
  const looked = dealLooks(plan, deal)
  const kept: { current: Frame } = { current: template }
  const fits = before !== null && before.trials === trials && sameColumns(before.deal, deal)
  const rest = isWay || tools.rest !== false
  const outcomes = fits ? { ...before.outcomes, deal } : createOutcomes(deal, trials, { ...tools, rest })
  const builder = onlyOutputs(new Set(columnsOf(outcomes).map(({ output }) => output)))
  const own = { ...tools, recreates, context: null, block: () => kept.current, builder }
  const reads = new Map<Place, number>()
  const { program, parameters } = writeDeal(deal, looking(counting(template, reads), looked), own)
  const summaries = fits ? before.summaries : new Map<Float64Array, Summary>()
  const alternatives = placesOfAlternatives(plan, deal).map(
    (place) => new Float64Array(place === null ? 0 : trials),
  )
  const coded = stored.code(program, before?.coded ?? null)
  const numbers = numbersOf(parameters, reads)
  const made = { deal, recreates, looked, numbers, coded, trials, outcomes, summaries, alternatives, done: 0 }
  return Object.assign(kept, made)
}

/** Starts a deal again whose program is the same but for its numbers. */
export const restartDeal = ({ stored }: Keeping, kept: KeptDeal): KeptDeal => {
  const { program, module } = kept.coded
  kept.coded = { program: renumbered(program, kept.numbers, stored.template().plan), module }
  kept.done = 0
  return kept
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

const sameBits = (a: Float64Array, b: Float64Array): boolean => {
  const [one, other] = [bitsOf(a), bitsOf(b)]
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
  return true
}

const bitsOf = ({ buffer, byteOffset, length }: Float64Array): Int32Array =>
  new Int32Array(buffer, byteOffset, 2 * length)

/** Evaluates the next block of a deal; the fault that stops it, if any. */
export const advanceDeal = ({ stored, tools }: Keeping, kept: KeptDeal): Failure | null => {
  const first = kept.done
  const count = Math.min(blockSize, kept.trials - first)
  const found = stored.block(first, count, kept.looked)
  if (!('frame' in found)) return found
  const { frame, bank } = found
  kept.current = frame
  const compiled = bank.load('deals', kept.coded)
  compiled.run(frame.start, frame.count)
  stored.counts.deals++
  for (const { output, to } of columnsOf(kept.outcomes)) {
    const found = compiled.output(output).subarray(0, frame.count)
    if (kept.summaries.has(to) && !sameBits(found, to.subarray(first, first + frame.count)))
      kept.summaries.delete(to)
    to.set(found, first)
  }
  placesOfAlternatives(frame.plan, kept.deal).forEach((place, a) => {
    const to = kept.alternatives[a]!
    if (place !== null) for (let i = 0; i < frame.count; i++) to[first + i] = valueAt(frame, place, i)
  })
  kept.done += frame.count
  const { deal, recreates, outcomes } = kept
  const i = firstNotFinite(outcomes, first, frame.count)
  if (i < 0) return null
  // it is told with all inputs of its trial, whether this deal looks at them or not
  stored.block(first, count)
  return faultOf(tools, { deal, recreates, context: null }, { frame, i })
}
