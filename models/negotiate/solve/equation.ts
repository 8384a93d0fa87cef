import type { Means } from '../../summarise/estimate.ts'

/**
 * The equation to solve: what is held less its target, at a value of a term; null at values where there is no such deal. On
 * the first trials alone it is quick, and close enough to say where to look.
 */
export interface Dial {
  readonly quick: (value: number) => number | null
  readonly whole: (value: number) => Means | null
}

/** Where the equation is looked into. */
export interface Range {
  readonly from: number
  readonly to: number
  /** distance of the values it can have; null for any */
  readonly step: number | null
  /** values worth looking at in any case, such as the present one */
  readonly also: readonly number[]
  /** how far it may be looked for when nothing is found between; the range itself where somebody has set it */
  readonly lower: number
  readonly upper: number
}

export interface Root {
  readonly value: number
  readonly upTo: number | null
  readonly exact: boolean
  readonly standardError: number
}

export interface Found {
  readonly roots: readonly Root[]
  /** the value that comes nearest where there is no root; null where there is no deal at all */
  readonly nearest: number | null
}
