import type { Approaches, ApproachRow } from '../scenario/schema/approaches.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { comparableLines, opinionLines } from './approachesParts.ts'
import { methodNames } from './approachNames.ts'
import { count, estimated, percent, roughly } from './figures.ts'
import { footballField } from './footballField.ts'
import { wrapped } from './grid.ts'
import { datasetName, dealName, licenseeName } from './names.ts'
import { stacked } from './tableSection.ts'
import { quoted } from './words.ts'

/** The approaches as a football field for a terminal: one axis of one interest, then each method with its conventions. */
export const approachesTable = (approaches: Approaches, document: FieldfareDocument, width = 100): string => {
  const sections = [
    headLines(approaches, document, width),
    footballField(approaches, document.currency, width),
    ...approaches.rows.map((row) => methodLines(row, document.currency, width)),
    besideLines(approaches, document, width),
    comparableLines(approaches.comparables, document.currency, width),
    opinionLines(approaches.fairMarketValue, document.currency, width),
    approaches.notes.flatMap(({ pointer, text }) => wrapped(`${text} (${pointer})`, width, '  ')),
  ]
  return stacked(sections)
}

/** What is valued, for what, on which basis. */
export const headLines = (
  { valuation, trials }: Approaches,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const { interest, purpose, basis, standard, date, preparer } = valuation
  const what =
    interest === 'ownership'
      ? `Interest: the ownership of ${datasetName(document)}.`
      : `Interest: the licence of ${quoted(dealName(document, interest.deal))} (${interest.deal}), held by ${licenseeName(document, document.deals.find(({ id }) => id === interest.deal)?.licensee ?? '')}.`
  const facts = [
    `purpose ${purpose ?? 'not stated'}`,
    `basis ${basis === null ? 'not stated' : `${basis} value`}`,
    `standard ${standard ?? 'not stated'}`,
    `as of ${date}`,
    `preparer ${preparer ?? 'not stated'}`,
  ]
  const rest = `From the first ${count(trials)} futures; amounts in ${document.currency}, ± one standard error. The methods are alternatives and are not averaged.`
  return [`${quoted(document.name)}: approaches to value`, what, `${facts.join('; ')}.`, rest].flatMap(
    (line) => wrapped(line, width),
  )
}

const places = { axis: '', orientation: 'for orientation: ', refused: 'cannot be applied: ' } as const

/** One method: its figure, then every convention it rests on. */
const methodLines = (row: ApproachRow, currency: string, width: number): readonly string[] => {
  const { low, expected, high, range, hindsight, beforeTaxAmortisation, reason, conventions, place } = row
  const figures =
    expected === null || low === null || high === null
      ? []
      : [
          `${estimated(expected, currency, 4)} (${roughly(low, currency, 3)} to ${roughly(high, currency, 3)}: ${range})`,
        ]
  const later =
    hindsight === null
      ? []
      : [
          `in hindsight, discounted for time alone: median ${roughly(hindsight.median, currency, 3)}, ${roughly(hindsight.low, currency, 3)} to ${roughly(hindsight.high, currency, 3)}`,
        ]
  const before =
    beforeTaxAmortisation === null
      ? []
      : [`${estimated(beforeTaxAmortisation, currency, 4)} before the tax amortisation`]
  const why = reason === null ? [] : [`${places[place]}${reason}`]
  const bullets = conventions.flatMap((line) => wrapped(`- ${line}`, width - 2, '  '))
  return [
    `${methodNames[row.method]} (${row.approach} approach)`,
    ...[...figures, ...later, ...before, ...why]
      .flatMap((line) => wrapped(line, width - 2, '  '))
      .map(indented),
    ...bullets.map(indented),
  ]
}

const indented = (line: string): string => `  ${line}`

/** What stands beside the rows: the implied split, the delay, the zone. */
export const besideLines = (
  { profitSplit, delay, zone }: Approaches,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const { currency } = document
  const share = profitSplit?.share.value ?? 0
  const lines = [
    ...(profitSplit === null
      ? []
      : [
          `Implied profit split, relief from royalty over what is at stake: ${percent(Math.round(share * 1e4) / 1e4)}. ${profitSplit.flag ?? 'Within 5 to 50 %.'}`,
        ]),
    ...(delay === null
      ? []
      : [
          `Forgone while recreating, ${estimated(delay.years, 'years', 3)}: ${estimated(delay.forgone, currency, 4)}. ${delay.text}`,
        ]),
    ...(zone === null
      ? []
      : [
          `${zone.exists ? 'Negotiated zone' : 'No zone'} of ${quoted(dealName(document, zone.deal))}: floor ${estimated(zone.floor, currency, 4)}, ceiling ${estimated(zone.ceiling, currency, 4)}. ${zone.text}`,
        ]),
  ]
  return lines.flatMap((line) => wrapped(line, width, '  '))
}
