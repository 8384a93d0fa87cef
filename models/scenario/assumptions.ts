/**
 * What a minimal document leaves out (domain page, section 16): the value taken, and the sentence the
 * reader sees in "assumed for you". All grade D: they are starting points, not findings. Data only;
 * `assume` applies them.
 */
export const assumptions = {
  horizonYears: {
    key: 'horizonYears',
    // years beyond the longest term and tail
    value: 2,
    grade: 'D',
    sentence: 'The horizon is the longest term and tail plus 2 years.',
  },
  periodsPerYear: { key: 'periodsPerYear', value: 1, grade: 'D', sentence: 'Periods are years.' },
  timing: {
    key: 'timing',
    value: 'mid-period',
    grade: 'D',
    sentence: 'Cash falls in the middle of each year.',
  },
  priceLevel: { key: 'priceLevel', value: 'nominal', grade: 'D', sentence: 'Amounts are nominal.' },
  trials: { key: 'trials', value: 16384, grade: 'D', sentence: '16,384 trials.' },
  seed: { key: 'seed', value: 1, grade: 'D', sentence: 'Seed 1.' },
  sampling: { key: 'sampling', value: 'sobol', grade: 'D', sentence: "Sobol' points." },
  replicates: { key: 'replicates', value: 16, grade: 'D', sentence: '16 independent randomisations.' },
  territory: {
    key: 'territories',
    value: { id: 'WW', name: 'Worldwide', scale: 1 },
    grade: 'D',
    sentence: 'One territory, the world.',
  },
  grantTerritory: {
    key: 'grants.territory',
    value: '*',
    grade: 'D',
    sentence: 'A grant covers every territory.',
  },
  adoption: {
    key: 'adoption',
    value: { kind: 'ramp', years: 4 },
    grade: 'D',
    sentence: 'A product reaches its peak share evenly over 4 years.',
  },
  launchYears: {
    key: 'launchYears',
    value: 1,
    grade: 'D',
    sentence: 'A product launches after 1 year.',
  },
  success: {
    key: 'success',
    value: [],
    grade: 'D',
    sentence: 'No gates: nothing has to be cleared or reimbursed first. Is that so?',
  },
  priceErosion: {
    key: 'priceErosion',
    value: 0,
    grade: 'D',
    sentence: 'Prices do not erode; growth of spend is already net of price.',
  },
  rivalry: {
    key: 'rivalry',
    value: 'unknown',
    grade: 'D',
    sentence: 'How much rivals with the same data dilute its worth is unknown and not charged.',
  },
  others: {
    key: 'others',
    value: 'unknown',
    grade: 'D',
    sentence:
      'Who else would buy is unknown, which is not nobody: an exclusivity premium cannot be computed.',
  },
  discountRate: {
    key: 'discountRate',
    value: { fixed: '7%', salesLinked: '15%' },
    grade: 'D',
    sentence: 'Fixed flows are discounted at 7 %, flows that depend on sales at 15 %.',
  },
  timeRate: {
    key: 'timeRate',
    value: '4%',
    grade: 'D',
    sentence: 'Risk measures discount at 4 %, for time alone.',
  },
  integrationCost: {
    key: 'integrationCost',
    value: '150k',
    grade: 'D',
    sentence: 'Putting the data to use costs the licensee 150,000 once per field.',
  },
  alpha: {
    key: 'negotiation.alpha',
    value: [1 / 3, 1 / 2, 2 / 3],
    grade: 'D',
    sentence: 'Bargaining weight is not stated: prices are shown at one third, one half and two thirds.',
  },
  residual: {
    key: 'terms.residual',
    value: 'both readings',
    grade: 'D',
    sentence: 'What may be kept after the term is open: valued as nothing, with the other reading beside it.',
  },
  royalty: {
    key: 'terms.royalty',
    value: { base: 'gross' },
    grade: 'D',
    sentence: 'A bare rate is a flat royalty on gross product revenue.',
  },
  startYear: { key: 'grants.startYear', value: 0, grade: 'D', sentence: 'The grant starts today.' },
  exclusivity: { key: 'grants.exclusivity', value: 'none', grade: 'D', sentence: 'No exclusivity.' },
  updates: { key: 'grants.updates', value: false, grade: 'D', sentence: 'No updates of the data.' },
} as const satisfies Readonly<Record<string, Assumption>>

/** How fast a trained model ages, where the reading that it may be kept is valued and nothing is said: grade D. */
export const assumedHalfLifeYears = 2

export interface Assumption {
  /** the key of the document it stands for */
  readonly key: string
  readonly value: unknown
  readonly grade: 'D'
  readonly sentence: string
}
