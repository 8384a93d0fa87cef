import { lawOf } from '../scenario/laws.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Progress } from '../simulate/passes.ts'
import type { Overrides } from '../valuation.ts'
import type { Both } from './documents.ts'
import { type Forked, forkOf } from './fork.ts'
import type { CostOf } from './players.ts'
import { type CommonDeal, expectsLike, mayMove } from './relevance.ts'
import { quantitiesOf, type Wording } from './words.ts'

/** Two documents side by side: what differs, and what can depend on it. */
export interface Ground extends Both {
  readonly forked: Forked
  readonly wording: Wording
  /** deals of both documents that are asked for */
  readonly deals: readonly CommonDeal[]
  /** whether the worth of a deal can depend on a change, by their places */
  readonly moves: (change: number, deal: number) => boolean
  readonly costOf: CostOf
  readonly overrides: Overrides
  readonly progress: Progress | undefined
}

interface Asked {
  readonly deal: string | undefined
  readonly overrides: Overrides
  readonly progress: Progress | undefined
}

export const groundOf = (both: Both, { deal, overrides, progress }: Asked): Ground => {
  const { before, after } = both
  const documents = [before.scenario.document, after.scenario.document] as const
  const located = [quantitiesOf(documents[0]), quantitiesOf(documents[1])] as const
  // how futures are sampled is no change of what is valued: it has a row of its own
  const { simulation: _, ...rest } = after.given
  const { simulation } = before.given
  const like = { ...rest, ...(simulation === undefined ? {} : { simulation }) }
  const forked = forkOf(before.given, like, (pointer, side) => located[side]!.has(pointer))
  const deals = commonDeals(both, deal)
  const expects = documents.some(expectsLike)
  const pairs = forked.changes.map(({ pointers }) =>
    pointers.map((pointer, side) => located[side]!.get(pointer ?? '')),
  )
  const worded = pairs.map(
    ([one, other]) => one !== undefined && other !== undefined && lawOf(one.form) === lawOf(other.form),
  )
  const moves = (change: number, d: number): boolean =>
    !worded[change] && mayMove(forked.changes[change]!, { deal: deals[d]!, like: expects })
  const costOf = (change: number): number => costBetween(forked.changes[change]!.steps, pairs[change]!)
  return { ...both, forked, wording: { documents, located }, deals, moves, costOf, overrides, progress }
}

const costBetween = (steps: readonly string[], [one, other]: readonly (Quantity | undefined)[]): number => {
  if (one === undefined || other === undefined || one.form.kind !== other.form.kind) return 3
  if (one.form.kind === 'constant' && steps[0] === 'deals' && steps[2] === 'terms') return 0
  return ['fields', 'markets', 'dataset', 'territories'].includes(steps[0] ?? '') ? 2 : 1
}

const commonDeals = ({ before, after }: Both, asked: string | undefined): readonly CommonDeal[] =>
  before.scenario.document.deals.flatMap(({ id, licensee }) => {
    const other = after.scenario.document.deals.find((deal) => deal.id === id)
    if (other === undefined || (asked !== undefined && asked !== id)) return []
    return [{ id, licensees: [licensee, other.licensee] }]
  })
