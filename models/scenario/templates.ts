import { judgement } from './riskTemplates.ts'

/**
 * Templates: what is usually so for a kind of dataset, licensor or licensee, so that ten facts make a
 * document (domain page, section 16). Every figure says where it comes from; most have no public source and
 * say that. Data only.
 */

/**
 * A figure as it would be written in a document, with its grade, its source and the sentence the reader
 * sees.
 */
export interface Stated {
  readonly value: string | number
  readonly grade: 'A' | 'B' | 'C' | 'D'
  readonly source: string
  readonly sentence: string
}

export interface DatasetTemplate {
  readonly id: string
  readonly name: string
  readonly layer: 'raw' | 'processed' | 'derived'
  /** ids into `riskTemplates` of riskTemplates.ts: the risks of a deal that names none */
  readonly risks: readonly string[]
  readonly sentence: string
}

export interface LicensorTemplate {
  readonly id: string
  readonly name: string
  readonly discountRate: { readonly fixed: Stated; readonly salesLinked: Stated }
  readonly timeRate: Stated
  readonly taxRate: Stated
}

export interface LicenseeTemplate extends LicensorTemplate {
  /** yearly probability of ceasing business */
  readonly failure: Stated
  /** incremental contribution on product revenue, for positions without one */
  readonly margin: Stated
  /** where the licensee works with the data */
  readonly processingTerritory: string
}

const stated = (value: string | number, sentence: string): Stated => ({
  value,
  grade: 'D',
  source: judgement,
  sentence,
})

const cited = (value: string | number, source: string, sentence: string): Stated => ({
  value,
  grade: 'B',
  source,
  sentence,
})

const usCorporateTax = cited(
  0.21,
  '26 U.S.C. § 11(b): 21 percent of taxable income',
  'Tax 21 %, the United States federal rate for corporations; state taxes are not in it.',
)

const rates = (fixed: string, salesLinked: string, whose: string) => ({
  fixed: stated(fixed, `${whose} fixed flows are discounted at ${fixed}: judgement.`),
  salesLinked: stated(
    salesLinked,
    `${whose} flows that depend on sales are discounted at ${salesLinked}: judgement.`,
  ),
})

const timeRate: Stated = {
  value: '4%',
  grade: 'D',
  source:
    'judgement, within the 10-year United States Treasury yields of 2023 to 2025 (Federal Reserve, H.15)',
  sentence: 'Time alone costs 4 % a year, about the yield of a 10-year United States Treasury note.',
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

export const licensorTemplates: ReadonlyMap<string, LicensorTemplate> = byId([
  {
    id: 'us-nonprofit',
    name: 'United States non-profit organisation',
    discountRate: rates('7%', '15%', "The licensor's"),
    timeRate,
    taxRate: cited(
      0,
      '26 U.S.C. § 501(a) and (c)(3), exemption; § 512(b)(2), royalties are not unrelated business income',
      'No tax: an exempt organisation, and royalties are not unrelated business income. ' +
        'Services bundled with a licence may be taxed.',
    ),
  },
  {
    id: 'company',
    name: 'Company taxed in the United States',
    discountRate: rates('7%', '15%', "The licensor's"),
    timeRate,
    taxRate: usCorporateTax,
  },
  {
    id: 'public-body',
    name: 'Public body in the United States',
    discountRate: rates('7%', '15%', "The licensor's"),
    timeRate,
    taxRate: cited(
      0,
      '26 U.S.C. § 115(1): no tax on income of a State or its subdivision from an essential function',
      'No tax: income of a State or its subdivision. Elsewhere state the rate.',
    ),
  },
])

const failure = (value: string | number, sentence: string): Stated => ({
  value,
  grade: 'D',
  source:
    'judgement; for orientation, about half of new establishments of all kinds in the United States close ' +
    'within five years (Bureau of Labor Statistics, Business Employment Dynamics, survival tables)',
  sentence,
})

export const licenseeTemplates: ReadonlyMap<string, LicenseeTemplate> = byId([
  {
    id: 'ai-vendor-growth',
    name: 'Growing vendor of AI products',
    discountRate: rates('7%', '15%', "The licensee's"),
    timeRate,
    taxRate: usCorporateTax,
    failure: failure(
      '2% / 5% / 10%',
      'A growing vendor ceases with 2 to 10 % a year, most likely 5 %: judgement.',
    ),
    margin: stated(
      '50% / 60% / 70%',
      'Each unit of revenue leaves 50 to 70 % before the licence is paid: judgement.',
    ),
    processingTerritory: 'US',
  },
  {
    id: 'ai-vendor-large',
    name: 'Large vendor of AI products',
    discountRate: rates('6%', '12%', "The licensee's"),
    timeRate,
    taxRate: usCorporateTax,
    failure: failure(0.01, 'A large vendor ceases with 1 % a year: judgement.'),
    margin: stated(
      '45% / 55% / 65%',
      'Each unit of revenue leaves 45 to 65 % before the licence is paid: judgement.',
    ),
    processingTerritory: 'US',
  },
  {
    id: 'pharma',
    name: 'Pharmaceutical company',
    discountRate: rates('6%', '10%', "The licensee's"),
    timeRate,
    taxRate: usCorporateTax,
    failure: failure(0.005, 'A pharmaceutical company ceases with 0.5 % a year: judgement.'),
    margin: stated(
      '55% / 65% / 75%',
      'Each unit of revenue leaves 55 to 75 % before the licence is paid: judgement.',
    ),
    processingTerritory: 'US',
  },
])

export const datasetTemplates: ReadonlyMap<string, DatasetTemplate> = byId([
  {
    id: 'hospital-imaging-us',
    name: 'De-identified hospital imaging, United States',
    layer: 'processed',
    risks: ['breach', 'warranty'],
    sentence:
      'De-identified imaging (45 CFR 164.514): processed data that does not age; ' +
      'risks are breach and warranty, judgement.',
  },
  {
    id: 'news-archive',
    name: 'News archive',
    layer: 'raw',
    risks: ['warranty', 'infringement'],
    sentence:
      'An archive of texts: raw data that does not age; ' + 'risks are warranty and infringement, judgement.',
  },
  {
    id: 'telematics',
    name: 'Vehicle telematics',
    layer: 'processed',
    risks: ['breach', 'warranty', 'erasure', 'fine'],
    sentence:
      'Traces of vehicles: processed data that does not age unless you say so; ' +
      'risks are breach (places identify people), warranty, erasure and fine, judgement.',
  },
])
