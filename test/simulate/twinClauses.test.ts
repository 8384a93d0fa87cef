import { describe, expect, it } from 'vitest'
import { differencesFromTwin } from '../support/againstTwin.ts'
import { type Case, minimumCases, royaltyCases, shareCases } from '../support/twin/clauseCases.ts'
import { clauseDocument, everydayTerms, inQuarters } from '../support/twin/clauseDocument.ts'

/** Every switch of a clause that sells by the piece, in a deal of everyday clauses, against the slow twin. */
const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['royalties', royaltyCases],
  ['minimum guarantees and advances', minimumCases],
  ['usage and shares', shareCases],
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
