import type { LineKey } from '../../terms/statement.ts'
import type { Dates, DatesName, DealPlan, FlowPlan, FlowSide, StandingFlows } from '../dealPlan.ts'
import type { TermsPlan } from '../termsPlan.ts'
import { normalPlace } from '../variables.ts'
import { type DealShape, datesOf } from './dates.ts'
import type { DealContext, DealSource } from './grants.ts'
import type { CompiledTerms } from './terms.ts'

interface Numbered {
  readonly terms: TermsPlan
  readonly flows: readonly FlowPlan[]
  readonly dates: readonly Dates[]
  readonly standing: StandingFlows
  readonly termKinds: DealPlan['termKinds']
}

/** Lines of cash of a deal with their dates and rate classes (domain page, sections 2.1, 6.1 and 7). */
export const compileFlows = (context: DealContext, source: DealSource, shape: DealShape): Numbered => {
  const dates: Dates[] = []
  const flows: FlowPlan[] = []
  const on = (name: DatesName, at?: number): number => {
    const known = at === undefined ? dates.findIndex((row) => row.name === name) : -1
    return known >= 0 ? known : dates.push(datesOf(context.calendar, shape, { name, at })) - 1
  }
  const add = (flow: Omit<FlowPlan, 'joint'> & { joint?: FlowPlan['joint'] }): number =>
    flows.push({ joint: null, ...flow }) - 1
  const receipt: Receipt = (line, dateSet, rate, term) =>
    add({ line, dates: dateSet, rate, term, side: 'receipt' })
  const cost = (line: LineKey, name: DatesName, side: FlowSide, joint: FlowPlan['joint'] = null): number =>
    add({ line, dates: on(name), rate: 'fixed', side, term: -1, joint })
  const terms = numberTerms(shape.terms, on, receipt)
  const standing: StandingFlows = {
    prepare: cost('licensorCosts', 'start', 'licensorCost', 'prepare'),
    serve: cost('licensorCosts', 'period', 'licensorCost', 'serve'),
    monitor: cost('licensorCosts', 'period', 'licensorCost', 'monitor'),
    licensorAudit: cost('licensorCosts', 'yearEndLag', 'licensorCost'),
    licensorRisk: cost('licensorRisks', 'period', 'licensorRisk'),
    benefit: add({ line: 'benefit', dates: on('period'), rate: 'salesLinked', side: 'benefit', term: -1 }),
    avoided: add({ line: 'benefit', dates: on('period'), rate: 'fixed', side: 'benefit', term: -1 }),
    integration: cost('integrationCost', 'start', 'integration'),
    transfer: cost('compliance', 'start', 'compliance'),
    transferYearly: cost('compliance', 'period', 'compliance'),
    licenseeAudit: cost('compliance', 'yearEndLag', 'compliance'),
    exit: cost('compliance', 'yearEnd', 'compliance'),
    licenseeRisk: cost('licenseeRisks', 'period', 'licenseeRisk'),
  }
  const currency = currencyPlan(context, source, { terms: shape.terms, flows, dates })
  const termKinds: { kind: string; index: number | null }[] = source.terms.map(({ kind }, index) => ({
    kind,
    index,
  }))
  if (shape.terms.grantBack !== null) termKinds.push({ kind: 'grantBack', index: null })
  return { terms: { ...terms, currency }, flows, dates, standing, termKinds }
}

type Receipt = (line: LineKey, dates: number, rate: FlowPlan['rate'], term: number) => number

const numberTerms = (
  terms: CompiledTerms,
  on: (name: DatesName, at?: number) => number,
  receipt: Receipt,
): Omit<TermsPlan, 'currency'> => {
  const sales = (line: LineKey, term: number): number => receipt(line, on('periodLag'), 'salesLinked', term)
  const { advance, stacking, cap, minimum, profitShare, audit, termination, residual, grantBack } = terms
  return {
    upfront: terms.upfront.map((plan) => ({
      ...plan,
      flow: receipt('upfrontFee', on('start'), 'fixed', plan.term),
    })),
    annual: terms.annual.map((plan) => ({
      ...plan,
      flow: receipt('annualFee', on(plan.advance ? 'yearStart' : 'yearEnd'), 'fixed', plan.term),
    })),
    advance: advance && {
      ...advance,
      paid: receipt('advance', on('start'), 'fixed', advance.term),
      recouped: sales('recoupment', advance.term),
    },
    royalties: terms.royalties.map((plan) => ({ ...plan, flow: sales('earnedRoyalty', plan.term) })),
    stacking: stacking && { ...stacking, flow: sales('stackingOffset', stacking.term) },
    cap: cap && { ...cap, flow: sales('capReduction', cap.term) },
    minimum: minimum && { ...minimum, flow: receipt('trueUp', on('yearEndLag'), 'fixed', minimum.term) },
    usage: terms.usage.map((plan) => ({ ...plan, flow: sales('usageFee', plan.term) })),
    revenueShares: terms.revenueShares.map((plan) => ({ ...plan, flow: sales('revenueShare', plan.term) })),
    profitShare: profitShare && { ...profitShare, flow: sales('profitShare', profitShare.term) },
    milestones: terms.milestones.map((plan) => ({ ...plan, flow: milestoneFlow(plan, on, receipt) })),
    audit: audit && { ...audit, flow: receipt('auditRecovery', on('yearEndLag'), 'salesLinked', audit.term) },
    withholding: terms.withholding,
    termination: termination && {
      ...termination,
      flow: receipt('terminationFee', on('yearEnd'), 'fixed', termination.term),
    },
    residual: residual && { ...residual, flow: sales('residualRoyalty', residual.term) },
    grantBack: grantBack && { ...grantBack, flow: sales('grantBack', grantBack.term) },
    mostFavoured: terms.mostFavoured,
  }
}

const milestoneFlow = (
  plan: CompiledTerms['milestones'][number],
  on: (name: DatesName, at?: number) => number,
  receipt: Receipt,
): number => {
  const { trigger } = plan
  const isSales = trigger.kind === 'salesCumulative' || trigger.kind === 'salesAnnual'
  const dates = isSales
    ? on('periodEndLag')
    : on('event', trigger.kind === 'date' ? trigger.year : Number.NaN)
  return receipt('milestones', dates, 'milestone', plan.term)
}

/** The dates on which something is settled in the other currency, and the normal behind each step between them. */
const currencyPlan = (
  context: DealContext,
  source: DealSource,
  deal: {
    readonly terms: CompiledTerms
    readonly flows: readonly FlowPlan[]
    readonly dates: readonly Dates[]
  },
): TermsPlan['currency'] => {
  const clause = deal.terms.currency
  if (clause === null) return null
  const used = new Set(deal.flows.filter((flow) => flow.side === 'receipt').map((flow) => flow.dates))
  const times = [...used].flatMap((index) => [...deal.dates[index]!.times])
  const later = times.filter((time) => time > 0 && !Number.isNaN(time))
  const rising = [...new Set([...later, ...context.calendar.cash])].sort((a, b) => a - b)
  const normals = rising.map((_, j) =>
    normalPlace(context.compiling.table, `deals.${source.id}.terms.${clause.term}.step${j + 1}`, 5),
  )
  return { term: clause.term, volatility: clause.volatility, dates: Float64Array.from(rising), normals }
}
