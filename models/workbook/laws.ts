import type { Distribution } from '../distributions/distribution.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import { atomPoints, families, type LawFormula, written } from './lawFamilies.ts'

/** A law as cells: what the document gives of it, what follows from that, and its mean. */
export interface LawCells {
  /** the family and the names of its numbers, for a reader */
  readonly words: string
  readonly given: readonly (readonly [label: string, value: number])[]
  /** in the order in which the engine's formula of the family takes them */
  readonly derived: readonly (readonly [label: string, formula: LawFormula])[]
  /** a formula; over points of a standard normal or of the law itself; null where the engine's is carried */
  readonly mean: LawFormula | 'over normal' | 'over points' | null
  /** values and weights of a discrete law, rising */
  readonly points: readonly (readonly [value: number, weight: number])[]
  /** its inverse is one that spreadsheets work out by iterations of their own */
  readonly isIterated: boolean
}

/**
 * The law of a quantity as cells; null of a number, of a formula, of a law without spread and of one that is made of others.
 * What a law is was read once: a quantity whose variable draws from something else has no cells.
 */
export const lawOf = (quantity: Quantity | undefined, distribution: Distribution): LawCells | null => {
  if (quantity?.form.kind !== 'distribution' || quantity.form.distribution !== distribution) return null
  const { kind } = quantity.form.spec
  if (distribution.kind !== kind) return null
  if (kind === 'discrete' || kind === 'empirical') return discreteOf(kind, distribution)
  const spec = new Map(Object.entries(quantity.form.spec))
  for (const family of families[kind] ?? []) {
    const given = written(family, spec)
    if (given === null) continue
    const words = `${kind}: ${given.map(([label]) => label).join(', ')}`
    const isIterated = kind === 'pert' || kind === 'beta'
    return { words, given, derived: family.derived, mean: family.mean, points: [], isIterated }
  }
  return null
}

const discreteOf = (kind: string, { atoms }: Distribution): LawCells | null => {
  const points = atoms === undefined ? null : atomPoints(atoms)
  if (points === null) return null
  const words = `${kind}: values and weights below`
  return { words, given: [], derived: [], mean: 'over points', points, isIterated: false }
}
