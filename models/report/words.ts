/** Small pieces of English that every sentence of a report is made of. */

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[], last: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`

/** The first few, and how many more: "a, b and 3 more". */
export const fewOf = (items: readonly string[], most: number): string =>
  items.length <= most ? listed(items) : listed([...items.slice(0, most), `${items.length - most} more`])

/** The same with semicolons, for items that hold commas themselves. */
export const clauses = (items: readonly string[]): string => items.filter((item) => item !== '').join('; ')

/** "1 year", "6 years". */
export const counted = (count: string, one: string, many = plural(one)): string =>
  `${count} ${count === '1' || count === 'one' ? one : many}`

/** "study" → "studies", "inference" → "inferences". */
export const plural = (one: string): string => {
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(one) ? `${one}es` : `${one}s`
}

/** Up to twelve as a word, then in figures. */
export const small = (count: number): string => smallWords[count] ?? String(count)

const smallWords = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "first", "third", "13th". */
export const ordinal = (count: number): string => ordinals[count - 1] ?? ordinalFigure(count)

/** "1st", "10th", "13th". */
export const ordinalFigure = (count: number): string => `${count}${suffix(count)}`

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
)

const suffix = (count: number): string => {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th'
}

/** One sentence: first letter large, one full stop. */
export const sentence = (text: string): string => {
  const body = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(body) ? body : `${body}.`
}

/** A name that people gave, in quotation marks. */
export const quoted = (name: string): string => `“${name}”`

/** A gate's or an input's id as words: "cleared-by-2028" → "cleared by 2028". */
export const spaced = (id: string): string => id.replace(/[-_]+/g, ' ')
