import type { Deal } from '../scenario/schema/deal.ts'
import type { TermOf } from '../scenario/schema/terms.ts'
import { type Looked, type Reading, readingsOfSwitch } from './reading.ts'

const has = ({ terms }: Deal, kind: Deal['terms'][number]['kind']): boolean =>
  terms.some((term) => term.kind === kind)

/** What counts towards a minimum, and what becomes of a true-up. */
export const minimumReadings = (
  looked: Looked,
  term: number,
  clause: TermOf<'minimumGuarantee'>,
): readonly Reading[] => {
  const { deal } = looked
  const others = [
    ...(has(deal, 'usageFee') ? (['royalty+usage'] as const) : []),
    ...(['revenueShare', 'sublicenceShare'] as const).flatMap((kind) =>
      has(deal, kind) ? (['all'] as const) : [],
    ),
  ]
  const { trueUpRecoupable: _, shortfallCreditableYears: __, ...yearly } = clause
  return [
    ...readingsOfSwitch(looked, term, {
      key: 'credits',
      written: clause.credits,
      usual: 'royalty',
      others: [...new Set(others)],
      text: 'What counts towards the minimum: the royalty alone, or other payments too?',
      change: (credits) => ({ ...clause, credits }),
    }),
    ...readingsOfSwitch(looked, term, {
      key: 'clock',
      written: clause.clock,
      usual: 'annual',
      others: ['term'],
      text: 'Is the minimum due for each year by itself, or once for the whole term?',
      change: (clock) => (clock === 'term' ? { ...yearly, clock } : { ...clause, clock }),
    }),
    ...readingsOfSwitch(looked, term, {
      key: 'trueUpRecoupable',
      written: clause.trueUpRecoupable,
      usual: false,
      others: [true],
      text: 'Is what was paid up to the minimum recouped from later royalty?',
      change: (trueUpRecoupable) => ({ ...yearly, trueUpRecoupable }),
    }),
    ...(has(deal, 'advance')
      ? readingsOfSwitch(looked, term, {
          key: 'advanceCountsTowardMinimum',
          written: clause.advanceCountsTowardMinimum,
          usual: false,
          others: [true],
          text: 'Does the advance count towards the first guaranteed year?',
          change: (advanceCountsTowardMinimum) => ({ ...clause, advanceCountsTowardMinimum }),
        })
      : []),
    ...readingsOfSwitch(looked, term, {
      key: 'shortfallCreditableYears',
      written: clause.shortfallCreditableYears,
      usual: 0,
      others: [2],
      text: 'Can a true-up be credited against later years that exceed their minimum (here: for two years)?',
      change: (shortfallCreditableYears) => ({ ...yearly, shortfallCreditableYears }),
    }),
  ]
}

export const stackingReadings = (looked: Looked, term: number, clause: TermOf<'stacking'>) =>
  readingsOfSwitch(looked, term, {
    key: 'unused',
    written: clause.unused,
    usual: 'carry-forward',
    others: ['lapses'],
    text: 'Is an offset that the floor does not allow carried into later years, or does it lapse?',
    change: (unused) => ({ ...clause, unused }),
  })

export const capReadings = (looked: Looked, term: number, clause: TermOf<'royaltyCap'>) =>
  readingsOfSwitch(looked, term, {
    key: 'clock',
    written: clause.clock,
    usual: 'annual',
    others: ['lifetime'],
    text: 'Does the cap hold for each contract year, or for the whole term?',
    change: (clock) => ({ ...clause, clock }),
  })

export const advanceReadings = (looked: Looked, term: number, clause: TermOf<'advance'>) =>
  looked.deal.grants.length < 2
    ? []
    : readingsOfSwitch(looked, term, {
        key: 'balance',
        written: clause.balance,
        usual: 'one',
        others: ['per-grant'],
        text: 'Is the advance recouped from the royalty of all grants together, or a part of it from each?',
        change: (balance) => ({ ...clause, balance }),
      })

export const profitReadings = (looked: Looked, term: number, clause: TermOf<'profitShare'>) =>
  readingsOfSwitch(looked, term, {
    key: 'lossCarryForward',
    written: clause.lossCarryForward,
    usual: false,
    others: [true],
    text: 'Is a loss of one year taken off the profit of later years?',
    change: (lossCarryForward) => ({ ...clause, lossCarryForward }),
  })

export const withholdingReadings = (looked: Looked, term: number, clause: TermOf<'withholding'>) =>
  readingsOfSwitch(looked, term, {
    key: 'grossUp',
    written: clause.grossUp,
    usual: false,
    others: [true],
    text: 'Does the licensor bear tax withheld at source, or does the licensee pay it on top?',
    change: (grossUp) => ({ ...clause, grossUp }),
  })

export const currencyReadings = (looked: Looked, term: number, clause: TermOf<'currency'>) =>
  readingsOfSwitch(looked, term, {
    key: 'of',
    written: clause.of,
    usual: 'settlement',
    others: ['amounts'],
    text: 'Are amounts agreed in the document’s currency and settled in the other, or are the figures themselves in the other currency?',
    change: (of) => ({ ...clause, of }),
  })

export const changeReadings = (looked: Looked, term: number, { fee, ...clause }: TermOf<'changeOfControl'>) =>
  readingsOfSwitch(looked, term, {
    key: 'effect',
    written: clause.effect,
    usual: clause.effect,
    others: clause.effect === 'end' ? ['consent'] : ['end'],
    text: 'If the licensee is taken over, does the deal go on or end?',
    change: (effect) =>
      effect === 'fee' && fee !== undefined ? { ...clause, effect, fee } : { ...clause, effect },
  })
