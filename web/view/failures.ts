import { counted } from '../format/words.ts'
import type { FailureItem } from '../trouble.ts'
import { type Table, textCell } from './table.ts'

const suggested = (failure: FailureItem): string =>
  failure.suggestion === undefined
    ? failure.expected
    : `${failure.expected} (did you mean ${failure.suggestion}?)`

/** The first fault, in a sentence. */
export const faultText = (failures: readonly FailureItem[]): string => {
  const [first] = failures
  if (first === undefined) return 'This cannot be valued.'
  return `This cannot be valued: ${suggested(first)} was expected, ${first.found} was found.`
}

/** Every fault of a refused document at once: where, what was expected, what was found. */
export const failureTable = (failures: readonly FailureItem[]): Table => ({
  caption: counted(failures.length, 'fault'),
  columns: [{ label: 'Place in the document' }, { label: 'Expected' }, { label: 'Found' }],
  rows: failures.map((failure) => [
    textCell(failure.pointer === '' ? 'the document' : failure.pointer),
    textCell(suggested(failure)),
    textCell(failure.found),
  ]),
})
