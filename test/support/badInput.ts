import { readFileSync } from 'node:fs'

/** One attack or broken input with the outcome it must have. */
export interface BadInput {
  readonly id: string
  readonly group: string
  readonly payload: unknown
  readonly expect: unknown
}

// read, not imported: the bundler's JSON reader stumbles over the lone surrogate that one case is about
const text = readFileSync(new URL('../known/bad-input.json', import.meta.url), 'utf8')
const { cases } = JSON.parse(text) as { readonly cases: readonly BadInput[] }

/** The cases of one group of the committed collection. */
export const badInputs = (group: string): readonly BadInput[] => cases.filter((one) => one.group === group)
