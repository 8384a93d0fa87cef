import type { Distribution } from '../distributions/distribution.ts'
import type { DistributionSpec } from '../distributions/spec.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Family, LawInverse, LawMean } from './family.ts'
import { atomPoints, families, written } from './lawFamilies.ts'

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
  /** its numbers stand below the quantities, a row each */
  readonly isBelow: boolean
}

/**
 * The law of a quantity as cells; null of a number, of a formula, of a law without spread and of one that spreadsheets have
 * no functions for. What a law is was read once: a quantity whose variable draws from something else has no cells.
 */
export const lawOf = (quantity: Quantity | undefined, distribution: Distribution): LawCells | null => {
  if (quantity?.form.kind !== 'distribution' || quantity.form.distribution !== distribution) return null
  return lawOfSpec(quantity.form.spec, distribution)
}

const lawOfSpec = (spec: DistributionSpec, distribution: Distribution): LawCells | null => {
  const { kind } = spec
  if (distribution.kind !== kind) return null
  if (kind === 'discrete' || kind === 'empirical') return discreteOf(kind, distribution)
  const known = new Map(Object.entries(spec))
  for (const family of families[kind] ?? []) {
    const given = written(family, known)
    if (given !== null) return ofFamily(kind, family, given)
  }
  return null
}

const ofFamily = (
  kind: string,
  { derived, mean, inverse, isIterated }: Family,
  given: LawCells['given'],
): LawCells => ({
  words: `${kind}: ${given.map(([label]) => label).join(', ')}`,
  ...{ given, derived, mean, points: [], isBelow: false },
  ...{ inverse: inverse ?? null, isIterated: isIterated ?? false },
})

const discreteOf = (kind: string, { atoms }: Distribution): LawCells | null => {
  const points = atoms === undefined ? null : atomPoints(atoms)
  if (points === null) return null
  return {
    words: `${kind}: values and weights below`,
    ...{ given: [], derived: [], mean: 'over points', points },
    ...{ inverse: null, isIterated: false, isBelow: false },
  }
}
