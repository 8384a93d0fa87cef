import { memberOf, type Path } from './member.ts'
import { isQuantity, type Quantity } from './schema/quantity.ts'

/** Where a quantity stands: its JSON pointer, and its path by names (domain page, section 2.2). */
export interface Location {
  readonly pointer: string
  readonly path: string
}

/** Every quantity of a read document with its place, in document order. */
export const locateQuantities = (document: unknown): ReadonlyMap<Quantity, Location> => {
  const found = new Map<Quantity, Location>()
  walk(document, (node, pointer, path) => {
    if (isQuantity(node) && !found.has(node)) found.set(node, { pointer, path })
  })
  return found
}

/** Everything in a read document down to its quantities, each place before those below it, in document order. */
export const walk = (
  document: unknown,
  see: (node: unknown, pointer: string, path: string) => void,
): void => {
  const visit = (node: unknown, pointer: string, path: string): void => {
    see(node, pointer, path)
    if (isQuantity(node) || typeof node !== 'object' || node === null) return
    for (const [key, child] of Object.entries(node)) {
      const name = Array.isArray(node) ? nameOf(child, key) : key
      visit(child, `${pointer}/${escapePointer(key)}`, path === '' ? name : `${path}.${name}`)
    }
  }
  visit(document, '', '')
}

/** The path by names of what stands at a place of a document. */
export const pathAt = (document: unknown, place: Path): string => {
  let node = document
  return place
    .map((key) => {
      const child = memberOf(node, key)
      const name = Array.isArray(node) ? nameOf(child, key) : key
      node = child
      return name
    })
    .join('.')
}

/** RFC 6901: ~ becomes ~0 and / becomes ~1. */
export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Keys from the root to where a JSON pointer points. */
export const keysOf = (pointer: string): Path => pointer.split('/').slice(1).map(unescapePointer)

export const unescapePointer = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~')

/** Members of a list go by their id, gate or target; those without one by their place. */
const nameOf = (member: unknown, index: string): string => {
  if (typeof member !== 'object' || member === null) return index
  const { id, gate, to, field, territory, termYears, kind } = member as Record<string, unknown>
  if (typeof kind === 'string' || termYears !== undefined) return index
  if (typeof id === 'string') return id
  if (typeof gate === 'string') return gate
  if (typeof to === 'string') return to
  return typeof field === 'string'
    ? cellId(field, typeof territory === 'string' ? territory : undefined)
    : index
}

/** Name of a cell field × territory. */
export const cellId = (field: string, territory: string | undefined): string =>
  (territory === undefined ? field : `${field}-${territory}`).toLowerCase()
