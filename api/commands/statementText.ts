import type { Explanation } from '../../models/valuation.ts'

/** One future for reading: what happened, then a line of the statement a row and a year a column. */
export const statementText = (explanation: Explanation): string =>
  [
    `Deal ${explanation.deal}, future ${explanation.trial}`,
    `Licensor: ${amount(explanation.licensor.npv)} · licensee: ${amount(explanation.licensee?.npv)}`,
    '',
    ...explanation.events.map((event) => `Year ${event.year}: ${event.text}`),
    '',
    ...table(explanation.statement),
    '',
  ].join('\n')

const amount = (value: number | undefined): string =>
  value === undefined ? 'unknown' : value.toLocaleString('en-US', { maximumFractionDigits: 0 })

const table = (statement: Explanation['statement']): readonly string[] => {
  const lines = [...new Set(statement.flatMap((row) => Object.keys(row)))].filter((key) => key !== 'year')
  const header = ['year', ...statement.map((row) => String(row.year))]
  const rows = lines.map((line) => [line, ...statement.map((row) => amount(row[line] ?? 0))])
  return aligned([header, ...rows])
}

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const widths = (rows[0] ?? []).map((_, column) => width(column))
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(cell).join('  '))
}
