import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDeal } from './anyDeal.ts'
import { agreeing } from './anyTerms.ts'
import { changed, type Loose } from './documents.ts'
import { type Future, futuresIn } from './futures.ts'
import { near, patience, runs } from './runs.ts'

/** Clauses that ask for nothing, whatever their other switches say. */
const switchedOff: readonly Loose[] = [
  { kind: 'upfrontFee', amount: 0, deductible: 'over-term' },
  { kind: 'annualFee', amount: 0, timing: 'arrears', index: { by: 'inflation' }, deductible: 2 },
  { kind: 'usageFee', volume: 900, tiers: [{ upTo: 400, price: 0, fee: 0 }, { price: 0 }], commit: 1200 },
  { kind: 'usageFee', volume: 0, tiers: [{ price: 30, fee: 1000 }] },
  { kind: 'stacking', thirdParty: 0 },
  { kind: 'stacking', thirdParty: 0.05, offset: 0 },
  { kind: 'stacking', thirdParty: 0.05, floor: 1 },
  { kind: 'royaltyCap', amount: 1e12, rateAfter: 0.3 },
  { kind: 'minimumGuarantee', amount: 0, escalator: 0.1, credits: 'all', trueUpRecoupable: true },
  { kind: 'minimumGuarantee', amount: 0, shortfallCreditableYears: 2 },
  { kind: 'advance', amount: 0, balance: 'per-grant' },
  { kind: 'revenueShare', share: 0, of: 'net', deductions: { share: 0.3 } },
  { kind: 'profitShare', share: 0, lossCarryForward: true },
  { kind: 'poolShare', pool: 0, ownUsage: 10, totalUsage: 30 },
  { kind: 'poolShare', pool: 50_000, ownUsage: 0, totalUsage: 0 },
  { kind: 'sublicenceShare', receipts: 70_000, stages: [{ share: 0 }] },
  { kind: 'sublicenceShare', receipts: 70_000, passThrough: 1, stages: [{ share: 0.5 }] },
  { kind: 'milestone', trigger: { salesCumulative: 1 }, amount: 0 },
  { kind: 'equity', value: 0, volatility: 0.4, years: 2 },
  { kind: 'equity', value: 90_000, volatility: 0.4, years: 2, dilution: 1, warrant: { strike: 1 } },
  { kind: 'inKind', costToPayer: 0, valueToReceiver: 0, timing: 'yearly' },
  { kind: 'holdback', share: 0, releaseYears: 2, claim: 0.5 },
  { kind: 'paymentTerms', reportingDays: 0, paymentDays: 0, lateInterest: 0.1 },
  { kind: 'audit', underReporting: 0, probability: 0.5, interest: 0.1 },
  { kind: 'withholding', rate: 0 },
  { kind: 'withholding', rate: 0, grossUp: true },
  { kind: 'currency', currency: 'EUR', rate: 1.3, volatility: 0 },
  { kind: 'currency', currency: 'EUR', rate: 1.3, volatility: 0.4, collar: { floor: 1, cap: 1 } },
  {
    kind: 'currency',
    of: 'amounts',
    currency: 'EUR',
    rate: 1,
    volatility: 0,
    interest: { home: 0.1, foreign: 0.1 },
  },
  { kind: 'termination', hazardPerYear: 0, fee: 50_000 },
  { kind: 'residual', scope: 'none' },
  { kind: 'residual', scope: 'none', exitCost: 0 },
  { kind: 'outOfField', multiple: 0 },
  { kind: 'changeOfControl', hazardPerYear: 0, effect: 'fee', fee: 50_000 },
  { kind: 'changeOfControl', hazardPerYear: 0, effect: 'end' },
  { kind: 'mostFavoured', effect: 'refund' },
]

const others = anyDeal({ rising: true })

/** Every figure of a future but the worth of its clauses, of which one has one more. */
const figuresOf = ({ lines, worth, cash, endTime }: Future): readonly number[] => [
  ...Object.values(lines).flatMap((line) => [...line]),
  ...Object.values(worth),
  ...cash.licensor,
  ...cash.licensee,
  endTime,
]

it(
  'a clause switched off changes no figure, and is worth nothing',
  () => {
    fc.assert(
      fc.property(others, fc.constantFrom(...switchedOff), (document, off) => {
        const without = changed(document, ({ deals: [deal] }) => {
          deal.terms = agreeing(
            deal.terms.filter(({ kind }: Loose) => kind !== off.kind || kind === 'upfrontFee'),
          )
        })
        const beside = changed(without, ({ deals: [deal] }) => deal.terms.push(off))
        const all = futuresIn(beside)
        futuresIn(without).forEach((future, j) => {
          const [was, is] = [figuresOf(future), figuresOf(all[j]!)]
          // a flow more is a loop more, and sums may be added up in another order
          expect(was.filter((figure, f) => !near(is[f]!, figure, 1e6))).toEqual([])
          expect(all[j]!.terms[beside.deals[0].terms.length - 1]).toBeCloseTo(0, 6)
        })
      }),
      runs,
    )
  },
  patience,
)
