import { affineQuantity } from '../scenario/affineQuantity.ts'
import { meanOf } from '../scenario/meanOf.ts'
import { type Quantity, quantity, withForm } from '../scenario/schema/quantity.ts'
import type { Slot } from '../scenario/schema/slot.ts'
import { precondition } from '../units/precondition.ts'

/** How an uncertain quantity comes to another mean: times so much, or by so much; a fixed one is another number. */
export type Moving = 'fixed' | 'scaled' | 'shifted'

/** What cannot be negative is scaled, all else is shifted, so that neither leaves its side of 0. */
export const movingOf = ({ form }: Quantity): Moving => {
  if (form.kind !== 'distribution') return 'fixed'
  return form.distribution.support[0] >= 0 && form.distribution.mean > 0 ? 'scaled' : 'shifted'
}

/**
 * A quantity with another mean in the place of q: a fixed number, or the law of q scaled (or shifted) as a whole. Its draws
 * keep their ranks, so that a document with it is compared with its own on the same futures. A mean of 0 of what is scaled is
 * the number 0. Refuses a formula, whose mean is not known before it is drawn.
 */
export const movedQuantity = (q: Quantity, mean: number): Quantity => {
  const present = meanOf(q)
  precondition(present !== null, 'a formula has no mean to be moved')
  const moving = movingOf(q)
  if (mean === present) return q
  if (moving === 'shifted') return affineQuantity(q, { times: 1, plus: mean - present })
  if (moving === 'fixed' || mean <= 0) return withForm(q, { kind: 'constant', value: mean })
  return affineQuantity(q, { times: mean / present, plus: 0 })
}

/** A number as a place of the document reads it. */
export const constantQuantity = (slot: Slot, value: number): Quantity => {
  const read = quantity(slot).safeParse(value)
  precondition(read.success, 'a number within the bounds of its slot')
  return read.data
}

/** The least and the most mean with which a quantity stays in its slot. */
export const boundsOf = (q: Quantity): readonly [number, number] => {
  const { form, slot } = q
  const [lower, upper] = [slot.lower ?? -Infinity, slot.upper ?? Infinity]
  if (form.kind !== 'distribution') return [lower, upper]
  const { mean, support } = form.distribution
  const [low, high] = support
  if (movingOf(q) === 'shifted') return [mean + (lower - low), mean + (upper - high)].map(finite) as never
  return [Math.max(0, lower), high === Infinity ? upper : (mean * upper) / high]
}

const finite = (bound: number): number => (Number.isNaN(bound) ? Infinity : bound)
