/** A year of a document: the calendar year that it is, else its number. */
export const yearName = ({ valuationDate }: { readonly valuationDate: string }, year: number): string =>
  valuationDate.endsWith('-01-01') ? String(Number(valuationDate.slice(0, 4)) + year - 1) : `Year ${year}`
