import type { DealAnswer } from '../scenario/schema/answer.ts'
import { needed } from './figures.ts'

type Cure = NonNullable<DealAnswer['wouldBeRefused']>['cure']

/** The smallest cure with its money: "an upfront fee lower by 279 k USD"; null where the fee alone cures nothing. */
export const feeCure = ({ upfrontChange }: Cure, currency: string): string | null =>
  upfrontChange === null
    ? null
    : `an upfront fee ${upfrontChange < 0 ? 'lower' : 'higher'} by ${needed(Math.abs(upfrontChange), currency)}`

/** The same in the middle of a sentence, or why there is none: "no price cures it: the deal never begins". */
export const cureClause = (cure: Cure, currency: string): string => {
  const fee = feeCure(cure, currency)
  if (fee !== null) return `smallest cure: ${fee}`
  return cure.text.charAt(0).toLowerCase() + cure.text.slice(1).replace(/\.$/, '')
}
