import { counted } from '../format/words.ts'
import type { FailureItem } from '../trouble.ts'
import { type Table, textCell } from './table.ts'

const suggested = (failure: FailureItem): string =>
  failure.suggestion === undefined
    ? failure.expected
    : `${failure.expected} (did you mean ${failure.suggestion}?)`

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
