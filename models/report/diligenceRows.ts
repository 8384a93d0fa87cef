import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { agreed, estimated, percent } from './figures.ts'
import type { Column } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, figure, name } from './tableSection.ts'

/** A plain table that stands beside the figures. */
export interface Beside {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/** Mandates and walk-aways as tables, those that there are. */
export const besideRows = (answer: DiligenceAnswer, document: FieldfareDocument): readonly Beside[] =>
  [mandates(answer, document), walkAways(answer, document)].filter(({ rows }) => rows.length > 0)

const mandates = ({ mandates: held }: DiligenceAnswer, document: FieldfareDocument): Beside => ({
  title: 'Mandates (own side only): what we expect, and where that stands',
  columns: [
    name('Deal'),
    figure('Expected'),
    figure('Floor'),
    figure('Target'),
    figure('Ask'),
    name('Stands'),
    name('Has to agree'),
    name('We may give'),
    name('For'),
  ],
  rows: held.map((row) => [
    dealName(document, row.deal),
    bare(estimated(row.expected, '', 4)),
    ...[row.floor, row.target, row.ask].map((amount) => (amount === null ? '–' : agreed(amount))),
    row.standing,
    row.approvals.join(', ') || 'nobody',
    row.gives.join(', ') || '–',
    row.gets.join(', ') || '–',
  ]),
})

const walkAways = ({ walkAways: parties }: DiligenceAnswer, document: FieldfareDocument): Beside => ({
  title: 'Walk-aways: what else each party could do, the best in expectation first',
  columns: [
    name('Party'),
    name('Could'),
    figure('Probability'),
    name('When'),
    figure('Expected today'),
    name(''),
  ],
  rows: parties.flatMap(({ party, options }) =>
    options.map(({ name: what, probability, date, expected }, place) => [
      party === 'licensor' ? licensorName(document) : licenseeName(document, party),
      what,
      percent(probability),
      date ?? 'now',
      bare(estimated({ value: expected, standardError: 0 }, '', 4)),
      place === 0 ? 'walk-away' : place === 1 ? 'runner-up' : '',
    ]),
  ),
})
