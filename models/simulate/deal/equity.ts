import type { Node } from '../../kernel/program.ts'
import type { EquityPlan } from '../../scenario/sharePlan.ts'
import { expectedWarrant, forwardFactor, holdingValue, proceeds } from '../../terms/equity.ts'
import { valueAt } from '../frame.ts'
import type { Ending } from './ending.ts'
import { fillOnce, type Script } from './script.ts'

/** Shares and warrants, sold at their date unless the licensee has failed by then. */
export const writeEquity = (script: Script, ending: Ending): void => {
  const { deal, flows, $ } = script
  for (const plan of deal.terms.equity) {
    const years = heldFor(script, plan)
    const date = $`${deal.start} + ${years}`
    const { stopTime, starts } = ending
    const lives = stopTime === null ? starts : $`${starts} && ${stopTime} > ${date}`
    fillOnce(script, plan.flow, $`${lives} ? ${worthAt(script, plan, years)} : 0`)
    flows[plan.flow]!.eventTime = date
  }
}

const heldFor = ({ at, $ }: Script, { years, lockUp }: EquityPlan): Node =>
  $`max(${at(years)}, ${at(lockUp)})`

const worthAt = (script: Script, plan: EquityPlan, years: Node): Node => {
  const { frame, builder, at, $ } = script
  const clause = { dilution: at(plan.dilution), discount: at(plan.discount) }
  const holding = { value: at(plan.value), growth: at(plan.growth), volatility: at(plan.volatility), years }
  if (frame.mode === 'expected' && plan.strike !== null) {
    const gain = toldGain(script, plan, years) ?? builder.parameter(meanGain(script, plan))
    return $`${gain} * (1 - ${clause.discount})`
  }
  // a mean value is drawn with no volatility
  const price = frame.mode === 'expected' ? { ...holding, volatility: $`0` } : holding
  const held = holdingValue($, price, at(plan.normal))
  return proceeds($, held, { ...clause, strike: plan.strike === null ? null : at(plan.strike) })
}

/** The same as a formula of its numbers. */
const toldGain = (script: Script, plan: EquityPlan, years: Node): Node | null => {
  const { at, tellCall, $ } = script
  const grown = $`(1 - ${at(plan.dilution)}) * ${at(plan.value)} * exp(log(1 + ${at(plan.growth)}) * ${years})`
  const spread = $`${at(plan.volatility)} * sqrt(${years})`
  return tellCall?.(script, { forward: grown, strike: at(plan.strike!), spread }) ?? null
}

/** A warrant's expected gain, every quantity at its mean. */
const meanGain = ({ frame }: Script, plan: EquityPlan): number => {
  const mean = (place: number): number => valueAt(frame, place, 0)
  const years = Math.max(mean(plan.years), mean(plan.lockUp))
  const forward = (1 - mean(plan.dilution)) * mean(plan.value) * forwardFactor(mean(plan.growth), years)
  return expectedWarrant(forward, mean(plan.strike!), mean(plan.volatility) * Math.sqrt(years))
}
