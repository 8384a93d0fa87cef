/**
 * The two bases of discounting, in one wording wherever figures of both stand together: what is expected carries
 * the price of risk in its rates; futures show their risk themselves and are discounted for time alone.
 */

export const ownRates = 'at the rate of each cash flow'

export const timeOnly = 'discounted for time only, so that risk is not charged twice'

/** Below the four numbers of a deal. */
export const fourBases = `Expected: ${ownRates}. Beats our alternative: ${timeOnly}. Paid whatever happens: exact, not discounted.`

/** Beside a table that holds both. */
export const tableBases = `Expected: ${ownRates}. Middle futures, and what beats what: ${timeOnly}. Paid whatever happens: exact, not discounted.`
