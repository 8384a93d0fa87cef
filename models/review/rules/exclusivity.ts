import { changed } from '../../scenario/variant.ts'
import { clausesOf, has } from '../reading.ts'
import type { Change, Reviewed, Rule } from '../rule.ts'
import { years } from '../words.ts'

/** What nobody else may have meanwhile. */

interface Exclusive {
  readonly pointer: string
  readonly kind: 'exclusive' | 'sole'
  readonly termYears: number
  readonly field: string
}

const exclusives = ({ deal, index }: Reviewed): readonly Exclusive[] =>
  deal.grants.flatMap(({ exclusivity = 'none', termYears, field, market }, g) =>
    exclusivity === 'none'
      ? []
      : [
          {
            pointer: `/deals/${index}/grants/${g}`,
            kind: exclusivity,
            termYears,
            field: field ?? market ?? '',
          },
        ],
  )

/** Whether the licensee must pay or do something to keep what it has alone. */
const isEarned = ({ deal }: Reviewed): boolean =>
  has(deal, 'minimumGuarantee', 'annualFee') ||
  clausesOf(deal, 'milestone').some(({ clause }) => 'gate' in clause.trigger || 'date' in clause.trigger)

const shared = ({ deal }: Reviewed): Change => ({
  words: 'the same terms, not exclusive (what others would then pay is not in it)',
  make: (source) =>
    changed(source, { grants: deal.grants.map((grant) => ({ ...grant, exclusivity: 'none' })) }),
})

const longYears = 3

export const exclusivityIdle: Rule = {
  id: 'exclusivity-without-diligence',
  find: (reviewed) =>
    isEarned(reviewed)
      ? []
      : exclusives(reviewed).map(({ pointer, kind, termYears, field }) => ({
          severity:
            kind === 'exclusive' && termYears > longYears ? ('serious' as const) : ('caution' as const),
          term: null,
          pointer,
          text:
            `The grant of ${field} is ${kind} for ${years(termYears)}, with neither a minimum nor a diligence milestone. The ` +
            'licensee can sit on it, and nobody else may use the data there. Write a yearly minimum, or dates by which it must ' +
            'launch, after which the grant becomes non-exclusive.',
          change: shared(reviewed),
        })),
}

export const exclusivityLong: Rule = {
  id: 'exclusivity-long',
  find: (reviewed) =>
    exclusives(reviewed).flatMap(({ pointer, kind, termYears, field }) =>
      termYears <= longYears || !isEarned(reviewed)
        ? []
        : [
            {
              severity: 'caution' as const,
              term: null,
              pointer,
              text:
                `The grant of ${field} is ${kind} for ${years(termYears)}. Beyond about ${years(longYears)} nobody can foresee who ` +
                'else would pay. Write exclusivity for two or three years, then non-exclusive, or renewal against a higher minimum.',
              change: shared(reviewed),
            },
          ],
    ),
}
