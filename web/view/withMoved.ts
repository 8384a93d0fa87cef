import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { type Lever, writtenOf } from './levers.ts'

/** The document with some of its numbers moved; the rest is shared. */
export const withMoved = (
  document: FieldfareDocument,
  levers: readonly Lever[],
  moved: ReadonlyMap<string, number>,
): FieldfareDocument =>
  levers.reduce((changed, lever) => {
    const shown = moved.get(lever.label)
    if (shown === undefined) return changed
    return lever.pointers.reduce(
      (each, pointer) => withNumber(each, pointer.split('/').slice(1), writtenOf(lever, shown)),
      changed,
    )
  }, document)

const withNumber = <Node>(node: Node, [key, ...rest]: readonly string[], value: number): Node => {
  if (key === undefined) return value as Node
  const member = withNumber(Reflect.get(node as object, key), rest, value)
  if (Array.isArray(node)) return node.map((each, at) => (String(at) === key ? member : each)) as Node
  return { ...node, [key]: member }
}
