import { changed } from '../../scenario/variant.ts'
import { clausesOf, has, longest, mean } from '../reading.ts'
import type { Rule } from '../rule.ts'
import { percent, years } from '../words.ts'

/** What may happen while a deal runs. */

export const mostFavouredScope: Rule = {
  id: 'most-favoured-scope',
  find: ({ deal }) =>
    clausesOf(deal, 'mostFavoured').flatMap(({ term, clause }) =>
      clause.field !== undefined || clause.market !== undefined
        ? []
        : [
            {
              severity: 'caution',
              term,
              text:
                'The most-favoured clause names no scope: every later licence in an overlapping field sets this price too, also a ' +
                'small one, a pilot or a settlement. Limit it to a field or market, to deals of like size and terms, and to two years.',
            },
          ],
    ),
}

export const changeOfControlMissing: Rule = {
  id: 'change-of-control',
  find: ({ deal }) => {
    if (has(deal, 'changeOfControl')) return []
    const alone = deal.grants.some(({ exclusivity = 'none' }) => exclusivity !== 'none')
    return [
      {
        severity: alone ? 'caution' : 'info',
        term: null,
        text:
          'Nothing says what happens when the licensee is taken over; the data then go wherever the buyer takes them, also to ' +
          'a rival of yours. Write consent, a fee, or an end, and no assignment without consent.',
      },
    ]
  },
}

export const terminationMissing: Rule = {
  id: 'termination',
  find: ({ deal }) =>
    has(deal, 'termination')
      ? []
      : [
          {
            severity: 'info',
            term: null,
            text:
              'Nothing says how the deal may end early. Write termination for breach that is not cured within 30 to 60 days and for ' +
              'insolvency, whether the licensee may leave and at what fee, and that data are deleted with a certificate.',
          },
        ],
}

export const equityInformation: Rule = {
  id: 'equity-information',
  find: ({ deal }) =>
    clausesOf(deal, 'equity').flatMap(({ term, clause }) =>
      clause.informationRights === true
        ? []
        : [
            {
              severity: 'caution',
              term,
              text:
                'Shares are taken without information rights: nobody could say what they are worth, or notice a round that dilutes ' +
                'them. Write yearly accounts, notice of every round, and the right to take part in it.',
            },
          ],
    ),
}

/** The part of the data's worth that must be left at the end of a term without updates. */
const enoughLeft = 0.7

export const updatesMissing: Rule = {
  id: 'updates',
  find: ({ deal, document, index }) => {
    const half = mean(document.dataset.freshness?.halfLifeYears)
    if (half === null) return []
    // 0.7 of it is left after 0.515 half-lives
    const stale = deal.grants.findIndex(
      ({ updates, termYears }) => updates !== true && termYears > 0.515 * half,
    )
    if (stale < 0) return []
    return [
      {
        severity: 'caution',
        term: null,
        pointer: `/deals/${index}/grants/${stale}`,
        text:
          `The grant runs up to ${years(longest(deal))} without updates while data lose half their worth every ${years(half)}: less ` +
          `than ${percent(enoughLeft)} of it is left at its end. The licensee will ask for the price of old data. Grant updates, for ` +
          'a yearly fee, or shorten the term.',
        change: {
          words: 'updates, at the same price',
          make: (source) =>
            changed(source, { grants: deal.grants.map((grant) => ({ ...grant, updates: true })) }),
        },
      },
    ]
  },
}
