import { type Regression, regress } from './regression.ts'
import { bound, closed, type Decision, free, type Game, type Tree } from './tree.ts'

/** What to do at each decision: exercise where the fitted gain is above 0. */
export type Policy = ReadonlyMap<Decision, Regression>

/**
 * Least-squares Monte Carlo (Longstaff and Schwartz 2001), backward over the dates: at each decision the gain of exercising,
 * as realised under the decisions that follow, is regressed on what is known then, over the trials in which the holder is
 * free to decide. Fitted on the given trials alone.
 */
export const fitPolicy = (game: Game, trials: Uint32Array): Policy => {
  const policy = new Map<Decision, Regression>()
  const gain = new Float64Array(game.trials)
  const learn = (tree: Tree): Uint16Array => {
    if (tree.kind === 'way') return new Uint16Array(game.trials).fill(tree.way)
    const taken = learn(tree.taken)
    const declined = learn(tree.declined)
    const [state, party] = [game.state(tree), game.holder(tree)]
    const rows = trials.filter((i) => state[i] === free)
    for (const i of rows) gain[i] = game.worth(taken[i]!, party)[i]! - game.worth(declined[i]!, party)[i]!
    const regression = regress(game.known(tree), gain, rows)
    policy.set(tree, regression)
    return choose(game, { decision: tree, regression, taken, declined }, trials)
  }
  learn(game.tree)
  return policy
}

interface Choice {
  readonly decision: Decision
  readonly regression: Regression | undefined
  readonly taken: Uint16Array
  readonly declined: Uint16Array
}

/** The way of each trial from a decision on; what is chosen is written over `declined`. */
const choose = (
  game: Game,
  { decision, regression, taken, declined }: Choice,
  trials: Uint32Array,
): Uint16Array => {
  const [state, known] = [game.state(decision), game.known(decision)]
  for (const i of trials) {
    if (state[i] === closed) continue
    if (state[i] === bound || gains(regression, known, i)) declined[i] = taken[i]!
  }
  return declined
}

const gains = (regression: Regression | undefined, known: readonly Float64Array[], i: number): boolean =>
  regression !== undefined && regression.at(known, i) > regression.rounding

/** The way that each of the given trials takes under a policy. */
export const followPolicy = (game: Game, policy: Policy, trials: Uint32Array): Uint16Array => {
  const follow = (tree: Tree): Uint16Array => {
    if (tree.kind === 'way') return new Uint16Array(game.trials).fill(tree.way)
    const declined = follow(tree.declined)
    const decided = { decision: tree, regression: policy.get(tree), taken: follow(tree.taken), declined }
    return choose(game, decided, trials)
  }
  return follow(game.tree)
}
