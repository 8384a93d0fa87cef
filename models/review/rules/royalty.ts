import type { TermOf } from '../../scenario/schema/terms.ts'
import { instead, without } from '../../scenario/variant.ts'
import { clausesOf, isNone, mean, written } from '../reading.ts'
import type { Hit, Rule } from '../rule.ts'
import { amount, percent } from '../words.ts'

/** What a royalty is reckoned on, and where it jumps or stops. */

interface Cliff {
  readonly threshold: number
  /** royalty at the threshold less royalty just below it */
  readonly jump: number
}

/** The highest cliff of all-units tiers: (ρ_{j+1} − ρ_j)·u_j at the limit u_j; rates at their means. */
const highestCliff = ({ tiers = [] }: TermOf<'royalty'>): Cliff | null => {
  const cliffs = tiers.flatMap(({ upTo, rate }, j): Cliff[] => {
    const [below, above] = [mean(rate), mean(tiers[j + 1]?.rate)]
    if (upTo === undefined || below === null || above === null || below === above) return []
    return [{ threshold: upTo, jump: (above - below) * upTo }]
  })
  const height = Math.max(...cliffs.map(({ jump }) => Math.abs(jump)))
  return cliffs.find(({ jump }) => Math.abs(jump) === height) ?? null
}

export const allUnitsCliff: Rule = {
  id: 'all-units-cliff',
  find: ({ deal, document }) =>
    clausesOf(deal, 'royalty').flatMap(({ term, clause }) => {
      const cliff = clause.tierMethod === 'all-units' ? highestCliff(clause) : null
      if (cliff === null) return []
      const { threshold, jump } = cliff
      const { currency } = document
      const moves = jump > 0 ? 'jumps up' : 'falls'
      return [
        {
          severity: jump > 0 ? 'caution' : 'serious',
          term,
          text:
            `The rate of the tier reached applies to all sales, so at ${amount(threshold, currency)} of sales the royalty ${moves} by ` +
            `${amount(Math.abs(jump), currency)} at once. ` +
            (jump > 0
              ? 'The licensee will steer sales to stay below. '
              : 'Selling more then pays the licensor less, which cannot be meant. ') +
            'Write marginal tiers: each rate for the sales within its tier.',
          change: {
            words: 'marginal tiers',
            make: (source) => instead(source, term, { ...clause, tierMethod: 'marginal' }),
          },
        },
      ]
    }),
}

export const apportionmentOpen: Rule = {
  id: 'apportionment',
  find: ({ deal }) =>
    clausesOf(deal, 'royalty').flatMap(({ term, clause }): readonly Hit[] => {
      if (clause.apportionment === undefined)
        return [
          {
            severity: 'info',
            term,
            text:
              'Nothing says what counts when the product is sold within a bundle; it is read as the whole product’s receipts. The ' +
              'licensee will argue for a small part of them. Write apportionment: product, or own value over the bundle’s with a floor.',
          },
        ]
      const { combination } = clause
      if (clause.apportionment !== 'combination' || combination === undefined || !isNone(combination.floor))
        return []
      const floored = { ...clause, combination: { ...combination, floor: halfFloor() } }
      return [
        {
          severity: 'caution',
          term,
          text:
            'The royalty on bundles is reckoned on the product’s part of their value, without a floor. List prices of the parts ' +
            'are the licensee’s to set, and the part can be made as small as it likes. Write a floor of one half.',
          change: { words: 'a floor of one half', make: (source) => instead(source, term, floored) },
        },
      ]
    }),
}

const halfFloor = () => {
  const clause = written({
    kind: 'royalty',
    rate: 0,
    apportionment: 'combination',
    combination: { own: 1, others: 1, floor: 0.5 },
  })
  return clause.kind === 'royalty' ? clause.combination?.floor : undefined
}

export const deductionsOpen: Rule = {
  id: 'deductions-uncapped',
  find: ({ deal }) =>
    clausesOf(deal, 'royalty', 'revenueShare').flatMap(({ term, clause }) => {
      const isNet = clause.kind === 'royalty' ? clause.base === 'net' : clause.of === 'net'
      if (!isNet || clause.deductions?.cap !== undefined) return []
      const average = mean(clause.deductions?.share)
      const more = average === null ? 0 : Math.min(1, 2 * average)
      const doubled = written({
        kind: 'royalty',
        base: 'net',
        rate: 0,
        deductions: { share: more },
      })
      const deductions = doubled.kind === 'royalty' ? doubled.deductions : undefined
      return [
        {
          severity: clause.deductions === undefined ? ('serious' as const) : ('caution' as const),
          term,
          text:
            'Payment is on net receipts, and what may be taken off has no limit. Rebates, freight, bad debts and bundles all find ' +
            'their way in. List what may be deducted, and cap it as a share of gross receipts.',
          change:
            more > 0
              ? {
                  words: `deductions of ${percent(more)}, twice what is expected`,
                  make: (source) => instead(source, term, { ...clause, deductions }),
                }
              : undefined,
        },
      ]
    }),
}

export const capEndsRoyalty: Rule = {
  id: 'cap-ends-royalty',
  find: ({ deal }) =>
    clausesOf(deal, 'royaltyCap').flatMap(({ term, clause }) =>
      clause.clock !== 'lifetime' || !isNone(clause.rateAfter)
        ? []
        : [
            {
              severity: 'caution',
              term,
              text:
                'Once the cap for the whole term is reached, the data are free, just when the product sells best. Write a lower rate ' +
                'beyond it (rateAfter), or a yearly cap.',
              change: { words: 'no cap', make: (source) => without(source, term) },
            },
          ],
    ),
}
