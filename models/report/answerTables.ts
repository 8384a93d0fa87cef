import type { Answer, DealAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates, timeOnly } from './bases.ts'
import { atLeast, brief, roughly, supported } from './figures.ts'
import { dealName, licenseeName } from './names.ts'
import { bare } from './tableSection.ts'

/** A table of figures before it has a format; figures stand to the right. */
export interface FigureTable {
  readonly title: string
  /** what its figures are discounted at, or of what they are */
  readonly basis: string
  readonly columns: readonly { readonly title: string; readonly right: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

const columnsOf = (names: readonly string[], figures: readonly string[]): FigureTable['columns'] => [
  ...names.map((title) => ({ title, right: false })),
  ...figures.map((title) => ({ title, right: true })),
]

/** What each deal turns out to be worth to either party: its spread over the futures. */
export const spreadTable = (answer: Answer, document: FieldfareDocument): FigureTable => ({
  title: 'What the deals turn out to be worth',
  basis: `${document.currency}, ${timeOnly}; 10, 50 and 90 of 100 futures lie below`,
  columns: columnsOf(['Deal', 'Party'], ['10', '50', '90', 'Worst 5 of 100', 'Loses money in']),
  rows: answer.deals.flatMap((deal) =>
    (['licensor', 'licensee'] as const).map((party) => spreadRow(deal, party, document)),
  ),
})

const spreadRow = (
  deal: DealAnswer,
  party: 'licensor' | 'licensee',
  document: FieldfareDocument,
): readonly string[] => {
  const side = deal[party]
  const name = party === 'licensor' ? dealName(document, deal.id) : ''
  if (side === null) return [name, party, ...Array<string>(5).fill('unknown')]
  const { q10, q50, q90, worst5, negative, errors } = side.npv
  const shown = (value: number, standardError: number) => bare(supported({ value, standardError }, ''))
  return [
    name,
    party,
    shown(q10, errors.q10),
    shown(q50, errors.q50),
    shown(q90, errors.q90),
    shown(worst5, errors.q10),
    `${Math.round(100 * negative)} of 100`,
  ]
}

/** What each deal is expected to be worth, what is certain of it, and who would refuse it. */
export const expectedTable = (answer: Answer, document: FieldfareDocument): FigureTable => ({
  title: 'What the deals are expected to be worth',
  basis: `${document.currency}, ± one standard error, ${ownRates}; certain: exact, not discounted`,
  columns: columnsOf(['Deal', 'Licensee'], ['To licensor', 'To licensee', 'Certain', 'Refused by']),
  rows: answer.deals.map((deal) => [
    dealName(document, deal.id),
    licenseeName(document, document.deals.find(({ id }) => id === deal.id)?.licensee ?? ''),
    bare(brief(deal.licensor.expected, '')),
    deal.licensee === null ? 'unknown' : bare(brief(deal.licensee.expected, '')),
    bare(atLeast(deal.certain, '')),
    deal.wouldBeRefused?.by ?? (deal.licensee === null ? 'unknown' : 'nobody'),
  ]),
})

/** The yearly cash of a deal to both parties, in the middle and between 10 and 90 of 100 futures. */
export const cashTable = (deal: DealAnswer, document: FieldfareDocument): FigureTable => ({
  title: `Yearly cash: ${dealName(document, deal.id)}`,
  basis: `${document.currency}, after tax, not discounted; 10 and 90 of 100 futures lie below. Year 0 is the start`,
  columns: columnsOf(['Year'], ['Licensor, mean', '10', '90', 'Licensee, mean', '10', '90']),
  rows: deal.cash.map(({ year, licensor, licensee }) => [
    String(year),
    ...cashCells(licensor),
    ...(licensee === null ? ['unknown', '–', '–'] : cashCells(licensee)),
  ]),
})

const cashCells = ({ mean, standardError, q10, q90 }: DealAnswer['cash'][number]['licensor']) => [
  bare(supported({ value: mean, standardError }, '')),
  bare(roughly(q10, '', 3)),
  bare(roughly(q90, '', 3)),
]
