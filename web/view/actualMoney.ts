import { lineLabel } from '../../models/report/lines.ts'
import { yearName } from '../../models/report/yearName.ts'
import type { ActualLicence, Actuals } from '../../models/scenario/schema/actuals.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { RecognitionView } from '../../models/scenario/schema/recognition.ts'
import { amountCell, moneyOf } from './actualDues.ts'
import { type Table, textCell } from './table.ts'

type Split = NonNullable<ActualLicence['contributors']>

/** What arrived, payment by payment, divided among the contributors to the cent. */
export const splitTable = ({ contributors, statements, total }: Split, actuals: Actuals): Table => {
  const money = moneyOf(actuals)
  const units = Number(`1e${actuals.decimals}`)
  const amounts = ({ amount, parts }: Split['total']) =>
    [amount, ...parts].map((each) => amountCell(each / units, money))
  return {
    caption: `What arrived and whose it is, ${actuals.currency}`,
    columns: [
      { label: 'Received' },
      { label: 'Amount', numeric: true },
      ...contributors.map(({ name, hundredths }) => ({
        label: `${name} (${(hundredths / 100).toFixed(2)}\u00a0%)`,
        numeric: true,
      })),
    ],
    rows: [
      ...statements.map((row) => [textCell(row.received), ...amounts(row)]),
      [{ text: 'Together', total: true }, ...amounts(total)],
    ],
  }
}

const header = (labels: readonly string[]) => labels.map((label, i) => ({ label, numeric: i > 0 }))

/** Cash, what fell due and revenue by year. */
export const cashTable = (
  { years }: RecognitionView,
  actuals: Actuals,
  document: Pick<FieldfareDocument, 'valuationDate'>,
): Table => {
  const money = moneyOf(actuals)
  return {
    caption: `Cash and revenue by year, ${actuals.currency}`,
    columns: header(['Year', 'Fell due', 'Cash', 'Revenue', 'Receivable', 'Deferred', 'Recognised ahead']),
    rows: years.map((row) => [
      textCell(yearName(document, row.year)),
      ...[
        ...[row.due, row.cash, row.recognised, row.receivable],
        ...[row.contractLiability, row.contractAsset],
      ].map((amount) => amountCell(amount, money)),
    ]),
  }
}

/** From cash to revenue, a line for each step; it closes to 0. */
export const bridgeTable = ({ reconciliation: r }: RecognitionView, actuals: Actuals): Table => {
  const money = moneyOf(actuals)
  const steps: readonly (readonly [string, number])[] = [
    ['Cash that arrived', r.cash],
    ['Tax at source kept back', r.withheld],
    ['Due and not yet paid (less what was overpaid)', r.receivable],
    ['Recognised ahead of falling due', r.contractAsset],
    ['Due and deferred', -r.contractLiability],
  ]
  return {
    caption: `From cash to revenue, ${actuals.currency}`,
    columns: header(['Step', 'Amount']),
    rows: [
      ...steps
        .filter(([, amount]) => amount !== 0)
        .map(([label, amount]) => [textCell(label), amountCell(amount, money)]),
      [{ text: 'Revenue recognised', total: true }, amountCell(r.recognised, money)],
    ],
  }
}

/** What each line brings and when it is revenue. */
export const linesTable = ({ lines }: RecognitionView, actuals: Actuals): Table => {
  const money = moneyOf(actuals)
  return {
    caption: `By line to date, ${actuals.currency}`,
    columns: header(['Line', 'Fell due', 'Revenue']),
    rows: lines.map(({ line, due, recognised }) => [
      textCell(lineLabel(line)),
      ...[due, recognised].map((amount) => amountCell(amount, money)),
    ]),
  }
}

/** The methods that were taken, with the paragraphs they rest on. */
export const methodTexts = ({ methods }: RecognitionView): readonly string[] =>
  methods.map(({ what, how, source }) => `${what}: ${how} (${source}).`)
