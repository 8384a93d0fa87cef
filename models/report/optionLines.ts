import type { Answer, DealAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates } from './bases.ts'
import { brief, futuresWithError } from './figures.ts'
import { grid } from './grid.ts'
import { dealName } from './names.ts'
import { bare, figure, headed, name, section } from './tableSection.ts'

/** The options of the deals: when they are used and what they are worth; nothing where no deal has any. */
export const optionLines = (
  answer: Answer,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const rows = answer.deals.flatMap((deal) => rowsOf(deal, document))
  if (rows.length === 0) return []
  const columns = [
    name('Deal'),
    name('Option'),
    name('Decided by'),
    figure('Year'),
    figure('Used in'),
    figure('Licensor'),
    figure('Licensee'),
  ]
  const title =
    'Options: when they are used, and what the deal is worth more with them than if they never were'
  return section(headed(title, ownRates, width), grid(columns, rows, width))
}

const rowsOf = (deal: DealAnswer, document: FieldfareDocument): readonly (readonly string[])[] =>
  (deal.options ?? []).flatMap(({ kind, by, exercised, worth }) =>
    exercised.map(({ year, probability }, j) => [
      j === 0 ? dealName(document, deal.id) : '',
      j === 0 ? words[kind] : '',
      j === 0 ? by : '',
      String(Math.round(year * 100) / 100),
      futuresWithError(probability.value, probability.standardError).replace(' futures', ''),
      j === 0 ? bare(brief(worth.licensor, '')) : '',
      j === 0 ? bare(brief(worth.licensee, '')) : '',
    ]),
  )

const words = {
  optionFee: 'take up the grant',
  pilot: 'go on after the pilot',
  buyout: 'buy out the royalty',
  renewal: 'renew',
  termination: 'end the deal',
} as const
