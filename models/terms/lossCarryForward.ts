import type { Algebra } from '../kernel/formula.ts'

/**
 * Losses carried forward: a year whose tax would be negative is relieved of nothing; what it would have been relieved of
 * is taken off the tax of later years.
 *
 *   tax ≥ 0: relief used u = min(carry, tax), new carry = carry − u
 *   tax < 0: new carry = carry − tax
 *
 * `moved` is what the party has more (u) or less (tax) than with relief at once. Amounts of money; carry ≥ 0.
 *
 * Domain page, section 2.1 (tax, `carried-forward`); a deduction without limit in time as in 26 U.S.C. § 172(b)(1)(A)(ii),
 * without its limit to 80 % of income.
 */
export const carriedTax = <N>($: Algebra<N>, tax: N, carry: N): { readonly moved: N; readonly carry: N } => {
  const moved = $`min(${tax}, ${carry})`
  return { moved, carry: $`${carry} - ${moved}` }
}
