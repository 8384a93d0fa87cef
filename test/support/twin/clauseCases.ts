import type { Loose } from '../../laws/documents.ts'

/** The switches of the clauses, one at a time: what it is, the clauses, and what of the document changes with it. */
export type Case = readonly [name: string, terms: readonly object[], change?: (copy: Loose) => void]

const between = (min: number, max: number): object => ({ kind: 'uniform', min, max })
const fivePercent = { kind: 'royalty', rate: 0.05 }
const tiers = [{ upTo: 3e6, rate: 0.03 }, { upTo: 8e6, rate: 0.05 }, { rate: 0.08 }]
const stacking = { kind: 'stacking', thirdParty: 0.04 }
const cap = { kind: 'royaltyCap', amount: 400_000, rateAfter: 0.01 }

export const royaltyCases: readonly Case[] = [
  ['rolling tiers', [{ kind: 'royalty', tiers, tierClock: 'rolling' }]],
  [
    'rolling tiers on all units, stacked and capped',
    [{ kind: 'royalty', tiers, tierClock: 'rolling', tierMethod: 'all-units' }, stacking, cap],
  ],
  [
    'a royalty on the share that the data are agreed to have',
    [{ ...fivePercent, apportionment: 'share', apportionShare: between(0.2, 0.9) }, stacking, cap],
  ],
  [
    'a royalty on what is attributable to the data, net',
    [
      {
        ...{ kind: 'royalty', tiers, apportionment: 'attributable' },
        ...{ base: 'net', deductions: { share: 0.1, cap: 0.08 } },
      },
      stacking,
      cap,
    ],
  ],
  [
    'two royalties on the same receipts, stacked and capped',
    [
      fivePercent,
      { ...fivePercent, rate: 0.02, base: 'net', deductions: { share: 0.3 } },
      { kind: 'stacking', thirdParty: 0.2 },
      cap,
    ],
  ],
  [
    'two royalties that overlap in one market, each for a part of it',
    [
      { ...fivePercent, base: 'net', deductions: { share: between(0.1, 0.6) } },
      { ...fivePercent, market: 'diagnostics-us', apportionment: 'share', apportionShare: between(0.2, 0.9) },
      stacking,
      cap,
    ],
  ],
  [
    'a royalty on a combination',
    [
      {
        ...{ ...fivePercent, apportionment: 'combination' },
        combination: { own: between(1, 3), others: between(1, 9), floor: 0.25 },
      },
    ],
  ],
  [
    'a royalty on a combination of nothing',
    [{ ...fivePercent, apportionment: 'combination', combination: { own: 0, others: 0, floor: 0.3 } }],
  ],
  [
    'step-downs',
    [
      {
        ...{ kind: 'royalty', tiers },
        stepDowns: [
          { fromYear: 2, factor: between(0.7, 0.9) },
          { fromYear: 4, factor: 0.5 },
        ],
      },
      cap,
    ],
  ],
]

const usage = { kind: 'usageFee', volume: { perRevenue: 0.01 }, tiers: [{ price: 2 }] }
const minimum = { kind: 'minimumGuarantee', amount: between(150_000, 400_000), escalator: 0.05 }

export const minimumCases: readonly Case[] = [
  ['over the term', [fivePercent, { ...minimum, clock: 'term' }]],
  [
    'over the term from its second year, with what is used',
    [fivePercent, usage, { ...minimum, clock: 'term', fromYear: 2, credits: 'royalty+usage' }],
  ],
  [
    'against which an advance counts',
    [fivePercent, { kind: 'advance', amount: 500_000 }, { ...minimum, advanceCountsTowardMinimum: true }],
  ],
  [
    'against which an advance counts once over the term',
    [
      fivePercent,
      { kind: 'advance', amount: 500_000, rate: 0.5 },
      { ...minimum, fromYear: 2, clock: 'term', advanceCountsTowardMinimum: true },
    ],
  ],
  [
    'recoupable, after an advance',
    [fivePercent, { kind: 'advance', amount: 300_000, rate: 0.5 }, { ...minimum, trueUpRecoupable: true }],
  ],
  ['whose shortfall is creditable next year', [fivePercent, { ...minimum, shortfallCreditableYears: 1 }]],
  [
    'whose shortfall is creditable for three years, from year 2',
    [fivePercent, { ...minimum, escalator: 0, fromYear: 2, shortfallCreditableYears: 3 }],
  ],
  ['an advance for each grant', [fivePercent, { kind: 'advance', amount: 900_000, balance: 'per-grant' }]],
  [
    'an advance for each grant from a part of stacked royalties',
    [fivePercent, stacking, { kind: 'advance', amount: 400_000, balance: 'per-grant', rate: 0.6 }],
  ],
]

const stages = [
  { share: 0.5 },
  { share: 0.35, gate: 'clearance', market: 'diagnostics-eu' },
  { share: between(0.1, 0.3), fromYear: 4 },
]

export const shareCases: readonly Case[] = [
  [
    'flat fees of usage tiers',
    [
      {
        ...{ kind: 'usageFee', volume: { perRevenue: 0.01 }, commit: 15_000, monthlyMaximum: 30_000 },
        tiers: [
          { upTo: 20_000, fee: 9_000 },
          { upTo: 60_000, price: 2 },
          { price: 1.5, fee: between(1e4, 9e4) },
        ],
      },
    ],
  ],
  [
    'a commit that is due whole in part of a year',
    [{ ...usage, commit: 60_000, partYear: 'whole' }],
    (copy) => {
      copy.deals[0].grants = [{ ...copy.deals[0].grants[0], termYears: 4.5 }]
    },
  ],
  [
    'a share of net revenue',
    [{ kind: 'revenueShare', share: 0.03, of: 'net', deductions: { share: between(0.05, 0.3), cap: 0.2 } }],
  ],
  [
    'a share of a pool',
    [
      {
        ...{ kind: 'poolShare', pool: between(1e6, 3e6), ownUsage: between(10, 200), totalUsage: 120 },
        growth: 0.04,
      },
    ],
  ],
  [
    'sublicences by stage, of sales',
    [
      {
        ...{ kind: 'sublicenceShare', receipts: { perRevenue: 0.2 }, passThrough: between(0, 0.3) },
        stages,
      },
    ],
  ],
  ['sublicences by stage, of an amount', [{ kind: 'sublicenceShare', receipts: 900_000, stages }]],
]
