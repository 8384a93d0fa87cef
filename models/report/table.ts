import type { Answer, DealAnswer, MarketAnswer, StrategyAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates, timeOnly } from './bases.ts'
import { atLeast, brief, count, futuresWithError, supported } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { headline } from './headline.ts'
import { leakageLines } from './leakageLines.ts'
import { liabilityLines } from './liabilityLines.ts'
import { dealName, fieldName, licenseeName, strategyName, territoryName } from './names.ts'
import { optionLines } from './optionLines.ts'
import { isEmptied } from './standing.ts'
import { bare, bulleted, figure, headed, name, section, stacked } from './tableSection.ts'
import { verdictLines } from './verdictLines.ts'
import { listed } from './words.ts'

/** The answer as a readable table of plain text, for a terminal. */
export const answerTable = (answer: Answer, document: FieldfareDocument, width = 100): string => {
  const sentences = headline(answer, document).flatMap(({ text }, index) =>
    wrapped(`${index + 1}. ${text}`, width, '   '),
  )
  const sections = [
    titleLines(answer, document, width),
    sentences,
    dealLines(answer, document, width),
    optionLines(answer, document, width),
    liabilityLines(answer, document, width),
    leakageLines(answer, document, width),
    marketLines(answer, document, width),
    strategyLines(answer, document, width),
    verdictLines(answer, document, width),
    noteLines(answer, width),
  ]
  return stacked(sections)
}

/** Name, and what identifies the result (domain page, section 14). */
export const titleLines = (
  { identity }: Answer,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const { engine, version, seed, trials, sampling, replicates, timing, quantileType, summation } = identity
  const facts = [
    `document ${identity.document} (format ${version})`,
    `engine ${engine}`,
    `${count(trials)} trials, ${sampling}, ${replicates} replicates, seed ${seed}`,
    `${timing}, quantiles of type ${quantileType}, ${summation} sums`,
    `amounts in ${document.currency}, ± one standard error`,
  ]
  return [...wrapped(document.name, width), ...wrapped(facts.join(' · '), width)]
}

const dealLines = (answer: Answer, document: FieldfareDocument, width: number): readonly string[] => {
  const columns = [
    name('Deal'),
    figure('Licensor'),
    figure('Licensee'),
    figure('Beats alternative'),
    figure('Certain'),
    { title: 'Refused by' },
  ]
  const title = 'Deals: what they are expected to be worth to each party'
  const basis = `${ownRates}; beats alternative: ${timeOnly}; certain: exact, not discounted`
  const rows = answer.deals.map((deal) => dealCells(deal, document))
  return section(headed(title, basis, width), grid(columns, rows, width))
}

const dealCells = (deal: DealAnswer, document: FieldfareDocument): readonly string[] => [
  dealName(document, deal.id),
  bare(brief(deal.licensor.expected, '')),
  deal.licensee === null ? 'unknown' : bare(brief(deal.licensee.expected, '')),
  beatsCell(deal.licensor),
  bare(atLeast(deal.certain, '')),
  deal.wouldBeRefused?.by ?? (deal.licensee === null ? 'unknown' : 'nobody'),
]

const beatsCell = ({ walkAway, beatsAlternative, beatsAlternativeError }: DealAnswer['licensor']): string =>
  walkAway.value === 0
    ? '–'
    : futuresWithError(beatsAlternative, beatsAlternativeError).replace(' futures', '')

const marketLines = (answer: Answer, document: FieldfareDocument, width: number): readonly string[] => {
  if (answer.markets.length === 0) return []
  const columns = [
    name('Field'),
    name('Where'),
    name('Licensee'),
    figure('Floor'),
    figure('Price'),
    figure('Ceiling'),
  ]
  const rows = answer.markets.map((market) => marketCells(market, document))
  return section('Markets', grid(columns, rows, width))
}

const statusInWords = {
  permitted: '–',
  blocked: 'blocked',
  'no-licensee': 'no licensee',
  'unknown-utility': 'utility unknown',
} as const

const marketCells = (market: MarketAnswer, document: FieldfareDocument): readonly string[] => {
  const { field, territory, licensee, ask, status } = market
  const place = [
    fieldName(document, field),
    territory === null ? '–' : territoryName(document, territory),
    licensee === null ? '–' : licenseeName(document, licensee),
  ]
  if (ask === null) return [...place, '–', statusInWords[status], '–']
  const price = ask.price ?? ask.priceAt.find(({ alpha }) => alpha === 0.5) ?? null
  const shown = price === null ? 'no zone' : bare(brief(price, ''))
  return [...place, bare(brief(ask.floor, '')), shown, bare(brief(ask.ceiling, ''))]
}

const strategyLines = (answer: Answer, document: FieldfareDocument, width: number): readonly string[] => {
  if (answer.strategies.length === 0) return []
  const columns = [
    name('Strategy'),
    figure('Licensor'),
    figure('Worst 5 of 100'),
    figure('Costs shared'),
    name('Would be refused'),
  ]
  const rows = answer.strategies.map((strategy) => strategyCells(strategy, document))
  const title = 'Strategies: what they are expected to be worth to the licensor'
  const basis = `${ownRates}; worst 5 of 100 and costs shared: ${timeOnly}`
  return section(headed(title, basis, width), grid(columns, rows, width))
}

const strategyCells = (strategy: StrategyAnswer, document: FieldfareDocument): readonly string[] => {
  const { id, licensor, saving, refused, conflicts } = strategy
  const called = strategyName(document, id)
  if (isEmptied(strategy, document)) return [called, '–', '–', '–', 'every deal would be refused']
  const left = refused.length === 0 ? 'none' : listed(refused.map((deal) => dealName(document, deal)))
  return [
    called,
    bare(brief(licensor.expected, '')),
    bare(supported({ value: licensor.npv.worst5, standardError: licensor.npv.errors.q10 }, '')),
    bare(brief({ value: saving.mean, standardError: saving.standardError }, '')),
    conflicts.length > 0 ? 'deals conflict' : left,
  ]
}

const noteLines = ({ notes }: Answer, width: number): readonly string[] =>
  notes.length === 0
    ? []
    : section(
        'Notes',
        bulleted(
          notes.map(({ pointer, text }) => (pointer === '' ? text : `${pointer}: ${text}`)),
          width,
        ),
      )
