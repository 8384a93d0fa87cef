import { describe, expect, it } from 'vitest'
import { beyondReports } from '../../models/actuals/dues.ts'
import { forecastOf, measures } from '../../models/actuals/forecast.ts'
import type { DealPlan } from '../../models/scenario/dealPlan.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { type Evaluated, evaluateDeal } from '../../models/simulate/deal/evaluate.ts'
import { createFrame, valueAt } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import { royaltyLines } from '../../models/terms/statement.ts'
import { sample } from '../laws/documents.ts'
import { planOf } from '../support/againstTwin.ts'

const trials = 24
const how = { sampling: 'sobol', seed: 3, replicates: 8, trials } as const

type Take = (measure: string, year: number, amount: number) => void

/** What one future of an interpreted deal comes to by period, read from its lines. */
const eachAmount = ({ deal, facts, line, frame }: Evaluated, i: number, take: Take): void => {
  const { year, periods } = frame.plan.calendar
  const { audit } = deal.terms
  for (let k = 0; k < periods; k++) {
    const left = audit === null ? 0 : valueAt(frame, audit.underReporting, i, k)
    take('gross', year[k]!, line(facts.revenue, k, i) * (1 - left))
  }
  facts.flows.forEach((flow, f) => {
    const { side, line: key, dates } = deal.flows[f]!
    const isByPeriod = ['period', 'periodLag'].includes(deal.dates[dates]!.name)
    if (flow === null || side !== 'receipt' || beyondReports.has(key) || !isByPeriod) return
    for (let k = flow.from; k < flow.until; k++) {
      take('due', year[k]!, line(flow.lines, k, i))
      if (royaltyLines.has(key)) take('royalty', year[k]!, line(flow.lines, k, i))
    }
  })
}

/** The same, told line by line from the deal as it is interpreted. */
const toldOf = (plan: Plan, deal: DealPlan): ReadonlyMap<string, Float64Array> => {
  const futures = futuresOf(plan, how)
  const frame = createFrame(plan, trials, 'drawn')
  futures.fill(frame, 0, trials)
  const tools = toolsOf(futures, { deal, recreates: false, context: null }, () => frame)
  const evaluated = evaluateDeal(deal, frame, tools)
  const told = new Map<string, Float64Array>()
  for (let i = 0; i < trials; i++)
    eachAmount(evaluated, i, (measure, year, amount) => {
      const column = told.get(`${measure} ${year}`) ?? new Float64Array(trials)
      column[i]! += amount
      told.set(`${measure} ${year}`, column)
    })
  return told
}

describe.each(['northlake', 'kestrel', 'tarn'] as const)('forecasts of %s', (name) => {
  const plan = planOf(sample(name))

  it.each(plan.deals.map((deal) => [deal.id, deal] as const))(
    '%s: to the bit what its lines add up to, in each year and future',
    (_, deal) => {
      const made = forecastOf({ plan, how, trials }, deal)
      if (!made.ok) throw new Error('the sample is forecast')
      const told = toldOf(plan, deal)
      // a deal of which nothing is reported has no lines
      const nothing = new Float64Array(trials)
      for (const measure of measures)
        for (let year = 1; year <= plan.calendar.horizon; year++)
          expect(made.value.draws(measure, year), `${measure} ${year}`).toEqual(
            told.get(`${measure} ${year}`) ?? nothing,
          )
    },
  )
})
