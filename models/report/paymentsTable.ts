import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Explanation } from '../simulate/explain.ts'
import { fixed } from './decimals.ts'
import { grid, wrapped } from './grid.ts'
import { lineLabel } from './lines.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { figure, name, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** Every dated amount of one future with what it is to both parties; the worths add up to the net present values. */
export const paymentsTable = (
  { deal, trial, payments, licensor, licensee }: Explanation,
  document: FieldfareDocument,
  width = 100,
): string => {
  const buyer = licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? '')
  const title = `Payments of ${quoted(dealName(document, deal))} in trial ${trial}, in ${document.currency}: cash after tax, and its present value at the rate of each cash flow`
  const theirs = licensee !== null
  const columns = [
    figure('Year'),
    name('Line'),
    figure('Clause'),
    figure('Amount'),
    figure('To us'),
    figure('Worth'),
    ...(theirs ? [figure('To them'), figure('Worth')] : []),
  ]
  const rows = payments.map((paid) => [
    paid.time.toFixed(2),
    lineLabel(paid.line),
    paid.term === null ? '' : String(paid.term + 1),
    whole(paid.amount),
    whole(paid.licensor.cash),
    whole(paid.licensor.worth),
    ...(theirs ? [whole(paid.licensee.cash), whole(paid.licensee.worth)] : []),
  ])
  const blank = theirs ? [''] : []
  const sums = ['', 'Net present value', '', '', '', whole(licensor.npv), ...blank]
  const total = theirs ? [...sums, whole(licensee.npv)] : sums
  const key = `Us: ${licensorName(document)}. Them: ${buyer}.`
  return [wrapped(title, width), section(key, grid(columns, [...rows, total], width))]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

const whole = (amount: number): string => (Math.round(amount) === 0 ? '–' : fixed(amount, 0))
