/** Longest piece of the reader's text that a message repeats. */
const longest = 60

/**
 * Control, formatting (bidirectional overrides included), surrogate and line or paragraph separator
 * characters.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * What the reader typed, in quotation marks, fit for a message: cut to 60 characters, and every character
 * that cannot be seen written as its code, so that a message never contains a hidden one.
 */
export const quoted = (text: string): string => {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  const visible = cut.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  })
  return `"${visible}"`
}
