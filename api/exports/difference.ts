/**
 * "/deals/0/licensor/npv/mean is 5, worked out again it is 6": the first place in which two values of JSON differ, null
 * without one.
 */
export const firstDifference = (claimed: unknown, again: unknown, pointer: string): string | null => {
  if (Object.is(claimed, again)) return null
  if (!isTree(claimed) || !isTree(again) || Array.isArray(claimed) !== Array.isArray(again))
    return `${pointer} is ${shown(claimed)}, worked out again it is ${shown(again)}`
  for (const key of [...new Set([...Object.keys(claimed), ...Object.keys(again)])].sort()) {
    const found = firstDifference(claimed[key], again[key], `${pointer}/${key}`)
    if (found !== null) return found
  }
  return null
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const shown = (value: unknown): string =>
  value === undefined ? 'absent' : (JSON.stringify(value) ?? String(value)).slice(0, 60)
