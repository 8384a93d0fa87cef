/** What every part of an Office file begins with. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Text between the tags of XML 1.0: marks escaped, characters that no document may hold left out. */
export const escaped = (text: string): string => (needsNothing.test(text) ? text : escapedMarks(text))

/** Texts with no mark to escape and no character that could be half of another, as nearly all formulas are. */
const needsNothing = /^[\t\n\r\u0020-\u0025\u0027-\u003B=\u003F-\uD7FF\uE000-\uFFFD]*$/

const escapedMarks = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
