import type { Place } from '../charts/curves.ts'
import type { Plane, Term } from './zonePlane.ts'

/** Shares are drawn in percent. */
export const drawn = ({ lever }: Term, value: number): number =>
  lever.unit === 'share' ? 100 * value : value

/** A point of a plane as it is drawn. */
export const place = ({ x, y }: Plane, [first = 0, second = 0]: readonly number[]): Place => ({
  x: drawn(x, first),
  y: drawn(y, second),
})

/** Where a name finds room beside a line that rises or falls: towards its lower end above it, else towards the higher. */
export const namedAt = ({ x }: Plane, points: readonly (readonly number[])[], below: boolean): number => {
  const part = ([first = 0]: readonly number[]): number => (first - x.from) / (x.to - x.from)
  const inOrder = [...points].sort((a, b) => part(a) - part(b))
  const rises = (inOrder.at(-1)?.[1] ?? 0) > (inOrder[0]?.[1] ?? 0)
  const wanted = rises === below ? 0.25 : 0.75
  const far = points.map((point) => Math.abs(part(point) - wanted))
  return far.indexOf(Math.min(...far))
}
