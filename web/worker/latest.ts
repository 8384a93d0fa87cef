/**
 * Works on one thing at a time, and then on the newest of those that came meanwhile; the others are passed over. `turn`
 * lets them come.
 */
export const latest = <Item extends object>(
  work: (item: Item) => Promise<void>,
  turn: () => Promise<void>,
): ((item: Item) => Promise<void>) => {
  let waiting: Item | null = null
  let busy = false
  const next = (): Item | null => {
    const item = waiting
    waiting = null
    return item
  }
  return async (item) => {
    waiting = item
    if (busy) return
    busy = true
    for (let own = next(); own !== null; own = next()) {
      await work(own)
      await turn()
    }
    busy = false
  }
}
