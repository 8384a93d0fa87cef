import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import constants from '../../models/samples/constants.json' with { type: 'json' }
import { readJson } from '../../models/scenario/readJson.ts'
import { badInputs } from '../support/badInput.ts'

const faultsOf = (text: string, bytes?: number) => {
  const result = readJson(text, bytes)
  if (result.ok) throw new Error('accepted')
  return result.faults
}

describe('broken documents', () => {
  const cases = new Map(badInputs('JSON').map(({ id, payload }) => [id, String(payload)]))

  it.each([
    ['JSON-002', '/constructor', 'the forbidden key "constructor"'],
    ['JSON-006', '/a', 'the key "a" again'],
    ['JSON-008', '/price', '"NaN}" at line 1, column 10'],
    ['JSON-012', '/name', '"U+D800"'],
    ['JSON-014', '/name', '"U+0000"'],
  ])('%s is refused at its place', (id, pointer, found) => {
    const [first] = faultsOf(cases.get(id) ?? '')
    expect(first).toMatchObject({ kind: 'json', pointer, found })
  })

  it.each([
    ['lists', '['],
    ['objects', '{"a":'],
    ['both', '[{"a":'],
  ])('JSON-004: 200,000 nested %s stop at 32 and do not overflow', (_, opening) => {
    const [first] = faultsOf(opening.repeat(200_000 / opening.length))
    expect(first).toMatchObject({ expected: 'at most 32 levels' })
  })

  it('JSON-010: −0 is 0', () => {
    const result = readJson(cases.get('JSON-010') ?? '')
    expect(result).toEqual({ ok: true, value: { price: 0 } })
    expect(result.ok && Object.is((result.value as { price: number }).price, 0)).toBe(true)
  })

  it('32 levels are accepted, 33 are not', () => {
    expect(readJson(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true)
    expect(faultsOf(`${'['.repeat(33)}${']'.repeat(33)}`)[0]?.pointer).toBe('/0'.repeat(32))
  })

  it('size counts bytes, not characters', () => {
    expect(readJson('"éé"', 6).ok).toBe(true)
    expect(faultsOf('"éé"', 5)[0]).toMatchObject({ pointer: '', expected: 'at most 5 bytes' })
    expect(faultsOf(`"${'a'.repeat(2_000_000)}"`)[0]?.found).toBe('a larger document')
    expect(readJson(`"${'\\n'.repeat(900_000)}"`).ok).toBe(true)
  })

  it('tells every fault at once', () => {
    const text = '{"a":1,"a":2,"b":{"__proto__":{"x":[1e999,"\\u0007"]}},"c":[[],{"prototype":1}]}'
    expect(faultsOf(text).map(({ pointer }) => pointer)).toEqual([
      '/a',
      '/b/__proto__',
      '/b/__proto__/x/0',
      '/b/__proto__/x/1',
      '/c/1/prototype',
    ])
  })

  it('tells at most a hundred and one', () =>
    expect(faultsOf(`[${'1e999,'.repeat(500)}1]`)).toHaveLength(101))

  it('two spellings of a key are one key', () => {
    expect(faultsOf('{"\u00e9":1,"e\u0301":2}')[0]?.expected).toBe('each key once')
    expect(faultsOf('{"\\u005f_proto__":1}')[0]?.found).toBe('the forbidden key "__proto__"')
  })

  it('pointers escape ~ and /', () => expect(faultsOf('{"a/b~c":{"x":tru}}')[0]?.pointer).toBe('/a~1b~0c/x'))

  it('says line and column', () => {
    expect(faultsOf('{\n  "a": 1,\n  "b" 2\n}')[0]).toMatchObject({
      expected: '":" after the key',
      found: '"2" at line 3, column 7',
    })
    expect(faultsOf('[1, 2')[0]?.found).toBe('the end of the text at line 1, column 6')
  })

  it.each([
    ...[
      '',
      ' ',
      '[1,]',
      '{"a":1,}',
      '{a:1}',
      "'a'",
      '[1 2]',
      '01',
      '+1',
      '.5',
      '1.',
      '1e',
      '0x1',
      '-',
      'Infinity',
      'undefined',
    ],
    ...[
      '{"a":1}}',
      '[]]',
      '1 2',
      '"\t"',
      '"a\nb"',
      '"\\x41"',
      '"\\u12"',
      '"',
      '{"a"}',
      '{"a":}',
      '[,1]',
      '{,}',
      '// a\n1',
      'nul',
      '\ufeff\ufeff1',
    ],
    ...['"\u0085"', '{"\\u0000":1}', '{"\\ud800":1}', '\u00a01', '["a]', '{"a":[}'],
  ])('%j is refused', (text) => expect(faultsOf(text).length).toBeGreaterThan(0))
})

describe('what is JSON', () => {
  it('is read as the language reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        const result = readJson(text)
        // keys such as __proto__ and characters without a glyph are refused on purpose
        fc.pre(result.ok)
        expect(JSON.stringify(result.value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused by us when the language refuses it', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\\',
      '\n',
    )
    const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''))
    // such as 1e310, which JSON.parse makes infinite: it is refused, as its own test says
    const tooLarge = /e[0-9]{3,}/
    const isJson = (source: string): boolean => {
      try {
        JSON.parse(source)
        return true
      } catch (error) {
        if (error instanceof SyntaxError) return false
        throw error
      }
    }
    fc.assert(
      fc.property(text, (source) => {
        const result = readJson(source)
        if (result.ok) expect(JSON.stringify(result.value)).toBe(JSON.stringify(JSON.parse(source)))
        else if (isJson(source) && !tooLarge.test(source))
          expect(result.faults.every(({ expected }) => expected === 'each key once')).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })

  it('includes a sample, a mark of byte order, tabs and line ends in texts', () => {
    expect(readJson(JSON.stringify(constants, null, 2))).toEqual({ ok: true, value: constants })
    expect(readJson('\ufeff{"a":"x\\ty\\r\\nz \\ud83d\\ude00"}')).toEqual({
      ok: true,
      value: { a: 'x\ty\r\nz 😀' },
    })
  })
})
