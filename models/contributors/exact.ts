import { compensatedSum } from '../numerics/compensatedSum.ts'
import type { Game } from './game.ts'

/** Most states that are enumerated: the coalitions of fifteen contributors of whom no two are alike. */
const mostStates = 32768

/** Binomial coefficients of more overflow a double. */
const mostContributors = 1000

/** Coalitions that differ in more than which of several alike contributors are in them: Π(members of a class + 1). */
const statesOf = ({ alike }: Game): number => alike.reduce((states, { length }) => states * (length + 1), 1)

/** Whether every coalition can be looked at: always up to fifteen contributors, and further where many are alike. */
export const canEnumerate = (game: Game): boolean =>
  game.count <= mostContributors && statesOf(game) <= mostStates

export interface ExactValues {
  readonly shapley: readonly number[]
  readonly banzhaf: readonly number[]
}

/**
 * Shapley and Banzhaf values by the definition, over every coalition:
 *
 *   φ_i = Σ_{S∌i} |S|!·(n − |S| − 1)!/n! · (v(S∪i) − v(S)),   β_i = Σ_{S∌i} 2^(1−n) · (v(S∪i) − v(S)).
 *
 * Coalitions with as many members of each class of alike contributors are worth the same, so each such state is looked at
 * once, with the number of its coalitions: C(m − 1, k) of the contributor's own class × Π C(m, k) of the others. L. S.
 * Shapley, A value for n-person games (1953); J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965).
 */
export const exactValues = (game: Game): ExactValues => {
  const { count, alike } = game
  const worths = worthsOfStates(game)
  const shapley = new Array<number>(count).fill(0)
  const banzhaf = new Array<number>(count).fill(0)
  let stride = 1
  alike.forEach((members, own) => {
    const values = valuesOfClass(game, worths, { own, stride })
    for (const i of members) [shapley[i], banzhaf[i]] = values
    stride *= members.length + 1
  })
  return { shapley, banzhaf }
}

/** Both values of a contributor of class `own`, whose next member is `stride` states further. */
const valuesOfClass = (
  { count, alike }: Game,
  worths: Float64Array,
  { own, stride }: { readonly own: number; readonly stride: number },
): readonly [number, number] => {
  const choices = alike.map(({ length }, c) => binomials(c === own ? length - 1 : length))
  const ofSize = binomials(count - 1)
  const all = ofSize.reduce((sum, each) => sum + each, 0)
  const [fair, flat]: [number[], number[]] = [[], []]
  eachState(alike, (state, held, size) => {
    if (held[own] === alike[own]!.length) return
    const gain = worths[state + stride]! - worths[state]!
    const coalitions = held.reduce((product, k, c) => product * choices[c]![k]!, 1)
    fair.push((coalitions / ofSize[size]! / count) * gain)
    flat.push((coalitions / all) * gain)
  })
  return [compensatedSum(fair), compensatedSum(flat)]
}

/** C(n, 0) … C(n, n). */
const binomials = (n: number): readonly number[] => {
  const row = [1]
  for (let k = 1; k <= n; k++) row.push(Math.round((row[k - 1]! * (n - k + 1)) / k))
  return row
}

/** Every state with how many of each class are in it; the first class turns fastest. */
const eachState = (
  alike: Game['alike'],
  visit: (state: number, held: readonly number[], size: number) => void,
): void => {
  const held = alike.map(() => 0)
  let size = 0
  for (let state = 0; ; state++) {
    visit(state, held, size)
    let c = 0
    while (c < held.length && held[c] === alike[c]!.length) {
      size -= held[c]!
      held[c++] = 0
    }
    if (c === held.length) return
    held[c]! += 1
    size += 1
  }
}

const worthsOfStates = (game: Game): Float64Array => {
  const worths = new Float64Array(statesOf(game))
  const coalition = game.coalition()
  eachState(game.alike, (state, held) => {
    coalition.clear()
    held.forEach((k, c) => {
      for (let j = 0; j < k; j++) coalition.add(game.alike[c]![j]!)
    })
    worths[state] = coalition.worth()
  })
  return worths
}
