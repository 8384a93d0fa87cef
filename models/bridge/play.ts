import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Dimensions, ownDimensions, type Valuing, valuing } from './coalitions.ts'
import { within } from './documents.ts'
import { bitsOf, enumerateSets, type Known } from './enumerate.ts'
import { documentOf } from './fork.ts'
import type { Ground } from './ground.ts'
import { type Grouping, groupsOf } from './groups.ts'
import { linkedIn } from './linked.ts'
import { byCost, merged, type Player } from './players.ts'

/** Trials on which every set of changes is valued; of what three or more changes do together that is enough. */
const firstTrials = 512

/** What every deal comes to by the changes that can move it. */
export interface Played {
  readonly grouping: Grouping
  readonly players: readonly Player[]
  /** changes on which no deal depends, though some may have to be made with others */
  readonly beside: readonly number[]
  readonly trials: number
  readonly first: number
  /** by deal */
  readonly masks: readonly number[]
  readonly known: readonly Known[]
  /** values documents on the first document's futures, as the sets of changes are */
  readonly values: Valuing
  readonly dimensions: Dimensions
}

/** Values the sets of changes. Changes that cannot be made apart become one, as often as that is found. */
export const play = (ground: Ground): Result<Played, Failure> => {
  const { before, forked, deals, overrides } = ground
  const { trials, how } = before
  const first = Math.min(trials, Math.ceil(firstTrials / how.replicates) * how.replicates)
  const dimensions = ownDimensions(before.compiled.plan)
  const values = valuing({ ...overrides, trials }, dimensions, deals.length)
  const start = playersOf(ground)
  let players = start.players
  for (;;) {
    const masks = deals.map((_, d) => maskOf(players, ({ moves }) => moves[d]!))
    const documentWith = (mask: number): unknown => {
      const chosen = new Set(bitsOf(mask).flatMap((i) => players[i]!.changes))
      return documentOf(forked, (change) => chosen.has(change))
    }
    const value = (mask: number, count: number, some: readonly number[]) =>
      values.worths(
        documentWith(mask),
        count,
        some.map((d) => deals[d]!.id),
      )
    const found = enumerateSets(value, { trials, first, masks, told: ground.progress })
    if ('known' in found) {
      const { grouping } = start
      const moving = (player: Player): boolean => player.moves.some((each) => each)
      const beside = players.filter((player) => !moving(player)).flatMap(({ changes }) => changes)
      return success({
        grouping,
        players,
        beside,
        trials,
        first,
        masks,
        known: found.known,
        values,
        dimensions,
      })
    }
    const all = maskOf(players, () => true)
    if (found.mask === 0 || found.mask === all)
      return failure(...found.faults.map((fault) => within(found.mask === 0 ? 'before' : 'after', fault)))
    const fails = (mask: number): boolean =>
      !value(
        mask,
        first,
        deals.map((_, d) => d),
      ).ok
    players = byCost(merged(players, linkedIn(found.mask, players.length, fails)), ground.costOf)
  }
}

const maskOf = (players: readonly Player[], is: (player: Player) => boolean): number =>
  players.reduce((mask, player, i) => (is(player) ? mask | (1 << i) : mask), 0)

/** Changes in groups, and as one more player those on which no deal depends: others may hold together only with them. */
const playersOf = ({ forked: { changes }, deals, moves, costOf }: Ground) => {
  const indices = changes.map((_, index) => index)
  const moving = indices.filter((index) => deals.some((_, d) => moves(index, d)))
  const { grouping, groups } = groupsOf(changes, moving)
  const rest = indices.filter((index) => !moving.includes(index))
  const players = [...groups, ...(rest.length === 0 ? [] : [rest])].map(
    (own): Player => ({
      changes: own,
      linked: null,
      moves: deals.map((_, d) => own.some((index) => moves(index, d))),
    }),
  )
  return { grouping, players: byCost(players, costOf) }
}
