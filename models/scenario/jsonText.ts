/** The text of a JSON document and how far it has been read. */
export interface Reader {
  readonly text: string
  at: number
}

/** A text that is not JSON: where it stops being so, and what would be. */
export interface SyntaxFault {
  readonly offset: number
  readonly expected: string
}

/** A scalar with the weaknesses found in it; a fault when it is no JSON at all. */
export type Scalar =
  | { readonly ok: true; readonly value: string | number | boolean | null; readonly weakness: string | null }
  | { readonly ok: false; readonly fault: SyntaxFault }

const blanks = /[ \t\n\r]*/y
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const wordPattern = /true|false|null/y

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** The text a pattern matches at the reader's place, which moves past it; null if it does not match. */
const match = (reader: Reader, pattern: RegExp): string | null => {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found === null) return null
  reader.at = pattern.lastIndex
  return found[0]
}

export const skipBlanks = (reader: Reader): void => {
  match(reader, blanks)
}

/** A text, a number, true, false or null at the reader's place. */
export const readScalar = (reader: Reader): Scalar => {
  if (reader.text[reader.at] === '"') return readString(reader)
  const number = match(reader, numberPattern)
  if (number !== null) return readNumber(Number(number))
  const word = match(reader, wordPattern)
  if (word !== null) return { ok: true, value: words.get(word) ?? null, weakness: null }
  return { ok: false, fault: { offset: reader.at, expected: 'a value' } }
}

const quotationMark = 34
const backslash = 92
const firstPrintable = 32

/**
 * Walks to the closing quotation mark by hand: a pattern would keep a way back for each character of a long
 * text.
 */
const readString = (reader: Reader): Scalar => {
  const { text, at: start } = reader
  let code = text.charCodeAt(++reader.at)
  while (code !== quotationMark) {
    const plain = code >= firstPrintable && code !== backslash
    if (plain) reader.at += 1
    else if (code !== backslash || match(reader, escapePattern) === null)
      return { ok: false, fault: { offset: reader.at, expected: 'a text with its closing quotation mark' } }
    code = text.charCodeAt(reader.at)
  }
  reader.at += 1
  const value: string = JSON.parse(text.slice(start, reader.at))
  return { ok: true, value, weakness: weaknessOf(value) }
}

/** −0 becomes 0; a number that no double holds is refused, not rounded to infinity. */
const readNumber = (value: number): Scalar => ({
  ok: true,
  value: value === 0 ? 0 : value,
  weakness: Number.isFinite(value) ? null : 'a number below 1.8e308',
})

/**
 * What a text should have been, if it holds what no screen shows and no database keeps; line ends and tabs
 * may stay.
 */
const weaknessOf = (text: string): string | null => {
  if (/\p{Cs}/u.test(text)) return 'a text without half a surrogate pair'
  return /[^\P{Cc}\t\n\r]/u.test(text) ? 'a text without control characters' : null
}
