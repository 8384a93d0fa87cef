import type { TermOf } from '../schema/terms.ts'
import type { SharePlan, SublicencePlan } from '../sharePlan.ts'
import type { TermsPlan } from '../termsPlan.ts'
import { equityPlan, inKindPlan } from './holdingTerms.ts'
import { all, one, placing } from './kinds.ts'
import { type Parts, scopeOf } from './parts.ts'
import { deductionPlan } from './royaltyParts.ts'
import { findGate } from './trigger.ts'

type Shares = Pick<
  TermsPlan,
  | 'revenueShares'
  | 'profitShare'
  | 'grantBack'
  | 'pools'
  | 'sublicences'
  | 'equity'
  | 'inKind'
  | 'mostFavoured'
>

const sales = { on: 'periodLag', rate: 'salesLinked' } as const

/** Shares of revenue, profit, pools and sublicences; equity and payment in kind; the most-favoured clause. */
export const sharingTerms = (parts: Parts): Shares => {
  const { pay, source, shape } = parts
  return {
    revenueShares: all(parts, 'revenueShare', (term, clause) => revenueSharePlan(parts, term, clause)),
    profitShare: one(parts, 'profitShare', (term, clause) => ({
      term,
      share: placing(parts, term).place(clause.share),
      carries: clause.lossCarryForward ?? false,
      flow: pay({ line: 'profitShare', ...sales, term, taxAs: clause.taxAs, earned: true }),
    })),
    grantBack:
      source.grantBack === null
        ? null
        : {
            term: source.terms.length,
            share: source.grantBack,
            flow: pay({ line: 'grantBack', ...sales, term: source.terms.length, earned: true }),
          },
    pools: all(parts, 'poolShare', (term, clause) => {
      const { place, placed } = placing(parts, term)
      const { ownUsage, totalUsage } = clause
      if (ownUsage.form.kind === 'constant' && totalUsage.form.kind === 'constant')
        if (ownUsage.form.value > totalUsage.form.value)
          parts.compiling.faults.push({
            kind: 'conflict',
            pointer: `${source.pointer}/terms/${term}/ownUsage`,
            other: `${source.pointer}/terms/${term}/totalUsage`,
            expected: `own usage within that of all (${totalUsage.form.value})`,
            found: String(ownUsage.form.value),
          })
      return {
        term,
        pool: place(clause.pool),
        own: place(clause.ownUsage),
        total: place(clause.totalUsage),
        growth: placed(clause.growth, 'growth', 0),
        flow: pay({ line: 'poolShare', ...sales, term, taxAs: clause.taxAs }),
      }
    }),
    sublicences: all(parts, 'sublicenceShare', (term, clause) => sublicencePlan(parts, term, clause)),
    equity: all(parts, 'equity', (term, clause) => equityPlan(parts, term, clause)),
    inKind: all(parts, 'inKind', (term, clause) => inKindPlan(parts, term, clause)),
    mostFavoured: one(parts, 'mostFavoured', (term, clause) => {
      const scope = scopeOf(parts, clause, term)
      return {
        term,
        cells: scope === 0 ? null : parts.scopes[scope]!.map((index) => shape.cells[index]!.cell),
        refund:
          clause.effect === 'refund' ? pay({ line: 'mostFavoured', ...sales, term, earned: true }) : null,
      }
    }),
  }
}

const revenueSharePlan = (parts: Parts, term: number, clause: TermOf<'revenueShare'>): SharePlan => {
  const { compiling, source, pay } = parts
  const isNet = clause.of === 'net'
  const pointer = `${source.pointer}/terms/${term}/deductions`
  if (clause.deductions !== undefined && !isNet)
    compiling.faults.push({
      kind: 'value',
      pointer,
      expected: 'of "net" beside deductions',
      found: `of "${clause.of ?? 'revenue'}"`,
    })
  if (clause.deductions === undefined && isNet)
    compiling.faults.push({
      kind: 'missing-key',
      pointer,
      expected: 'deductions with of "net": which costs are allowed',
      found: 'nothing',
    })
  return {
    term,
    scope: scopeOf(parts, clause, term),
    share: placing(parts, term).place(clause.share),
    ...deductionPlan(parts, clause),
    flow: pay({
      line: 'revenueShare',
      ...sales,
      term,
      taxAs: clause.taxAs,
      earned: true,
    }),
  }
}

const sublicencePlan = (parts: Parts, term: number, clause: TermOf<'sublicenceShare'>): SublicencePlan => {
  const { place, placed } = placing(parts, term)
  const perRevenue = 'perRevenue' in clause.receipts
  const receipts = 'perRevenue' in clause.receipts ? clause.receipts.perRevenue : clause.receipts
  return {
    term,
    scope: scopeOf(parts, clause, term),
    perRevenue,
    receipts: place(receipts),
    passThrough: placed(clause.passThrough, 'passThrough', 0),
    stages: clause.stages.map(({ share, fromYear, gate, ...where }, s) => {
      const pointer = `${parts.source.pointer}/terms/${term}/stages/${s}`
      if (gate !== undefined)
        return {
          share: place(share),
          from: { kind: 'gate', gate: findGate(parts, { gate, ...where }, pointer) },
        } as const
      checkStage(parts, { pointer, stages: clause.stages, s })
      return {
        share: place(share),
        from: fromYear === undefined ? { kind: 'start' } : { kind: 'year', year: fromYear },
      } as const
    }),
    flow: parts.pay({
      line: 'sublicenceShare',
      ...sales,
      term,
      taxAs: clause.taxAs,
      earned: true,
    }),
  }
}

interface StageAt {
  readonly pointer: string
  readonly stages: TermOf<'sublicenceShare'>['stages']
  readonly s: number
}

/** The last stage that has begun counts, so one that begins no later than an earlier one would hide it for ever. */
const checkStage = ({ compiling }: Parts, { pointer, stages, s }: StageAt): void => {
  const year = stages[s]?.fromYear ?? 1
  const hidden = stages
    .slice(0, s)
    .findLastIndex((row) => row.gate === undefined && (row.fromYear ?? 1) >= year)
  if (hidden < 0) return
  compiling.faults.push({
    kind: 'conflict',
    pointer,
    other: `${pointer.slice(0, pointer.lastIndexOf('/'))}/${hidden}`,
    expected: 'stages that begin one after the other',
    found: `year ${year} after year ${stages[hidden]?.fromYear ?? 1}`,
  })
}
