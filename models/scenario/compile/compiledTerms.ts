import type { CurrencyPlan } from '../currencyPlan.ts'
import type { Scope } from '../dealPlan.ts'
import type { TermsPlan } from '../termsPlan.ts'

/** The clauses of a deal; of a currency clause not yet the dates, which are those of all the others. */
export interface CompiledTerms extends Omit<TermsPlan, 'currency' | 'late'> {
  readonly currency: Omit<CurrencyPlan, 'path' | 'events'> | null
  readonly late: Omit<NonNullable<TermsPlan['late']>, 'flows'> | null
  readonly scopes: readonly Scope[]
}
