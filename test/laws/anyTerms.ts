import fc from 'fast-check'
import { between, money, perhaps, share, tiers } from './anyNumber.ts'
import type { Loose } from './documents.ts'

type Keys = { readonly [key: string]: fc.Arbitrary<unknown> }

/** A clause: the keys it needs, and those it may have. */
const clause = (kind: string, needed: Keys, optional: Keys = {}): fc.Arbitrary<Loose> =>
  fc.record(
    { kind: fc.constant(kind), ...needed, ...optional },
    { requiredKeys: ['kind', ...Object.keys(needed)] as never },
  )

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const taxAs = one('royalty', 'service', 'equity')
const field = one('imaging', 'tools')
const deductible = one<string | number>('at-once', 'over-term', 1, 2)
const deductions = fc.record({ share: share(0.4), cap: share(0.4) }, { requiredKeys: ['share'] })
const hazard = share(0.4)

const royalty = fc
  .record({
    own: clause(
      'royalty',
      { tiers: tiers(3_000_000, fc.record({ rate: share(0.2) })) },
      {
        field,
        taxAs,
        tierMethod: one('marginal', 'all-units'),
        tierMatch: one('higher', 'lower'),
        tierClock: one('annual', 'lifetime', 'rolling'),
        stepDowns: one(
          [{ fromYear: 2, factor: 0.7 }],
          [
            { fromYear: 2, factor: 0.9 },
            { fromYear: 3, factor: 0.5 },
          ],
        ),
      },
    ),
    net: perhaps(deductions),
    part: one<Loose>(
      {},
      { apportionment: 'attributable' },
      { apportionment: 'share', apportionShare: 0.37 },
      { apportionment: 'combination', combination: { own: 3, others: 4, floor: 0.2 } },
    ),
  })
  .map(({ own, net, part }) => ({
    ...own,
    ...part,
    ...(net === null ? {} : { base: 'net', deductions: net }),
  }))

const usageFee = clause(
  'usageFee',
  {
    volume: fc.oneof(fc.integer({ min: 0, max: 5000 }), one({ perRevenue: 0.0003 }, { perRevenue: 0.001 })),
    tiers: tiers(2000, fc.record({ price: between(0, 40), fee: money(9000) }, { requiredKeys: ['price'] })),
  },
  { field, taxAs },
)

const minimumGuarantee = clause(
  'minimumGuarantee',
  { amount: money(400_000) },
  {
    escalator: share(0.2),
    fromYear: one(1, 2, 3),
    clock: one('annual', 'term'),
    credits: one('royalty', 'royalty+usage', 'all'),
    trueUpRecoupable: fc.boolean(),
    advanceCountsTowardMinimum: fc.boolean(),
    shortfallCreditableYears: one(0, 1, 2),
    taxAs,
  },
)

const trigger = fc.oneof(
  one({ gate: 'clearance', field: 'imaging' }, { date: '2028-03-01' }),
  fc.integer({ min: 1, max: 9_000_000 }).map((salesCumulative) => ({ salesCumulative })),
  fc.integer({ min: 1, max: 4_000_000 }).map((salesAnnual) => ({ salesAnnual })),
)

const residual = fc.oneof(
  clause('residual', { scope: one('none') }, { exitCost: money(30_000) }),
  clause(
    'residual',
    { scope: one('tail'), tailYears: one(0.5, 1), modelHalfLifeYears: one(1, 2) },
    { rate: share(0.1) },
  ),
  clause('residual', { scope: one('perpetual'), modelHalfLifeYears: one(1, 3) }, { rate: share(0.1) }),
)

/**
 * Every kind of clause with every switch; amounts, rates and limits of a size that each clause matters now and then.
 * Contract years are at least three.
 */
export const anyClause = {
  upfrontFee: clause('upfrontFee', { amount: money(300_000) }, { deductible, taxAs }),
  annualFee: clause(
    'annualFee',
    { amount: money(90_000) },
    {
      timing: one('advance', 'arrears'),
      index: one({ by: 'inflation' }, { by: 'inflation', floor: 0, cap: 0.03 }),
      deductible,
      taxAs,
    },
  ),
  royalty,
  stacking: clause(
    'stacking',
    { thirdParty: share(0.1) },
    { offset: share(), floor: share(), unused: one('carry-forward', 'lapses') },
  ),
  royaltyCap: clause(
    'royaltyCap',
    { amount: money(500_000) },
    { clock: one('annual', 'lifetime'), rateAfter: share(0.05) },
  ),
  minimumGuarantee,
  advance: clause(
    'advance',
    { amount: money(300_000) },
    { rate: share(), balance: one('one', 'per-grant'), taxAs },
  ),
  usageFee: fc
    .tuple(usageFee, one({}, { commit: 1500 }, { monthlyMaximum: 2500 }))
    .map(([fee, bound]) => ({ ...fee, ...bound })),
  revenueShare: fc
    .tuple(clause('revenueShare', { share: share(0.2) }, { field, taxAs }), perhaps(deductions))
    .map(([own, net]) => (net === null ? own : { ...own, of: 'net', deductions: net })),
  profitShare: clause('profitShare', { share: share(0.5) }, { lossCarryForward: fc.boolean(), taxAs }),
  poolShare: clause(
    'poolShare',
    {
      pool: money(900_000),
      ownUsage: fc.integer({ min: 0, max: 90 }),
      totalUsage: fc.integer({ min: 0, max: 300 }),
    },
    { growth: share(0.3), taxAs },
  ),
  sublicenceShare: clause(
    'sublicenceShare',
    {
      receipts: fc.oneof(fc.integer({ min: 0, max: 500_000 }), one({ perRevenue: 0.2 })),
      stages: one(
        [{ share: 0.4 }],
        [{ share: 0.4 }, { share: 0.2, fromYear: 2 }],
        [{ share: 0.5 }, { share: 0.1, gate: 'clearance', field: 'imaging' }],
      ),
    },
    { passThrough: share(0.5), field, taxAs },
  ),
  milestone: clause('milestone', { trigger, amount: money(200_000) }, { taxAs }),
  equity: clause(
    'equity',
    { value: money(400_000), volatility: share(0.9), years: one(0, 1.5, 3) },
    {
      growth: share(0.3),
      lockUpYears: one(0, 2),
      dilution: share(0.5),
      liquidityDiscount: share(0.5),
      warrant: fc.integer({ min: 1, max: 300_000 }).map((strike) => ({ strike })),
      taxAs,
    },
  ),
  inKind: clause(
    'inKind',
    { costToPayer: money(80_000), valueToReceiver: money(80_000) },
    { timing: one('once', 'yearly'), taxAs },
  ),
  holdback: clause('holdback', { share: share(), releaseYears: one(0.5, 1, 2.5) }, { claim: share() }),
  paymentTerms: clause(
    'paymentTerms',
    {},
    { reportingDays: one(0, 30), paymentDays: one(0, 60), lateDays: one(0, 45), lateInterest: share(0.2) },
  ),
  audit: clause(
    'audit',
    { underReporting: share(0.3), probability: share() },
    {
      detect: share(),
      recovery: share(),
      lookBackYears: one(1, 2, 3),
      interest: share(0.2),
      cost: money(20_000),
      threshold: share(0.2),
    },
  ),
  withholding: clause('withholding', { rate: share(0.5) }, { grossUp: fc.boolean(), usable: share() }),
  currency: clause(
    'currency',
    { currency: one('EUR'), rate: between(0.5, 2), volatility: share(0.4) },
    {
      of: one('settlement', 'amounts'),
      interest: fc.record({ home: share(0.1), foreign: share(0.1) }),
      collar: one({ floor: 0.9, cap: 1.1 }),
    },
  ),
  termination: clause('termination', { hazardPerYear: hazard }, { fee: money(90_000) }),
  residual,
  outOfField: clause('outOfField', { multiple: between(1, 3) }, { cureDays: one(30) }),
  changeOfControl: fc.oneof(
    clause('changeOfControl', { hazardPerYear: hazard, effect: one('consent', 'end') }),
    clause('changeOfControl', { hazardPerYear: hazard, effect: one('fee'), fee: money(90_000) }),
  ),
  mostFavoured: clause('mostFavoured', {}, { effect: one('prospective', 'refund') }),
} as const

export type Kind = keyof typeof anyClause

/** Switches that cannot stand together, or need a clause that is not there, are let go. */
export const agreeing = (terms: readonly Loose[]): readonly Loose[] => {
  const has = (kind: Kind): boolean => terms.some((term) => term.kind === kind)
  return terms
    .filter(({ kind }) => kind !== 'holdback' || has('upfrontFee'))
    .map((term) => {
      // a cap below a guarantee of the same royalty is refused, unless something is paid beyond the cap
      if (term.kind === 'royaltyCap' && has('minimumGuarantee')) return { ...term, rateAfter: 0.001 }
      if (term.kind === 'poolShare')
        return {
          ...term,
          ownUsage: Math.min(term.ownUsage, term.totalUsage),
          totalUsage: Math.max(term.ownUsage, term.totalUsage),
        }
      if (term.kind !== 'minimumGuarantee') return term
      const { trueUpRecoupable, shortfallCreditableYears, advanceCountsTowardMinimum, ...rest } = term
      return {
        ...rest,
        ...(has('advance') && { advanceCountsTowardMinimum }),
        ...(rest.clock !== 'term' &&
          (trueUpRecoupable === true ? { trueUpRecoupable } : { shortfallCreditableYears })),
      }
    })
    .map((term) => JSON.parse(JSON.stringify(term)))
}
