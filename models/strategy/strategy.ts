import { noDeal } from '../scenario/noDeal.ts'
import type { FieldStrategy } from '../scenario/schema/fieldStrategy.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { valueAt } from '../simulate/frame.ts'
import { columnsOf } from '../summarise/columns.ts'
import { priceFaults } from '../summarise/price.ts'
import { valueVariants } from '../summarise/variants.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Before, choose, prepareSets } from './choose.ts'
import type { Choosing } from './choosing.ts'
import { type Grantable, type Granted, grantableKey, playGrants } from './grantable.ts'
import { type Holding, squaresOf } from './lattice.ts'
import { leakageMatrix } from './leakageMatrix.ts'
import { roomsOf, viewOf } from './left.ts'
import { optimumOf, toleranceOf } from './optimise.ts'
import { closingDeals, openVariant, premiumOf, roomsForgone, unpricedDeals } from './premium.ts'
import type { StrategyQuestion } from './question.ts'
import { roomSplit, type Splitting, splitOf } from './split.ts'
import { refusingAlways } from './standing.ts'

/** The most that it may cost: trials × deals, all of which are kept at once. */
const maximumPrice = 1e7

/**
 * The dataset's own value (domain page, sections 9 and 12): the best compatible set of deals, the lattice of rights that
 * each strategy leaves, what exclusivity may cost, what leaks between fields, and where the value lies; all on the same
 * futures. Refuses a deal that is not there and a run that is too long.
 */
export const strategyOf = (question: StrategyQuestion): Result<FieldStrategy, Failure> => {
  const { scenario, compiled, how, trials, deal } = question
  const { plan } = compiled
  const held = deal === undefined ? null : plan.deals.findIndex(({ id }) => id === deal)
  if (held !== null && held < 0) return failure(noDeal(deal ?? '', plan.deals))
  const priced = { trials, parts: plan.deals.length, limit: maximumPrice, of: 'a strategy of these deals' }
  const tooDear = priceFaults(priced)
  if (tooDear.length > 0) return failure(...tooDear)
  const means = expectedFrame(plan)
  const riskTolerance = toleranceOf(plan, (place) => valueAt(means, place, 0))
  const before = prepareSets(question, { riskTolerance, held })
  if (!before.ok) return before
  const columns = columnsOf(trials, how.replicates)
  const fields = scenario.document.fields?.map(({ id }) => id) ?? []
  const alpha = scenario.document.negotiation?.alpha ?? 0.5
  const known = { fields, alpha, replicates: how.replicates }
  const unpriced = unpricedDeals({ sets: before.value.sets, ...known })
  const chosen = choose(question, { before: before.value, columns, unpriced })
  if (!chosen.ok) return chosen
  return answered(question, { before: before.value, chosen: chosen.value, ...known })
}

interface Known {
  readonly before: Before
  readonly chosen: Choosing
  readonly fields: readonly string[]
  readonly alpha: number
  readonly replicates: number
}

/** The most that exclusivities may cost to compare: that of a run. */
const most = { price: 2e8, of: 'the exclusivities of these deals' }

/** What is told once the deals are chosen. */
const answered = (question: StrategyQuestion, known: Known): Result<FieldStrategy, Failure> => {
  const { scenario, trials } = question
  const { chosen, fields, alpha, replicates } = known
  const { sets } = chosen
  const { plan } = sets
  const squares = squaresOf(plan, fields)
  const holdings = holdingsOf(chosen)
  const seeing = { plan, deals: plan.deals.length, squares }
  const closing = closingDeals(plan, plan.deals.length)
  const inputs = { sets, fields, alpha, replicates }
  const granted = playGrants(question, [
    ...referenceGrants(question),
    ...plan.deals.map((_, deal): Grantable => ({ kind: 'deal', deal })),
    ...roomsOf(seeing, holdings),
    ...closing.flatMap((deal) => roomsForgone(inputs, deal)),
  ])
  if (!granted.ok) return granted
  const open = closing.map((deal) => openVariant(deal, scenario.document.deals[deal]!))
  const gaps = valueVariants({ ...question, most }, open)
  if (!gaps.ok) return gaps
  const markets = marketsAtStake(question, granted.value)
  return success({
    trials,
    horizon: plan.calendar.horizon,
    alpha,
    optimum: optimumOf(chosen),
    lattice: holdings.map((holding) => viewOf({ ...seeing, granted: granted.value, alpha }, holding)),
    premiums: closing.map((deal, c) =>
      premiumOf(inputs, { deal, granted: granted.value, gap: gaps.value[c]! }),
    ),
    leakage: leakageMatrix(plan, { deals: plan.deals.length, fields, markets }),
    split: {
      sets: splittings(chosen).map((set) => splitOf({ sets, granted: granted.value, replicates }, set)),
      room: roomSplit(plan, { granted: granted.value, fields, replicates }),
    },
  })
}

const referenceGrants = ({ compiled: { plan } }: StrategyQuestion): readonly Grantable[] =>
  plan.licensees.map((_, licensee) => ({ kind: 'room', licensee, from: 0, until: plan.calendar.horizon }))

/** What is at stake in each market of each licensee, as leakage reads it. */
const marketsAtStake = (question: StrategyQuestion, granted: Granted) =>
  referenceGrants(question)
    .flatMap((one) => granted.get(grantableKey(one)) ?? [])
    .map(({ field, cell, revenueSummary }) => ({ field, revenue: cell === null ? null : revenueSummary }))

/** The lattice before anything is signed, then as each strategy of the document and the best set leave it. */
const holdingsOf = ({ sets, finals, strategies }: Choosing): readonly Holding[] => {
  const offered: Holding = {
    id: 'offered',
    kind: 'offered',
    held: [],
    refused: sets.plan.deals.flatMap((_, d) => refusedAlone(sets, d)),
  }
  const stated = strategies.map(
    ({ id, final: { deals, kept } }): Holding => ({
      id,
      kind: 'strategy',
      held: kept,
      refused: deals.filter((deal) => !kept.includes(deal)),
    }),
  )
  const [best] = finals
  const own: readonly Holding[] =
    best === undefined ? [] : [{ id: 'best', kind: 'best', held: best.deals, refused: [] }]
  return [offered, ...stated, ...own]
}

const refusedAlone = (sets: Choosing['sets'], deal: number): readonly number[] => {
  const { licensor, licensee } = refusingAlways(sets, deal)
  return licensor || licensee ? [deal] : []
}

const splittings = ({ sets, finals, strategies }: Choosing): readonly Splitting[] => {
  const [best] = finals
  return [
    ...(best === undefined ? [] : [{ id: 'best', kind: 'best' as const, deals: best.deals }]),
    ...strategies.map(({ id, final }) => ({ id, kind: 'strategy' as const, deals: final.kept })),
    ...sets.plan.deals.map(({ id }, deal) => ({ id, kind: 'deal' as const, deals: [deal] })),
  ]
}
