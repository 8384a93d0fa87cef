/** What a figure's source says when there is none. */
export const judgement = 'no public source; judgement'

/** A risk as it would be written in a document, with the sentence the reader sees. */
export interface RiskTemplate {
  readonly risk: {
    readonly id: string
    readonly name: string
    readonly scope: 'dataset' | 'licensee' | 'product'
    readonly frequency: number
    readonly severity: { readonly kind: 'lognormal'; readonly p10: number; readonly p90: number }
    readonly bearer: { readonly licensor: number; readonly licensee: number }
    readonly cap: { readonly perEvent?: number; readonly multipleOfFees?: number }
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
]

/**
 * Risks that a dataset's template brings to a deal which names none (domain page, section 6.3). Data only.
 */
export const riskTemplates: ReadonlyMap<string, RiskTemplate> = new Map(rows.map((row) => [row.risk.id, row]))
