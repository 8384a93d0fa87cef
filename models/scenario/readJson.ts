import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Reader, readScalar, type SyntaxFault, skipBlanks } from './jsonText.ts'

/** Deeper or larger documents are refused before they cost anything; `bytes` counts UTF-8. */
export const jsonLimits = { bytes: 2_000_000, depth: 32, faults: 100 } as const

/** A list or an object being filled. */
interface Frame {
  readonly list: unknown[] | null
  readonly members: Record<string, unknown>
  /** keys so far in form NFC: two spellings of one key are one key */
  readonly keys: Set<string>
  /** where the next value goes */
  key: string
}

interface Walk extends Reader {
  readonly frames: Frame[]
  readonly faults: Failure[]
  wantsValue: boolean
  /** the finished value, once there is one */
  done: { readonly value: unknown } | null
}

const birthKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads a JSON document strictly (RFC 8259) and without recursion. −0 is read as 0. Refuses, each with its
 * pointer: more than 2 MB, more than 32 levels, the same key twice, the keys `__proto__`, `constructor` and
 * `prototype`, half surrogate pairs and control characters other than tab and line ends, numbers beyond a
 * double. Text that is not JSON stops the reading, with line and column; every other fault is collected.
 */
export const readJson = (text: string, bytes: number = jsonLimits.bytes): Result<unknown, Failure> => {
  if (text.length > bytes || new TextEncoder().encode(text).length > bytes)
    return failure(fault('', `at most ${bytes} bytes`, 'a larger document'))
  const at = text.startsWith('\ufeff') ? 1 : 0
  const walk: Walk = { text, at, frames: [], faults: [], wantsValue: true, done: null }
  while (walk.done === null) {
    const stop = walk.wantsValue ? readValue(walk) : afterValue(walk)
    if (stop !== null) return failure(...walk.faults, stop)
  }
  skipBlanks(walk)
  if (walk.at < text.length)
    return failure(...walk.faults, syntax(walk, { offset: walk.at, expected: 'the end' }))
  return walk.faults.length > 0 ? failure(...walk.faults) : success(walk.done.value)
}

type Stop = Failure | null

const fault = (pointer: string, expected: string, found: string): Failure => ({
  kind: 'json',
  pointer,
  expected,
  found,
})

/** Words a syntax fault by line and column, both from 1. */
const syntax = ({ text, frames }: Walk, { offset, expected }: SyntaxFault): Failure => {
  const before = text.slice(0, offset).split('\n')
  const character = text.slice(offset, offset + 20).split('\n')[0] ?? ''
  const found = offset >= text.length ? 'the end of the text' : quoted(character)
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
  return fault(pointerOf(frames), expected, `${found} at ${place}`)
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** RFC 6901: where the value being read will stand. */
const pointerOf = (frames: readonly Frame[]): string =>
  frames.map(({ list, key }) => `/${list === null ? escaped(key) : list.length}`).join('')

/** Collects a fault; after a hundred the rest is not worth telling. */
const collect = (walk: Walk, expected: string, found: string): Stop => {
  const one = fault(pointerOf(walk.frames), expected, found)
  if (walk.faults.length >= jsonLimits.faults) return one
  walk.faults.push(one)
  return null
}

/** One value, or the opening of a list or an object and, for an object, its first key. */
const readValue = (walk: Walk): Stop => {
  skipBlanks(walk)
  const opening = walk.text[walk.at]
  if (opening === '[' || opening === '{') return openFrame(walk, opening)
  const scalar = readScalar(walk)
  if (!scalar.ok) return syntax(walk, scalar.fault)
  const { value, weakness } = scalar
  const found = typeof value === 'string' ? quoted(value) : 'a larger number'
  const stop = weakness === null ? null : collect(walk, weakness, found)
  place(walk, value)
  return stop
}

const openFrame = (walk: Walk, opening: '[' | '{'): Stop => {
  if (walk.frames.length >= jsonLimits.depth)
    return fault(pointerOf(walk.frames), `at most ${jsonLimits.depth} levels`, 'a document nested deeper')
  walk.at += 1
  walk.frames.push({ list: opening === '[' ? [] : null, members: {}, keys: new Set(), key: '' })
  skipBlanks(walk)
  walk.wantsValue = walk.text[walk.at] !== (opening === '[' ? ']' : '}')
  return walk.wantsValue && opening === '{' ? readKey(walk) : null
}

const readKey = (walk: Walk): Stop => {
  skipBlanks(walk)
  const start = walk.at
  const scalar = walk.text[start] === '"' ? readScalar(walk) : null
  if (scalar === null || !scalar.ok || typeof scalar.value !== 'string')
    return syntax(walk, { offset: start, expected: 'a key in quotation marks' })
  const stop = keep(walk, scalar.value, scalar.weakness)
  skipBlanks(walk)
  if (walk.text[walk.at] !== ':') return syntax(walk, { offset: walk.at, expected: '":" after the key' })
  walk.at += 1
  return stop
}

const keep = (walk: Walk, key: string, weakness: string | null): Stop => {
  const frame = walk.frames[walk.frames.length - 1]
  if (frame === undefined) return null
  frame.key = key
  const normal = key.normalize('NFC')
  const again = frame.keys.has(normal)
  frame.keys.add(normal)
  if (again) return collect(walk, 'each key once', `the key ${quoted(key)} again`)
  if (birthKeys.has(normal)) return collect(walk, 'a key of the document', `the forbidden key ${quoted(key)}`)
  return weakness === null ? null : collect(walk, weakness, quoted(key))
}

/** Puts a finished value into its list or object; without one it is the document. */
const place = (walk: Walk, value: unknown): void => {
  walk.wantsValue = false
  const frame = walk.frames[walk.frames.length - 1]
  if (frame === undefined) walk.done = { value }
  else if (frame.list !== null) frame.list.push(value)
  else if (!birthKeys.has(frame.key)) frame.members[frame.key] = value
}

/** After a value: closes what ends here, then a comma, or the end of the document. */
const afterValue = (walk: Walk): Stop => {
  skipBlanks(walk)
  let frame = walk.frames[walk.frames.length - 1]
  while (frame !== undefined && walk.text[walk.at] === (frame.list === null ? '}' : ']')) {
    walk.at += 1
    walk.frames.pop()
    place(walk, frame.list ?? frame.members)
    skipBlanks(walk)
    frame = walk.frames[walk.frames.length - 1]
  }
  if (frame === undefined) return null
  const expected = frame.list === null ? '"," or "}"' : '"," or "]"'
  if (walk.text[walk.at] !== ',') return syntax(walk, { offset: walk.at, expected })
  walk.at += 1
  walk.wantsValue = true
  return frame.list === null ? readKey(walk) : null
}
