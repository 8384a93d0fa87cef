import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Variable } from '../scenario/variable.ts'
import { type Evaluated, evaluateDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { withReports } from './deal/withReports.ts'
import { fillDerived } from './derived.ts'
import { expectedFrame } from './expectedFrame.ts'
import { createFrame, type Frame } from './frame.ts'
import type { Known } from './known.ts'
import { fillPaths } from './paths.ts'
import { fillQuality, fillRates } from './rates.ts'
import { withDataIn } from './withDataPlan.ts'

/** What is known, and what more is to be told of it. */
interface Reported extends Known, Pick<DealTools, 'tellMore'> {}

/**
 * The waterfall of a deal on what was reported: the same program that plays it on simulated futures, on one future in which
 * each cell's product revenue is its reported gross receipts and everything known is as it is known; the rest is at its mean
 * (median where infinite), exchange rates stand at today's. Reported receipts are taken as they are: no under-reporting, no
 * audit, no interest on payments that are expected to be late.
 */
export const evaluateReported = (plan: Plan, deal: DealPlan, { tellMore, ...known }: Reported): Evaluated => {
  const own = withReports(plan, deal, known)
  const frame = knownFrame(own.plan, plan, known)
  fillEnding(frame, deal, known)
  for (const { place, byPeriod } of own.moving)
    for (const [k, value] of byPeriod.entries())
      frame.values[place]!.fill(value, k * frame.size, (k + 1) * frame.size)
  fillPaths(frame)
  fillReceipts(frame, own.deal, known)
  const tools = { riskEvents: () => [], others: new Float64Array(plan.cells.length) }
  return evaluateDeal(own.deal, frame, {
    ...tools,
    recreates: false,
    context: null,
    cash: true,
    isGateYearKnown: true,
    block: () => frame,
    ...(tellMore && { tellMore }),
  })
}

/** One future in which nothing ends early but what is known to, and every gate is passed that is not known to fail. */
const knownFrame = (plan: Plan, written: Plan, { facts, gates }: Known): Frame => {
  const frame = createFrame(plan, 1, 'drawn')
  const means = expectedFrame(written)
  plan.variables.forEach((variable: Variable, place) => {
    const fact = facts.get(place)
    const mean = means.values[place]
    if (fact !== undefined) frame.values[place]!.fill(fact)
    else if (variable.kind === 'constant' || mean === undefined) fillDerived(frame, place)
    else if (variable.kind === 'formula') fillDerived(frame, place)
    else frame.values[place]!.fill(mean[0]!)
  })
  plan.gates.forEach((_, g) => {
    frame.gates[g]!.fill(gates.get(g) === false ? 0 : 1)
  })
  fillRates(frame)
  fillQuality(frame)
  return frame
}

/** The year in which the licensee failed, or the gate did that ended the deal. */
const fillEnding = (frame: Frame, { start, licensee }: DealPlan, { ended }: Known): void => {
  if (ended?.cause === 'failure') frame.failureYear[licensee]!.fill(start + ended.contractYear)
  if (ended?.cause === 'gate') frame.gateYear[licensee]!.fill(start + ended.contractYear - 0.5)
}

/** Of a market that the data bring forward, what would have been sold without them keeps its expected part. */
const fillReceipts = (frame: Frame, deal: DealPlan, { gross }: Known): void => {
  deal.cells.forEach(({ exposure }, c) => {
    const withData = withDataIn(frame.withData, deal, exposure)
    const without = frame.exposures[exposure]!
    gross[c]!.forEach((amount, k) => {
      const at = k * frame.size
      const part = withData === null ? 1 : without[at]! / withData.path[at]!
      without[at] = amount * (Number.isFinite(part) ? part : 0)
      if (withData !== null) withData.path[at] = amount
    })
  })
}
