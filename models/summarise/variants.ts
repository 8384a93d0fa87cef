import { compileWith } from '../scenario/compile.ts'
import type { Scenario } from '../scenario/parse.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import type { Variant } from '../scenario/variant.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import { runOptionedPasses } from '../simulate/optioned.ts'
import type { DealOutcomes } from '../simulate/outcomes.ts'
import { type Progress, passesOf, type Take } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'
import { waysOfDeal } from '../simulate/ways.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Columns, columnsOf } from './columns.ts'
import { isUnknown } from './deals.ts'
import { priceFaults } from './price.ts'

/** What a variant is worth more than the deal it varies, future by future. */
export interface Gap {
  /** of expectations, at the flows' own rates */
  readonly expected: Estimate
  /** of what it turns out to be worth, at the rate for time */
  readonly difference: Summary
}

export interface VariantValue {
  readonly licensor: Gap
  /** null while what the data do for the licensee is unknown */
  readonly licensee: Gap | null
}

export interface VariantsQuestion {
  readonly scenario: Scenario
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
  /** the most that it may cost: trials × deals as they stand and as changed, each in every way that its options allow */
  readonly most: { readonly price: number; readonly of: string }
}

/**
 * Values variants of a document's deals on the same futures as the deals themselves: each difference is variant less deal in
 * the same trial. A variant that does not hold together has its faults instead.
 */
export const valueVariants = (
  { scenario, how, trials, progress, most }: VariantsQuestion,
  variants: readonly Variant[],
): Result<readonly Result<VariantValue, Failure>[], Failure> => {
  if (variants.length === 0) return success([])
  const compiled = compileWith(scenario.document, variants)
  if (!compiled.ok) return compiled
  const { plan, variants: places } = compiled.value
  const futures = futuresOf(plan, how)
  const varied = [...new Set(variants.map(({ of }) => of))]
  const own = places.flatMap((place) => (place.ok ? [place.value] : []))
  const deals = [...varied, ...own].map((place) => plan.deals[place]!)
  const parts = deals.reduce((sum, deal) => sum + waysOfDeal(deal).length, 0)
  const tooDear = priceFaults({ trials, parts, limit: most.price, of: most.of })
  if (tooDear.length > 0) return failure(...tooDear)
  const decisions = decide(futures, deals, trials)
  if (!decisions.ok) return decisions
  const passes = passesOf(futures, {
    trials,
    cash: false,
    deals: deals.map((deal, d) => ({ deal, recreates: decisions.value[d]!.recreates, context: null })),
    references: [],
  })
  const asIs: Worths[] = []
  const gaps: VariantValue[] = []
  const take: Take = (run) => {
    const columns = columnsOf(trials, how.replicates)
    for (const outcomes of run.deals) {
      const next = asIs.length + gaps.length - varied.length
      if (next < 0) {
        asIs.push(keptWorths(outcomes))
        continue
      }
      const { of } = variants[places.findIndex((place) => place.ok && place.value === own[next])]!
      gaps.push(gapsOf(plan, columns, { deal: asIs[varied.indexOf(of)]!, varied: outcomes }))
    }
  }
  const ran = runOptionedPasses(futures, passes, { take, progress, replicates: how.replicates })
  if (!ran.ok) return ran
  return success(places.map((place) => (place.ok ? success(gaps[own.indexOf(place.value)]!) : place)))
}

/** What a deal is worth in every trial, to compare others with. */
type Worths = Pick<DealOutcomes, 'deal' | 'licensor' | 'licensee'>

/** A copy: the columns of a pass hold only until the next. */
const keptWorths = ({ deal, licensor, licensee }: DealOutcomes): Worths => ({
  deal,
  licensor: { flow: licensor.flow.slice(), time: licensor.time.slice() },
  licensee: { flow: licensee.flow.slice(), time: licensee.time.slice() },
})

interface Pair {
  readonly deal: Worths
  readonly varied: DealOutcomes
}

const gapsOf = (plan: Plan, columns: Columns, { deal, varied }: Pair): VariantValue => {
  const gap = (party: 'licensor' | 'licensee'): Gap => ({
    expected: columns.estimate(difference(deal[party].flow, varied[party].flow)),
    difference: columns.summary(difference(deal[party].time, varied[party].time)),
  })
  return { licensor: gap('licensor'), licensee: isUnknown(plan, varied) ? null : gap('licensee') }
}

const difference = (a: Float64Array, b: Float64Array): Float64Array => b.map((value, i) => value - a[i]!)
