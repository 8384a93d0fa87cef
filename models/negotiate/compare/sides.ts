import type { ComparedItem, ComparedSide } from '../../scenario/schema/compare.ts'
import type { Side } from '../../scenario/schema/figures.ts'
import { certaintyEquivalent } from '../../strategy/certaintyEquivalent.ts'
import type { Columns } from '../../summarise/columns.ts'
import { shortfallOf } from '../../summarise/shortfall.ts'
import type { Played } from './play.ts'

export interface SideQuestion {
  readonly columns: Columns
  /** of the licensor, money; null where none is stated */
  readonly tolerance: number | null
}

/** The figures of a contestant, party by party, and whether it would be refused. */
export const itemOf = (played: Played, { columns, tolerance }: SideQuestion): ComparedItem => {
  const { id, kind, answer, certain } = played
  const theirs = 'licensee' in answer ? answer.licensee : null
  return {
    id,
    kind,
    licensor: sideOf(answer.licensor, played.licensor.time, { columns, tolerance }),
    licensee:
      theirs === null || played.licensee === null
        ? null
        : sideOf(theirs, played.licensee.time, { columns, tolerance: null }),
    licenseeWhy: kind === 'strategy' ? 'strategy' : theirs === null ? 'unknown-utility' : null,
    certain,
    wouldBeRefused: 'wouldBeRefused' in answer ? answer.wouldBeRefused : null,
    refused: 'refused' in answer ? answer.refused : [],
  }
}

const sideOf = (side: Side, time: Float64Array, { columns, tolerance }: SideQuestion): ComparedSide => ({
  ...side,
  worst5: shortfallOf(time, side.npv, columns),
  certaintyEquivalent: tolerance === null ? null : certaintyEquivalent(time, tolerance, columns),
})

/** Whether it takes no part unless told: nobody would be paid by it. */
export const isRefused = ({ deals }: Played, { wouldBeRefused, refused }: ComparedItem): boolean =>
  wouldBeRefused !== null || (refused.length > 0 && refused.length === deals.length)
