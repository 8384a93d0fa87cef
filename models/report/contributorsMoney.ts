import type { Contributors, Split } from '../scenario/schema/contributors.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { fixed } from './decimals.ts'
import { grid, wrapped } from './grid.ts'
import { lineLabel } from './lines.ts'
import { dealName } from './names.ts'
import { figure, name, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** What of a payment is whose, to the cent: an amount, and the expected receipts of a deal year by year. */

type Contributor = Contributors['contributors'][number]

/** Hundredths of a percent: "46.67 %". */
export const percentText = (hundredths: number): string => `${fixed(hundredths / 100, 2)} %`

/** Minor units as an amount with all its decimals: "1,234.50". */
const moneyText = (units: number, { decimals }: Contributors['currency']): string => {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const cents = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${units < 0 ? '−' : ''}${fixed(Number(whole), 0)}${cents}`
}

/** An amount that was asked about; nothing where none was. */
export const amountSection = (answer: Contributors, width: number): readonly string[] => {
  const { amount, currency } = answer
  if (amount === null) return []
  const title = `${moneyText(amount.amount, currency)} ${currency.code} divided to the cent`
  return section(title, splitGrid(answer, amount, width))
}

const splitGrid = (answer: Contributors, split: Split, width: number): readonly string[] => {
  const { contributors, currency, efficiency } = answer
  const row = (who: string, hundredths: number, units: number): readonly string[] => [
    who,
    percentText(hundredths),
    moneyText(units, currency),
  ]
  const rows = contributors.map((one, i) => row(one.name, one.hundredths, split.parts[i]!))
  const columns = [name('Contributor'), figure('Share'), figure(currency.code)]
  return grid(columns, [...rows, row('All', efficiency.hundredths, split.amount)], width)
}

/** The expected receipts of a deal by year, then all years by contributor; nothing where no deal was asked about. */
export const statementSections = (
  answer: Contributors,
  document: FieldfareDocument,
  width: number,
): readonly (readonly string[])[] => {
  const { statement, currency } = answer
  if (statement === null) return []
  const title = `${quoted(dealName(document, statement.deal))}: expected receipts in ${currency.code}, divided to the cent`
  const left = statement.leftOut.map(
    ({ key, amount }) => `${lineLabel(key)}: ${moneyText(amount, currency)} ${currency.code}`,
  )
  const years = [
    ...yearGrid(answer, statement, width),
    '',
    ...wrapped(statement.text, width),
    ...(left.length === 0 ? [] : wrapped(`Not money, and not divided: ${left.join('; ')}.`, width)),
  ]
  return [
    section(wrapped(title, width).join('\n'), years),
    section('Of all years', splitGrid(answer, statement.total, width)),
  ]
}

/** Contributors stand side by side while they fit; of many only the sums of all years are told. */
const mostAcross = 5

const yearGrid = (
  { contributors, currency }: Contributors,
  { years, total }: NonNullable<Contributors['statement']>,
  width: number,
): readonly string[] => {
  const across = contributors.length <= mostAcross ? contributors : []
  const cells = (year: string, split: Split): readonly string[] => [
    year,
    moneyText(split.amount, currency),
    ...across.map((_, i) => moneyText(split.parts[i]!, currency)),
  ]
  const columns = [{ title: 'Year' }, figure('Receipts'), ...across.map((one) => figure(headOf(one)))]
  const rows = years.map((year) => cells(String(year.year), year))
  return grid(columns, [...rows, cells('All', total)], width)
}

/** The head of a column: a name where it is short, else the id. */
const headOf = (contributor: Contributor): string =>
  contributor.name.length <= 14 ? contributor.name : contributor.id
