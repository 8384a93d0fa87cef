import { precondition } from '../units/precondition.ts'

/** A walk from one figure to another, step by step. */
export interface Steps {
  readonly before: number
  readonly after: number
  readonly effects: readonly number[]
}

/** A millionth of the currency's unit, as a power of two. */
const finest = 1 / 1048576

/** What one unit is: so fine that nobody minds, so coarse that every sum of these figures is exact in a double. */
const unitFor = ({ before, after, effects }: Steps): number => {
  const size = effects.reduce((sum, effect) => sum + Math.abs(effect), Math.abs(before) + Math.abs(after))
  let unit = finest
  while (size / unit > 281474976710656) unit *= 2
  return unit
}

/**
 * The same steps in whole units of 2⁻²⁰ (coarser only above 2⁴⁸ of them, some 2.7 · 10⁸), so that before + effects = after in plain addition,
 * in whatever order, to the bit. Each effect is rounded down and the units that are left go to the largest remainders (as
 * in `splitToTheCent`), at most one to each: no row balances the others. Steps that do not add up before that are our own
 * mistake.
 */
export const exactSteps = (steps: Steps): Steps => {
  const unit = unitFor(steps)
  const [before, after] = [Math.round(steps.before / unit), Math.round(steps.after / unit)]
  const quotas = steps.effects.map((effect) => effect / unit)
  const parts = quotas.map(Math.floor)
  const left = after - before - parts.reduce((sum, part) => sum + part, 0)
  const far = Math.abs(left) > 4 * parts.length + 4
  precondition(
    !far && (left === 0 || parts.length > 0),
    'the effects of all changes add up to the difference',
  )
  const order = quotas
    .map((quota, j) => ({ j, rest: quota - parts[j]! }))
    .sort((a, b) => (left > 0 ? b.rest - a.rest : a.rest - b.rest) || a.j - b.j)
  for (let n = 0; n < Math.abs(left); n++) parts[order[n % order.length]!.j]! += left > 0 ? 1 : -1
  return { before: before * unit + 0, after: after * unit + 0, effects: parts.map((part) => part * unit + 0) }
}
