import type { CurrencyPlan } from './currencyPlan.ts'
import type { OptionPaymentPlan } from './optionsPlan.ts'
import type { JoinedScope, RoyaltyPlan, UsagePlan } from './royaltyPlan.ts'
import type { EquityPlan, InKindPlan, PoolSharePlan, SharePlan, SublicencePlan } from './sharePlan.ts'
import type { Place } from './variable.ts'

/** Index of a flow of the deal that a clause pays on, and of the clause among the terms. */
interface Paying {
  readonly flow: number
  readonly term: number
}

/** How a payment is taxed, where a party's rate differs by treatment. */
export const treatments = ['royalty', 'service', 'equity'] as const
export type Treatment = (typeof treatments)[number]

/** A fee that the licensee may not deduct at once: years it is spread over, and the two flows that move its relief. */
export interface DeferralPlan {
  /** Infinity: the rest of the term */
  readonly years: number
  /** relief taken back on the fee's own dates */
  readonly deferred: number
  /** relief given at the ends of contract years */
  readonly deducted: number
}

export interface AnnualPlan extends Paying {
  readonly amount: Place
  readonly advance: boolean
  readonly index: { readonly by: Place; readonly floor: number; readonly cap: number } | null
  readonly deferral: DeferralPlan | null
}

export interface UpfrontPlan extends Paying {
  readonly amount: Place
  readonly deferral: DeferralPlan | null
}

export interface MilestonePlan extends Paying {
  readonly amount: Place
  readonly trigger:
    | { readonly kind: 'gate'; readonly gate: number }
    | { readonly kind: 'date'; readonly year: number }
    | { readonly kind: 'salesCumulative' | 'salesAnnual'; readonly amount: number }
}

export interface AdvancePlan {
  readonly amount: Place
  readonly rate: Place
  /** by grant, its own part of a scope that royalties are owed on; null: one balance for all */
  readonly grants: readonly { readonly own: number; readonly of: number }[] | null
  readonly term: number
  readonly paid: number
  readonly recouped: number
}

export interface MinimumPlan extends Paying {
  readonly amount: Place
  readonly escalator: Place
  readonly fromYear: number
  /** one true-up at the end of the term instead of one a year */
  readonly wholeTerm: boolean
  readonly credits: 'royalty' | 'royalty+usage' | 'all'
  readonly advanceCounts: boolean
  /** later years in which a true-up may be credited against what exceeds their guarantee */
  readonly creditableYears: number
  /** flow on which true-ups are recouped from later royalty; null where they are not */
  readonly recouped: number | null
}

export interface AuditPlan extends Paying {
  readonly underReporting: Place
  readonly probability: Place
  readonly detect: Place
  readonly recovery: Place
  readonly lookBack: number
  readonly interest: Place
  readonly cost: Place
  readonly threshold: number
  /** uniforms by contract year */
  readonly uniforms: readonly Place[]
}

/** The clauses of a deal with every quantity resolved to a place; null where the deal has no such clause. */
export interface TermsPlan {
  readonly upfront: readonly UpfrontPlan[]
  readonly annual: readonly AnnualPlan[]
  readonly advance: AdvancePlan | null
  readonly royalties: readonly RoyaltyPlan[]
  /** where royalties overlap, the cells by who is owed on them; null where none do */
  readonly joined: readonly JoinedScope[] | null
  readonly stacking: (Paying & StackingPlan) | null
  readonly cap: (Paying & CapPlan) | null
  readonly minimum: MinimumPlan | null
  readonly usage: readonly UsagePlan[]
  readonly revenueShares: readonly SharePlan[]
  readonly profitShare: (Paying & { readonly share: Place; readonly carries: boolean }) | null
  readonly pools: readonly PoolSharePlan[]
  readonly sublicences: readonly SublicencePlan[]
  readonly milestones: readonly MilestonePlan[]
  readonly equity: readonly EquityPlan[]
  readonly inKind: readonly InKindPlan[]
  readonly holdback: HoldbackPlan | null
  readonly late: LatePlan | null
  readonly audit: AuditPlan | null
  readonly withholding: {
    readonly rate: Place
    readonly usable: Place
    readonly grossUp: boolean
    readonly term: number
  } | null
  readonly currency: CurrencyPlan | null
  readonly termination:
    | (Paying & {
        readonly hazard: Place
        readonly uniform: Place
        readonly fee: Place
        /** of a right to end: the contract year that is the last, Infinity for none; null: by hazard */
        readonly after: number | null
      })
    | null
  readonly changeOfControl: ChangeOfControlPlan | null
  /** contract years until the royalty is bought out; Infinity: never */
  readonly paidUp: number
  readonly options: readonly OptionPaymentPlan[]
  readonly residual: (Paying & ResidualPlan) | null
  readonly grantBack: (Paying & { readonly share: Place }) | null
  readonly mostFavoured: MostFavouredPlan | null
  /** what use out of field costs; read at its mean, and no cash of the deal */
  readonly outOfField: { readonly multiple: Place; readonly amount: Place } | null
}

export interface StackingPlan {
  readonly thirdParty: Place
  readonly offset: Place
  readonly floor: Place
  readonly carries: boolean
}

export interface CapPlan {
  readonly amount: Place
  readonly rateAfter: Place
  readonly lifetime: boolean
}

/** A share of the upfront fees that is paid later, less a claim. */
export interface HoldbackPlan {
  readonly share: Place
  readonly claim: Place
  /** in years from the valuation date */
  readonly release: number
  readonly term: number
  readonly kept: number
  readonly released: number
}

/** Interest on payments that come late: for each flow with a payment lag a flow of its own. */
export interface LatePlan {
  readonly interest: Place
  /** of a year */
  readonly late: number
  readonly term: number
  readonly flows: readonly { readonly of: number; readonly flow: number }[]
}

export interface ChangeOfControlPlan {
  readonly hazard: Place
  readonly uniform: Place
  readonly ends: boolean
  readonly fee: Place
  readonly term: number
  readonly flow: number
}

export interface ResidualPlan {
  readonly scope: 'none' | 'tail' | 'perpetual'
  readonly years: number
  readonly rate: Place
  readonly halfLife: Place
  readonly exitCost: Place
}

/** A price that follows a later, lower one; `cells` limit which overlap counts (null: any of the deal's). */
export interface MostFavouredPlan {
  readonly cells: readonly number[] | null
  readonly term: number
  /** what is paid back; null where the price only follows from then on */
  readonly refund: number | null
}
