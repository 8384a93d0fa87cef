import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { Ending } from './ending.ts'
import type { Sales } from './revenue.ts'
import type { Script } from './script.ts'

/** What depends on reported revenue, by period (true-up by contract year); written once for reported, once for true. */
export interface Waterfall {
  readonly base: Lines
  readonly deductions: Lines
  /** what is left of the royalty after each step */
  readonly royalty: Lines
  readonly earned: readonly Lines[]
  readonly offset: Lines | null
  readonly capReduction: Lines | null
  readonly usage: readonly Lines[]
  readonly shares: readonly Lines[]
  readonly recoupment: Lines | null
  readonly trueUp: Lines | null
}

/** What the steps of a waterfall share. */
export interface Falling {
  readonly script: Script
  readonly ending: Ending
  readonly sales: Sales
  /** the periods of the term by schedule */
  readonly term: { readonly from: number; readonly until: number }
  /** the reported part of a true amount */
  readonly reported: (k: Index, amount: Node) => Node
}
