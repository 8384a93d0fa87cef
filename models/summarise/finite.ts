import type { Failure } from '../units/failure.ts'

/** The first figure of an answer that is not finite, as a failure: nothing of the kind is stored, drawn or exported. */
export const firstNonFinite = (answer: unknown): Failure | null => {
  const found = search(answer, '')
  if (found === null) return null
  return {
    kind: 'non-finite-result',
    pointer: '',
    expected: `the figure ${found.line} of the answer to be finite`,
    found: String(found.value),
    line: found.line,
    trial: 0,
    inputs: {},
  }
}

const search = (node: unknown, path: string): { readonly line: string; readonly value: number } | null => {
  if (typeof node === 'number') return Number.isFinite(node) ? null : { line: path, value: node }
  if (typeof node !== 'object' || node === null) return null
  for (const [key, child] of Object.entries(node)) {
    const found = search(child, path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}
