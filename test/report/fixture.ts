import minimalSample from '../../models/samples/minimal.json' with { type: 'json' }
import northlakeSample from '../../models/samples/northlake.json' with { type: 'json' }
import {
  type Answer,
  answerSchema,
  type DealAnswer,
  type MarketAnswer,
} from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Estimate, Side, Summary, Verdict } from '../../models/scenario/schema/figures.ts'

/** Hand-made answers: figures are plausible, not computed; what is tested is what is said about them. */

export const northlake = northlakeSample as unknown as FieldfareDocument
export const minimal = minimalSample as unknown as FieldfareDocument

export const estimate = (value: number, standardError: number): Estimate => ({ value, standardError })

/** A bell around a mean: enough to say something about. */
export const summary = (mean: number, sd: number, standardError: number, negative = 0): Summary => ({
  mean,
  standardError,
  sd,
  min: mean - 3.2 * sd,
  max: mean + 3.4 * sd,
  q05: mean - 1.6 * sd,
  q10: mean - 1.3 * sd,
  q25: mean - 0.7 * sd,
  q50: mean,
  q75: mean + 0.7 * sd,
  q90: mean + 1.3 * sd,
  q95: mean + 1.6 * sd,
  errors: { q10: 2 * standardError, q50: 1.25 * standardError, q90: 2 * standardError },
  worst5: mean - 2 * sd,
  negative,
})

const dots = (center: number, sd: number): number[] =>
  Array.from({ length: 50 }, (_, index) => center + ((index - 24.5) / 14) * sd)

export const side = (
  mean: number,
  standardError: number,
  rest: { sd?: number; negative?: number; beats?: number; walkAway?: number } = {},
): Side => {
  const { sd = mean / 3, negative = 0, beats = 0.97, walkAway = 175_000 } = rest
  return {
    npv: summary(mean * 1.1, sd, standardError, negative),
    expected: estimate(mean, standardError),
    walkAway: estimate(walkAway, walkAway === 0 ? 0 : 900),
    beatsAlternative: beats,
    dots: dots(mean, sd),
  }
}

const deal = (id: string, rest: Partial<DealAnswer>): DealAnswer => ({
  id,
  licensor: side(1_000_000, 5_000),
  licensee: side(1_000_000, 15_000, { negative: 0.2, walkAway: 0 }),
  wouldBeRefused: null,
  surplusShare: estimate(0.31, 0.011),
  certain: 500_000,
  recreates: true,
  breakEvenShare: null,
  terms: [
    { kind: 'upfrontFee', index: 0, licensor: summary(500_000, 0, 0), licensee: summary(-500_000, 0, 0) },
  ],
  cash: [
    { year: 0, licensor: summary(120_000, 9_000, 70), licensee: summary(-730_000, 9_000, 70, 1) },
    { year: 1, licensor: summary(60_000, 30_000, 240), licensee: summary(250_000, 90_000, 700, 0.01) },
  ],
  ...rest,
})

const market = (id: string, rest: Partial<MarketAnswer>): MarketAnswer => ({
  id,
  field: 'diagnostics',
  territory: 'US',
  licensee: 'meridian',
  status: 'permitted',
  revenue: summary(60_000_000, 30_000_000, 240_000),
  benefit: summary(6_000_000, 4_000_000, 32_000),
  hindsight: { summary: summary(4_000_000, 3_000_000, 24_000, 0.04), dots: dots(4_000_000, 3_000_000) },
  ask: ask(113_200, 4_132_000),
  ...rest,
})

const ask = (floor: number, ceiling: number): NonNullable<MarketAnswer['ask']> => {
  const exists = ceiling >= floor
  const price = estimate((floor + ceiling) / 2, ceiling * 0.004)
  return {
    floor: estimate(floor, floor * 0.003),
    ceiling: estimate(ceiling, ceiling * 0.008),
    price: exists ? price : null,
    priceAt: exists ? [{ alpha: 0.5, ...price }] : [],
    surplusShare: exists ? 0.57 : null,
    exists,
    perYear: exists ? estimate(price.value / 8, price.standardError / 8) : null,
    perRecord: exists ? estimate(price.value / 1_200_000, price.standardError / 1_200_000) : null,
  }
}

export const verdict = (aBetter: number, bBetter: number, median: number, error: number): Verdict => ({
  aBetter,
  bBetter,
  equal: Math.max(0, 1 - aBetter - bBetter),
  difference: { ...summary(median, 2 * Math.abs(median), error / 1.25) },
})

const identity: Answer['identity'] = {
  document: '3f1c9a52e0b7d4468c21f7a90b35de8847c06a1f2d93b5e4708c6a9d1e2f3b40',
  version: '1',
  engine: '0.6.0',
  seed: 20270101,
  trials: 16384,
  sampling: 'sobol',
  replicates: 16,
  timing: 'mid-period',
  quantileType: 7,
  summation: 'compensated',
}

const deals: DealAnswer[] = [
  deal('flat', {
    licensor: side(1_612_400, 3_100),
    licensee: side(1_904_000, 31_000, { negative: 0.24, walkAway: 0 }),
    certain: 1_300_000,
  }),
  deal('royalty', {
    licensor: side(2_412_300, 9_400),
    licensee: side(3_104_000, 52_000, { negative: 0.19, walkAway: 0 }),
    certain: 800_000,
  }),
  deal('exclusive', {
    licensor: side(2_803_000, 12_000),
    licensee: side(-214_000, 44_000, { sd: 2_000_000, negative: 0.58, walkAway: 0 }),
    wouldBeRefused: { by: 'licensee', cure: { text: 'lower the upfront fee', upfrontChange: -278_100 } },
    surplusShare: null,
    certain: 1_400_000,
  }),
  deal('second-seat', {
    licensor: side(701_000, 3_300),
    licensee: side(642_000, 12_000, { negative: 0.3, walkAway: 0 }),
  }),
  deal('per-inference', {
    licensor: side(1_204_000, 4_100),
    licensee: side(2_310_000, 60_000, { negative: 0.1, walkAway: 175_000 }),
    certain: 550_000,
  }),
  deal('trials', {
    licensor: side(902_000, 3_900),
    licensee: side(410_000, 8_000, { negative: 0.12, walkAway: 380_000 }),
  }),
]

const markets: MarketAnswer[] = [
  market('diagnostics-us', {}),
  market('diagnostics-us', { licensee: 'borealis', ask: ask(113_200, 942_000) }),
  market('diagnostics-jp', { territory: 'JP', ask: ask(17_000, 9_100) }),
  market('imaging-models-us', { field: 'imaging-models', licensee: 'atlas', ask: ask(120_000, 2_600_000) }),
  market('imaging-models-jp', {
    field: 'imaging-models',
    territory: 'JP',
    licensee: 'atlas',
    status: 'blocked',
    reason: 'no approved distributor before 2029',
    revenue: null,
    benefit: null,
    hindsight: null,
    ask: null,
  }),
  market('regulatory-evidence', {
    field: 'regulatory-evidence',
    territory: null,
    revenue: null,
    ask: ask(90_000, 700_000),
  }),
]

export const northlakeAnswer: Answer = answerSchema.parse({
  identity,
  expected: {
    deals: [
      {
        id: 'royalty',
        licensor: { npv: 2_500_000 },
        licensee: { npv: 3_300_000 },
        statement: [{ year: 0, upfrontFee: 500_000 }],
      },
    ],
  },
  markets,
  deals,
  strategies: [
    {
      id: 'open',
      licensor: side(4_731_000, 14_000),
      saving: summary(612_000, 40_000, 320),
      refused: [],
      conflicts: [],
    },
    {
      id: 'anchor',
      licensor: side(4_902_000, 16_000),
      saving: summary(390_000, 30_000, 240),
      refused: ['exclusive'],
      conflicts: [],
    },
    {
      id: 'simple',
      licensor: side(3_402_000, 7_000),
      saving: summary(401_000, 30_000, 240),
      refused: [],
      conflicts: [],
    },
  ],
  comparisons: [
    {
      kind: 'deal',
      a: 'flat',
      b: 'royalty',
      licensor: verdict(0.29, 0.71, 421_000, 26_000),
      licensee: verdict(0.4, 0.6, 900_000, 41_000),
    },
    {
      kind: 'deal',
      a: 'royalty',
      b: 'per-inference',
      licensor: verdict(0.84, 0.16, -1_012_000, 9_300),
      licensee: null,
    },
    {
      kind: 'strategy',
      a: 'open',
      b: 'anchor',
      licensor: verdict(0.44, 0.56, 120_000, 9_000),
      licensee: null,
    },
    {
      kind: 'strategy',
      a: 'open',
      b: 'simple',
      licensor: verdict(0.93, 0.07, -1_300_000, 12_000),
      licensee: null,
    },
  ],
  notes: [
    { pointer: '/markets/0', text: 'blocked: no approved distributor before 2029' },
    { pointer: '', text: 'Field diagnostics: dilution by other licensees is counted.' },
  ],
})

/** One deal, one licensee whose utility is not known. */
export const minimalAnswer: Answer = answerSchema.parse({
  ...northlakeAnswer,
  identity: { ...identity, seed: 1 },
  expected: { deals: [] },
  markets: [
    market('diagnostics-ww', {
      territory: 'WW',
      licensee: 'buyer',
      status: 'unknown-utility',
      benefit: null,
      hindsight: null,
      ask: null,
    }),
  ],
  deals: [
    deal('offer', {
      licensor: side(1_104_000, 6_000, { walkAway: 590_000, beats: 0.81 }),
      licensee: null,
      surplusShare: null,
      breakEvenShare: 0.0312,
      recreates: null,
      terms: [{ kind: 'upfrontFee', index: 0, licensor: summary(500_000, 0, 0), licensee: null }],
      cash: [{ year: 0, licensor: summary(120_000, 9_000, 70), licensee: null }],
    }),
  ],
  strategies: [],
  comparisons: [],
  notes: [],
})
