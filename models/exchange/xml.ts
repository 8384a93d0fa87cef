import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { fault } from './fault.ts'

/** Larger, deeper or richer texts are refused: a price list has a few dozen elements, five levels deep. */
export const xmlLimits: XmlLimits = { characters: 200_000, depth: 16, elements: 5_000 }

export interface XmlLimits {
  readonly characters: number
  readonly depth: number
  readonly elements: number
}

/** Whether a text was refused for its size, whatever stands in it. */
export const isBeyond = ({ expected }: Pick<Failure, 'expected'>, limits: XmlLimits): boolean =>
  [atMost.characters(limits), atMost.elements(limits)].includes(expected)

const atMost = {
  characters: ({ characters }: XmlLimits) => `at most ${characters} characters of XML`,
  elements: ({ elements }: XmlLimits) => `at most ${elements} elements`,
}

/** An element as it stands; attributes without a namespace by name, those with one only counted. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly foreignAttributes: number
  /** those with a namespace of their own, by their local name */
  readonly qualified: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** its own text, without that of its children and without blanks around it */
  readonly text: string
  /** where it stands, counted among its equals: /rsl/content[1]/license[2] */
  readonly pointer: string
}

interface Growing extends Omit<XmlElement, 'children' | 'text'> {
  readonly children: Growing[]
  /** children so far by name */
  readonly counts: Map<string, number>
  text: string
}

interface Walk {
  readonly open: Growing[]
  root: Growing | null
  first: Failure | null
  readonly limits: XmlLimits
}

/** Small pieces, so that a text that is refused early is not read to its end. */
const piece = 4096

/**
 * Reads XML 1.0 with namespaces, strictly and without recursion, from an untrusted source. Refuses whatever is not
 * well-formed, and besides: a document type (so there are no entities but the five of XML, and nothing is ever fetched),
 * processing instructions, another version or encoding than 1.0 and UTF-8, and more than the limits. Stops at the first
 * fault, which names line and column.
 */
export const readXml = (text: string, limits = xmlLimits): Result<XmlElement, Failure> => {
  if (text.length > limits.characters) return failure(fault('', atMost.characters(limits), `${text.length}`))
  if (hasMore(text, limits.elements)) return failure(fault('', atMost.elements(limits), 'more'))
  const parser = new SaxesParser({ xmlns: true, position: true })
  const walk: Walk = { open: [], root: null, first: null, limits }
  listen(parser, walk)
  for (let at = 0; at < text.length && walk.first === null; at += piece)
    parser.write(text.slice(at, at + piece))
  if (walk.first === null) parser.close()
  if (walk.first !== null) return failure(walk.first)
  return walk.root === null ? failure(fault('', 'an XML element', 'none')) : success(finished(walk.root))
}

/** Whether more elements begin than that, seen before any is built; the few of a comment count too. */
const hasMore = (text: string, elements: number): boolean => {
  let begun = 0
  for (let at = text.indexOf('<'); at >= 0 && begun <= elements; at = text.indexOf('<', at + 1))
    if (!'/!?'.includes(text.charAt(at + 1))) begun += 1
  return begun > elements
}

type Parser = SaxesParser<{ xmlns: true; position: true }>

const listen = (parser: Parser, walk: Walk): void => {
  const refuse = (expected: string, found: string): void => {
    // only the first: what follows a fault is a guess
    walk.first ??= fault(walk.open.at(-1)?.pointer ?? '', expected, `${found} at ${placeOf(parser)}`)
  }
  parser.on('error', ({ message }) => refuse('well-formed XML', quoted(message.replace(/^\d+:\d+: /, ''))))
  parser.on('doctype', () => refuse('XML without a document type', 'a document type'))
  parser.on('processinginstruction', () => refuse('XML without instructions', 'a processing instruction'))
  parser.on('xmldecl', ({ version = '1.0', encoding = 'UTF-8' }) => {
    if (version !== '1.0') refuse('XML 1.0', quoted(version))
    if (encoding.toUpperCase() !== 'UTF-8') refuse('UTF-8', quoted(encoding))
  })
  parser.on('opentag', (tag) => {
    if (walk.first === null) opened(walk, tag, refuse)
  })
  parser.on('closetag', () => void walk.open.pop())
  const kept = (text: string): void => {
    const inner = walk.open.at(-1)
    if (inner !== undefined) inner.text += text
  }
  parser.on('text', kept)
  parser.on('cdata', kept)
}

const opened = (walk: Walk, tag: SaxesTagNS, refuse: (expected: string, found: string) => void): void => {
  if (walk.open.length >= walk.limits.depth) refuse(`at most ${walk.limits.depth} levels`, 'one more')
  const parent = walk.open.at(-1)
  const element = elementOf(tag, parent)
  if (parent === undefined) walk.root = element
  else parent.children.push(element)
  walk.open.push(element)
}

const elementOf = ({ local, uri, attributes }: SaxesTagNS, parent: Growing | undefined): Growing => {
  const written = Object.values(attributes) as readonly SaxesAttributeNS[]
  const own = written.filter((attribute) => attribute.prefix === '' && attribute.name !== 'xmlns')
  const declared = written.filter(({ name, prefix }) => name === 'xmlns' || prefix === 'xmlns')
  const place = (parent?.counts.get(local) ?? 0) + 1
  parent?.counts.set(local, place)
  return {
    name: local,
    namespace: uri,
    attributes: new Map(own.map(({ name, value }) => [name, value])),
    foreignAttributes: written.length - own.length - declared.length,
    qualified: new Map(
      written
        .filter(({ prefix }) => prefix !== '' && prefix !== 'xmlns')
        .map(({ local: name, value }) => [name, value]),
    ),
    children: [],
    counts: new Map(),
    text: '',
    pointer: parent === undefined ? `/${local}` : `${parent.pointer}/${local}[${place}]`,
  }
}

const finished = ({ children, text, counts: _, ...rest }: Growing): XmlElement => ({
  ...rest,
  children: children.map(finished),
  text: text.trim(),
})

const placeOf = ({ line, column }: Parser): string => `line ${line}, column ${column}`
