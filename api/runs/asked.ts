import { nearestWord } from '../../models/scenario/suggest.ts'
import type { Failure } from '../../models/units/failure.ts'

/**
 * A fault of a document, or of what was asked about it; then it has no place in the document, and `parameter` says what of
 * the question is wrong.
 */
export type AskedFailure = Failure & { readonly parameter?: string }

/** Turns the faults of a question from places of the document into the parameters that were asked with. */
export const askedFailures = (
  faults: readonly Failure[],
  document: unknown,
  question: { readonly deal?: string | undefined; readonly licensee?: string | undefined },
): AskedFailure[] =>
  faults.map((fault) => {
    const parameter = parameterOf(fault)
    if (parameter === null) return fault
    if (fault.pointer.startsWith('?')) return { ...fault, pointer: '', parameter }
    const suggestion =
      parameter === 'deal' || parameter === 'licensee'
        ? nearestWord(question[parameter] ?? '', idsOf(document, `${parameter}s`))
        : null
    return { ...fault, pointer: '', parameter, ...(suggestion === null ? {} : { suggestion }) }
  })

/** `?name` is a parameter; the rest the engine says only of a question, a document's own have other places or words. */
const parameterOf = ({ kind, pointer, expected }: Failure): string | null => {
  if (pointer.startsWith('?')) return pointer.slice(1)
  if (kind === 'reference' && pointer === '/deals') return 'deal'
  if (kind === 'reference' && pointer === '/licensees') return 'licensee'
  if (kind === 'value' && pointer === '/url') return 'url'
  if (kind === 'value' && pointer === '/amount') return 'amount'
  return kind === 'value' && pointer === '/simulation/trials' && expected.startsWith('a trial ')
    ? 'trial'
    : null
}

const idsOf = (document: unknown, key: 'deals' | 'licensees'): readonly string[] => {
  const rows = typeof document === 'object' && document !== null ? Reflect.get(document, key) : []
  return Array.isArray(rows) ? rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : []
}
