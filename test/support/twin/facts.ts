/** JSON as it stands in the document, read loosely: the twin does not know the schema. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What one future holds: every quantity and event, already drawn. */
export interface Facts {
  /** a quantity by path (domain page, section 2.2), formulas resolved; `period` from 1, where time moves it */
  value(path: string, period?: number): number
  /** 1 passed, 0 failed; a probability in between in the expected case */
  gate(field: string, territory: string, gate: string): number
  /** the same of a gate that the data of a position raise: with them */
  raised(
    position: string,
    gate: { readonly field: string; readonly territory: string; readonly gate: string },
  ): number
  /** the licensee's failure year 1, 2, … or Infinity */
  failureYear(licensee: string): number
  /** contract year at whose end a failed gate ends the deal, or Infinity */
  gateEnd(deal: string): number
  /** contract year at whose end the deal is terminated by hazard, or Infinity */
  terminationYear(deal: string): number
  /** 1 if audited at the end of contract year c, 0 if not; a probability in the expected case */
  audit(deal: string, contractYear: number): number
  curve(licensee: string, position: string): { eInf: number; alpha: number; beta: number }
  /** the standard normal draw of an equity term, by its place in the deal */
  normal(deal: string, term: number): number
  /** 1 if the licensee is taken over in contract year c, 0 if not; by `fee` in the expected case the probability */
  changeOfControl(deal: string, contractYear: number): number
  /** S_t / S_0 for a deal with a currency term, as if both countries' interest were the same: of mean 1 */
  exchange(deal: string, t: number): number
  /** events of a risk as they hit a deal: time in years and loss before insurance */
  events(risk: string, deal: string): readonly { time: number; severity: number }[]
  /** whether the licensee would recreate the data instead (decided once per deal) */
  recreates(deal: string): boolean
  /** given only in the expected case: losses by frequency × limited expected value, instead of events */
  expectedLosses?: ExpectedLosses
}

export interface ExpectedLosses {
  /** events per year, of one licensee, one dataset or one product */
  expectedFrequency(risk: string): number
  /** E[min(share · loss after insurance, limit)] of one event; limit may be Infinity; `tier` where a risk has tiers */
  limitedExpectedLoss(risk: string, share: number, limit: number, tier?: number): number
}

/** What the expected case (section 2.1) is made of. */
export interface Means extends ExpectedLosses {
  /** means (medians where infinite); formulas at the means of their inputs; also hazards and probabilities */
  value(path: string, period?: number): number
  gateProbability(field: string, territory: string, gate: string): number
  auditProbability(deal: string, contractYear: number): number
  /** at the fit */
  curve(licensee: string, position: string): { eInf: number; alpha: number; beta: number }
  recreates(deal: string): boolean
}

export interface Worth {
  /** at the flow's own rates */
  readonly npv: number
  /** at timeRate where given, else at the flow's own rates */
  readonly npvAtTimeRate: number
}

export interface TwinDeal {
  /** a row per year from 0, every line of `statementLines` in it, 0 where nothing happens */
  readonly statement: Record<string, number>[]
  readonly licensor: Worth
  readonly licensee: Worth
  /** PV at the licensor's timeRate of each term's own lines before tax, in their order, then grant-back */
  readonly terms: readonly number[]
  /** the same lines at the licensee's timeRate: negative where it pays */
  readonly licenseeTerms: readonly number[]
}

/** What the licensee owes, before currency and withholding (`royalty` is the first three together). */
export const receiptLines = [
  ...['earnedRoyalty', 'stackingOffset', 'capReduction', 'trueUp', 'recoupment', 'upfrontFee', 'advance'],
  ...['annualFee', 'usageFee', 'revenueShare', 'profitShare', 'milestones', 'grantBack', 'residualRoyalty'],
  ...['terminationFee', 'auditRecovery', 'poolShare', 'sublicenceShare', 'equity', 'holdback'],
  ...['lateInterest', 'mostFavoured', 'changeOfControl'],
] as const

/** All lines of section 6.1 that the twin knows. */
export const statementLines = [
  ...['revenue', 'underReported', 'deductions', 'base', 'royalty'],
  ...receiptLines,
  ...['withholding', 'taxCredit', 'currencyEffect'],
  ...['licensorCosts', 'licensorRisks', 'licensorTax', 'inKind'],
  ...['benefit', 'integrationCost', 'inKindCost', 'compliance', 'licenseeRisks', 'licenseeTax'],
] as const
