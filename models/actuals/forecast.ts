import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ForecastBand } from '../scenario/schema/actuals.ts'
import { type Evaluated, evaluateDeal } from '../simulate/deal/evaluate.ts'
import { blockSize, createFrame, valueAt } from '../simulate/frame.ts'
import { type Futures, futuresOf } from '../simulate/futures.ts'
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
    for (const measure of measures) columns.set(`${measure} ${year}`, new Float64Array(trials))
  const fault = fillColumns(futures, deal, { trials, columns })
  return fault === null
    ? success({ draws: (measure, year) => columns.get(`${measure} ${year}`)! })
    : failure(fault)
}

interface Filling {
  readonly trials: number
  readonly columns: ReadonlyMap<string, Float64Array>
}

const fillColumns = (futures: Futures, deal: DealPlan, { trials, columns }: Filling): Failure | null => {
  const frame = createFrame(futures.plan, blockSize, 'drawn')
  let evaluated: Evaluated | null = null
  for (let first = 0; first < trials; first += blockSize) {
    futures.fill(frame, first, Math.min(blockSize, trials - first))
    if (frame.fault !== null) return frame.fault
    const tools = toolsOf(futures, { deal, recreates: false, context: null }, () => frame)
    if (evaluated === null) evaluated = evaluateDeal(deal, frame, tools)
    else evaluated.again()
    for (let i = 0; i < frame.count; i++)
      eachAmount(evaluated, i, (measure, year, amount) => {
        columns.get(`${measure} ${year}`)![first + i]! += amount
      })
  }
  return null
}

type Take = (measure: Measure, year: number, amount: number) => void

/** What one evaluation comes to by period, told with the year of the document. */
export const eachAmount = ({ deal, facts, line, frame }: Evaluated, i: number, take: Take): void => {
  const { year, periods } = frame.plan.calendar
  const { audit } = deal.terms
  for (let k = 0; k < periods; k++) {
    const revenue = line(facts.revenue, k, i)
    const left = audit === null ? 0 : valueAt(frame, audit.underReporting, i, k)
    if (revenue !== 0) take('gross', year[k]!, revenue * (1 - left))
  }
  facts.flows.forEach((flow, f) => {
    const { side, line: key, dates } = deal.flows[f]!
    const { name } = deal.dates[dates]!
    if (flow === null || side !== 'receipt' || beyondReports.has(key)) return
    if (name !== 'period' && name !== 'periodLag') return
    for (let k = flow.from; k < flow.until; k++) {
      const amount = line(flow.lines, k, i)
      if (amount === 0) continue
      take('due', year[k]!, amount)
      if (royaltyLines.has(key)) take('royalty', year[k]!, amount)
    }
  })
}
