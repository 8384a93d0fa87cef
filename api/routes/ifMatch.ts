/** The revision that If-Match names; null when it names none. */
export const revisionOf = (header: string | undefined): number | null => {
  const digits = /^"(\d{1,9})"$/.exec(header?.trim() ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
