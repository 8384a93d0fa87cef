/**
 * Addresses. An address holds ids and the state of the view, never values, so that it can be sent to a colleague
 * and the back button undoes a choice. Every address below serves the same page.
 */
export type Section =
  | 'summary'
  | 'dataset'
  | 'markets'
  | 'deals'
  | 'compare'
  | 'negotiate'
  | 'drivers'
  | 'actuals'
  | 'import'

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'library' }
  | { readonly page: 'lost'; readonly path: string }
  | {
      readonly page: 'scenario'
      readonly id: string
      readonly section: Section
      readonly deal: string | null
      readonly query: URLSearchParams
    }

const SECTIONS: readonly Section[] = [
  'dataset',
  'markets',
  'deals',
  'compare',
  'negotiate',
  'drivers',
  'actuals',
  'import',
]

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Reads an address; what is no address of ours is `lost`. */
export const parseRoute = (url: URL): Route => {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const [head, id, name, deal, ...rest] = parts.map(decoded)
  if (head === undefined) return { page: 'start' }
  if (head === 'library' && id === undefined) return { page: 'library' }
  const section = name === undefined ? 'summary' : SECTIONS.find((known) => known === name)
  const dealFits = deal === undefined || section === 'deals'
  if (head !== 's' || id === undefined || section === undefined || !dealFits || rest.length > 0)
    return { page: 'lost', path: url.pathname }
  return { page: 'scenario', id, section, deal: deal ?? null, query: url.searchParams }
}

export const scenarioPath = (id: string, section: Section = 'summary', deal?: string): string =>
  ['/s', encodeURIComponent(id)]
    .concat(section === 'summary' ? [] : [section])
    .concat(deal === undefined ? [] : [encodeURIComponent(deal)])
    .join('/')

/** The same address with some of its view state changed; null takes a key away. */
export const withQuery = (
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): string => {
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}
