import type { Node } from '../../kernel/program.ts'
import type { Spot } from './graph.ts'

/**
 * Where in a script we are, so that what a loop writes at every place stands in one row: rows are counted by the order of
 * what is written, and every place of a loop counts alike.
 */
export interface Position {
  readonly start: (group: number) => void
  /** the next row here */
  readonly next: () => Spot
  /** counts the next row, and tells where it is when it is asked */
  readonly count: () => () => Spot
  readonly isInLoop: () => boolean
  readonly loop: (
    from: number,
    until: number,
    body: (k: number) => void,
    settle: (opening: Node, home: Spot) => void,
  ) => void
  /** what a changing number is as a loop begins, if this is the first look at it there: it gets the column before the first */
  readonly opened: (of: object, copy: () => Node) => Node | null
  readonly changed: (of: object, at: Spot) => void
}

interface Level {
  readonly prefix: string
  count: number
  at: number
  from: number
  readonly openings: Map<object, Node>
  readonly last: Map<object, Spot>
}

export const createPosition = (): Position => {
  const levelOf = (prefix: string, from: number): Level => ({
    prefix,
    count: 0,
    at: from,
    from,
    openings: new Map(),
    last: new Map(),
  })
  let group = 0
  let levels: Level[] = [levelOf('', 0)]
  const top = (): Level => levels[levels.length - 1]!
  const next = (): Spot => {
    const level = top()
    level.count++
    return { row: `${level.prefix}${level.count}`, group, at: level.at }
  }
  return {
    start: (own) => {
      group = own
      levels = [levelOf('', 0)]
    },
    next,
    count: () => {
      const level = top()
      const { at, prefix } = level
      level.count++
      const row = level.count
      const own = group
      return () => ({ row: `${prefix}${row}`, group: own, at })
    },
    isInLoop: () => levels.length > 1,
    loop: (from, until, body, settle) => {
      const { row } = next()
      const own = levelOf(`${row}.`, from)
      levels.push(own)
      for (let k = from; k < until; k++) {
        own.at = k
        own.count = 0
        body(k)
      }
      levels.pop()
      for (const [of, opening] of own.openings) {
        const last = own.last.get(of)
        if (last !== undefined) settle(opening, { ...last, at: from - 1 })
      }
    },
    opened: (of, copy) => {
      const level = top()
      if (levels.length === 1 || level.at !== level.from || level.last.has(of) || level.openings.has(of))
        return null
      const made = copy()
      level.openings.set(of, made)
      return made
    },
    changed: (of, at) => {
      for (const level of levels.slice(1)) level.last.set(of, level === top() ? at : { ...at, at: level.at })
    },
  }
}
