/** What a check says. */
export const ok = 'OK'
export const lookHere = 'LOOK HERE'
/** what differs since a number was changed that may be */
export const changed = 'CHANGED'
export const changedState = 'CHANGED SINCE EXPORT'

/** How many results of a range are none that is fine: an error, or a result that somebody wrote over, is none either. */
export const amiss = (range: string): string =>
  `ROWS(${range})-COUNTIF(${range},"${ok}")-COUNTIF(${range},"${changed}")`

/** Cells of a range that hold a formula. A function since Excel 2013, which files spell with a prefix. */
export const formulasIn = (range: string): string => `SUMPRODUCT(--_xlfn.ISFORMULA(${range}))`

export const errorsIn = (range: string): string => `SUMPRODUCT(--ISERROR(${range}))`
