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
