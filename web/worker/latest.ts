interface Way<Item> {
  readonly work: (item: Item) => Promise<void>
  /** lets more of them come */
  readonly turn: () => Promise<void>
  /** what goes on from the one before, and so does not take its place */
  readonly goesOn: (item: Item) => boolean
}

/**
 * Works on one thing at a time, and then on the newest of those that came meanwhile; the others are passed over. What goes on
 * from the newest waits behind it: a page that asks for a figure, and then for the same more exactly, is to have both.
 */
export const latest = <Item extends object>({
  work,
  turn,
  goesOn,
}: Way<Item>): ((item: Item) => Promise<void>) => {
  let waiting: readonly Item[] = []
  let busy = false
  return async (item) => {
    waiting = goesOn(item) ? [...waiting.filter((each) => !goesOn(each)), item] : [item]
    if (busy) return
    busy = true
    for (let [own, ...rest] = waiting; own !== undefined; [own, ...rest] = waiting) {
      waiting = rest
      await work(own)
      await turn()
    }
    busy = false
  }
}
