import { nearestWord } from '../../models/scenario/suggest.ts'
import type { Failure } from '../../models/units/failure.ts'

/** What of a question is wrong: the deal, the licensee, the trial, the address or the amount it names, not the document. */
export type AskedParameter = 'deal' | 'licensee' | 'trial' | 'url' | 'amount'

/** A fault of a document, or of what was asked about it; then it has no place in the document. */
export type AskedFailure = Failure & { readonly parameter?: AskedParameter }

/** Turns the faults of a question from places of the document into the parameters that were asked with. */
export const askedFailures = (
  faults: readonly Failure[],
  document: unknown,
  question: { readonly deal?: string | undefined; readonly licensee?: string | undefined },
): AskedFailure[] =>
  faults.map((fault) => {
    const parameter = parameterOf(fault)
    if (parameter === null) return fault
    const suggestion =
      parameter === 'deal' || parameter === 'licensee'
        ? nearestWord(question[parameter] ?? '', idsOf(document, `${parameter}s`))
        : null
    return { ...fault, pointer: '', parameter, ...(suggestion === null ? {} : { suggestion }) }
  })

/** The engine says these only of a question; a document's own deals and trials have other places or words. */
const parameterOf = ({ kind, pointer, expected }: Failure): AskedParameter | null => {
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
