/**
 * The lines of a statement in the order of the waterfall (domain page, section 6.1). `receipt` lines pass from
 * licensee to licensor; `memo` lines explain them and are no cash.
 */
export const lineKeys = [
  'revenue',
  'underReported',
  'deductions',
  'base',
  'earnedRoyalty',
  'stackingOffset',
  'capReduction',
  'royalty',
  'trueUp',
  'recoupment',
  'upfrontFee',
  'optionFee',
  'buyout',
  'advance',
  'annualFee',
  'usageFee',
  'revenueShare',
  'profitShare',
  'poolShare',
  'sublicenceShare',
  'milestones',
  'grantBack',
  'residualRoyalty',
  'terminationFee',
  'changeOfControl',
  'holdback',
  'equity',
  'inKind',
  'mostFavoured',
  'lateInterest',
  'auditRecovery',
  'withholding',
  'taxCredit',
  'currencyEffect',
  'licensorCosts',
  'licensorRisks',
  'licensorTax',
  'benefit',
  'integrationCost',
  'compliance',
  'inKindCost',
  'licenseeRisks',
  'licenseeTax',
] as const

export type LineKey = (typeof lineKeys)[number]

/** Year of a statement for a date in years: ⌈t⌉; dates at 0 are year 0. A hair above a whole year is that year. */
export const statementYear = (time: number): number => Math.max(0, Math.ceil(time - 1e-9))

/** Lines that add up to the royalty. */
export const royaltyLines: ReadonlySet<LineKey> = new Set(['earnedRoyalty', 'stackingOffset', 'capReduction'])
