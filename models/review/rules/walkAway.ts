import { isNone } from '../reading.ts'
import type { Rule } from '../rule.ts'

/** What each party would do instead. */

export const walkAwayZero: Rule = {
  id: 'walk-away-zero',
  find: ({ document }) =>
    !isNone(document.licensor.alternative?.value)
      ? []
      : [
          {
            severity: 'caution',
            term: null,
            pointer: '/licensor/alternative',
            text:
              'Your own walk-away is 0: every offer above your costs then looks good, and the price zone starts at nothing. Enter what ' +
              'you would do without this deal: the next licensee, a broker, own use. Even the right to wait is worth something.',
          },
        ],
}

export const licenseeWalkAwayZero: Rule = {
  id: 'licensee-walk-away-zero',
  find: ({ document, licensee }) => {
    const { recreateCost, value } = licensee.alternative ?? {}
    if (recreateCost !== undefined || !isNone(value)) return []
    return [
      {
        severity: 'info',
        term: null,
        pointer: `/licensees/${document.licensees.indexOf(licensee)}/alternative`,
        text:
          `The walk-away of ${licensee.name ?? licensee.id} is 0, and it cannot recreate the data: it would pay up to its whole ` +
          'benefit. Nobody does. Enter what recreating or buying elsewhere would cost it, and how good that would be.',
      },
    ]
  },
}
