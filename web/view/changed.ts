/** A number of a document, by its JSON pointer, as it is to be. */
export interface Change {
  readonly pointer: string
  readonly value: number
}

/** The document with some of its numbers changed; the rest is shared. */
export const changed = <Document>(document: Document, changes: readonly Change[]): Document =>
  changes.reduce((each, { pointer, value }) => withNumber(each, pointer.split('/').slice(1), value), document)

const withNumber = <Node>(node: Node, [key, ...rest]: readonly string[], value: number): Node => {
  if (key === undefined) return value as Node
  const member = withNumber(Reflect.get(node as object, key), rest, value)
  if (Array.isArray(node)) return node.map((each, at) => (String(at) === key ? member : each)) as Node
  return { ...node, [key]: member }
}
