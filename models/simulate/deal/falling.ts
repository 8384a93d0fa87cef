import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { Ending } from './ending.ts'
import type { Exchange } from './exchange.ts'
import type { Sales } from './revenue.ts'
import type { Script } from './script.ts'
import type { ShareIn } from './share.ts'

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
  readonly sublicences: readonly Lines[]
  readonly recoupment: Lines | null
  readonly trueUp: Lines | null
  /** true-ups that later royalty pays back; null where none does */
  readonly trueUpRecoupment: Lines | null
}

/** What the steps of a waterfall share. */
export interface Falling {
  readonly script: Script
  readonly ending: Ending
  readonly sales: Sales
  /** attributable share by position */
  readonly shares: readonly (ShareIn | null)[]
  readonly exchange: Exchange
  /** own parts of pools, which are not reported by the licensee */
  readonly pools: readonly Lines[]
  /** the periods of the term by schedule */
  readonly term: { readonly from: number; readonly until: number }
  /** the reported part of a true amount */
  readonly reported: (k: Index, amount: Node) => Node
  /** by later deal that a most-favoured clause follows with refund: what was paid more than at its price, by period */
  readonly overpaid: readonly Lines[]
}
