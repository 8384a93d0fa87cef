import type { Approaches } from '../../scenario/schema/approaches.ts'
import { valueAt } from '../../simulate/frame.ts'
import { stakeColumn } from './stakeColumn.ts'
import type { Subject } from './subject.ts'

/**
 * The zone in which the licence of a deal is negotiated: as one price at its start, before tax, from what the owner must have
 * to what the licensee can give; both expectations at the flows' own rates. None for the ownership, which no deal grants.
 */
export const zoneOf = ({
  interest,
  holdings,
  joint,
  drawn,
  columns,
  plan,
  means,
}: Subject): Approaches['zone'] => {
  const [held] = holdings
  if (interest === 'ownership' || held === undefined || held.unknown) return null
  const keeps = 1 - valueAt(means, plan.licensor.tax.royalty, 0)
  const ceiling = columns.estimate(stakeColumn(held, 'flow').map((stake) => stake / (1 - held.taxRate)))
  const floor = columns.estimate(joint.flow.map((cost, i) => (drawn.alternative[i]! - cost) / keeps))
  return {
    deal: interest.deal,
    floor,
    ceiling,
    exists: ceiling.value >= floor.value,
    text: "Floor: what leaves the licensor at its walk-away, its costs of preparing, serving and monitoring among it, risks and licences that the grant prevents not; ceiling: what leaves the licensee at its walk-away. One price at the start, before tax, expected at each side's own rates.",
  }
}
