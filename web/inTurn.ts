let last: Promise<unknown> = Promise.resolve()

/**
 * One after another: a library of many scenarios must not fill the server's queue of runs, which refuses what is
 * too much for it. A question that fails does not hold up the next.
 */
export const inTurn = <Value>(ask: () => Promise<Value>): Promise<Value> => {
  const mine = last.then(ask, ask)
  last = mine.catch(() => undefined)
  return mine
}
