import type { Answer, DealAnswer, MarketAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type {
  Band,
  Estimate,
  InternalRate,
  Partial,
  Side,
  Summary,
  Verdict,
} from '../scenario/schema/figures.ts'
import { cellName, dealName, strategyName } from './names.ts'

/** One measure of one thing for one party: the row of the summary file, with only the figures it has. */
export interface MeasureRow {
  readonly kind: 'deal' | 'market' | 'strategy' | 'comparison'
  readonly id: string
  readonly name: string
  readonly licensee: string | null
  readonly party: 'licensor' | 'licensee' | null
  readonly measure: string
  readonly unit: string
  readonly figures: Figures
  readonly remark: string | null
}

export type Figures = Readonly<Record<string, number | null>>

type Subject = Pick<MeasureRow, 'kind' | 'id' | 'name' | 'licensee'>
type Measured = Pick<MeasureRow, 'party' | 'measure' | 'unit' | 'figures'>
type Party = MeasureRow['party']

/** A summary's figures by column. */
export const summaryFigures = ({ errors, ...rest }: Summary): Figures => ({
  ...rest,
  errorQ10: errors.q10,
  errorQ50: errors.q50,
  errorQ90: errors.q90,
})

const ofEstimate = ({ value, standardError }: Estimate): Figures => ({ mean: value, standardError })

const partials = (party: Party, measure: string, found: Partial | undefined, unit: string): Measured[] => {
  if (found === undefined) return []
  const { defined, definedError, q10, q50, q90, errors } = found
  const errorsByColumn = {
    errorQ10: errors?.q10 ?? null,
    errorQ50: errors?.q50 ?? null,
    errorQ90: errors?.q90 ?? null,
  }
  return [
    { party, measure, unit, figures: { q10, q50, q90, ...errorsByColumn } },
    {
      party,
      measure: `${measure}Defined`,
      unit: '1',
      figures: { mean: defined, standardError: definedError },
    },
  ]
}

const internalRate = (party: Party, found: InternalRate | undefined): Measured[] => [
  ...partials(party, 'irr', found, '1'),
  ...single(party, 'irrSeveral', found?.several ?? null, '1'),
]

const sideMeasures = (party: Party, side: Side, currency: string): Measured[] => [
  { party, measure: 'npv', unit: currency, figures: summaryFigures(side.npv) },
  { party, measure: 'expected', unit: currency, figures: ofEstimate(side.expected) },
  { party, measure: 'walkAway', unit: currency, figures: ofEstimate(side.walkAway) },
  {
    party,
    measure: 'beatsAlternative',
    unit: '1',
    figures: { mean: side.beatsAlternative, standardError: side.beatsAlternativeError ?? null },
  },
  ...partials(party, 'multiple', side.multiple, '1'),
  ...internalRate(party, side.irr),
  ...partials(party, 'paybackYears', side.paybackYears, 'yr'),
]

const single = (party: Party, measure: string, value: number | null, unit: string): Measured[] =>
  value === null ? [] : [{ party, measure, unit, figures: { mean: value } }]

const estimated = (party: Party, measure: string, found: Estimate | null, unit: string): Measured[] =>
  found === null ? [] : [{ party, measure, unit, figures: ofEstimate(found) }]

const summarised = (party: Party, measure: string, found: Summary | null, unit: string): Measured[] =>
  found === null ? [] : [{ party, measure, unit, figures: summaryFigures(found) }]

const rowsOf = (subject: Subject, measured: readonly Measured[], remark: string | null): MeasureRow[] =>
  measured.map((each) => ({ ...subject, ...each, remark }))

const dealMeasures = (deal: DealAnswer, currency: string): Measured[] => [
  ...sideMeasures('licensor', deal.licensor, currency),
  ...(deal.licensee === null ? [] : sideMeasures('licensee', deal.licensee, currency)),
  ...single('licensor', 'certain', deal.certain, currency),
  ...estimated('licensor', 'surplusShare', deal.surplusShare, '1'),
  ...single('licensee', 'breakEvenShare', deal.breakEvenShare, '1'),
  ...deal.terms.flatMap(({ kind, index, licensor, licensee }) => {
    const measure = index === null ? `terms.${kind}` : `terms.${index}.${kind}`
    return [
      ...summarised('licensor', measure, licensor, currency),
      ...summarised('licensee', measure, licensee, currency),
    ]
  }),
  ...(deal.options ?? []).flatMap(({ term, by, worth, inSample, exercised }) => [
    ...estimated('licensor', `options.${term}.worth`, worth.licensor, currency),
    ...estimated('licensee', `options.${term}.worth`, worth.licensee, currency),
    ...estimated(by, `options.${term}.inSample`, inSample, currency),
    ...exercised.flatMap((on) => estimated(by, `options.${term}.used ${on.year}`, on.probability, '1')),
  ]),
]

const dealRows = (deal: DealAnswer, document: FieldfareDocument): MeasureRow[] => {
  const licensee = document.deals.find(({ id }) => id === deal.id)?.licensee ?? null
  const subject = { kind: 'deal', id: deal.id, name: dealName(document, deal.id), licensee } as const
  const refused = deal.wouldBeRefused
  const remark = refused === null ? null : `would be refused (${refused.by}): ${refused.cure.text}`
  return rowsOf(subject, dealMeasures(deal, document.currency), remark)
}

const marketMeasures = ({ revenue, benefit, hindsight, ask }: MarketAnswer, currency: string): Measured[] => [
  ...summarised('licensee', 'revenue', revenue, currency),
  ...summarised('licensee', 'benefit', benefit, currency),
  ...summarised('licensee', 'hindsight', hindsight?.summary ?? null, currency),
  ...(ask === null ? [] : askMeasures(ask, currency)),
]

const askMeasures = (ask: NonNullable<MarketAnswer['ask']>, currency: string): Measured[] => [
  ...estimated('licensor', 'floor', ask.floor, currency),
  ...estimated('licensee', 'ceiling', ask.ceiling, currency),
  ...estimated(null, 'price', ask.price, currency),
  ...ask.priceAt.flatMap(({ alpha, ...price }) =>
    estimated(null, `priceAt ${alpha.toFixed(2)}`, price, currency),
  ),
  ...estimated(null, 'perYear', ask.perYear, `${currency}/yr`),
  ...estimated(null, 'perRecord', ask.perRecord, `${currency}/record`),
  ...single('licensor', 'surplusShare', ask.surplusShare, '1'),
  ...banded('licensor', 'floorBand', ask.band?.floor ?? null, currency),
  ...banded('licensee', 'ceilingBand', ask.band?.ceiling ?? null, currency),
]

/** What a limit may be for all that is known of the parties: 10th and 90th percentile of an expectation. */
const banded = (party: Party, measure: string, found: Band | null, unit: string): Measured[] => {
  if (found === null) return []
  const { low, high, errors } = found
  const ofErrors = { errorQ10: errors?.low ?? null, errorQ90: errors?.high ?? null }
  return [{ party, measure, unit, figures: { q10: low, q90: high, ...ofErrors } }]
}

const marketRows = (market: MarketAnswer, document: FieldfareDocument): MeasureRow[] => {
  const { id, licensee } = market
  const subject = { kind: 'market', id, name: cellName(document, market), licensee } as const
  const measured = marketMeasures(market, document.currency)
  const remark = market.status === 'permitted' ? null : `${market.status}: ${market.reason ?? ''}`
  return rowsOf(subject, measured.length === 0 ? [statusOnly] : measured, remark)
}

const statusOnly: Measured = { party: null, measure: 'status', unit: '', figures: {} }

const verdictMeasures = (party: Party, verdict: Verdict | null, currency: string): Measured[] =>
  verdict === null
    ? []
    : [
        ...single(party, 'aBetter', verdict.aBetter, '1'),
        ...single(party, 'bBetter', verdict.bBetter, '1'),
        ...single(party, 'equal', verdict.equal, '1'),
        ...summarised(party, 'difference', verdict.difference, currency),
      ]

const comparisonRows = (pair: Answer['comparisons'][number], document: FieldfareDocument): MeasureRow[] => {
  const nameOf = pair.kind === 'deal' ? dealName : strategyName
  const name = `${nameOf(document, pair.b)} against ${nameOf(document, pair.a)}`
  const subject = { kind: 'comparison', id: `${pair.a} ${pair.b}`, name, licensee: null } as const
  const measured = (['licensor', 'licensee'] as const).flatMap((party) =>
    verdictMeasures(party, pair[party], document.currency),
  )
  return rowsOf(subject, measured, null)
}

const strategyRows = (strategy: Answer['strategies'][number], document: FieldfareDocument): MeasureRow[] => {
  const { id, licensor, saving, refused } = strategy
  const subject = { kind: 'strategy', id, name: strategyName(document, id), licensee: null } as const
  const measured = [
    ...sideMeasures('licensor', licensor, document.currency),
    ...summarised('licensor', 'saving', saving, document.currency),
  ]
  return rowsOf(subject, measured, refused.length === 0 ? null : `would be refused: ${refused.join(' ')}`)
}

/** Every figure of the answer but the yearly cash: one row per thing, party and measure. */
export const measureRows = (answer: Answer, document: FieldfareDocument): readonly MeasureRow[] => [
  ...answer.deals.flatMap((deal) => dealRows(deal, document)),
  ...answer.markets.flatMap((market) => marketRows(market, document)),
  ...answer.strategies.flatMap((strategy) => strategyRows(strategy, document)),
  ...answer.comparisons.flatMap((pair) => comparisonRows(pair, document)),
]
