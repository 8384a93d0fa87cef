import type { TermOf } from '../schema/terms.ts'
import type { DeferralPlan, TermsPlan } from '../termsPlan.ts'
import { annualIndex } from './clauses.ts'
import { all, one, placing } from './kinds.ts'
import type { Parts } from './parts.ts'
import { milestonePlan } from './trigger.ts'
import { usagePlan } from './usage.ts'

/** Fixed fees, usage, milestones, and what is held back of them. */
export const feeTerms = (
  parts: Parts,
): Pick<TermsPlan, 'upfront' | 'annual' | 'usage' | 'milestones' | 'holdback'> => ({
  upfront: all(parts, 'upfrontFee', (term, clause) => ({
    term,
    amount: placing(parts, term).place(clause.amount),
    flow: parts.pay({ line: 'upfrontFee', on: 'start', rate: 'fixed', term, taxAs: clause.taxAs }),
    deferral: deferralPlan(parts, clause, { term, on: 'start' }),
  })),
  annual: all(parts, 'annualFee', (term, clause) => annualPlan(parts, term, clause)),
  usage: all(parts, 'usageFee', (term, clause) => usagePlan(parts, term, clause)),
  milestones: all(parts, 'milestone', (term, clause) => milestonePlan(parts, term, clause)),
  holdback: one(parts, 'holdback', (term, clause) => holdbackPlan(parts, term, clause)),
})

const annualPlan = (parts: Parts, term: number, clause: TermOf<'annualFee'>): TermsPlan['annual'][number] => {
  const advance = clause.timing !== 'arrears'
  const on = advance ? 'yearStart' : 'yearEnd'
  return {
    term,
    amount: placing(parts, term).place(clause.amount),
    advance,
    index: annualIndex(parts, clause, term),
    flow: parts.pay({ line: 'annualFee', on, rate: 'fixed', term, taxAs: clause.taxAs }),
    deferral: deferralPlan(parts, clause, { term, on }),
  }
}

/** Where a fee is deducted over years: the relief that is taken back when it is paid, and what is given instead. */
const deferralPlan = (
  { pay }: Parts,
  { deductible = 'at-once', taxAs }: Pick<TermOf<'upfrontFee'>, 'deductible' | 'taxAs'>,
  { term, on }: { readonly term: number; readonly on: 'start' | 'yearStart' | 'yearEnd' },
): DeferralPlan | null => {
  if (deductible === 'at-once') return null
  const relief = { line: 'licenseeTax', rate: 'fixed', side: 'relief', term, taxAs } as const
  return {
    years: deductible === 'over-term' ? Infinity : deductible,
    deferred: pay({ ...relief, on }),
    deducted: pay({ ...relief, on: 'yearEnd' }),
  }
}

const holdbackPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'holdback'>,
): NonNullable<TermsPlan['holdback']> => {
  const { place, placed } = placing(parts, term)
  const { pay, shape, source, compiling } = parts
  const pointer = `${source.pointer}/terms/${term}`
  const fees = source.terms.filter((fee) => fee.kind === 'upfrontFee')
  if (fees.length === 0)
    compiling.faults.push({
      kind: 'value',
      pointer,
      expected: 'an upfrontFee beside a holdback: what is held back is a part of it',
      found: 'no upfrontFee in this deal',
    })
  const release = shape.start + clause.releaseYears
  const { horizon } = parts.context.calendar
  if (release > horizon)
    compiling.faults.push({
      kind: 'value',
      pointer: `${pointer}/releaseYears`,
      expected: `a release within the horizon of ${horizon} years`,
      found: `year ${release}`,
    })
  const taxAs = fees[0]?.taxAs
  const draft = { line: 'holdback', rate: 'fixed', term, taxAs } as const
  return {
    term,
    share: place(clause.share),
    claim: placed(clause.claim, 'claim', 0),
    release,
    kept: pay({ ...draft, on: 'start' }),
    released: pay({ ...draft, on: 'fixed', at: release }),
  }
}
