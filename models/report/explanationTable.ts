import type { StatementRow } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Explanation } from '../simulate/explain.ts'
import { fixed, plain } from './decimals.ts'
import { type Column, displayWidth, grid, wrapped } from './grid.ts'
import { cashOf, statementLines } from './lines.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { stacked } from './tableSection.ts'
import { quoted } from './words.ts'

/** One future of one deal as a statement: lines down, years across, both worths, what happened, what was drawn. */
export const explanationTable = (
  explanation: Explanation,
  document: FieldfareDocument,
  width = 100,
): string => {
  const title = `${quoted(dealName(document, explanation.deal))} in trial ${explanation.trial}, amounts in ${document.currency}`
  const sections = [
    wrapped(title, width),
    ...statementBlocks(rowsOf(explanation), width),
    worthLines(explanation, document, width),
    eventLines(explanation, width),
    inputLines(explanation, width),
  ]
  return stacked(sections)
}

/** One year of a statement; `label` heads its column. */
interface Year {
  readonly label: string
  readonly amounts: Readonly<Record<string, number>>
}

const rowsOf = ({ statement }: Explanation): readonly Year[] => {
  const years = statement.map(({ year = 0, ...amounts }) => ({ label: `Year ${year}`, amounts }))
  const total: Record<string, number> = {}
  for (const { amounts } of years) {
    for (const [key, amount] of Object.entries(amounts)) total[key] = (total[key] ?? 0) + amount
  }
  return [...years, { label: 'Total', amounts: total }]
}

const whole = (amount: number): string => (Math.round(amount) === 0 ? '–' : fixed(amount, 0))

/** Label and amount of each line that some year has, then what remains for each party. */
const linesOf = (years: readonly Year[]) => {
  const used = statementLines.filter(({ key }) => years.some(({ amounts }) => (amounts[key] ?? 0) !== 0))
  const cash = (party: 'licensor' | 'licensee') => (year: Year) =>
    cashOf({ year: 0, ...year.amounts } as StatementRow)[party]
  return [
    ...used.map(({ key, label }) => ({ label, of: ({ amounts }: Year) => amounts[key] ?? 0 })),
    { label: "Licensor's cash after tax", of: cash('licensor') },
    { label: "Licensee's cash after tax", of: cash('licensee') },
  ]
}

/** As many years side by side as fit, then the next ones below. */
const statementBlocks = (years: readonly Year[], width: number): readonly (readonly string[])[] => {
  const lines = linesOf(years)
  const labelWidth = Math.max(...lines.map(({ label }) => displayWidth(label)))
  const amounts = years.flatMap((year) => [year.label, ...lines.map(({ of }) => whole(of(year)))])
  const columnWidth = Math.max(...amounts.map(displayWidth)) + 2
  const fitting = Math.max(1, Math.floor((width - labelWidth) / columnWidth))
  const blocks = Math.ceil(years.length / fitting)
  return Array.from({ length: blocks }, (_, block) => {
    const shown = years.slice(block * fitting, (block + 1) * fitting)
    const columns: Column[] = [
      { title: 'Line', flexible: true },
      ...shown.map(({ label }) => ({ title: label, align: 'right' }) as const),
    ]
    return grid(
      columns,
      lines.map(({ label, of }) => [label, ...shown.map((year) => whole(of(year)))]),
      width,
    )
  })
}

const worthLines = (
  explanation: Explanation,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const { currency } = document
  const id = document.deals.find((deal) => deal.id === explanation.deal)?.licensee ?? ''
  const worth = (party: string, side: Explanation['licensor'] | null): string =>
    side === null
      ? `${party}: not known while a utility is unknown`
      : `${party}: net present value ${whole(side.npv)} ${currency} at the cash flows' own rates, ${whole(side.npvAtTimeRate)} ${currency} at the rate for time alone`
  return [
    ...wrapped(worth(licensorName(document), explanation.licensor), width, '  '),
    ...wrapped(worth(licenseeName(document, id), explanation.licensee), width, '  '),
  ]
}

const eventLines = ({ events }: Explanation, width: number): readonly string[] => {
  if (events.length === 0) return ['What happened: nothing out of the ordinary']
  const told = events.flatMap(({ year, text }) => wrapped(`- year ${plain(year)}: ${text}`, width, '  '))
  return ['What happened', '', ...told]
}

const inputLines = ({ inputs }: Explanation, width: number): readonly string[] => {
  if (inputs.length === 0) return []
  const rows = inputs.map(({ path, value }) => [path, plain(Number(value.toPrecision(6)))])
  const columns: Column[] = [
    { title: 'Input', flexible: true },
    { title: 'As drawn', align: 'right' },
  ]
  return grid(columns, rows, width)
}
