import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, documentHash } from '../../models/scenario/canonical.ts'
import { readJson } from '../../models/scenario/readJson.ts'

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, 1, 2], '[3,1,2]'],
    [-0, '0'],
    [[1e21, 1e-7, 0.1, 100, 5e-324], '[1e+21,1e-7,0.1,100,5e-324]'],
    ['e\u0301', '"\u00e9"'],
    [{ 'e\u0301': 1 }, '{"\u00e9":1}'],
    ['a"\n', '"a\\"\\n"'],
    [{ '10': 1, '9': 2, B: 3, a: 4 }, '{"10":1,"9":2,"B":3,"a":4}'],
    [{}, '{}'],
    [true, 'true'],
  ])('%j is %s', (value, text) => expect(canonicalJson(value)).toBe(text))

  // RFC 8785, section 3.2.3: sorting by UTF-16 code units puts the smiley before the Hebrew letter
  it('sorts keys as RFC 8785 does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    // U+FB33 decomposes in NFC, to U+05D3 U+05BC, and so sorts before the euro sign
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map(([, digit]) => digit).join('')).toBe('2467315')
  })

  it.each([NaN, Infinity, -Infinity])('%d is our mistake', (value) =>
    expect(() => canonicalJson({ a: [value] })).toThrow('finite'),
  )

  it.each([
    [[undefined]],
    [() => 1],
    [Symbol('a')],
    [1n],
    [new Map()],
    [new Date(0)],
    [{ 'e\u0301': 1, '\u00e9': 2 }],
  ])('what JSON cannot hold is our mistake', (value) =>
    expect(() => canonicalJson(value)).toThrow('Precondition'),
  )

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string({ maxLength: 3 }), fc.integer()), {
          selector: ([key]) => key.normalize('NFC'),
        }),
        (pairs) => {
          const usable = pairs.filter(([key]) => key !== '__proto__')
          expect(canonicalJson(Object.fromEntries(usable))).toBe(
            canonicalJson(Object.fromEntries(usable.toReversed())),
          )
        },
      ),
    )
  })

  it('is accepted by the strict reader', () => {
    const text = canonicalJson({ name: 'Nordsee', sizes: [1, 2.5], nested: { a: null, b: true } })
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
  })
})

describe('the hash of a document', () => {
  it('is SHA-256 of its canonical bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const oracle = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
        expect(documentHash(value)).toBe(oracle)
      }),
    )
  })

  // printf {} | sha256sum
  it('of the empty object is known', () =>
    expect(documentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'))

  it('is the same for two spellings of a document, and another for another', () => {
    expect(documentHash({ a: 1, b: -0 })).toBe(documentHash({ b: 0, a: 1.0 }))
    expect(documentHash({ a: 1 })).not.toBe(documentHash({ a: 2 }))
  })
})
