import type { Lines } from '../kernel/builder.ts'
import type { Program } from '../kernel/program.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ForecastBand } from '../scenario/schema/actuals.ts'
import { writeDeal } from '../simulate/deal/evaluate.ts'
import type { DealTools, Script } from '../simulate/deal/script.ts'
import { blockSize, type Frame } from '../simulate/frame.ts'
import { type Futures, futuresOf } from '../simulate/futures.ts'
import { createMachine } from '../simulate/machine.ts'
import { onlyOutputs } from '../simulate/onlyOutputs.ts'
import type { Sampling } from '../simulate/points.ts'
import { toolsOf } from '../simulate/run.ts'
import { royaltyLines } from '../terms/statement.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { beyondReports } from './dues.ts'

type Measure = ForecastBand['measure']

/** Draws of what a deal was forecast to report and owe with its reports, by measure and year of the document. */
export interface Forecast {
  readonly draws: (measure: Measure, year: number) => Float64Array
}

export const measures: readonly Measure[] = ['gross', 'royalty', 'due']

interface Forecasting {
  readonly plan: Plan
  readonly how: Sampling
  readonly trials: number
}

/**
 * The futures of a deal as the document has it, before anything was reported: by year of the document the receipts that are
 * reported (true receipts less what is left out), the royalty after offset and cap, and all that is due with the reports.
 */
export const forecastOf = ({ plan, how, trials }: Forecasting, deal: DealPlan): Result<Forecast, Failure> => {
  const futures = futuresOf(plan, how)
  const columns = new Map<string, Float64Array>()
  for (let year = 1; year <= plan.calendar.horizon; year++)
    for (const measure of measures) columns.set(amountName(measure, year), new Float64Array(trials))
  const fault = fillColumns(futures, deal, { trials, columns })
  return fault === null
    ? success({ draws: (measure, year) => columns.get(amountName(measure, year))! })
    : failure(fault)
}

interface Filling {
  readonly trials: number
  readonly columns: ReadonlyMap<string, Float64Array>
}

const fillColumns = (futures: Futures, deal: DealPlan, { trials, columns }: Filling): Failure | null => {
  const machine = createMachine(futures, 1, (frame, block) => [
    writeAmounts(deal, frame, {
      ...toolsOf(futures, { deal, recreates: false, context: null }, block),
      builder: onlyOutputs(new Set(columns.keys())),
    }),
  ])
  const [frame] = machine.frames as [Frame]
  for (let first = 0; first < trials; first += blockSize) {
    machine.fill(frame, first, Math.min(blockSize, trials - first))
    if (frame.fault !== null) return frame.fault
    machine.run(0, frame)
    for (const [name, column] of columns) column.set(machine.output(0, name).subarray(0, frame.count), first)
  }
  return null
}

const writeAmounts = (deal: DealPlan, frame: Frame, tools: DealTools): Program =>
  writeDeal(deal, frame, { ...tools, tellMore: tellAmounts }).program

/** Each measure by year of the document, as outputs of a deal's program: of a simulated future as of a reported one. */
export const tellAmounts = ({ builder, deal, plan, flows, at, $ }: Script, revenue: Lines): void => {
  const { horizon, year } = plan.calendar
  const [gross, royalty, due] = measures.map(() => builder.lines(horizon)) as [Lines, Lines, Lines]
  for (const lines of [gross, royalty, due]) lines.fill(0)
  const yearOf = builder.indexTable(year.map((own) => own - 1))
  const { audit } = deal.terms
  builder.loop(0, year.length, (k) => {
    const told = audit === null ? $`1` : $`1 - ${at(audit.underReporting, k)}`
    gross.add(yearOf(k), $`${revenue.at(k)} * ${told}`)
  })
  flows.forEach(({ lines, from, until }, f) => {
    if (lines === null || !isReported(deal, f)) return
    builder.loop(from, until, (k) => {
      due.add(yearOf(k), lines.at(k))
      if (royaltyLines.has(deal.flows[f]!.line)) royalty.add(yearOf(k), lines.at(k))
    })
  })
  const lines = { gross, royalty, due }
  for (const measure of measures)
    for (let y = 0; y < horizon; y++) builder.output(amountName(measure, y + 1), lines[measure].at(y))
}

/** What the output of a measure in a year of the document is called. */
export const amountName = (measure: Measure, year: number): string => `${measure} ${year}`

/** Whether a flow is paid to the licensor period by period with a report. */
const isReported = (deal: DealPlan, f: number): boolean => {
  const { side, line, dates } = deal.flows[f]!
  const { name } = deal.dates[dates]!
  return side === 'receipt' && !beyondReports.has(line) && (name === 'period' || name === 'periodLag')
}
