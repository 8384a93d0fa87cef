import { usualProfitSplit } from '../../methods/reliefFromRoyalty.ts'
import type { Approaches } from '../../scenario/schema/approaches.ts'
import { estimateFrom, expectationsOf } from '../estimate.ts'
import { stakeOf } from './income.ts'
import { reliefColumn, reliefRefusal } from './relief.ts'
import type { Subject } from './subject.ts'
import { percentText } from './words.ts'

/**
 * What part of all that is at stake the royalty would leave to the owner: relief from royalty over with-and-without, both in
 * expectation and before any tax amortisation; marked outside 5 to 50 %. Null without either, or where nothing is at stake.
 */
export const profitSplitOf = (subject: Subject): Approaches['profitSplit'] => {
  const { columns, holdings } = subject
  const known = holdings.some(({ unknown, declines }) => !unknown && !declines)
  if (!known || reliefRefusal(subject) !== null) return null
  const both = [reliefColumn(subject, 'flow'), stakeOf(subject, 'flow')].map(columns.means)
  if (!(both[1]!.all > 0)) return null
  const share = estimateFrom(expectationsOf(both), ([relief, stake]) => relief! / stake!)
  const { low, high } = usualProfitSplit
  const inside = share.value >= low && share.value <= high
  const why =
    share.value < low
      ? 'the royalty is low for what is at stake, or what is at stake is overrated'
      : 'the royalty takes most of what is at stake, or what is at stake is underrated'
  const flag = `An implied profit split of ${percentText(share.value)} is outside ${percentText(low)} to ${percentText(high)}: ${why}.`
  return { share, flag: inside ? null : flag }
}
