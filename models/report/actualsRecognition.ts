import type { Actuals } from '../scenario/schema/actuals.ts'
import type { RecognitionView } from '../scenario/schema/recognition.ts'
import { fixed } from './decimals.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { bulleted, figure, section } from './tableSection.ts'
import { yearName } from './yearName.ts'

const columns: readonly Column[] = [
  figure('Year'),
  figure('Due'),
  figure('Cash'),
  figure('Recognised'),
  figure('Receivable'),
  figure('Deferred'),
  figure('Recognised ahead'),
]

/** Cash beside revenue, with the methods that were taken and how the two reconcile. */
export const recognitionLines = (
  { label, methods, years, reconciliation: r }: RecognitionView,
  { decimals, valuationDate }: Pick<Actuals, 'decimals' | 'valuationDate'>,
  width: number,
): readonly string[] => {
  const amount = (value: number): string => fixed(value, decimals)
  const rows = years.map((row) => [
    yearName({ valuationDate }, row.year),
    ...[row.due, row.cash, row.recognised, row.receivable, row.contractLiability, row.contractAsset].map(
      amount,
    ),
  ])
  const sum = `Cash ${amount(r.cash)} + tax at source ${amount(r.withheld)} + receivable ${amount(r.receivable)} + recognised ahead ${amount(r.contractAsset)} − deferred ${amount(r.contractLiability)} = recognised ${amount(r.recognised)}.`
  return section('Cash and revenue, a working view', [
    ...grid(columns, rows, width),
    ...wrapped(sum, width),
    ...bulleted(
      methods.map(({ what, how, source }) => `${what}: ${how} (${source}).`),
      width,
    ),
    ...wrapped(label, width),
  ])
}
