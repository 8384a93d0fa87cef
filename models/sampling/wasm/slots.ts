/** Gives things places in a memory, in turn; a thing keeps its place until another takes it. */
export interface Slots<Thing extends object> {
  /** the place of a thing, which is put there first unless it is there */
  readonly of: (thing: Thing) => number
  /** the same, put there again */
  readonly renew: (thing: Thing) => number
}

/** So many places; nothing is kept alive by having one. */
export const createSlots = <Thing extends object>(
  count: number,
  put: (thing: Thing, slot: number) => void,
): Slots<Thing> => {
  const tickets = new WeakMap<Thing, number>()
  let given = 0
  const renew = (thing: Thing): number => {
    const known = tickets.get(thing)
    const ticket = known !== undefined && given - known <= count ? known : given++
    tickets.set(thing, ticket)
    put(thing, ticket % count)
    return ticket % count
  }
  return {
    of: (thing) => {
      const ticket = tickets.get(thing)
      return ticket !== undefined && given - ticket <= count ? ticket % count : renew(thing)
    },
    renew,
  }
}
