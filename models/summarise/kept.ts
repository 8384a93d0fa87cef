import type { Plan } from '../scenario/plan.ts'
import type { DealOutcomes } from '../simulate/outcomes.ts'
import type { Columns } from './columns.ts'
import { isUnknown } from './deals.ts'
import type { Asked, Part } from './part.ts'

/** What of a deal is kept when its own answer is made, to be set beside other deals. Columns nobody needs are empty. */
export interface KeptOutcomes extends Pick<DealOutcomes, 'deal' | 'licensor' | 'joint' | 'ends'> {
  /** what it turns out to be worth to the licensee, by trial */
  readonly licensee: Float64Array
  /** what it is expected to be worth to each party, and the joint costs inside */
  readonly expected: { readonly licensor: number; readonly licensee: number; readonly joint: number }
}

/** Keeps what comparisons and strategies need of the deals of a part; copied where the columns are used again. */
export const keptOf = (
  plan: Plan,
  { request, members }: Asked,
  { part, columns }: { readonly part: Part; readonly columns: Columns },
): readonly KeptOutcomes[] =>
  part.run.deals.map((outcomes, index) => {
    const d = part.deal + index
    const { deal, licensor, licensee, joint, ends } = outcomes
    const together = members.some((places) => places.includes(d))
    const compared = request.deals[d]!.context === null && plan.deals.length > 1
    const alike = compared && plan.deals.some((other) => areAlike(plan, deal, other))
    const keep = (column: Float64Array, needed: boolean): Float64Array =>
      needed ? (part.last ? column : column.slice()) : nothing
    const both = ({ flow, time }: DealOutcomes['joint']) => ({
      flow: keep(flow, together),
      time: keep(time, together),
    })
    const mean = (column: Float64Array): number => (together ? columns.means(column).all : 0)
    return {
      deal,
      licensor: { flow: keep(licensor.flow, together), time: keep(licensor.time, together || compared) },
      joint: both(joint),
      ends: keep(ends, together),
      licensee: keep(licensee.time, alike),
      expected: {
        licensor: mean(licensor.flow),
        licensee: mean(licensee.flow),
        joint: mean(joint.flow),
      },
    }
  })

const nothing = new Float64Array(0)

/** Whether two deals are offers to the same licensee, whose side is known. */
export const areAlike = (plan: Plan, a: DealOutcomes['deal'], b: DealOutcomes['deal']): boolean =>
  a !== b && a.licensee === b.licensee && !isUnknown(plan, { deal: a }) && !isUnknown(plan, { deal: b })
