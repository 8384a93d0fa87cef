import type { Failure } from '../units/failure.ts'

/** The first figure of an answer that is not finite, as a failure: nothing of the kind is stored, drawn or exported. */
export const firstNonFinite = (answer: unknown): Failure | null => {
  const found = search(answer)
  if (found === null) return null
  const line = found.keys.join('.')
  return {
    kind: 'non-finite-result',
    pointer: '',
    expected: `the figure ${line} of the answer to be finite`,
    found: String(found.value),
    line,
    trial: 0,
    inputs: {},
  }
}

interface Found {
  readonly keys: readonly string[]
  readonly value: number
}

/** The first number that is not finite and the keys that lead to it, written down only on the way back. */
const search = (node: unknown): Found | null => {
  if (typeof node === 'number') return Number.isFinite(node) ? null : { keys: [], value: node }
  if (typeof node !== 'object' || node === null) return null
  const children: readonly unknown[] = Object.values(node)
  for (let i = 0; i < children.length; i++) {
    const found = search(children[i])
    if (found !== null) return { keys: [Object.keys(node)[i]!, ...found.keys], value: found.value }
  }
  return null
}
