import { dealName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import { fixedAddress, quotedSheet } from '../address.ts'
import { barRows, chartRange, moneyAxis, partyColours } from '../charts.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet } from '../sheetWriter.ts'
import { worthRows } from './deal.ts'

/** Every deal for both parties: live expected values beside the walk-aways. */
export const partiesSheet = (
  { answer, document }: Exporting,
  name: string,
  deals: readonly { readonly id: string; readonly sheet: string }[],
): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Both parties', 'title')
  writer.prose(
    1,
    `All amounts are present values in ${document.currency}. Expected case: live from the sheets of the deals. Simulation: expected over all futures, with standard errors; a deal below a walk-away would be refused.`,
  )
  const heads = [
    ...['Deal', 'Licensor, expected case', 'Licensee, expected case'],
    ...['Licensor, simulated', 'Standard error', 'Licensor, walk-away'],
    ...['Licensee, simulated', 'Standard error', 'Licensee, walk-away'],
    'Would be refused',
  ]
  heads.forEach((head, c) => {
    writer.text(3, c, head, 'heading')
  })
  deals.forEach(({ id, sheet }, d) => {
    const row = 4 + d
    const own = answer.deals.find((deal) => deal.id === id)!
    const expected = answer.expected.deals.find((deal) => deal.id === id)!
    writer.text(row, 0, dealName(document, id), 'label')
    ;(['licensor', 'licensee'] as const).forEach((party, c) => {
      const value = expected[party]?.npv
      if (value === undefined) {
        writer.text(row, 1 + c, 'not known', 'note')
        return
      }
      writer.formula(
        row,
        1 + c,
        { formula: `${quotedSheet(sheet)}!${fixedAddress(worthRows[party], 1)}`, value },
        { format: 'money' },
      )
    })
    ;([own.licensor, own.licensee] as const).forEach((side, c) => {
      if (side === null) return
      const at = 3 + 3 * c
      writer.number(row, at, side.expected.value, { format: 'money' })
      writer.number(row, at + 1, side.expected.standardError, { format: 'money' })
      writer.number(row, at + 2, side.walkAway.value, { format: 'money' })
    })
    const refused = own.wouldBeRefused
    writer.text(row, 9, refused === null ? 'no' : `by ${refused.by}: ${refused.cure.text}`, 'text')
  })
  const range = (column: number): string =>
    chartRange(name, { from: [4, column], to: [3 + deals.length, column] })
  const values = deals.flatMap(({ id }) => {
    const own = answer.expected.deals.find((deal) => deal.id === id)!
    return [own.licensor?.npv ?? 0, own.licensee?.npv ?? 0]
  })
  const { format, unit } = moneyAxis(values, document.currency)
  writer.chart({
    ...{ kind: 'bar', stacked: false, format },
    title: 'Expected present value of each deal to both parties, expected case',
    series: [
      { name: 'Licensor', values: range(1), colour: partyColours.licensor.full },
      { name: 'Licensee', values: range(2), colour: partyColours.licensee.full },
    ],
    categories: range(0),
    axes: { categories: '', values: `Present value after tax, ${unit}` },
    ...{ at: { row: 6 + deals.length, column: 0 }, rows: barRows(deals.length, 3), columns: 9 },
  })
  return writer.finish({
    widths: [36, 13, 13, 13, 11, 13, 13, 11, 13, 50],
    frozen: { rows: 4, columns: 1 },
  })
}
