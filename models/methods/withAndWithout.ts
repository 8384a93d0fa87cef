/** Present values of what a holder of the data has with them beyond what it has without; before tax but for `alternative`. */
export interface WithAndWithout {
  readonly benefit: number
  /** cost of a substitute that need not be made */
  readonly avoided: number
  /** integration, compliance and what else using the data costs */
  readonly costs: number
  /** after-tax worth of the next best that is given up */
  readonly alternative: number
  readonly taxRate: number
}

/**
 * With and without: Σ(CF_with − CF_without)·DF, the holder's after-tax cash flow with the data less that without them. It is
 * all that is at stake, before anything is paid for the data (domain page, section 11; International Valuation Standard 210
 * names it the with-and-without method).
 */
export const withAndWithout = (held: WithAndWithout): number =>
  (1 - held.taxRate) * (held.benefit + held.avoided - held.costs) - held.alternative
