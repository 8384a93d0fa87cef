import { clausesOf } from '../reading.ts'
import type { Rule } from '../rule.ts'

/** What the data may be used for, and what it costs to go beyond. */

export const outOfField: Rule = {
  id: 'out-of-field',
  find: ({ deal }) => {
    const clauses = clausesOf(deal, 'outOfField')
    if (clauses.some(({ clause }) => clause.multiple !== undefined || clause.amount !== undefined)) return []
    return [
      {
        severity: 'caution',
        term: clauses[0]?.term ?? null,
        text:
          'Use outside the granted field has no price. Without one the licensor must prove damage, which for data is next to ' +
          'impossible. Write a multiple of the rate in the field (three is common to ask) or an amount, days to cure, and ' +
          'the right to end the deal.',
      },
    ]
  },
}

export const outOfFieldCure: Rule = {
  id: 'out-of-field-cure',
  find: ({ deal }) =>
    clausesOf(deal, 'outOfField').flatMap(({ term, clause }) =>
      clause.terminate !== true || clause.cureDays !== undefined
        ? []
        : [
            {
              severity: 'info',
              term,
              text:
                'Use outside the field may end the deal, and no days are given to cure it. A court may find that too harsh, and ' +
                'the licensee will not sign it for its core product. Write 30 to 60 days, and none for a second breach.',
            },
          ],
    ),
}

export const usesOpen: Rule = {
  id: 'uses-open',
  find: ({ deal, index }) =>
    deal.grants.flatMap(({ uses }, g) =>
      uses !== undefined && uses.length > 0
        ? []
        : [
            {
              severity: 'caution',
              term: null,
              pointer: `/deals/${index}/grants/${g}`,
              text:
                'The grant names no uses, so every use in the field is granted: also display to users and making synthetic ' +
                'data, which can replace the dataset. List them: training, fine-tuning, retrieval, evaluation, and nothing else.',
            },
          ],
    ),
}
