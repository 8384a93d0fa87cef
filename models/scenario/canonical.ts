import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { precondition } from '../units/precondition.ts'

/**
 * Canonical JSON: the one text of a value, so that equal values have equal bytes and equal hashes
 * everywhere. Object keys sorted by UTF-16 code units, no blanks, numbers in their shortest decimal form
 * that reads back as the same double (RFC 8785, section 3.2), −0 as 0, texts and keys in Unicode form NFC.
 * Keys whose value is undefined are absent. Numbers that are not finite, and whatever JSON cannot hold, are
 * our own mistake and throw.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  precondition(isPlainObject(value), `canonical JSON holds plain values, not ${typeof value}`)
  return `{${members(value).join(',')}}`
}

/**
 * SHA-256 (FIPS 180-4), in hexadecimal, of the canonical JSON of a value in UTF-8: its identity (domain
 * page, 14).
 */
export const documentHash = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))

/**
 * The same value with its keys in canonical order, at every depth: documents with one hash are one document, whatever
 * order their keys were written in, and draw alike. Anything that is not plain data stays as it is.
 */
export const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null || !isPlainObject(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedKeys(member)]))
}

const numberText = (value: number): string => {
  precondition(Number.isFinite(value), `canonical JSON holds finite numbers, not ${value}`)
  return value === 0 ? '0' : String(value)
}

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

const members = (value: Readonly<Record<string, unknown>>): readonly string[] => {
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [key.normalize('NFC'), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  precondition(new Set(entries.map(([key]) => key)).size === entries.length, 'keys differ in form NFC')
  return entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
}
