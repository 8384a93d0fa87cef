import type { TermOf } from '../scenario/schema/terms.ts'
import { type Looked, type Reading, readingsOfSwitch } from './reading.ts'

/** What a royalty clause can be read as: which tiers, on which receipts, of which part of the product. */
export const royaltyReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'royalty'>,
): readonly Reading[] => {
  const tiered = (clause.tiers?.length ?? 0) > 1
  return [
    ...(tiered ? tierReadings(looked, term, clause) : []),
    ...baseReadings(looked, term, clause),
    ...apportionmentReadings(looked, term, clause),
  ]
}

const tierReadings = (looked: Looked, term: number, clause: TermOf<'royalty'>): readonly Reading[] => [
  ...readingsOfSwitch(looked, term, {
    key: 'tierMethod',
    written: clause.tierMethod,
    usual: 'marginal',
    others: ['all-units'],
    text: 'Does a higher tier count for the receipts above its limit only (marginal), or for all of them (all-units)?',
    change: (tierMethod) => ({ ...clause, tierMethod }),
  }),
  ...(clause.tierMethod === 'all-units'
    ? readingsOfSwitch(looked, term, {
        key: 'tierMatch',
        written: clause.tierMatch,
        usual: 'higher',
        others: ['lower'],
        text: 'Do receipts exactly at a limit take the higher tier or the lower?',
        change: (tierMatch) => ({ ...clause, tierMatch }),
      })
    : []),
  ...readingsOfSwitch(looked, term, {
    key: 'tierClock',
    written: clause.tierClock,
    usual: 'annual',
    others: ['lifetime', 'rolling'],
    text: 'Do the tiers begin anew each contract year, count receipts since the start, or those of the last twelve months?',
    change: (tierClock) => ({ ...clause, tierClock }),
  }),
]

const baseReadings = (looked: Looked, term: number, clause: TermOf<'royalty'>): readonly Reading[] => {
  const { deductions, ...gross } = clause
  if (deductions === undefined) return []
  const { cap: _, ...uncapped } = deductions
  return [
    ...readingsOfSwitch(looked, term, {
      key: 'base',
      written: clause.base,
      usual: 'net',
      others: ['gross'],
      text: 'Are deductions taken off the receipts before the royalty is reckoned?',
      change: (base) => (base === 'gross' ? { ...gross, base } : { ...clause, base }),
    }),
    ...(deductions.cap === undefined
      ? []
      : readingsOfSwitch(looked, term, {
          key: 'deductions.cap',
          written: 'as written',
          usual: 'as written',
          others: ['none'],
          text: 'Does the limit hold for all deductions together, or can some of them go beyond it?',
          change: (cap) => (cap === 'none' ? { ...clause, deductions: uncapped } : clause),
        })),
  ]
}

const apportionmentReadings = (
  looked: Looked,
  term: number,
  { apportionShare: _share, combination: _combination, ...clause }: TermOf<'royalty'>,
): readonly Reading[] =>
  readingsOfSwitch(looked, term, {
    key: 'apportionment',
    written: clause.apportionment,
    usual: 'product',
    others: ['attributable'],
    text: 'Is the royalty reckoned on the whole product, or on the part of its receipts that is due to the data?',
    change: (apportionment) => ({ ...clause, apportionment }),
  })
