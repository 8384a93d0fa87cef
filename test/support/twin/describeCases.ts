import { describe, expect, it } from 'vitest'
import { differencesFromTwin, differencesInFutures } from '../againstTwin.ts'
import { long } from '../long.ts'
import type { Case } from './clauseCases.ts'
import { clauseDocument, everydayTerms, inQuarters } from './clauseDocument.ts'

/** By quarters the futures say how clauses meet the calendar; the expected case by quarters is for long runs. */
const byQuarters = long ? differencesFromTwin : differencesInFutures

/** Every case of some groups in a deal of everyday clauses against the slow twin, by years and by quarters. */
export const describeCases = (groups: readonly (readonly [string, readonly Case[]])[]): void => {
  describe.each(groups)('%s', (_, cases) => {
    describe.each(cases.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [terms, change] }) => {
      const document = clauseDocument([...terms, ...everydayTerms], change)

      it('by years', () => {
        expect(differencesFromTwin(document, 'royalty', 37)).toEqual([])
      })

      it('by quarters', () => {
        expect(byQuarters(inQuarters(document), 'royalty', 101)).toEqual([])
      })
    })
  })
}
