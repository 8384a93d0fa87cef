/** Whether two pieces of plain data are the same: numbers by their bits, lists, typed arrays, maps and objects by content. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a.constructor !== b.constructor) return false
  if (isList(a)) return isList(b) && equalLists(a, b)
  if (a instanceof Map) return b instanceof Map && equalMaps(a, b)
  return equalObjects(a, b)
}

const isList = (value: object): value is ArrayLike<unknown> =>
  Array.isArray(value) || ArrayBuffer.isView(value)

const equalLists = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false
  return true
}

const equalMaps = (a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)))

const equalObjects = (a: object, b: object): boolean => {
  const keys = Object.keys(a)
  const same = (key: string): boolean => key in b && equal(Reflect.get(a, key), Reflect.get(b, key))
  return keys.length === Object.keys(b).length && keys.every(same)
}
