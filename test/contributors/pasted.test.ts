import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPasted } from '../../models/contributors/pasted.ts'

const ids = ['north', 'bay', 'hill']

const valuesOf = (text: string) => {
  const read = readPasted(text, ids)
  return read.ok ? read.value.values.map(({ value, standardError }) => [value, standardError]) : read.faults
}

describe('values pasted from a Data-Shapley tool', () => {
  it.each([
    ['commas', 'north,0.5\nbay,0.3\nhill,-0.1'],
    ['semicolons', 'north;0.5\r\nbay; 0.3\r\nhill ;−0.1\r\n'],
    ['tabs, quoted', '"north"\t0.5\n"hill"\t-1e-1\n\n"bay"\t.3\n'],
    ['blanks, with a remark', '# from the tool\nnorth   0.5\nbay 3.0e-1\nhill -0.1'],
    ['named columns in another order', 'value,id\n0.5,north\n0.3,bay\n-0.1,hill'],
  ])('%s', (_, text) => {
    expect(valuesOf(text)).toEqual([
      [0.5, 0],
      [0.3, 0],
      [-0.1, 0],
    ])
  })

  it('with standard errors', () => {
    const expected = [
      [0.5, 0.01],
      [0.3, 0.02],
      [0.2, 0],
    ]
    expect(valuesOf('north,0.5,0.01\nbay,0.3,0.02\nhill,0.2,0')).toEqual(expected)
    expect(valuesOf('contributor,stderr,value\nnorth,0.01,0.5\nbay,0.02,0.3\nhill,0,0.2')).toEqual(expected)
  })

  it('adds up values of single records by contributor, errors as of independent ones', () => {
    const read = readPasted('0,0.25,north\n1,0.5,bay\n2,0.25,north\n3,-1,hill', ids)
    expect(read.ok && read.value).toEqual({
      records: 4,
      values: [
        { value: 0.5, standardError: 0 },
        { value: 0.5, standardError: 0 },
        { value: -1, standardError: 0 },
      ],
    })
    const named = 'index,value,value_stderr,contributor\n7,1,3,north\n8,1,4,north\n9,2,0,bay\n5,2,1,hill'
    expect(valuesOf(named)).toEqual([
      [2, 5],
      [2, 0],
      [2, 1],
    ])
  })

  it('tells every line that cannot be read, and who has no value', () => {
    expect(valuesOf('north,0.5\n\nnorht,0.2\nbay,a lot\nbay,0.1,3\nnorth,0.4\n')).toEqual([
      { line: 3, expected: 'the id of a contributor', found: '"norht"', suggestion: 'north' },
      { line: 4, expected: 'a value such as 0.25', found: '"a lot"' },
      { line: 5, expected: '2 cells, as in the first line', found: '"bay,0.1,3"' },
      { line: 6, expected: 'one line for each contributor', found: '"north" a second time' },
      { line: null, expected: 'a value for each contributor', found: 'none for hill' },
    ])
    expect(valuesOf('north,0.5,-1\nbay,1e999,0\nhill,1,x')).toMatchObject([
      { line: 1, expected: 'a standard error of 0 or more' },
      { line: 2, expected: 'a value such as 0.25' },
      { line: 3, expected: 'a standard error of 0 or more', found: '"x"' },
    ])
  })

  it('refuses a decimal comma instead of reading two numbers', () => {
    expect(valuesOf('north;0,5\nbay;0,3\nhill;0,2')).toMatchObject([
      { line: 1, found: '"0,5"' },
      { line: 2, found: '"0,3"' },
      { line: 3, found: '"0,2"' },
    ])
  })

  it('refuses what has no lines, no such columns, or columns it does not know', () => {
    expect(valuesOf(' \n# nothing\n')).toMatchObject([{ line: null, found: 'no line' }])
    expect(valuesOf('north')).toMatchObject([{ line: 1 }])
    expect(valuesOf('1,2,3,4')).toMatchObject([
      { line: 1, expected: expect.stringContaining('two or three cells') },
    ])
    expect(valuesOf('id,value,colour\nnorth,1,red')).toMatchObject([{ line: 1, found: '"colour"' }])
  })

  it('never throws, and every value is finite', () => {
    const pieces = fc.constantFrom(
      'north',
      'bay',
      'hill',
      ',',
      ';',
      '\t',
      ' ',
      '\n',
      '0.5',
      '-1',
      '1e9',
      '"',
      '#',
      'x',
      '−',
      'value',
      'id',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const read = readPasted(parts.join(''), ids)
        if (read.ok) for (const { value } of read.value.values) expect(Number.isFinite(value)).toBe(true)
        else expect(read.faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
