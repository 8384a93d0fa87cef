import { meanOf } from '../summarise/estimate.ts'
import { tolerance as halfCent } from '../summarise/refusal.ts'
import type { Refusing, Sets } from './sets.ts'

/**
 * Who would refuse a deal whatever else is signed: the licensee in every company, or the licensor although it bears none
 * of the joint costs.
 */
export const refusingAlways = ({ play }: Pick<Sets, 'play'>, deal: number): Refusing => {
  const parts = play.parts.filter((part) => part.deal === deal)
  const ours = meanOf(play.alternatives[0]!)
  return {
    licensor: parts.every(({ kept: { expected } }) => expected.licensor - expected.joint < ours - halfCent),
    licensee: parts.every(
      ({ kept: { expected, deal: plan }, licensee }) =>
        licensee !== null && expected.licensee < meanOf(play.alternatives[1 + plan.licensee]!) - halfCent,
    ),
  }
}

export interface Offer {
  readonly id: string
  /** to the licensor, with what serving one licensee more costs, by trial */
  readonly worth: Float64Array
}

/**
 * Open offers to other licensees that a closed deal excludes and nobody would refuse: the best of each licensee. What they
 * are worth is before the costs that are borne anyway.
 */
export const standingOffers = (sets: Sets, deal: number): readonly Offer[] => {
  const { plan, company, play, costs } = sets
  const best = new Map<number, Offer & { readonly mean: number }>()
  for (const [index, part] of play.parts.entries()) {
    const { id, licensee, grants } = plan.deals[part.deal]!
    const excluded = company.conflicts[deal]![part.deal]?.kind === 'exclusive'
    const open = grants.every(({ exclusivity }) => exclusivity === 'none')
    if (!excluded || !open || part.mates.length > 0 || licensee === plan.deals[deal]!.licensee) continue
    const refusing = refusingAlways(sets, part.deal)
    if (refusing.licensor || refusing.licensee) continue
    const serving = costs.serving([index], 'flow')
    const worth = part.gross.flow.map((value, i) => value + serving[i]!)
    const mean = meanOf(worth)
    if (mean > Math.max(0, best.get(licensee)?.mean ?? 0)) best.set(licensee, { id, worth, mean })
  }
  return [...best.values()].map(({ id, worth }) => ({ id, worth }))
}
