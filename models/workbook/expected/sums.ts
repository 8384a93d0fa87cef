import type { Node } from '../../kernel/program.ts'
import type { LineKey } from '../../terms/statement.ts'

interface Sum {
  readonly line: LineKey
  readonly dates: string
  readonly j: number
  node: Node
}

/** What a line adds up to on each date, in the order in which it was begun. */
export interface Sums {
  readonly all: readonly Sum[]
  readonly add: (at: Omit<Sum, 'node'>, amount: Node, plus: (a: Node, b: Node) => Node) => void
}

export const createSums = (): Sums => {
  const all: Sum[] = []
  const byDates = new Map<string, Map<LineKey, Sum[]>>()
  return {
    all,
    add: ({ line, dates, j }, amount, plus) => {
      const lines = byDates.get(dates) ?? new Map<LineKey, Sum[]>()
      byDates.set(dates, lines)
      const own = lines.get(line) ?? []
      lines.set(line, own)
      const known = own[j]
      if (known !== undefined) {
        known.node = plus(known.node, amount)
        return
      }
      own[j] = { line, dates, j, node: amount }
      all.push(own[j])
    },
  }
}
