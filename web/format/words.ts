/** Dates, lists and keys in words. */
export { listed } from '../../models/report/words.ts'

/** Amounts that do not break at the end of a line: figure, error, scale and currency stay together. */
export const unbroken = (text: string): string =>
  text.replace(/(?<=\d|\b[kMB]|±) (?=±|%|\d|[kMB]\b|[A-Z]{3}\b)/g, '\u00a0')

/** `1 deal`, `3 deals`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `20 Nov 2026`, in the reader's time zone; a text that is no date is shown as it stands. */
export const dateText = (iso: string): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(date)
}

/** `minimumGuarantee` → `Minimum guarantee`. */
export const fromKey = (key: string): string => {
  const spaced = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
