import type { Algebra } from '../kernel/formula.ts'
import type { Node } from '../kernel/program.ts'

/** A number of a law, from the numbers by their names; `z90`, `odds of 9` and the like are numbers that all laws share. */
export type LawFormula = ($: Algebra<Node>, of: (label: string) => Node) => Node

/** Points that averages are taken over: z of a standard normal with its probability, or log-odds with p − ½. */
export interface AveragedOver<N> {
  readonly z: N
  readonly p: N
  readonly odds: N
  readonly centred: N
}

/** An average over points that stand in cells: of a standard normal, or of log-odds of an even probability. */
export interface Average {
  readonly over: 'normal' | 'odds'
  readonly each: <N>($: Algebra<N>, at: AveragedOver<N>, of: (label: string) => N) => N
}

export type LawMean = LawFormula | Average

/** A value of a law from a uniform number u, 0 < u < 1, and the numbers of the law by their names. */
export type LawInverse = ($: Algebra<Node>, u: Node, of: (label: string) => Node) => Node

export interface Family {
  readonly given: readonly string[]
  /** what a document may leave out */
  readonly absent?: Readonly<Record<string, number | null>>
  /** first what the engine's formula of the family takes, in its order */
  readonly derived: readonly (readonly [label: string, formula: LawMean])[]
  readonly mean: LawMean | null
  /** where the engine's family has no formula of its own */
  readonly inverse?: LawInverse
  /** spreadsheets work their inverse out by iterations of their own */
  readonly isIterated?: true
}

/** A function of a value x and the numbers of a law by their names. */
export type LawAt = ($: Algebra<Node>, x: Node, of: (label: string) => Node) => Node

/** What is closed of a family: P(X ≤ x), and E[X; X ≤ x], the part of its mean that lies up to x. */
export interface LawCurves {
  readonly cdf: LawAt
  readonly partial: LawAt | null
  /** whether the law jumps */
  readonly steps?: true
}

/** A law as cells: what the document gives of it, what follows from that, its mean and its inverse. */
export interface LawCells {
  /** the family and the names of its numbers, for a reader */
  readonly words: string
  readonly given: readonly (readonly [label: string, value: number])[]
  /** first what the engine's formula of the family takes, in its order */
  readonly derived: readonly (readonly [label: string, formula: LawMean])[]
  /** null where the engine's is carried */
  readonly mean: LawMean | 'over points' | null
  /** values and weights of a discrete law, rising */
  readonly points: readonly (readonly [value: number, weight: number])[]
  /** null where the engine's own formula is written, and where draws are carried */
  readonly inverse: LawInverse | null
  /** its inverse is one that spreadsheets work out by iterations of their own */
  readonly isIterated: boolean
  /** null where none is closed */
  readonly curves: LawCurves | null
  /** its numbers stand below the quantities, a row each */
  readonly isBelow: boolean
}

/** A law that another is made of. */
export interface LawPart
  extends Pick<LawCells, 'given' | 'derived' | 'words' | 'inverse' | 'isIterated' | 'curves'> {
  readonly mean: LawMean
}
