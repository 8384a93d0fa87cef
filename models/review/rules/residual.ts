import { having, instead, without } from '../../scenario/variant.ts'
import { clausesOf, endOf, isNone, mean, written } from '../reading.ts'
import type { Reviewed, Rule } from '../rule.ts'
import { percent, years } from '../words.ts'

/** What happens to trained models after the term. */

/** Years in which what a model learned loses half its worth, where no deal of the document says: judgement. */
const usualHalfLife = 2

const halfLifeIn = ({ document }: Reviewed): unknown => {
  const known = document.deals.flatMap((deal) => clausesOf(deal, 'residual'))
  return known.find(({ clause }) => clause.modelHalfLifeYears !== undefined)?.clause.modelHalfLifeYears
}

export const residualOpen: Rule = {
  id: 'residual-open',
  find: (reviewed) => {
    const { deal } = reviewed
    if (clausesOf(deal, 'residual').length > 0) return []
    const own = halfLifeIn(reviewed)
    const perpetual = written({
      kind: 'residual',
      scope: 'perpetual',
      rate: 0,
      modelHalfLifeYears: usualHalfLife,
    })
    const clause =
      own === undefined ? perpetual : ({ ...perpetual, modelHalfLifeYears: own } as typeof perpetual)
    return [
      {
        severity: 'serious',
        term: null,
        text:
          'Nothing is said about models trained on the data once the term ends. You read that as: stop using them; ' +
          'the licensee will read it as: keep them for ever, for nothing. Write a residual clause: none, with deletion and ' +
          'a certificate, or a tail of so many years at a stated rate.',
        change: {
          words: 'models kept for ever without royalty, as the licensee may read it',
          make: (source) => having(source, clause),
        },
      },
    ]
  },
}

export const residualHalfLife: Rule = {
  id: 'residual-half-life',
  find: ({ deal }) =>
    clausesOf(deal, 'residual').flatMap(({ term, clause }) =>
      clause.scope === 'none' || clause.modelHalfLifeYears !== undefined
        ? []
        : [
            {
              severity: 'serious',
              term,
              text:
                'The right to go on using trained models has no half-life, so nobody can say what it is worth. Agree how ' +
                'fast their worth fades, for example by half every two years, and state it.',
            },
          ],
    ),
}

export const residualFree: Rule = {
  id: 'residual-free',
  find: ({ deal }) =>
    clausesOf(deal, 'residual').flatMap(({ term, clause }) =>
      clause.scope === 'none' || !isNone(clause.rate)
        ? []
        : [
            {
              severity: clause.scope === 'perpetual' ? 'caution' : 'info',
              term,
              text:
                `What was learned from the data may be used ${clause.scope === 'perpetual' ? 'for ever' : 'in the tail'} ` +
                'without royalty. That is a gift unless the other fees already pay for it. Write a rate for the time after ' +
                'the term, or raise the fee for it.',
              change: { words: 'no use after the term', make: (source) => without(source, term) },
            },
          ],
    ),
}

/** What is left of a model's worth below which nobody should argue over it. */
const leastLeft = 0.125

export const tailLength: Rule = {
  id: 'tail-length',
  find: ({ deal }) =>
    clausesOf(deal, 'residual').flatMap(({ term, clause }) => {
      const half = mean(clause.modelHalfLifeYears)
      const { tailYears } = clause
      // an eighth is left after three half-lives
      if (clause.scope !== 'tail' || half === null || tailYears === undefined || tailYears <= 3 * half)
        return []
      const shorter = { ...clause, tailYears: 3 * half }
      return [
        {
          severity: 'info',
          term,
          text:
            `The tail runs ${years(tailYears)} although models lose half their worth every ${years(half)}: less than ` +
            `${percent(leastLeft)} is left in its last years, for reports and audits that cost the same. End it at ` +
            `${years(3 * half)}, ${years(endOf(deal) + 3 * half)} after the valuation date, or charge for what remains at once.`,
          change: {
            words: `a tail of ${years(3 * half)}`,
            make: (source) => instead(source, term, shorter),
          },
        },
      ]
    }),
}
