import type { Facts, Json } from './facts.ts'

/** A node of the document with the path by which its quantities are named (section 2.2). */
export interface Place {
  readonly node: Json | undefined
  readonly path: string
}

const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node)

const isRecord = (node: Json | undefined): node is { readonly [key: string]: Json } =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

const child = (place: Place, key: string | number): Place => ({
  node: isList(place.node)
    ? place.node[Number(key)]
    : isRecord(place.node) && Object.hasOwn(place.node, key)
      ? place.node[key]
      : undefined,
  path: place.path === '' ? String(key) : `${place.path}.${key}`,
})

/** The node below by keys. */
export const inside = (place: Place, ...keys: readonly (string | number)[]): Place =>
  keys.reduce<Place>(child, place)

export const exists = (place: Place): boolean => place.node !== undefined && place.node !== null

export const keysOf = (place: Place): readonly string[] =>
  isRecord(place.node) ? Object.keys(place.node) : []

/** The items of a list, named by their place in it. */
export const items = (place: Place): readonly Place[] =>
  isList(place.node) ? place.node.map((_, index) => child(place, index)) : []

/** The items of a list, named by their id, or by another key. */
export const named = (place: Place, key = 'id'): readonly Place[] =>
  items(place).map((item) => ({ node: item.node, path: `${place.path}.${text(inside(item, key))}` }))

export const text = (place: Place, fallback = ''): string =>
  typeof place.node === 'string' ? place.node : fallback

export const isTrue = (place: Place): boolean => place.node === true

export const texts = (place: Place): readonly string[] => items(place).map((item) => text(item))

/** A quantity: a bare number as it stands, anything else as the future has it. */
export const read = (
  facts: Pick<Facts, 'value'>,
  place: Place,
  ask: { readonly otherwise?: number; readonly period?: number } = {},
): number => {
  if (typeof place.node === 'number') return place.node
  if (exists(place)) return facts.value(place.path, ask.period)
  if (ask.otherwise === undefined) throw new Error(`The document has nothing at ${place.path}`)
  return ask.otherwise
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
