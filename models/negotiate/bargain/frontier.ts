import { bestOn, offerAtSpot } from './best.ts'
import { type Ideals, most, undominated } from './solutions.ts'
import type { Candidate, Surface } from './surface.ts'

/** Points of a frontier. */
const points = 101

/**
 * Offers at which neither can gain more but with the other gaining less, by the licensee's gain in even steps from where the
 * licensor has the most to where the licensee has: at each the most that the licensor can have. Of offers that give both at least
 * `atLeast` where that is said.
 */
export const frontierOf = (surface: Surface, atLeast = -Infinity): readonly Candidate[] => {
  const [ours, theirs] = [at(surface, 'licensor', atLeast), at(surface, 'licensee', atLeast)]
  if (ours === null || theirs === null) return []
  const [from, to] = [ours.gains[1][0]!, theirs.gains[1][0]!]
  const levels = Array.from({ length: points }, (_, n) => from + ((to - from) * n) / (points - 1))
  const found = [ours, ...levels.slice(1).flatMap((level) => at(surface, 'licensor', level) ?? [])]
  return undominated(
    found.length,
    (n) => found[n]!.gains[0][0]!,
    (n) => found[n]!.gains[1][0]!,
  ).map((n) => found[n]!)
}

const at = (surface: Surface, party: keyof Ideals, atLeast: number): Candidate | null => {
  const spot = bestOn(surface, 0, most(party, atLeast))
  return spot === null ? null : offerAtSpot(surface, spot)
}
