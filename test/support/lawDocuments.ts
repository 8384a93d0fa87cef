import { readFileSync } from 'node:fs'

/** Documents whose laws are written out, and the same with other numbers, for workbooks whose cells are changed. */
export const laws = {
  even: { kind: 'uniform', min: 1, max: 3 },
  peaked: { kind: 'triangular', min: 1, mode: 1.5, max: 4 },
  around: { kind: 'normal', mean: 5, sd: 0.5 },
  ranged: { kind: 'lognormal', p10: 1, p90: 4 },
  spread: { kind: 'lognormal', mean: 2, sd: 1 },
  share: { kind: 'logitnormal', p10: 0.1, p90: 0.6 },
  happens: { kind: 'bernoulli', p: 0.4 },
  listed: { kind: 'discrete', values: [1, 2, 4], weights: [0.5, 0.25, 0.25] },
  likely: { kind: 'pert', min: 1, mode: 2, max: 5 },
  quantiles: { kind: 'metalog', p10: 1, p50: 2, p90: 5 },
  above: { kind: 'metalog', p10: 1, p50: 2, p90: 4, lower: 0 },
  under: { kind: 'metalog', p10: 1, p50: 2.5, p90: 3.5, upper: 5 },
  within: { kind: 'metalog', p10: 1, p50: 2, p90: 3.5, lower: 0, upper: 6 },
  waiting: { kind: 'gamma', shape: 2, scale: 1.5 },
  tailed: { kind: 'studentT', df: 4, mean: 6, scale: 0.5 },
  counted: { kind: 'poisson', mean: 3 },
  won: { kind: 'binomial', n: 12, p: 0.25 },
  cut: { kind: 'truncated', of: { kind: 'lognormal', p10: 1, p90: 4 }, min: 0.5, max: 6 },
  positive: { kind: 'truncated', of: { kind: 'normal', mean: 2, sd: 1.5 }, min: 0 },
  corner: { kind: 'truncated', of: { kind: 'triangular', min: 0, mode: 1, max: 4 }, min: 0.5, max: 3 },
  part: { kind: 'truncated', of: { kind: 'logitnormal', p10: 0.1, p90: 0.6 }, max: 0.7 },
  shortened: { kind: 'truncated', of: { kind: 'gamma', shape: 2, scale: 1.5 }, max: 8 },
}

export const changes = {
  even: { kind: 'uniform', min: 0.5, max: 3.75 },
  peaked: { kind: 'triangular', min: 0.5, mode: 2, max: 4.5 },
  around: { kind: 'normal', mean: 6, sd: 0.75 },
  ranged: { kind: 'lognormal', p10: 1.5, p90: 5 },
  spread: { kind: 'lognormal', mean: 3, sd: 2 },
  share: { kind: 'logitnormal', p10: 0.2, p90: 0.9 },
  happens: { kind: 'bernoulli', p: 0.7 },
  quantiles: { kind: 'metalog', p10: 0.5, p50: 2.5, p90: 6 },
  above: { kind: 'metalog', p10: 1, p50: 3, p90: 7, lower: 0.5 },
  under: { kind: 'metalog', p10: 0.5, p50: 2.75, p90: 4, upper: 4.5 },
  within: { kind: 'metalog', p10: 0.75, p50: 2.5, p90: 5, lower: 0.25, upper: 7 },
  cut: { kind: 'truncated', of: { kind: 'lognormal', p10: 1.5, p90: 5 }, min: 0.75, max: 7 },
  positive: { kind: 'truncated', of: { kind: 'normal', mean: 1, sd: 2 }, min: 0.25 },
  corner: { kind: 'truncated', of: { kind: 'triangular', min: 0.25, mode: 1.5, max: 5 }, min: 1, max: 3.5 },
  part: { kind: 'truncated', of: { kind: 'logitnormal', p10: 0.2, p90: 0.9 }, max: 0.8 },
}

/** Two inputs that a t copula ties. */
const dependence = {
  copula: 't',
  tail: 5,
  pairs: [{ between: ['inputs.around', 'inputs.above'], rank: 0.5 }],
}

export const documentOf = (inputs: object): unknown => {
  const path = new URL('../../models/samples/minimal.json', import.meta.url)
  const document = JSON.parse(readFileSync(path, 'utf8'))
  document.inputs = inputs
  document.dependence = dependence
  const sum = Object.keys(laws).join(' + ')
  document.deals[0].terms[0].amount = `= 100000 * (${sum})`
  return document
}

/** Laws whose inverse is the spreadsheet's own. */
export const iterated = {
  likely: { kind: 'pert', min: 0.5, mode: 2.5, max: 6 },
  waiting: { kind: 'gamma', shape: 3.5, scale: 1.25 },
  tailed: { kind: 'studentT', df: 3.5, mean: 7, scale: 0.75 },
  counted: { kind: 'poisson', mean: 4.5 },
  won: { kind: 'binomial', n: 15, p: 0.4 },
  shortened: { kind: 'truncated', of: { kind: 'gamma', shape: 3, scale: 1.25 }, max: 7 },
}
/** What only the expected case says: mixtures, losses up to limits, means of a collared rate and of a warrant. */
export const expectedOf = ({ blend, volatility, losses }: typeof before): unknown => {
  const document = JSON.parse(JSON.stringify(documentOf({ blend })))
  const risk = (id: string, severity: object, cap: object) => ({
    ...{ id, frequency: 0.4, bearer: { licensor: 0.7, licensee: 0.3 }, insuredShare: 0.2, cap },
    ...severity,
  })
  delete document.dependence
  document.risks = [
    risk('claim', { severity: { kind: 'gamma', shape: losses.shape, scale: 40_000 } }, { perEvent: 90_000 }),
    risk(
      'leak',
      { severity: { kind: 'pert', min: 1_000, mode: losses.mode, max: 300_000 } },
      { aggregate: 50_000 },
    ),
    risk(
      'cut',
      { severity: { kind: 'truncated', of: { kind: 'normal', mean: losses.mean, sd: 30_000 }, min: 0 } },
      {},
    ),
    risk(
      'tiers',
      {
        tiers: [
          { probability: 0.7, severity: 5_000 },
          { probability: 0.2, severity: { kind: 'triangular', min: 0, mode: losses.top, max: 200_000 } },
          { probability: 0.1, severity: { kind: 'uniform', min: 50_000, max: 400_000 } },
        ],
      },
      { multipleOfFees: 0.1 },
    ),
  ]
  document.deals[0].risks = document.risks.map(({ id }: { id: string }) => id)
  document.deals[0].terms = [
    { kind: 'upfrontFee', amount: '= 100000 * blend' },
    { kind: 'royalty', rate: '1%' },
    { kind: 'equity', value: 300_000, volatility, growth: 0.1, years: 3, warrant: { strike: 200_000 } },
    {
      ...{ kind: 'currency', of: 'settlement', currency: 'EUR', rate: 1.1, volatility },
      ...{ interest: { home: 0.05, foreign: 0.02 }, collar: { floor: 0.9, cap: 1.1 } },
    },
  ]
  return document
}

const blend = {
  kind: 'mixture',
  of: [
    { kind: 'lognormal', p10: 1, p90: 4 },
    { kind: 'truncated', of: { kind: 'normal', mean: 2, sd: 1.5 }, min: 0 },
    { kind: 'discrete', values: [1, 3], weights: [0.25, 0.75] },
  ],
  weights: [0.5, 0.25, 0.25],
}
export const before = {
  blend,
  volatility: 0.2,
  losses: { shape: 2, mode: 20_000, mean: 25_000, top: 60_000 },
}
export const other = {
  ...{ volatility: 0.35, losses: { shape: 3, mode: 80_000, mean: 45_000, top: 150_000 } },
  blend: {
    ...blend,
    of: [{ kind: 'lognormal', p10: 1.5, p90: 6 }, ...blend.of.slice(1)],
    weights: [0.25, 0.5, 0.25],
  },
}
