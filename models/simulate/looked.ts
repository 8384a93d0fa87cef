import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import type { Frame } from './frame.ts'

/**
 * What somebody looked at while a program was written, by name: `variables.12`, `cells.3`, `frame.gates.0`. As long as
 * nothing of it changes, the program and what it reads stay the same.
 */
export type Looked = Set<string>

/** Parts of a plan that can change one by one. */
export const partsOfPlan = [
  'variables',
  'cells',
  'gates',
  'licensees',
  'positions',
  'exposures',
  'risks',
] as const

/** Columns of a block that can change one by one. */
export const partsOfFrame = [
  'gates',
  'failureYear',
  'gateYear',
  'events',
  'exposures',
  'discounting',
  'ownError',
  'stocks',
  'withData',
] as const

/** A frame, and its plan, that write down which of their parts are looked at. */
export const looking = (frame: Frame, looked: Looked): Frame => ({
  ...frame,
  ...watched(frame, partsOfFrame, { prefix: 'frame.', looked }),
  // one column, not a list of them
  get quality() {
    looked.add('frame.quality')
    return frame.quality
  },
  plan: lookingAt(frame.plan, looked),
})

/** Writes down that somebody reads the columns of some variables outside of a program. */
export const lookAtPlaces = ({ plan }: Frame, places: readonly Place[]): void => {
  for (const place of places) plan.variables.at(place)
}

/** A plan that writes down which of its parts are looked at. */
export const lookingAt = (plan: Plan, looked: Looked): Plan => ({
  ...plan,
  ...watched(plan, partsOfPlan, { prefix: '', looked }),
})

interface Watch {
  readonly prefix: string
  readonly looked: Looked
}

const watched = <Key extends string, Of extends Readonly<Record<Key, readonly unknown[]>>>(
  of: Of,
  keys: readonly Key[],
  { prefix, looked }: Watch,
): Pick<Of, Key> =>
  Object.fromEntries(keys.map((key) => [key, watchedList(of[key], `${prefix}${key}`, looked)])) as Pick<
    Of,
    Key
  >

const watchedList = <Item>(list: readonly Item[], name: string, looked: Looked): readonly Item[] =>
  new Proxy(list, {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && /^\d/.test(key)) looked.add(`${name}.${key}`)
      return Reflect.get(target, key, receiver)
    },
  })

/** Whether anything of what was looked at is among what differs. */
export const touches = (differences: ReadonlySet<string>, looked: Looked): boolean => {
  for (const name of differences) if (looked.has(name)) return true
  return false
}
