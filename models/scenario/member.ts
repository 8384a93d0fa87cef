/** Keys from the root of a document to a place in it; members of a list go by their index. */
export type Path = readonly string[]

export const memberOf = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined

/** What stands at a place; undefined where there is none. */
export const atPath = (node: unknown, path: Path): unknown => path.reduce<unknown>(memberOf, node)

/**
 * A copy with another value at a place, which shares all else. The place exists, or is a new key of an object, or `-`, one
 * member more at the end of a list.
 */
export const withMember = <Node>(node: Node, [key, ...rest]: Path, value: unknown): Node => {
  if (key === undefined) return value as Node
  if (Array.isArray(node) && key === '-') return [...node, value] as Node
  const member = withMember(memberOf(node, key), rest, value)
  if (Array.isArray(node)) return node.map((each, index) => (String(index) === key ? member : each)) as Node
  return { ...node, [key]: member }
}
