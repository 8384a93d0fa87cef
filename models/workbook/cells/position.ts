import type { Node } from '../../kernel/program.ts'

/** Where a value stands in a working sheet: its row by name, a group of columns (an ending), and a place in the group. */
export interface Spot {
  readonly row: string
  readonly group: number
  readonly at: number
}

/**
 * Where in a script we are, so that what a loop writes at every place stands in one row: rows are counted by the order of
 * what is written, and every place of a loop counts alike.
 */
export interface Position {
  /** rows counted so far, outside of loops */
  readonly rows: () => number
  readonly skipTo: (rows: number) => void
  readonly start: (group: number) => void
  /** the next row here */
  readonly next: () => Spot
  /** counts the next row, and tells where it is, if it is asked before another is counted */
  readonly count: () => () => Spot
  /** counts the next row without telling where it is */
  readonly skip: () => void
  readonly isInLoop: () => boolean
  /** what is written inside counts its own rows, so that what follows counts alike whether it is written or not */
  readonly inside: (body: (() => void) | null) => void
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

/** How rows are called that stand under another, and their names by count: they come again in every ending. */
interface Under {
  readonly prefix: string
  readonly rows: string[]
}

interface Level {
  prefix: string
  rows: string[]
  count: number
  at: number
  from: number
  /** of numbers that change here; most loops change none */
  openings: Map<object, Node> | null
  last: Map<object, Spot> | null
}

export const createPosition = (): Position => {
  const known = new Map<string, Under>()
  const under = (row: string): Under => {
    const found = known.get(row)
    if (found !== undefined) return found
    const made = { prefix: row === '' ? '' : `${row}.`, rows: [] }
    known.set(row, made)
    return made
  }
  const levelOf = (row: string, from: number): Level => {
    const { prefix, rows } = under(row)
    return { prefix, rows, count: 0, at: from, from, openings: null, last: null }
  }
  let group = 0
  let levels: Level[] = [levelOf('', 0)]
  const top = (): Level => levels[levels.length - 1]!
  const here = (): Spot => {
    const { rows, count, at } = top()
    rows[count] ??= `${top().prefix}${count}`
    return { row: rows[count], group, at }
  }
  const next = (): Spot => {
    top().count++
    return here()
  }
  const rename = (level: Level, { prefix, rows }: Under): void => {
    level.prefix = prefix
    level.rows = rows
  }
  return {
    rows: () => top().count,
    skipTo: (rows) => {
      top().count = rows
    },
    start: (own) => {
      group = own
      levels = [levelOf('', 0)]
    },
    next,
    count: () => {
      top().count++
      return here
    },
    skip: () => {
      top().count++
    },
    isInLoop: () => levels.length > 1,
    inside: (body) => {
      const { row } = next()
      if (body === null) return
      const level = top()
      const { prefix, rows, count } = level
      rename(level, under(row))
      level.count = 0
      body()
      level.prefix = prefix
      level.rows = rows
      level.count = count
    },
    loop: (from, until, body, settle) => {
      const { row } = next()
      const own = levelOf(row, from)
      levels.push(own)
      for (let k = from; k < until; k++) {
        own.at = k
        own.count = 0
        body(k)
      }
      levels.pop()
      if (own.openings === null) return
      for (const [of, opening] of own.openings) {
        const last = own.last?.get(of)
        if (last !== undefined) settle(opening, { ...last, at: from - 1 })
      }
    },
    opened: (of, copy) => {
      const level = top()
      if (levels.length === 1 || level.at !== level.from) return null
      if (level.last?.has(of) === true || level.openings?.has(of) === true) return null
      const made = copy()
      level.openings ??= new Map()
      level.openings.set(of, made)
      return made
    },
    changed: (of, at) => {
      // of the spot a loop looks at the row alone
      for (let depth = 1; depth < levels.length; depth++) {
        const level = levels[depth]!
        level.last ??= new Map()
        level.last.set(of, at)
      }
    },
  }
}
