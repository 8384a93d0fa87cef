import { openZip, type ZipLimits } from '../imports/zip.ts'

/** Of a workbook that was written here a moment ago, nothing is feared. */
const boundless: ZipLimits = {
  entries: Number.POSITIVE_INFINITY,
  partBytes: Number.POSITIVE_INFINITY,
  allBytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  smallBytes: Number.POSITIVE_INFINITY,
}

/** Somebody else's may be up to twice as large before it is refused unopened: enough to say which part differs. */
const likeness = ({ names, inflated }: { readonly names: readonly string[]; readonly inflated: number }) => ({
  ...boundless,
  entries: 2 * names.length,
  partBytes: 2 * inflated,
  allBytes: 2 * inflated,
})

/**
 * How a workbook that was handed in differs from the one written again, or null: part by part, because packing differs between
 * versions of Node and contents do not. A sheet of a thousand futures inflates far beyond what an import may be, so that the
 * limit is what our own comes to.
 */
export const workbookDifference = (handedIn: Uint8Array, again: Uint8Array): string | null => {
  const ours = openZip(Buffer.from(again), boundless)
  if (!ours.ok) return 'cannot be written again'
  const theirs = openZip(Buffer.from(handedIn), likeness(ours.value))
  if (!theirs.ok) return `is not the workbook written again: ${theirs.faults.join('; ')}`
  const names = [...new Set([...theirs.value.names, ...ours.value.names])]
  const differing = names.filter((name) => {
    const [their, our] = [theirs.value.bytes(name), ours.value.bytes(name)]
    return !their.ok || !our.ok || Buffer.compare(their.value, our.value) !== 0
  })
  if (differing.length > 0)
    return `differs from a workbook written again, in ${differing.slice(0, 3).join(', ')}`
  const [stray] = theirs.value.strays
  return stray === undefined ? null : `carries what no workbook has, ${stray}`
}
