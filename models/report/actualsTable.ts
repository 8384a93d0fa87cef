import type { ActualDue, ActualLicence, Actuals } from '../scenario/schema/actuals.ts'
import { accuracyLines, bandLines } from './actualsForecast.ts'
import { recognitionLines } from './actualsRecognition.ts'
import { fixed } from './decimals.ts'
import { dueByNow, type Sums } from './dueByNow.ts'
import { count } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { lineLabel } from './lines.ts'
import { bulleted, figure, name, section } from './tableSection.ts'

/** What was due, paid and forecast, licence by licence, for a terminal. */
export const actualsTable = (actuals: Actuals, width = 100): string => {
  const { currency, asOf, licences, accuracy, forecast, notes } = actuals
  const until = asOf.stated ? 'as asked' : 'the last date that the reports name'
  const title = `Royalty reports against the contract, as of ${asOf.date} (${until}); amounts in ${currency}`
  const parts = [
    wrapped(title, width),
    ...licences.flatMap((licence) => licenceParts(licence, actuals, width)),
    accuracyLines(accuracy, width),
    bulleted(
      [
        ...notes,
        `Forecasts: ${count(forecast.trials)} futures, ${forecast.sampling}, seed ${forecast.seed}.`,
      ],
      width,
    ),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

const licenceParts = (
  licence: ActualLicence,
  actuals: Actuals,
  width: number,
): readonly (readonly string[])[] => {
  const { deal, licensee, interest } = licence
  const { decimals, asOf } = actuals
  const rate =
    interest.rate === null
      ? interest.text
      : `${Number((interest.rate * 100).toPrecision(6))} % a year, ${interest.text}`
  const head = `${deal}, licensed to ${licensee}. Interest on what is late: ${rate}`
  return [
    section(wrapped(head, width).join('\n'), dueLines(licence, { decimals, day: asOf.date, width })),
    lineLines(licence, decimals, width),
    licence.findings.length === 0
      ? []
      : section(
          'What to ask, and how the reports were read',
          bulleted(
            licence.findings.map(({ text }) => text),
            width,
          ),
        ),
    bandLines(licence.bands, actuals, width),
    recognitionLines(licence.recognition, actuals, width),
    splitLines(licence, decimals, width),
  ]
}

const columns: readonly Column[] = [
  name('What'),
  name('Period'),
  figure('Due on'),
  figure('Payable'),
  figure('Paid'),
  figure('Difference'),
  figure('Interest'),
]

/** "2027", or the days where a period is no calendar year. */
const periodName = ({ from, to }: ActualDue['period']): string =>
  from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31` ? from.slice(0, 4) : `${from} to ${to}`

interface Showing {
  readonly decimals: number
  /** until which the answer is told */
  readonly day: string
  readonly width: number
}

const dueLines = ({ dues, totals }: ActualLicence, { decimals, day, width }: Showing): readonly string[] => {
  const amount = (value: number): string => fixed(value, decimals)
  const rows = dues.map((due) => [
    due.kind === 'report' ? 'Report' : lineLabel(due.kind),
    periodName(due.period),
    due.isDue ? due.dueOn : `${due.dueOn} *`,
    ...[due.payable, due.paid, due.difference, due.interest].map(amount),
  ])
  const sumOf = (label: string, { payable, paid, difference, interest }: Sums): readonly string[] => [
    ...[label, '', ''],
    ...[payable, paid, difference, interest].map(amount),
  ]
  const by = dueByNow(dues)
  const sums = [...(by === null ? [] : [sumOf(`Due by ${day}`, by)]), sumOf('Together', totals)]
  return [...grid(columns, [...rows, ...sums], width), ...(by === null ? [] : ['* not yet due'])]
}

/** How each report's due comes about, line by line. */
const lineLines = ({ dues }: ActualLicence, decimals: number, width: number): readonly string[] => {
  const reports = dues.filter(({ kind }) => kind === 'report')
  if (reports.length === 0) return []
  const keys = [...new Set(reports.flatMap(({ lines }) => lines.map(({ line }) => line)))]
  const told = (due: ActualDue): readonly (readonly [string, number])[] => [
    ['Gross receipts', due.gross],
    ['Deducted, as claimed', due.deductions.claimed],
    ['Deducted, as allowed', due.deductions.allowed],
    ['Royalty base', due.base],
    ...keys.map((key): readonly [string, number] => [
      lineLabel(key),
      due.lines.filter(({ line }) => line === key).reduce((sum, { amount }) => sum + amount, 0),
    ]),
    ['Due', due.due],
    ['Withheld', due.withheld],
    ['Payable', due.payable],
  ]
  const rows = reports.flatMap((due) =>
    told(due)
      .filter(([, amount]) => amount !== 0)
      .map(([label, amount], i) => [i === 0 ? periodName(due.period) : '', label, fixed(amount, decimals)]),
  )
  return section('How it comes about', grid([name('Period'), name('Line'), figure('Amount')], rows, width))
}

const splitLines = (
  { contributors: split }: ActualLicence,
  decimals: number,
  width: number,
): readonly string[] => {
  if (split === null || split.statements.length === 0) return []
  const amount = (units: number): string => fixed(units / Number(`1e${decimals}`), decimals)
  const titles = split.contributors.map(({ name: own }) => figure(own))
  const rows = [...split.statements, { received: 'Together', ...split.total }].map((row) => [
    row.received,
    amount(row.amount),
    ...row.parts.map(amount),
  ])
  return section(
    'What arrived, divided among the contributors to the cent',
    grid([name('Received'), figure('Amount'), ...titles], rows, width),
  )
}
