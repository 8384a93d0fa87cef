import published from './published.json'

/** One published case by its id. Its shape differs from case to case, so a test reads it as what it expects. */
export const publishedCase = <Inputs, Expected>(id: string): PublishedCase<Inputs, Expected> => {
  const found = (published.cases as readonly { readonly id: string }[]).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no published case ${id}`)
  return found as unknown as PublishedCase<Inputs, Expected>
}

interface PublishedCase<Inputs, Expected> {
  readonly id: string
  readonly source: string
  readonly inputs: Inputs
  readonly expected: Expected
  readonly tolerance: { readonly abs?: number; readonly rel?: number }
}

/** |found − expected| relative to |expected|. */
export const relativeError = (found: number, expected: number): number =>
  found === expected ? 0 : Math.abs(found - expected) / Math.abs(expected)
