import { plain } from '../../models/kernel/plain.ts'
import { bass, gompertz, logistic, ramp } from '../../models/market/adoption.ts'
import data from './model.json' with { type: 'json' }

/** The numbers of `model.json` as the peers read them: plain facts, nothing computed but the adoption curves. */
export interface Facts {
  readonly years: number
  readonly fields: readonly FieldFacts[]
  readonly licensor: PartyFacts & { readonly prepare: number; readonly yearly: number }
  readonly licensee: PartyFacts
  readonly deals: readonly { readonly id: string; readonly clauses: readonly ClauseFacts[] }[]
}

export interface FieldFacts {
  readonly id: string
  readonly gate: { readonly year: number; readonly probability: number }
  readonly size: Percentiles
  readonly growth: Pert
  readonly erosion: { readonly min: number; readonly max: number }
  readonly peakShare: Percentiles
  /** attributable share of product revenue */
  readonly share: Percentiles
  readonly margin: Pert
  readonly integration: number
  /** share of the peak reached at the middle of each year: no input of the curve is uncertain */
  readonly adoption: readonly number[]
}

export interface Percentiles {
  readonly p10: number
  readonly p90: number
}

export interface Pert {
  readonly min: number
  readonly mode: number
  readonly max: number
}

/** Yearly rates: of fees and costs, of all that depends on sales, of time alone, and of tax. */
export interface PartyFacts {
  readonly fixed: number
  readonly sales: number
  readonly time: number
  readonly tax: number
}

/** A clause; `field` is an index into the fields, and the last tier is up to Infinity. */
export type ClauseFacts =
  | { readonly kind: 'upfrontFee'; readonly amount: number }
  | { readonly kind: 'annualFee'; readonly amount: number }
  | { readonly kind: 'advance'; readonly amount: number }
  | { readonly kind: 'gate'; readonly field: number; readonly amount: number }
  | { readonly kind: 'salesAnnual' | 'salesCumulative'; readonly sales: number; readonly amount: number }
  | { readonly kind: 'royalty'; readonly field: number; readonly tiers: readonly Tier[] }
  | { readonly kind: 'revenueShare'; readonly field: number; readonly share: number }
  | {
      readonly kind: 'minimum'
      readonly amount: number
      readonly escalator: number
      readonly fromYear: number
    }

export interface Tier {
  readonly upTo: number
  readonly rate: number
}

/** Clauses whose worth is the same in every trial: part of the present values, but no figure of their own. */
export const isCertain = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'upfrontFee' || kind === 'annualFee' || kind === 'residual'

interface Term {
  readonly kind: string
  readonly amount?: number
  readonly field?: string
  readonly share?: number
  readonly escalator?: number
  readonly fromYear?: number
  readonly tiers?: readonly { readonly upTo?: number; readonly rate: number }[]
  readonly trigger?: {
    readonly gate?: string
    readonly field?: string
    readonly salesAnnual?: number
    readonly salesCumulative?: number
  }
}

const clauseOf = (term: Term): ClauseFacts => {
  const { kind, amount = 0 } = term
  const field = data.fields.findIndex(({ id }) => id === (term.field ?? term.trigger?.field))
  switch (kind) {
    case 'upfrontFee':
    case 'annualFee':
    case 'advance':
      return { kind, amount }
    case 'milestone':
      return milestoneOf(term, field)
    case 'royalty':
      return { kind, field, tiers: term.tiers!.map(({ upTo = Infinity, rate }) => ({ upTo, rate })) }
    case 'revenueShare':
      return { kind, field, share: term.share! }
    case 'minimumGuarantee':
      return { kind: 'minimum', amount, escalator: term.escalator!, fromYear: term.fromYear! }
    default:
      throw new Error(`the peers do not know ${kind}`)
  }
}

const milestoneOf = ({ trigger = {}, amount = 0 }: Term, field: number): ClauseFacts => {
  const { gate, salesAnnual, salesCumulative } = trigger
  if (gate !== undefined) return { kind: 'gate', field, amount }
  if (salesAnnual !== undefined) return { kind: 'salesAnnual', sales: salesAnnual, amount }
  return { kind: 'salesCumulative', sales: salesCumulative!, amount }
}

interface Adoption {
  readonly kind: string
  readonly years?: number
  readonly p?: number
  readonly q?: number
  readonly years10to90?: number
  readonly midpointYears?: number
  readonly b?: number
  readonly c?: number
}

const adopted = (curve: Adoption, x: number): number => {
  switch (curve.kind) {
    case 'ramp':
      return ramp(plain, x, curve.years!)
    case 'bass':
      return bass(plain, x, { p: curve.p!, q: curve.q! })
    case 'logistic':
      return logistic(plain, x, { years: curve.years10to90!, middle: curve.midpointYears! })
    case 'gompertz':
      return gompertz(plain, x, { b: curve.b!, c: curve.c! })
    default:
      throw new Error(`the peers do not know ${curve.kind}`)
  }
}

const fieldOf = ({ id, market }: (typeof data.fields)[number]): FieldFacts => {
  const position = positions[id]!
  const gate = market.success[0]!
  const start = Math.max(position.launchYears, gate.year)
  return {
    id,
    gate,
    size: market.size,
    growth: market.growth,
    erosion: market.priceErosion,
    peakShare: position.peakShare,
    share: position.utility.value,
    margin: position.margin,
    integration: position.integrationCost,
    adoption: Array.from({ length: data.horizonYears }, (_, k) =>
      k + 0.5 < start ? 0 : adopted(market.adoption, k + 0.5 - start),
    ),
  }
}

const { licensor } = data
const licensee = data.licensees[0]!
const positions: Readonly<Record<string, typeof licensee.positions.diagnostics>> = licensee.positions

const partyOf = ({ discountRate, timeRate, taxRate }: typeof licensor | typeof licensee): PartyFacts => ({
  fixed: discountRate.fixed,
  sales: discountRate.salesLinked,
  time: timeRate,
  tax: taxRate,
})

const { prepare, servePerLicenseeYear, monitorPerYear } = licensor.costs

export const facts: Facts = {
  years: data.horizonYears,
  fields: data.fields.map(fieldOf),
  licensor: { ...partyOf(licensor), prepare, yearly: servePerLicenseeYear + monitorPerYear },
  licensee: partyOf(licensee),
  deals: data.deals.map(({ id, terms }) => ({
    id,
    // the residual right says that nothing stays after the term, so it needs no clause of its own
    clauses: terms.filter(({ kind }) => kind !== 'residual').map(clauseOf),
  })),
}

/** The uncertain inputs of a field, in the order in which every peer takes them: 7 for each of 5 fields. */
export const inputNames = ['gate', 'size', 'growth', 'erosion', 'peakShare', 'share', 'margin'] as const
