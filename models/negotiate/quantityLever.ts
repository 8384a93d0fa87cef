import { keysOf, walk } from '../scenario/locate.ts'
import { meanOf } from '../scenario/meanOf.ts'
import { atPath, memberOf, type Path } from '../scenario/member.ts'
import type { Scenario } from '../scenario/parse.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Slot } from '../scenario/schema/slot.ts'
import { precondition } from '../units/precondition.ts'
import type { Edit, Lever, LeverUnit } from './lever.ts'
import { boundsOf, movedQuantity, movingOf } from './movedQuantity.ts'

export interface Named {
  readonly name: string
  readonly label: string
}

/** A lever on one quantity, wherever the document reads it. Refuses a formula. */
export const quantityLever = (scenario: Scenario, q: Quantity, { name, label }: Named): Lever => {
  const present = meanOf(q)
  precondition(present !== null, 'a formula has no mean to be moved')
  const unit = unitOf(q.slot)
  const [lower, upper] = boundsOf(q)
  return {
    ...{ name, label, unit, present, lower, upper, step: null, plain: false },
    ...rangeOf({ present, lower, upper, unit }),
    says: saysOf(q),
    ...quantityEdits(scenario, q),
  }
}

const saysOf = (q: Quantity): string | null => {
  const moving = movingOf(q)
  if (moving === 'fixed') return null
  return moving === 'scaled'
    ? 'It is uncertain: its mean is moved, and every draw is scaled by as much.'
    : 'It is uncertain: its mean is moved, and every draw by as much.'
}

/** The quantity at another mean, in every place where the document has it. */
export const quantityEdits = (
  { document, complete }: Scenario,
  q: Quantity,
): Pick<Lever, 'edits' | 'written'> => {
  const places: Path[] = []
  walk(document, (node, pointer) => {
    if (node === q) places.push(keysOf(pointer))
  })
  const own = writtenPlace(complete, places[0]!)
  return {
    edits: (mean) => {
      const value = movedQuantity(q, mean)
      return places.map((path): Edit => ({ path, value }))
    },
    written: (value) => (movingOf(q) === 'fixed' ? [{ path: own, value }] : null),
  }
}

/** Where people wrote it: one number may stand for several places, and an object may say more about it. */
const writtenPlace = (complete: unknown, path: Path): Path => {
  const missing = path.findIndex((_, depth) => atPath(complete, path.slice(0, depth + 1)) === undefined)
  const place = missing < 0 ? path : path.slice(0, missing)
  return memberOf(atPath(complete, place), 'value') === undefined ? place : [...place, 'value']
}

/** In what a slot is read. */
export const unitOf = ({ measures, whole, upper }: Slot): LeverUnit => {
  if (measures === 'money' || measures === 'years' || measures === 'count') return measures
  return measures === 'rate' || whole || upper === 1 ? 'share' : 'number'
}

/** Where one looks for a number that is not there yet. */
const usual: Readonly<Record<LeverUnit, number>> = {
  money: 2_000_000,
  share: 0.2,
  years: 10,
  price: 1,
  count: 1_000_000,
  switch: 1,
  number: 10,
}

/** From nothing to two and a half times the present value, within the bounds. */
export const rangeOf = ({
  present,
  lower,
  upper,
  unit,
}: Pick<Lever, 'present' | 'lower' | 'upper' | 'unit'>): Pick<Lever, 'from' | 'to'> => {
  const size = Math.abs(present ?? 0)
  const wide = size > 0 ? 2.5 * size : usual[unit]
  return { from: Math.max(lower, (present ?? 0) < 0 ? -wide : 0), to: Math.min(upper, wide) }
}
