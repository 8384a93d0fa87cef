import { affineQuantity } from '../scenario/affineQuantity.ts'
import { type Location, locateQuantities } from '../scenario/locate.ts'
import { meanOf } from '../scenario/meanOf.ts'
import { isQuantity, type Quantity } from '../scenario/schema/quantity.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'

/** A quantity that is moved, and how: a fixed value is replaced, an uncertain one scaled or shifted to another mean. */
export interface Move {
  readonly location: Location
  readonly quantity: Quantity
  readonly move: 'value' | 'scaled' | 'shifted'
  /** its value or mean in the document */
  readonly now: number
  /** how far the value or mean can go, so that every draw stays what its place in the document takes */
  readonly low: number
  readonly high: number
  readonly to: (value: number) => Quantity
}

/** A quantity is scaled to at most so many times its mean, and to at least one part in as many. */
const widest = 4

/** A quantity that can be below 0 is shifted by at most so many of its deviations. */
const deviations = 4

/**
 * The quantity that a path (or a JSON pointer) names, and how it can be moved. Refuses a path that is not there, a formula, which moves with
 * what it reads, and what leaves no room to move.
 */
export const moveOf = (document: unknown, path: string): Result<Move, Failure> => {
  const all = [...locateQuantities(document)]
  const found = all.find(([, location]) => location.path === path || location.pointer === path)
  if (found === undefined)
    return failure(
      unknown(
        path,
        all.map(([, location]) => location.path),
      ),
    )
  const [quantity, location] = found
  const now = meanOf(quantity)
  if (now === null) return failure(fixed(path, 'a formula: name one of the inputs it reads'))
  if (!Number.isFinite(now)) return failure(fixed(path, 'an input without a mean'))
  const move = wayOf(quantity, { location, now })
  return move.low < move.high ? success(move) : failure(fixed(path, `${now}, which has no room to move`))
}

type Known = Pick<Move, 'location' | 'now'>

const wayOf = (quantity: Quantity, known: Known): Move => {
  const { form, slot } = quantity
  const [least, greatest] = [slot.lower ?? -Infinity, slot.upper ?? Infinity]
  if (form.kind !== 'distribution') return replaced(quantity, known, [least, greatest])
  const { support, sd } = form.distribution
  const { now } = known
  if (support[0] >= 0 && now > 0) return scaled(quantity, known, [least, greatest])
  const room = Number.isFinite(sd) ? deviations * sd : Math.abs(now)
  const low = now - (least === -Infinity ? room : Math.min(room, support[0] - least))
  const high = now + (greatest === Infinity ? room : Math.min(room, greatest - support[1]))
  const shift = (value: number) => affineQuantity(quantity, { times: 1, plus: value - now })
  return {
    ...known,
    quantity,
    move: 'shifted',
    low: Math.min(low, now),
    high: Math.max(high, now),
    to: shift,
  }
}

/**
 * Times what it takes; upwards, where its place has a greatest value that it would pass, its distance from that is scaled
 * instead, so that no draw is out of range.
 */
const scaled = (quantity: Quantity, known: Known, [least, greatest]: readonly [number, number]): Move => {
  const { now } = known
  const [lowest, highest] =
    quantity.form.kind === 'distribution' ? quantity.form.distribution.support : [now, now]
  const bounded = widest * highest > greatest
  const part = Math.max(1 / widest, least > 0 ? least / lowest : 0)
  const high = bounded ? Math.min(widest * now, greatest - (greatest - now) / widest) : widest * now
  const to = (value: number): Quantity => {
    const times = bounded && value > now ? (greatest - value) / (greatest - now) : value / now
    return affineQuantity(quantity, { times, plus: bounded && value > now ? greatest * (1 - times) : 0 })
  }
  return { ...known, quantity, move: 'scaled', low: now * part, high, to }
}

const replaced = (quantity: Quantity, known: Known, [least, greatest]: readonly [number, number]): Move => {
  const size = widest * Math.abs(known.now)
  const low = Math.max(least, known.now > 0 ? 0 : -size)
  const high = Math.min(greatest, known.now === 0 && greatest < Infinity ? greatest : size)
  const put = (value: number) => affineQuantity(quantity, { times: 1, plus: value - known.now })
  return { ...known, quantity, move: 'value', low, high: Math.max(high, known.now), to: put }
}

const unknown = (path: string, paths: readonly string[]): Failure => {
  const suggestion = nearestWord(path, paths)
  const expected = 'the path of a quantity, such as licensees.buyer.positions.product.peakShare'
  const fault: Failure = { kind: 'reference', pointer: '?input', expected, found: quoted(path) }
  return suggestion === null ? fault : { ...fault, suggestion }
}

const fixed = (path: string, found: string): Failure => ({
  kind: 'value',
  pointer: '?input',
  expected: `a fixed or uncertain quantity that can be moved at ${path}`,
  found,
})

/** A copy of a read document with another quantity in the place of one, wherever that is used. */
export const withQuantity = <Node>(node: Node, old: Quantity, next: Quantity): Node => {
  if (Object.is(node, old)) return next as Node
  if (typeof node !== 'object' || node === null || isQuantity(node)) return node
  if (Array.isArray(node)) {
    const members = node.map((member: unknown) => withQuantity(member, old, next))
    return (members.some((member, m) => member !== node[m]) ? members : node) as Node
  }
  const entries = Object.entries(node).map(([key, value]) => [key, withQuantity(value, old, next)] as const)
  const before = new Map(Object.entries(node))
  return entries.some(([key, value]) => value !== before.get(key))
    ? (Object.fromEntries(entries) as Node)
    : node
}
