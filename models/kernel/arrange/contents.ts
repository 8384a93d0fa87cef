import type { Block, Index, LineArray, Node, Statement, Variable } from '../program.ts'

/** What is known of variables and places of rows while a program is written anew. */
export interface Contents {
  readonly ofVariable: (variable: Variable, read: () => Node) => Node
  readonly setVariable: (variable: Variable, value: Node) => void
  readonly ofPlace: (array: LineArray, at: Index, read: () => Node) => Node
  /** takes back what was put in the same place of the same block before, and read from nowhere since */
  readonly setPlace: (put: Put, block: Block) => void
  /** the inside of a loop or a choice: nothing is known at its start, nor of what it may have done after it */
  readonly apart: <Result>(write: () => Result) => Result
  readonly forget: () => void
}

type Put = Extract<Statement, { kind: 'array' }>

interface Place {
  readonly at: Index
  readonly value: Node
  /** what put it there, where that can still be taken back */
  readonly put?: { readonly statement: Put; readonly block: Block }
}

export const createContents = (): Contents => {
  let variables = new Map<Variable, Node>()
  /** the place of a row that was last written or read: no other one is known */
  let places = new Map<LineArray, Place>()
  const forget = (): void => {
    variables = new Map()
    places = new Map()
  }
  return {
    ofVariable: (variable, read) => {
      const value = variables.get(variable) ?? read()
      variables.set(variable, value)
      return value
    },
    setVariable: (variable, value) => {
      variables.set(variable, value)
    },
    ofPlace: (array, at, read) => {
      const known = places.get(array)
      if (known !== undefined && isSame(known.at, at)) return known.value
      const value = read()
      places.set(array, { at, value })
      return value
    },
    setPlace: (statement, block) => {
      const { array, at, value } = statement
      const before = places.get(array)
      if (before?.put?.block === block && isSame(before.at, at))
        block.splice(block.lastIndexOf(before.put.statement), 1)
      places.set(array, { at, value, put: { statement, block } })
    },
    apart: (write) => {
      forget()
      const result = write()
      forget()
      return result
    },
    forget,
  }
}

const isSame = (a: Index, b: Index): boolean => {
  if (a.kind === 'fixed') return b.kind === 'fixed' && a.value === b.value
  if (a.kind === 'loop') return b.kind === 'loop' && a.loop === b.loop && a.shift === b.shift
  return b.kind === 'table' && a.table === b.table && a.of === b.of
}
