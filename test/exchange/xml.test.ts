import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, readDecimal } from '../../models/exchange/decimal.ts'
import { readXml, type XmlElement, xmlLimits } from '../../models/exchange/xml.ts'
import { type XmlNode, xmlText } from '../../models/exchange/xmlText.ts'
import { describeFailure } from '../../models/units/failure.ts'

const faultOf = (text: string): string => {
  const read = readXml(text)
  return read.ok ? 'read' : read.faults.map(describeFailure).join(' ')
}

describe('untrusted XML', () => {
  const entities = `<!DOCTYPE a [${Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`).join('')}]><a>&e19;</a>`

  it.each([
    ['entities that multiply', entities, 'a document type'],
    [
      'an entity that fetches',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'a document type',
    ],
    ['a document type elsewhere', '<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>', 'a document type'],
    ['an entity nobody declared', '<a>&nbsp;</a>', 'undefined entity'],
    ['an instruction', '<?xml-stylesheet href="a.xsl"?><a/>', 'a processing instruction'],
    ['another version', '<?xml version="1.1"?><a/>', '"1.1"'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>', '"UTF-16"'],
    ['a tag that does not close', '<a><b></a>', 'well-formed XML'],
    ['two roots', '<a/><b/>', 'well-formed XML'],
    ['an attribute twice', '<a b="1" b="2"/>', 'duplicate attribute'],
    [
      'an attribute twice by namespace',
      '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
      'duplicate attribute',
    ],
    ['an unbound prefix', '<p:a/>', 'unbound namespace prefix'],
    ['a control character', '<a>\u0001</a>', 'disallowed character'],
    ['half a text', '<a>', 'unclosed tag'],
    ['nothing', '', 'expected'],
    ['no XML', '{"a":1}', 'well-formed XML'],
    ['blanks before the declaration', ' <?xml version="1.0"?><a/>', 'declaration must be at the start'],
  ])('%s is refused, with its place', (_, text, sentence) => {
    expect(faultOf(text)).toContain(sentence)
  })

  it('too long, too deep and too many are refused before they cost anything', () => {
    const { characters, depth, elements } = xmlLimits
    expect(faultOf(`<a>${' '.repeat(characters)}</a>`)).toContain(`at most ${characters} characters`)
    const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels)
    expect(faultOf(deep(depth))).toBe('read')
    expect(faultOf(deep(depth + 1))).toContain(`at most ${depth} levels`)
    expect(faultOf('<a>'.repeat(4_000))).toContain(`at most ${depth} levels`)
    const wide = (count: number) => `<a>${'<b/>'.repeat(count - 1)}</a>`
    expect(faultOf(wide(elements))).toBe('read')
    expect(faultOf(wide(elements + 1))).toContain(`at most ${elements} elements`)
  })

  it('says line and column, and nothing after the first fault', () => {
    const read = readXml('<a>\n  <b></c>\n</d>')
    expect(read.ok ? [] : read.faults).toHaveLength(1)
    expect(faultOf('<a>\n  <b></c>\n</d>')).toMatch(/^\/a: .* at line 2, column 9\.$/)
  })

  it('whatever is written is read or refused, never thrown', () => {
    const noise = fc.stringMatching(/^[<>/a&;#x"'=! [\]?-]*$/)
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (text) => {
        const read = readXml(text)
        expect(read.ok || read.faults.length === 1).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is written', () => {
  const name = fc.constantFrom('a', 'b', 'license', 'x-y')
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((each) => /^[\t\n\r -\ud7ff]+$/.test(each) && each.trim() === each)
  const node = fc.letrec<{ node: XmlNode }>((tie) => ({
    node: fc.record({
      name,
      attributes: fc.dictionary(fc.constantFrom('url', 'type'), text),
      content: fc.oneof({ maxDepth: 4 }, text, fc.array(tie('node'), { maxLength: 3 })),
    }),
  })).node

  const plain = ({ name, attributes, text, children }: XmlElement): unknown => ({
    name,
    attributes: Object.fromEntries(attributes),
    content: children.length > 0 ? children.map(plain) : text,
  })
  const asRead = ({ name, attributes = {}, content = '' }: XmlNode): unknown => ({
    name,
    attributes: { ...attributes },
    content: typeof content === 'string' ? content.trim() : content.length === 0 ? '' : content.map(asRead),
  })

  it('is read back as it was', () => {
    fc.assert(
      fc.property(node, (root) => {
        const read = readXml(xmlText(root))
        if (!read.ok) throw new Error(read.faults.map(describeFailure).join(' '))
        expect(plain(read.value)).toEqual(asRead(root))
      }),
    )
  })

  it('a price is a decimal without an exponent, and reads back as the same number', () => {
    expect([0, 5e-324, 1e-7, 2.5e-10, 0.015, 12, 1e21, 1.25e22].map(decimalText)).toEqual([
      '0',
      `0.${'0'.repeat(323)}5`,
      '0.0000001',
      '0.00000000025',
      '0.015',
      '12',
      '1000000000000000000000',
      '12500000000000000000000',
    ])
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (value) => {
        expect(readDecimal(decimalText(value))).toBe(value)
      }),
    )
    for (const text of [
      '',
      '1e3',
      '-1',
      '+1',
      '.5',
      '1.',
      '1,5',
      '0x1',
      ' 1',
      'NaN',
      '١',
      '1'.repeat(310),
      '0'.repeat(401),
    ])
      expect(readDecimal(text)).toBeNull()
  })
})
