/** What a figure's source says when there is none. */
export const judgement = 'no public source; judgement'

interface LossLaw {
  readonly kind: 'lognormal'
  readonly p10: number
  readonly p90: number
}

/** What one event costs: one law, or several kinds of event with their probabilities. */
type Losses =
  | { readonly severity: LossLaw; readonly tiers?: undefined }
  | {
      readonly tiers: readonly {
        readonly name: string
        readonly probability: number
        readonly severity: LossLaw
      }[]
      readonly severity?: undefined
    }

/** A risk as it would be written in a document, with the sentence the reader sees. */
export interface RiskTemplate {
  readonly risk: Losses & {
    readonly id: string
    readonly name: string
    readonly scope: 'dataset' | 'licensee' | 'product'
    readonly frequency: number
    readonly bearer: { readonly licensor: number; readonly licensee: number }
    readonly cap: {
      readonly perEvent?: number
      readonly aggregate?: number
      readonly multipleOfFees?: number
    }
  }
  readonly grade: 'D'
  readonly source: string
  readonly sentence: string
}

const rows: readonly RiskTemplate[] = [
  {
    risk: {
      id: 'breach',
      name: 'Re-identification or breach',
      scope: 'licensee',
      frequency: 0.006,
      severity: { kind: 'lognormal', p10: 200_000, p90: 5_000_000 },
      bearer: { licensor: 0.3, licensee: 0.7 },
      cap: { perEvent: 2_000_000 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A breach at a licensee about once in 170 years, 200 k to 5 M, 30 % borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'warranty',
      name: "Breach of the licensor's data-rights warranty",
      scope: 'dataset',
      frequency: 0.008,
      severity: { kind: 'lognormal', p10: 100_000, p90: 3_000_000 },
      bearer: { licensor: 1, licensee: 0 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A claim on the rights in the data about once in 125 years, 100 k to 3 M, within the fees: judgement.',
  },
  {
    risk: {
      id: 'infringement',
      name: 'Infringement claimed over the product',
      scope: 'product',
      frequency: 0.02,
      severity: { kind: 'lognormal', p10: 100_000, p90: 4_000_000 },
      bearer: { licensor: 0.2, licensee: 0.8 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A claim over a product about once in 50 years, 100 k to 4 M, 20 % borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'erasure',
      name: 'Requests for erasure after training',
      scope: 'licensee',
      frequency: 0.2,
      tiers: [
        {
          name: 'De-identify or take out',
          probability: 0.8,
          severity: { kind: 'lognormal', p10: 5_000, p90: 50_000 },
        },
        {
          name: 'Suppress in outputs',
          probability: 0.15,
          severity: { kind: 'lognormal', p10: 30_000, p90: 300_000 },
        },
        {
          name: 'Train again',
          probability: 0.05,
          severity: { kind: 'lognormal', p10: 300_000, p90: 3_000_000 },
        },
      ],
      bearer: { licensor: 0.2, licensee: 0.8 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'Requests for erasure that reach trained models about once in 5 years, mostly settled by taking records out, 5 k to 3 M, 20 % borne by the licensor; none for de-identified sources: judgement.',
  },
  {
    risk: {
      id: 'reconstruction',
      name: 'Records reconstructed from outputs',
      scope: 'product',
      frequency: 0.004,
      severity: { kind: 'lognormal', p10: 500_000, p90: 10_000_000 },
      bearer: { licensor: 0.2, licensee: 0.8 },
      cap: { perEvent: 5_000_000 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'Records read out of a model about once in 250 years, 500 k to 10 M, 20 % borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'fine',
      name: 'Regulatory fine',
      scope: 'licensee',
      frequency: 0.005,
      severity: { kind: 'lognormal', p10: 100_000, p90: 10_000_000 },
      bearer: { licensor: 0.3, licensee: 0.7 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A fine over the data about once in 200 years, 100 k to 10 M, 30 % borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'out-of-field',
      name: 'Use outside the granted field',
      scope: 'licensee',
      frequency: 0.02,
      severity: { kind: 'lognormal', p10: 50_000, p90: 1_000_000 },
      bearer: { licensor: 0.5, licensee: 0.5 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'Use outside the field that is found about once in 50 years, 50 k to 1 M of loss and cost of pursuit, half borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'bias',
      name: 'Bias of the product to be remedied',
      scope: 'product',
      frequency: 0.02,
      severity: { kind: 'lognormal', p10: 50_000, p90: 2_000_000 },
      bearer: { licensor: 0.1, licensee: 0.9 },
      cap: { multipleOfFees: 1 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A bias traced to the data about once in 50 years for a product, 50 k to 2 M to remedy, 10 % borne by the licensor: judgement.',
  },
  {
    risk: {
      id: 'trust',
      name: 'Loss of trust of the people in the data',
      scope: 'dataset',
      frequency: 0.01,
      severity: { kind: 'lognormal', p10: 200_000, p90: 5_000_000 },
      bearer: { licensor: 1, licensee: 0 },
      cap: { perEvent: 5_000_000 },
    },
    grade: 'D',
    source: judgement,
    sentence:
      'A loss of trust of those whom the data are about, about once in 100 years, 200 k to 5 M in records no longer given, all of it borne by the licensor: judgement.',
  },
]

/**
 * Risks that a dataset's template brings to a deal which names none (domain page, section 6.3). Data only.
 */
export const riskTemplates: ReadonlyMap<string, RiskTemplate> = new Map(rows.map((row) => [row.risk.id, row]))
