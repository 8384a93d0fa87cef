import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import { small } from './words.ts'

/** Open items that are in no sum, since nobody says how likely they are to turn out badly. */
export const notWeighed = (items: DiligenceAnswer['items']): string => {
  const unsaid = items.filter(({ status, probability }) => status === 'open' && probability === null).length
  return unsaid === 0
    ? ''
    : ` The probability of ${small(unsaid)} is not stated: what that holds is not counted.`
}

/** A gain from a delay looks like a mistake until it is said where it comes from. */
export const laterIsMore = (items: DiligenceAnswer['items']): readonly string[] => {
  const gains = items.some(
    ({ consequence, effects }) =>
      consequence.includes(' months later') && effects.some(({ licensor }) => licensor.value > 0),
  )
  return gains
    ? [
        'a delay moves grants and launches, not markets: where sales grow faster than they are discounted, later is worth more',
      ]
    : []
}

/** Why nothing changes: only what the document states can be moved. */
export const unmoved = (delivery: DiligenceAnswer['delivery']): readonly string[] => {
  const nothing = delivery.every(({ others }) =>
    others.every(({ licensor, licensee }) => licensor.value === 0 && (licensee?.value ?? 0) === 0),
  )
  return nothing
    ? ['nothing changes here, since the document states neither such risks nor a yearly cost of serving']
    : []
}
