import { expectation } from './sentence.ts'

/**
 * The reader's mistakes, as values. A closed union: every way a document, a formula or a run can be refused.
 * Every fault says where (`pointer`, RFC 6901), what was `expected` and what was `found`; wording lives in
 * `describeFailure` alone, so that the page, the API and the command line say the same sentence.
 */
export type Failure = FailureBase & FailureDetail

interface FailureBase {
  /** JSON pointer into the document; '' is the whole document. */
  readonly pointer: string
  readonly expected: string
  readonly found: string
  /** "did you mean …": the nearest accepted word. */
  readonly suggestion?: string
}

export type FailureDetail =
  /** not JSON, or JSON this product refuses to read (too deep, duplicate key, lone surrogate …) */
  | { readonly kind: 'json' }
  /** a value of the wrong type, or outside its range */
  | { readonly kind: 'value' }
  | { readonly kind: 'unknown-key' }
  | { readonly kind: 'missing-key' }
  /** the id of something that does not exist, or the same id twice */
  | { readonly kind: 'reference' }
  /** a distribution whose parameters do not describe one, or that leaves the range of its slot */
  | { readonly kind: 'distribution' }
  /** a formula; `position` counts characters from 0 */
  | { readonly kind: 'formula'; readonly position: number }
  | { readonly kind: 'units' }
  /** an impossible correlation matrix; `nearest` is the closest possible one, rounded to 6 decimals */
  | {
      readonly kind: 'dependence'
      readonly paths: readonly string[]
      readonly given: readonly (readonly number[])[]
      readonly nearest: readonly (readonly number[])[]
    }
  /** two places that cannot both hold, for example overlapping exclusive grants; `other` is the second place */
  | { readonly kind: 'conflict'; readonly other: string }
  /** a run larger than allowed: price = trials × parts × deals */
  | { readonly kind: 'quota'; readonly price: number; readonly limit: number }
  /** a number that is not finite, met while simulating */
  | {
      readonly kind: 'non-finite-result'
      readonly line: string
      readonly trial: number
      readonly inputs: Readonly<Record<string, number>>
    }

/** One sentence: where, what was expected, what was found, what to do. */
export const describeFailure = (failure: Failure): string => {
  const place = failure.pointer === '' ? 'The document' : failure.pointer
  const base = `${place}: ${expectation(failure)}`
  const advice = failure.suggestion === undefined ? '' : ` Did you mean ${failure.suggestion}?`
  switch (failure.kind) {
    case 'json':
    case 'value':
    case 'unknown-key':
    case 'missing-key':
    case 'reference':
    case 'distribution':
    case 'units':
    case 'quota':
      return base + advice
    case 'formula':
      return `${base}${advice} (at character ${failure.position + 1} of the formula)`
    case 'dependence':
      return `${base} ${describeNearest(failure)}`
    case 'conflict':
      return `${base} See also ${failure.other}.${advice}`
    case 'non-finite-result':
      return base + describeTrial(failure)
    default:
      return failure satisfies never
  }
}

const describeNearest = (failure: Extract<FailureDetail, { kind: 'dependence' }>): string => {
  const changes = failure.paths.flatMap((row, i) =>
    failure.paths.slice(i + 1).flatMap((column, offset) => {
      const given = failure.given[i]?.[i + 1 + offset] ?? 0
      const nearest = failure.nearest[i]?.[i + 1 + offset] ?? 0
      return given === nearest ? [] : [`${row} with ${column}: ${given} → ${nearest}`]
    }),
  )
  return `The nearest possible matrix changes ${changes.join('; ')}. Write it in the document to accept it.`
}

/** Where a run stopped, where that is one trial with inputs of its own. */
const describeTrial = ({
  line,
  trial,
  inputs,
}: Extract<FailureDetail, { kind: 'non-finite-result' }>): string => {
  const named = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`)
  return named.length === 0 ? '' : ` Line ${line}, trial ${trial}; inputs: ${named.join(', ')}.`
}
