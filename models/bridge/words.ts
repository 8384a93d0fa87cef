import { percent } from '../report/figures.ts'
import { inWords, moneyScale, plainScale, type Scale } from '../report/quantity.ts'
import { spaced } from '../report/words.ts'
import { escapePointer, locateQuantities } from '../scenario/locate.ts'
import type { BridgeChange } from '../scenario/schema/bridge.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Quantity, QuantityInput } from '../scenario/schema/quantity.ts'
import type { Slot } from '../scenario/schema/slot.ts'
import type { Change } from './fork.ts'

/** The quantities of a document by their JSON pointer. */
export type Located = ReadonlyMap<string, Quantity>

export const quantitiesOf = (document: ReadDocument): Located =>
  new Map([...locateQuantities(document)].map(([quantity, { pointer }]) => [pointer, quantity]))

export interface Wording {
  readonly documents: readonly [ReadDocument, ReadDocument]
  readonly located: readonly [Located, Located]
}

/** What changed, where, and from what to what, as people would say it. */
export const changeInWords = (
  { steps, pointers, from, to }: Change,
  { documents, located }: Wording,
): BridgeChange => {
  const [before, after] = [from, to].map((value, side) => {
    const { currency } = documents[side]!
    if (value === undefined) return 'nothing'
    // of a whole deal or strategy its name says enough
    if (steps.length === 2 && typeof Reflect.get(Object(value), 'id') === 'string') return 'there'
    return short(valueInWords(value, { pointer: pointers[side]!, located: located[side]!, currency }))
  })
  return {
    path: steps.join('.'),
    title: titleOf(steps, documents),
    from: before!,
    to: after!,
    pointers: { before: pointers[0], after: pointers[1] },
  }
}

/** "Royalty with minimum guarantee: royalty, tiers": names for ids, words for keys. */
export const titleOf = (steps: readonly string[], documents: Wording['documents']): string => {
  const [section = '', id, ...rest] = steps
  const name = id === undefined ? undefined : namedIn(documents, section, id)
  const keys = (name === undefined ? [section, ...(id === undefined ? [] : [id])] : []).concat(
    rest.filter((step) => !['terms', 'market', 'positions', 'grants'].includes(step)),
  )
  const words = keys.map(inPlainWords).join(', ')
  if (name === undefined) return words
  return words === '' ? name : `${name}: ${words}`
}

const namedIn = (documents: Wording['documents'], section: string, id: string): string | undefined => {
  for (const document of documents) {
    const list: unknown = Reflect.get(document, section)
    if (!Array.isArray(list)) continue
    const found: unknown = list.find((each) => each.id === id)?.name
    if (typeof found === 'string') return found
  }
  return ['deals', 'licensees', 'fields', 'markets', 'territories', 'risks'].includes(section)
    ? id
    : undefined
}

/** "peakShare" → "peak share". */
const inPlainWords = (key: string): string =>
  spaced(key.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`))

interface At {
  readonly pointer: string
  readonly located: Located
  readonly currency: string
}

const valueInWords = (value: unknown, at: At): string => {
  const quantity = at.located.get(at.pointer)
  if (quantity !== undefined) return inWords(value as QuantityInput, scaleOf(quantity.slot, at.currency))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return inWords(value, plainScale)
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return 'nothing'
  const parts = Object.entries(value).map(([key, member]) => {
    const words = valueInWords(member, { ...at, pointer: `${at.pointer}/${escapePointer(key)}` })
    return Array.isArray(value) || key === 'kind' ? words : `${inPlainWords(key)} ${words}`
  })
  return parts.length === 0 ? 'none' : parts.join(Array.isArray(value) ? '; ' : ', ')
}

/** How numbers of a slot are shown: a share or a rate in percent, money with its currency. */
const scaleOf = (slot: Slot, currency: string): Scale => {
  const { measures, upper } = slot
  if (measures === 'money') return { ...moneyScale(currency), slot }
  const isShare = measures === 'rate' || (measures === 'number' && upper !== null && upper <= 1)
  if (isShare) return { slot, show: percent }
  return measures === 'years'
    ? { slot, show: (years) => `${plainScale.show(years)} years` }
    : { ...plainScale, slot }
}

const longest = 240

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
