import { describe, expect, it } from 'vitest'
import { differencesFromTwin } from '../support/againstTwin.ts'
import type { Case } from '../support/twin/clauseCases.ts'
import { currencyCases, equityCases, eventCases, taxCases } from '../support/twin/clauseCasesSettled.ts'
import { clauseDocument, everydayTerms, inQuarters } from '../support/twin/clauseDocument.ts'

/** Every switch of what is settled, taxed, held or ended, in a deal of everyday clauses, against the slow twin. */
const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['equity, in kind, held back', equityCases],
  ['currency', currencyCases],
  ['tax', taxCases],
  ['events and rights', eventCases],
]

describe.each(groups)('%s', (_, cases) => {
  describe.each(cases.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [terms, change] }) => {
    const document = clauseDocument([...terms, ...everydayTerms], change)

    it('by years', () => {
      expect(differencesFromTwin(document, 'royalty', 17)).toEqual([])
    })

    it('by quarters', () => {
      expect(differencesFromTwin(inQuarters(document), 'royalty', 41)).toEqual([])
    })
  })
})
