import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../models/units/failure.ts'
import { ended } from '../../models/units/sentence.ts'
import { faultText } from '../../web/view/fileTable.ts'
import { run } from '../cli/run.ts'

const fault = { cell: 'A1', expected: 'a column of path, value', found: '"valu"; did you mean "value"?' }

describe('a sentence', () => {
  it.each([
    ['it is so', 'it is so.'],
    ['is it so?', 'is it so?'],
    ['it is cut…', 'it is cut…'],
    ['it is so.', 'it is so.'],
    ['they wrote "why?"', 'they wrote "why?".'],
  ])('%j ends as %j', (text, sentence) => expect(ended(text)).toBe(sentence))

  it('of a fault has no full stop after its question', () => {
    expect(
      describeFailure({ kind: 'value', pointer: '/a', expected: fault.expected, found: fault.found }),
    ).toBe('/a: expected a column of path, value, found "valu"; did you mean "value"?')
    expect(faultText(fault)).toBe('expected a column of path, value; found "valu"; did you mean "value"?')
  })

  it('of a command has none either', async () => {
    const files = { 'r.csv': 'perriod,currency\n2027,USD\n', 'a.json': '{}' }
    for (const argv of [
      ['import', 'r.csv', '--as', 'reports'],
      ['actuals', 'a.json', '--reports', 'r.csv'],
    ]) {
      const { err } = await run(argv, { files })
      expect(err).toContain('did you mean "period"?\n')
      expect(err).not.toContain('?.')
    }
  })
})
