/** What a name of an input reads of a document. */
export interface NamedThings {
  readonly licensees: readonly Thing[]
  readonly deals: readonly (Thing & { readonly terms: readonly { readonly kind: string }[] })[]
  readonly fields?: readonly Thing[] | undefined
  readonly markets?: readonly Thing[] | undefined
  readonly territories?: readonly Thing[] | undefined
}

interface Thing {
  readonly id?: string | undefined
  readonly name?: string | undefined
}

/** Parts of a path that say where a thing stands and not what it is. */
const structure = new Set([
  ...['licensees', 'fields', 'markets', 'territories', 'deals', 'positions', 'market', 'success', 'terms'],
  ...['inputs', 'risks', 'dataset'],
])

/** Last parts of a path that have other words than their own. */
const known: Readonly<Record<string, string>> = {
  events: 'number of events',
  chiSquare: 'width of the tails',
  curve: 'learning curve',
}

/**
 * An input by its path in words, with the names of the document: "licensees.acme.positions.imaging.peakShare" becomes
 * "peak share (Acme, Imaging)": what it is stands first, where a narrow column keeps it. Clauses are counted from 1, as a
 * reader does: "deals.flat.terms.6.year" is "termination year (Flat fee, clause 7)". A group, its paths joined by " + ",
 * has each of its names.
 */
export const inputName = (document: NamedThings, path: string): string =>
  path
    .split(' + ')
    .map((own) => nameOfOne(document, own))
    .join(' + ')

const nameOfOne = (document: NamedThings, path: string): string => {
  const parts = path.split('.')
  const named = parts.map((part, index) => ({ part, ...partIn(document, parts, index) }))
  const owners = named.flatMap(({ owner }) => (owner === undefined ? [] : [owner]))
  const rest = named.flatMap(({ part, owner, words }) =>
    words !== undefined ? [words] : owner !== undefined || structure.has(part) ? [] : [wordsOf(part)],
  )
  const whose = [...new Set(owners)].join(', ')
  return whose === '' || rest.length === 0 ? whose + rest.join(' ') : `${rest.join(' ')} (${whose})`
}

interface Part {
  /** whose it is: a name of the document */
  readonly owner?: string | undefined
  /** what it is, where that is not the part itself */
  readonly words?: string
}

/** What a part is, by the list in which it stands; neither where it is a key. */
const partIn = (document: NamedThings, parts: readonly string[], index: number): Part => {
  const [part, list] = [parts[index]!, parts[index - 1]]
  if (list === 'terms' && /^\d+$/.test(part)) return clauseIn(document, parts, index)
  if (list === 'licensees') return { owner: nameIn(document.licensees, part) }
  if (list === 'deals') return { owner: nameIn(document.deals, part) }
  if (list === 'fields') return { owner: nameIn(document.fields, part) }
  if (list === 'markets') return { owner: nameIn(document.markets, part) }
  if (list === 'positions')
    return { owner: nameIn([...(document.fields ?? []), ...(document.markets ?? [])], part) }
  if (list === 'territories') return { owner: nameIn(document.territories, part) }
  if (list === 'risks') return { words: wordsOf(part) }
  return parts[0] === 'risks' ? { owner: hitIn(document, part) } : {}
}

/** A clause by its kind, and where it stands. */
const clauseIn = (document: NamedThings, parts: readonly string[], index: number): Part => {
  const place = Number(parts[index])
  const kind = document.deals.find(({ id }) => id === parts[index - 2])?.terms[place]?.kind
  return { owner: `clause ${place + 1}`, ...(kind === undefined ? {} : { words: wordsOf(kind) }) }
}

/** Whom a risk hits: a licensee or a product; undefined for a key. */
const hitIn = ({ licensees, fields = [], deals }: NamedThings, part: string): string | undefined => {
  const hit = [...licensees, ...fields, ...deals].find(({ id }) => id === part)
  return hit?.name ?? hit?.id
}

const nameIn = (things: readonly Thing[] | undefined, id: string): string =>
  things?.find((thing) => thing.id === id)?.name ?? id

/** "peakShare" → "peak share"; "hospital-days" → "hospital days". */
const wordsOf = (part: string): string =>
  known[part] ??
  part
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
