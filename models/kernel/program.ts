import { precondition } from '../units/precondition.ts'

/**
 * A program: what is to be done for every trial of a block, as data. A `Node` is a number (or a mask) of each trial;
 * it is computed where it stands among the statements of its block. Loops run over periods or years, alike for all
 * trials; what differs between trials is chosen by masks.
 */
export interface Program {
  /** what does not change within a trial: inputs and parameters, read once */
  readonly inputs: Block
  readonly body: Block
  readonly arrays: readonly LineArray[]
  readonly variables: readonly Variable[]
  readonly parameters: readonly number[]
  readonly tables: readonly Table[]
  readonly indexTables: readonly IndexTable[]
  readonly outputs: readonly string[]
  readonly hosts: readonly Host[]
}

export type Block = Statement[]

export type Statement =
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'variable'; readonly variable: Variable; readonly value: Node }
  | { readonly kind: 'array'; readonly array: LineArray; readonly at: Index; readonly value: Node }
  | { readonly kind: 'output'; readonly output: number; readonly value: Node }
  | { readonly kind: 'column'; readonly offset: number; readonly at: Index | null; readonly value: Node }
  | { readonly kind: 'loop'; readonly loop: Loop; readonly body: Block }
  | { readonly kind: 'when'; readonly mask: Node; readonly body: Block }
  | { readonly kind: 'host'; readonly host: Host; readonly mask: Node }

/** One value per trial. */
export interface Node {
  readonly id: number
  readonly op: string
  readonly operands: readonly Node[]
  readonly isMask: boolean
  readonly source: Source | null
  /** the block it is computed in; a node of one use in the same block needs no place of its own */
  readonly block: Block
}

/** Where a node that is not computed comes from. */
export type Source =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'parameter'; readonly parameter: number }
  | { readonly kind: 'table'; readonly table: Table; readonly at: Index }
  | { readonly kind: 'column'; readonly offset: number; readonly at: Index | null }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'array'; readonly array: LineArray; readonly at: Index }

/** A place in a row of periods or years, the same for every trial. */
export type Index =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'loop'; readonly loop: Loop; readonly shift: number }
  | { readonly kind: 'table'; readonly table: IndexTable; readonly of: Loop }

export interface Loop {
  readonly from: number
  readonly until: number
}

/** Numbers by period, the same for every trial. */
export interface Table {
  readonly values: ArrayLike<number>
}

export interface IndexTable {
  readonly values: ArrayLike<number>
}

/**
 * Numbers by period (or year, or date) of one trial: the lines of a deal while it is worked out. A place that is never
 * written is 0; one that is, is written in every trial before it is read.
 */
export interface LineArray {
  readonly length: number
}

/** A number of one trial that changes while it is worked out. */
export interface Variable {
  readonly initial: Node
}

/** What TypeScript does for the trials of a mask: rare things that need lists, such as loss events. */
export interface Host {
  readonly run: (at: HostTrial) => void
  readonly reads: readonly LineArray[]
  readonly writes: readonly LineArray[]
}

/** One trial as the host sees it. */
export interface HostTrial {
  /** trial within the block */
  readonly i: number
  readonly get: (array: LineArray, at: number) => number
  readonly set: (array: LineArray, at: number, value: number) => void
}

/** Which of a program's outputs has a name. */
export const outputOf = ({ outputs }: Program, name: string): number => {
  const found = outputs.indexOf(name)
  precondition(found >= 0, `no output ${name}`)
  return found
}
