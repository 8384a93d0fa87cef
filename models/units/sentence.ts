/** A sentence with its full stop; one that ends with a question mark, or is cut short, has none beside that. */
export const ended = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`)

/** What was expected and what stands there instead, as the end of a sentence. */
export const expectation = ({
  expected,
  found,
}: {
  readonly expected: string
  readonly found: string
}): string => ended(`expected ${expected}, found ${found}`)
