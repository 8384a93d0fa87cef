import type { z } from 'zod'
import { byKind } from './object.ts'
import { annualFee, holdback, milestone, paymentTerms, upfrontFee, usageFee } from './terms/fees.ts'
import { buyout, optionFee, pilot, renewal } from './terms/options.ts'
import { advance, minimumGuarantee, royalty, royaltyCap, stacking } from './terms/royalties.ts'
import {
  audit,
  changeOfControl,
  currency,
  outOfField,
  residual,
  termination,
  withholding,
} from './terms/settlement.ts'
import {
  equity,
  inKind,
  mostFavoured,
  poolShare,
  profitShare,
  revenueShare,
  sublicenceShare,
} from './terms/sharing.ts'

/** Clauses of a deal, one kind each (domain page, section 6.2). Absent switches take the default named there. */
export const termSchema = byKind([
  upfrontFee,
  annualFee,
  royalty,
  stacking,
  royaltyCap,
  minimumGuarantee,
  advance,
  usageFee,
  revenueShare,
  profitShare,
  poolShare,
  sublicenceShare,
  milestone,
  equity,
  inKind,
  mostFavoured,
  holdback,
  paymentTerms,
  audit,
  withholding,
  currency,
  termination,
  residual,
  outOfField,
  changeOfControl,
  optionFee,
  buyout,
  renewal,
  pilot,
])

export type Term = z.output<typeof termSchema>
export type TermOf<Kind extends Term['kind']> = Extract<Term, { kind: Kind }>
