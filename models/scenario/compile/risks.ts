import { constant } from '../../distributions/constant.ts'
import type { Distribution } from '../../distributions/distribution.ts'
import { mixture } from '../../distributions/mixture.ts'
import type { DealRiskPlan } from '../dealPlan.ts'
import type { RiskPlan } from '../plan.ts'
import type { Risk } from '../schema/deal.ts'
import type { Quantity } from '../schema/quantity.ts'
import { fixedPlace, uniformPlace } from '../variables.ts'
import type { DealContext, DealSource } from './grants.ts'
import { type Compiling, locationOf, placeOf } from './quantities.ts'

/** How a deal bears its risks; the events of one scope are one entry of the plan, shared by every deal it hits. */
export const compileDealRisks = (context: DealContext, source: DealSource): readonly DealRiskPlan[] =>
  source.risks.flatMap((id) => {
    const risk = context.compiling.document.risks?.find((row) => row.id === id)
    if (risk === undefined) return []
    const insured = risk.insuredShare ?? 0
    return {
      risks: entities(context, source, risk).map((entity) => eventPlan(context, risk, entity)),
      licensorShare: risk.bearer.licensor,
      insured,
      perEvent: risk.cap?.perEvent ?? Infinity,
      aggregate: risk.cap?.aggregate ?? Infinity,
      multipleOfFees: risk.cap?.multipleOfFees ?? Infinity,
    }
  })

const entities = (context: DealContext, source: DealSource, risk: Risk): readonly string[] => {
  const licensee = context.compiling.document.licensees[source.licensee]?.id ?? ''
  switch (risk.scope ?? 'licensee') {
    case 'dataset':
      return ['dataset']
    case 'licensee':
      return [licensee]
    case 'product':
      return [...new Set(source.grants.map((grant) => `${licensee}.${grant.field}`))]
  }
}

const eventPlan = (context: DealContext, risk: Risk, entity: string): number => {
  const known = context.risks.findIndex((row) => row.id === risk.id && row.entity === entity)
  return known >= 0 ? known : context.risks.push(newPlan(context, risk, entity)) - 1
}

const newPlan = (context: DealContext, risk: Risk, entity: string): RiskPlan => {
  const { compiling } = context
  checkFrequency(context, risk)
  const frequency = risk.frequency.form
  const yearly = frequency.kind === 'distribution' && frequency.spec.kind === 'bernoulli'
  return {
    id: risk.id,
    entity,
    frequency: yearly ? yearlyPlace(context, risk) : placeOf(compiling, risk.frequency),
    yearly,
    uniform: uniformPlace(compiling.table, `risks.${risk.id}.${entity}.events`, 5),
    severity: {
      path: `risks.${risk.id}.${entity}.severity`,
      distribution: severityOf(context.compiling, risk),
    },
  }
}

/** What one event costs: its severity, or that of its tiers, each with its probability. */
const severityOf = (compiling: Compiling, { severity, tiers = [] }: Risk): Distribution => {
  if (severity !== undefined) return lawOf(compiling, severity)
  return mixture(
    tiers.map((tier) => ({ weight: tier.probability, distribution: lawOf(compiling, tier.severity) })),
  )
}

const lawOf = (compiling: Compiling, quantity: Quantity): Distribution => {
  const { form } = quantity
  if (form.kind === 'distribution') return form.distribution
  if (form.kind === 'constant') return constant(form.value)
  const { pointer } = locationOf(compiling, quantity)
  const expected = 'a distribution or an amount, since each event draws its own severity'
  compiling.faults.push({ kind: 'value', pointer, expected, found: 'a formula' })
  return constant(0)
}

/** More events than this in one future are a flow, not a risk. */
const mostEvents = 1000

const checkFrequency = (context: DealContext, risk: Risk): void => {
  const { form } = risk.frequency
  const mean =
    form.kind === 'constant' ? form.value : form.kind === 'distribution' ? form.distribution.mean : 0
  if (mean * context.calendar.horizon <= mostEvents) return
  const { pointer } = locationOf(context.compiling, risk.frequency)
  const expected = `at most ${mostEvents} expected events over the horizon: what happens so often is a cost`
  context.compiling.faults.push({
    kind: 'value',
    pointer,
    expected,
    found: `about ${Math.round(mean)} a year`,
  })
}

/** `{kind: "bernoulli", p}` as a frequency is at most one event a year with probability p: p is read, not drawn. */
const yearlyPlace = (context: DealContext, risk: Risk): number => {
  const form = risk.frequency.form
  const p = form.kind === 'distribution' ? form.distribution.mean : 0
  return fixedPlace(context.compiling.table, `risks.${risk.id}.frequency`, p)
}
