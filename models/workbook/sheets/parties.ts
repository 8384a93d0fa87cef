import { dealName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import { fixedAddress, quotedSheet } from '../address.ts'
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
  writer.text(
    1,
    0,
    'Expected case: live from the sheets of the deals. Simulation: expected over all futures, with standard errors; a deal below a walk-away would be refused.',
    'note',
  )
  const heads = [
    'Deal',
    'Licensor, expected case',
    'Licensee, expected case',
    'Licensor, simulated',
    'Error',
    'Licensor, walk-away',
    'Licensee, simulated',
    'Error',
    'Licensee, walk-away',
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
    `${quotedSheet(name)}!${fixedAddress(4, column)}:${fixedAddress(3 + deals.length, column)}`
  writer.chart({
    kind: 'column',
    title: 'Expected present value of each deal',
    series: [
      { name: 'Licensor', values: range(1) },
      { name: 'Licensee', values: range(2) },
    ],
    categories: range(0),
    at: { row: 6 + deals.length, column: 0 },
    rows: 20,
    columns: 6,
  })
  return writer.finish({ widths: [38, 16, 16, 16, 12, 16, 16, 12, 16, 70], frozen: { rows: 4, columns: 1 } })
}
