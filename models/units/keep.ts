/** Puts an entry last, and drops the first where there are too many: what is remembered has a bound. */
export const keep = <Key, Value>(
  entries: Map<Key, Value>,
  { key, value, most }: { readonly key: Key; readonly value: Value; readonly most: number },
): void => {
  entries.delete(key)
  entries.set(key, value)
  for (const first of entries.keys()) {
    if (entries.size <= most) return
    entries.delete(first)
  }
}
