import type { Loose } from '../../laws/documents.ts'
import type { Case } from './clauseCases.ts'

const between = (min: number, max: number): object => ({ kind: 'uniform', min, max })
const royalty = { kind: 'royalty', rate: 0.05 }
const fee = { kind: 'upfrontFee', amount: 600_000 }
const yearly = { kind: 'annualFee', amount: 90_000, timing: 'advance' }
const minimum = { kind: 'minimumGuarantee', amount: 250_000, escalator: 0.05 }
const advance = { kind: 'advance', amount: 300_000, rate: 0.5 }
const usage = {
  kind: 'usageFee',
  volume: { perRevenue: 0.01 },
  tiers: [{ upTo: 30_000, price: 2 }, { price: 1 }],
}
const milestones = [
  { kind: 'milestone', trigger: { salesCumulative: 5e6 }, amount: 120_000 },
  { kind: 'milestone', trigger: { gate: 'clearance', market: 'diagnostics-us' }, amount: 80_000 },
]
const equity = {
  ...{ kind: 'equity', value: between(4e5, 9e5), volatility: 0.5, growth: 0.06, years: 3, lockUpYears: 4 },
  ...{ dilution: 0.15, liquidityDiscount: 0.2 },
}
const dollars = { kind: 'currency', currency: 'EUR', rate: 1.2, volatility: between(0.08, 0.14) }
const interest = { home: 0.04, foreign: 0.015 }
const collar = { floor: 0.92, cap: 1.1 }
const written = [fee, yearly, royalty, usage, minimum, advance, ...milestones]

const taxes = (copy: Loose): void => {
  copy.licensor.taxRate = { royalty: 0.2, service: 0.3, equity: 0.1 }
  copy.licensees[0].taxRate = { royalty: 0.32, service: 0.24 }
}
const carrying = (copy: Loose): void => {
  copy.licensor.lossRelief = 'carried-forward'
  copy.licensees[0].lossRelief = 'carried-forward'
}

export const equityCases: readonly Case[] = [
  ['shares', [royalty, equity], taxes],
  ['a warrant', [royalty, { ...equity, warrant: { strike: 400_000 } }], taxes],
  [
    'shares within the term, without a discount',
    [royalty, { ...equity, lockUpYears: 0, taxAs: 'service' }],
    taxes,
  ],
  ['in kind, once', [royalty, { kind: 'inKind', costToPayer: 90_000, valueToReceiver: between(1e5, 2e5) }]],
  [
    'in kind, every year',
    [
      royalty,
      { kind: 'inKind', costToPayer: 9e4, valueToReceiver: 14e4, timing: 'yearly', taxAs: 'service' },
    ],
    taxes,
  ],
  [
    'a part of the fees is held back',
    [fee, { kind: 'holdback', share: 0.2, releaseYears: 2.5, claim: between(0, 0.5) }],
  ],
]

export const currencyCases: readonly Case[] = [
  ['clauses in another currency', [...written, { ...dollars, of: 'amounts' }]],
  ['clauses in another currency, with interest', [...written, { ...dollars, of: 'amounts', interest }]],
  ['clauses in another currency, collared', [...written, { ...dollars, of: 'amounts', collar, interest }]],
  ['settlement with interest', [...written, { ...dollars, interest }]],
  ['settlement within a collar', [...written, { ...dollars, collar }]],
  ['settlement with interest within a collar', [...written, { ...dollars, collar, interest }]],
]

export const taxCases: readonly Case[] = [
  ['fees deductible over the term', [royalty, { ...fee, deductible: 'over-term' }]],
  [
    'fees deductible over three years, grossed up',
    [
      royalty,
      { ...fee, deductible: 3 },
      { ...yearly, deductible: 'over-term' },
      { kind: 'withholding', rate: 0.1, grossUp: true },
    ],
  ],
  ['fees in arrears, deductible over four years', [{ ...yearly, timing: 'arrears', deductible: 4 }]],
  [
    'by treatment',
    [
      { ...royalty, taxAs: 'service' },
      { ...fee, taxAs: 'equity' },
      { ...yearly, taxAs: 'service' },
      { ...minimum, taxAs: 'service' },
      { kind: 'withholding', rate: 0.22, usable: 0.9 },
    ],
    taxes,
  ],
  ['losses carried forward', [royalty, fee, yearly], carrying],
  [
    'losses carried forward by treatment, fees deducted over years',
    [{ ...royalty, taxAs: 'service' }, { ...fee, deductible: 'over-term' }, minimum],
    (copy) => {
      taxes(copy)
      carrying(copy)
    },
  ],
]

const taken = (effect: string): object => ({ kind: 'changeOfControl', hazardPerYear: 0.15, effect })

export const eventCases: readonly Case[] = [
  ['a new owner changes nothing', [royalty, yearly, taken('consent')]],
  ['a new owner ends the deal', [royalty, yearly, minimum, taken('end')]],
  [
    'a share of improvements at the level of rights',
    [royalty],
    (copy) => {
      const matrix = { data: { own: 'licensor', use: 'licensee' }, weights: { afterTerm: 'licensee' } }
      copy.deals[0].rights = { weights: 'licensee', grantBackShare: 0.01, matrix }
    },
  ],
  [
    'tiers of a risk',
    [royalty, fee],
    (copy) => {
      copy.deals[0].risks = ['erasure']
      copy.risks = [
        {
          ...{ id: 'erasure', frequency: 0.6, bearer: { licensor: 0.6, licensee: 0.4 }, insuredShare: 0.25 },
          cap: { perEvent: 400_000, aggregate: 700_000 },
          tiers: [
            { name: 'suppress', probability: 0.7, severity: 100_000 },
            { name: 'train again', probability: 0.3, severity: 2_000_000 },
          ],
        },
      ]
    },
  ],
]

/** Late payment takes the place of the everyday payment terms. */
export const lateTerms = {
  ...{ kind: 'paymentTerms', reportingDays: 45, paymentDays: 30 },
  ...{ lateDays: 40, lateInterest: between(0.04, 0.12) },
}
