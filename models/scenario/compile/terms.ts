import type { Scope } from '../dealPlan.ts'
import type { CompiledTerms } from './compiledTerms.ts'
import { endingTerms } from './endingTerms.ts'
import { feeTerms } from './feeTerms.ts'
import type { DealContext, DealSource } from './grants.ts'
import { boughtOutAfter, optionPayments } from './options/payments.ts'
import type { DealShape, Parts } from './parts.ts'
import type { Paying } from './paying.ts'
import { royaltyTerms } from './royaltyTerms.ts'
import { settlementTerms } from './settlementTerms.ts'
import { sharingTerms } from './sharingTerms.ts'

/** Turns the clauses of a deal into the plain inputs of the terms (domain page, section 6.2). */
export const compileTerms = (
  context: DealContext,
  source: DealSource,
  { shape, paying }: { readonly shape: DealShape; readonly paying: Paying },
): CompiledTerms => {
  const scopes: Scope[] = [shape.cells.map((_, index) => index)]
  const parts: Parts = { context, compiling: context.compiling, source, shape, scopes, ...paying }
  return {
    ...feeTerms(parts),
    ...royaltyTerms(parts),
    ...sharingTerms(parts),
    ...settlementTerms(parts),
    ...endingTerms(parts),
    paidUp: boughtOutAfter(source),
    options: optionPayments(parts),
    scopes,
  }
}
