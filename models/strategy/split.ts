import type { Plan } from '../scenario/plan.ts'
import type { FieldStrategy, SplitSet } from '../scenario/schema/fieldStrategy.ts'
import { type Means, meansOf } from '../summarise/estimate.ts'
import { estimateOf, meansFrom, scaledMeans, shareOf, sumOfMeans } from './figures.ts'
import { type Granted, type GrantedMarket, grantableKey } from './grantable.ts'
import { type Square, squaresOf } from './lattice.ts'
import { marketIn, roomIn } from './left.ts'
import { costsIn, partsIn, type Sets } from './sets.ts'

type Part = SplitSet['fields'][number]

/** A set of deals whose worth is split. */
export interface Splitting {
  readonly id: string
  readonly kind: SplitSet['kind']
  /** indices of deals */
  readonly deals: readonly number[]
}

interface Placed {
  readonly field: string
  readonly territory: string | null
  readonly worth: Means
}

/**
 * Where the licensor's worth of a set lies. A deal's worth, with an equal share of the joint costs, belongs to its cells
 * in proportion to what each is expected to bring the licensee under that grant (its revenue where that is 0 or unknown,
 * its scale where that is 0 too). The parts add up; errors are those that the replicates show.
 */
export const splitOf = (
  {
    sets,
    granted,
    replicates,
  }: { readonly sets: Sets; readonly granted: Granted; readonly replicates: number },
  { id, kind, deals }: Splitting,
): SplitSet => {
  const { plan, play } = sets
  const joint = scaledMeans(meansOf(costsIn(sets, deals, 'flow'), replicates), 1 / Math.max(1, deals.length))
  const parts = partsIn(sets, deals).map((part) => play.parts[part]!)
  const worths = parts.map(({ gross }) => sumOfMeans([meansOf(gross.flow, replicates), joint], replicates))
  const total = sumOfMeans(worths, replicates)
  const placed = parts.flatMap(({ deal }, p) => placedIn(plan, { granted, deal, worth: worths[p]! }))
  const theirs = parts.map(({ kept, licensee }) => ({
    id: plan.licensees[kept.deal.licensee]!.id,
    worth: licensee === null ? null : meansOf(licensee, replicates),
  }))
  return {
    id,
    kind,
    deals: deals.map((deal) => plan.deals[deal]!.id),
    total: estimateOf(total),
    fields: partsBy(placed, ({ field }) => field, total),
    territories: partsBy(placed, ({ territory }) => territory, total),
    parties: partiesOf(total, theirs),
  }
}

const placedIn = (
  plan: Plan,
  { granted, deal, worth }: { readonly granted: Granted; readonly deal: number; readonly worth: Means },
): readonly Placed[] => {
  const markets = granted.get(grantableKey({ kind: 'deal', deal }))!
  const weights = weightsOf(plan, markets)
  if (markets.length === 0) return [{ field: plan.deals[deal]!.grants[0]!.field, territory: null, worth }]
  const total = sumOfMeans(weights, worth.replicates.length)
  return markets.map(({ field, cell }, m) => ({
    field,
    territory: cell === null ? null : plan.cells[cell]!.territory,
    worth: meansFrom([worth, weights[m]!, total], ([all, own, sum]) => (all! * own!) / sum!),
  }))
}

/** The first measure of size of which every market has some, and together more than nothing in every replicate. */
const weightsOf = (plan: Plan, markets: readonly GrantedMarket[]): readonly Means[] => {
  const replicates = markets[0]?.benefit.replicates.length ?? 0
  const fixed = (value: number): Means => ({
    all: value,
    replicates: new Float64Array(replicates).fill(value),
  })
  const scales = markets.map(({ cell }) => fixed(cell === null ? 1 : plan.cells[cell]!.scale))
  const known = markets.every(({ unknown }) => !unknown)
  const measures = [
    ...(known ? [markets.map(({ benefit }) => benefit)] : []),
    markets.map(({ revenue }) => revenue),
    scales,
  ]
  return measures.find((row) => measuresAll(row, replicates)) ?? markets.map(() => fixed(1))
}

const measuresAll = (row: readonly Means[], replicates: number): boolean => {
  const total = sumOfMeans(row, replicates)
  return (
    row.every(({ all, replicates: each }) => all >= 0 && each.every((one) => one >= 0)) &&
    total.all > 0 &&
    total.replicates.every((one) => one > 0)
  )
}

const partsBy = (placed: readonly Placed[], key: (one: Placed) => string | null, whole: Means): Part[] =>
  [...new Set(placed.map(key))].map((id) => {
    const own = sumOfMeans(
      placed.filter((one) => key(one) === id).map(({ worth }) => worth),
      whole.replicates.length,
    )
    return { id, worth: estimateOf(own), share: shareOf(own, whole) }
  })

/** What the licensor and each licensee are expected to have of it; null while anything of that is unknown. */
const partiesOf = (
  licensor: Means,
  licensees: readonly { readonly id: string; readonly worth: Means | null }[],
): SplitSet['parties'] => {
  const known = licensees.flatMap(({ id, worth }) => (worth === null ? [] : [{ id, worth }]))
  if (known.length < licensees.length) return null
  const replicates = licensor.replicates.length
  const theirs = [...new Set(known.map(({ id }) => id))].map((id) => ({
    party: 'licensee' as const,
    id,
    own: sumOfMeans(
      known.filter((one) => one.id === id).map(({ worth }) => worth),
      replicates,
    ),
  }))
  const rows = [{ party: 'licensor' as const, id: null, own: licensor }, ...theirs]
  const whole = sumOfMeans(
    rows.map(({ own }) => own),
    replicates,
  )
  return rows.map(({ party, id, own }) => ({ party, id, worth: estimateOf(own), share: shareOf(own, whole) }))
}

/** What reference grants leave between floor and ceiling, by field and by territory. */
export const roomSplit = (
  plan: Plan,
  {
    granted,
    fields,
    replicates,
  }: { readonly granted: Granted; readonly fields: readonly string[]; readonly replicates: number },
): FieldStrategy['split']['room'] => {
  const rows = squaresOf(plan, fields).flatMap((square: Square) =>
    plan.licensees.flatMap((_, licensee) => {
      const one = { kind: 'room' as const, licensee, from: 0, until: plan.calendar.horizon }
      const market = marketIn(granted, one, square)
      return market === undefined ? [] : [{ ...square, market }]
    }),
  )
  const placed = rows
    .filter(({ market }) => !market.unknown)
    .map(({ field, territory, market }): Placed => ({ field, territory, worth: roomIn(market) }))
  const whole = sumOfMeans(
    placed.map(({ worth }) => worth),
    replicates,
  )
  return {
    fields: partsBy(placed, ({ field }) => field, whole),
    territories: partsBy(placed, ({ territory }) => territory, whole),
    complete: rows.every(({ market }) => !market.unknown),
  }
}
