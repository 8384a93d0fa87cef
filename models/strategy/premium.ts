import type { OthersPlan, Plan } from '../scenario/plan.ts'
import type { Deal } from '../scenario/schema/deal.ts'
import type { Premium } from '../scenario/schema/fieldStrategy.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { changed, type Variant } from '../scenario/variant.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { valueAt } from '../simulate/frame.ts'
import { type Means, meansOf } from '../summarise/estimate.ts'
import type { VariantValue } from '../summarise/variants.ts'
import type { Failure } from '../units/failure.ts'
import type { Result } from '../units/result.ts'
import { estimateOf, meansFrom, scaledMeans, sumOfMeans } from './figures.ts'
import type { Grantable, Granted } from './grantable.ts'
import { type Square, squaresOf } from './lattice.ts'
import { marketIn, roomIn } from './left.ts'
import { premiumText } from './premiumText.ts'
import type { Sets } from './sets.ts'
import { standingOffers } from './standing.ts'

export interface PremiumInputs {
  readonly sets: Sets
  readonly fields: readonly string[]
  readonly alpha: number
  readonly replicates: number
}

/** Deals with a grant that closes something to others. */
export const closingDeals = (plan: Plan, count: number): readonly number[] =>
  plan.deals
    .slice(0, count)
    .flatMap(({ grants }, d) => (grants.some(({ exclusivity }) => exclusivity !== 'none') ? [d] : []))

/** The same deal at the same price, open to others. */
export const openVariant = (of: number, deal: Deal): Variant =>
  changed(
    { id: 'open', of, deal },
    { grants: deal.grants.map((grant) => ({ ...grant, exclusivity: 'none' })) },
  )

/** A closed square, and for how long. */
interface Closed {
  readonly square: Square
  readonly from: number
  readonly until: number
}

const closedBy = ({ sets: { plan }, fields }: PremiumInputs, deal: number): readonly Closed[] => {
  const squares = squaresOf(plan, fields)
  return plan.deals[deal]!.grants.filter(({ exclusivity }) => exclusivity !== 'none').flatMap(
    ({ field, cells, from, until }) => {
      const own = squares.filter(({ cell }) => cell !== null && cells.includes(cell))
      const bare = squares.filter((square) => square.cell === null && square.field === field)
      return (own.length > 0 ? own : bare).map((square) => ({ square, from, until }))
    },
  )
}

/** Closing deals of which nobody knows who else would buy, or what they would pay. */
export const unpricedDeals = (inputs: PremiumInputs): readonly number[] =>
  closingDeals(inputs.sets.plan, inputs.sets.company.links.length).filter((deal) =>
    closedBy(inputs, deal).some(({ square: { cell } }) => !isPriced(inputs.sets.plan, cell)),
  )

const isPriced = (plan: Plan, cell: number | null): boolean => {
  const others = cell === null ? null : plan.cells[cell]!.others
  return others !== null && (others.value !== null || others.like !== null || isNone(plan, others))
}

const isNone = (plan: Plan, { count }: OthersPlan): boolean => {
  const variable = plan.variables[count]!
  return variable.kind === 'constant' && variable.value === 0
}

/** Grants from which what a licence to others is worth is read. */
export const roomsForgone = (inputs: PremiumInputs, deal: number): readonly Grantable[] =>
  closedBy(inputs, deal).flatMap((closed) => likeRoom(inputs.sets.plan, closed) ?? [])

const likeRoom = (plan: Plan, { square: { cell }, from, until }: Closed): Grantable | null => {
  const like = cell === null ? null : (plan.cells[cell]!.others?.like ?? null)
  return like === null ? null : { kind: 'room', licensee: like, from, until }
}

interface Forgone {
  readonly row: Premium['others'][number]
  readonly worth: Means
  /** what more perfect foresight would make of it */
  readonly foresight: Means
}

/**
 * Both bounds on what exclusivity may cost (domain page, section 9): licences forgone + option of waiting ≤ premium ≤ the
 * licensee's gain at the same price, on expectations and the same futures. `gap` is the open deal less the closed one.
 */
export const premiumOf = (
  inputs: PremiumInputs,
  {
    deal,
    granted,
    gap,
  }: { readonly deal: number; readonly granted: Granted; readonly gap: Result<VariantValue, Failure> },
): Premium => {
  const { sets, replicates } = inputs
  const rows = closedBy(inputs, deal).map((closed) => forgoneIn(inputs, granted, closed))
  const missing = [...new Set(rows.flatMap((row) => (typeof row === 'string' ? [row] : [])))]
  const others = rows.flatMap((row) => (typeof row === 'string' ? [] : [row]))
  const named = standingOffers(sets, deal).map((offer) => ({
    ...offer,
    worth: meansOf(offer.worth, replicates),
  }))
  const forgone = sumOfMeans(
    [...others.map(({ worth }) => worth), ...named.map(({ worth }) => worth)],
    replicates,
  )
  const waiting = sumOfMeans(
    others.map(({ foresight }) => foresight),
    replicates,
  )
  const lower = missing.length > 0 ? null : estimateOf(forgone)
  const worth = gap.ok ? gap.value : null
  const upper = worth?.licensee == null ? null : negative(worth.licensee.expected)
  const { verdict, destroys } = verdictOf(lower, upper)
  const { grants, id } = sets.plan.deals[deal]!
  const premium = {
    deal: id,
    exclusivity: grants.some(({ exclusivity }) => exclusivity === 'exclusive')
      ? ('exclusive' as const)
      : ('sole' as const),
    lower,
    upper,
    others: others.map(({ row }) => row),
    named: named.map(({ id: offer, worth: own }) => ({ deal: offer, worth: estimateOf(own) })),
    waiting: lower === null ? null : { least: 0, most: estimateOf(waiting) },
    licensor: worth === null ? null : negative(worth.licensor.expected),
    destroys,
    verdict,
    missing: upper === null ? [...missing, 'what the data do for the licensee is unknown.'] : missing,
  }
  return { ...premium, text: premiumText(premium) }
}

/** Licences to others in one square while it is closed, or why they cannot be worked out. */
const forgoneIn = (inputs: PremiumInputs, granted: Granted, closed: Closed): Forgone | string => {
  const {
    sets: { plan },
    alpha,
    replicates,
  } = inputs
  const { field, territory, cell, id } = closed.square
  const others = cell === null ? null : plan.cells[cell]!.others
  if (cell === null || others === null) return `who else would buy in ${id}?`
  const means = expectedFrame(plan)
  const mean = (place: number): number => valueAt(means, place, 0)
  const count = mean(others.count) * mean(others.probability)
  const fixed = (value: number): Means => ({
    all: value,
    replicates: new Float64Array(replicates).fill(value),
  })
  const row = (each: Means, from: string, foresight = fixed(0)): Forgone => {
    const worth = scaledMeans(each, count)
    const figures = { count, each: estimateOf(each), worth: estimateOf(worth), from }
    return { row: { field, territory, ...figures }, worth, foresight: scaledMeans(foresight, count) }
  }
  if (count === 0) return row(fixed(0), 'nobody else would buy')
  if (others.value !== null) return row(fixed(mean(others.value) * plan.cells[cell]!.scale), 'as stated')
  const like = likeRoom(plan, closed)
  if (like === null || others.like === null)
    return `who else would buy in ${id} is counted, but not what they would pay.`
  const name = plan.licensees[others.like]!.id
  const market = marketIn(granted, like, closed.square)
  if (market === undefined || market.unknown)
    return `the others in ${id} are like ${name}, for whom the data have no known worth there.`
  const keeps = alpha * (1 - mean(plan.licensor.tax.royalty))
  const room = roomIn(market)
  const more = meansFrom([market.foresight, room], ([known, expected]) => keeps * (known! - expected!))
  return row(scaledMeans(room, keeps), `like ${name}`, more)
}

const negative = ({ value, standardError }: Estimate): Estimate => ({ value: 0 - value, standardError })

const verdictOf = (lower: Estimate | null, upper: Estimate | null): Pick<Premium, 'verdict' | 'destroys'> => {
  if (lower === null || upper === null) return { verdict: 'unknown', destroys: null }
  // errors are added up, which is more than they can come to
  const excess = {
    value: lower.value - upper.value,
    standardError: lower.standardError + upper.standardError,
  }
  if (excess.value > 2 * excess.standardError) return { verdict: 'destroys', destroys: excess }
  return {
    verdict: excess.value > -2 * excess.standardError && excess.value !== 0 ? 'undecided' : 'possible',
    destroys: null,
  }
}
