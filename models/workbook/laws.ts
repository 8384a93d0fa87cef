import type { Distribution } from '../distributions/distribution.ts'
import { buildDistribution } from '../distributions/fromSpec.ts'
import type { DistributionSpec } from '../distributions/spec.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Family, LawCells, LawPart } from './family.ts'
import { lawCurves } from './lawCurves.ts'
import { atomPoints, families, written } from './lawFamilies.ts'
import { plainInverse, pointsPart } from './lawParts.ts'
import { mixtureCells } from './mixtureCells.ts'
import { truncatedCells } from './truncatedCells.ts'

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
  if (distribution.kind === 'constant') return null
  const isNested = kind === 'mixture' || kind === 'truncated'
  if (kind === 'discrete' || kind === 'empirical' || (isNested && distribution.atoms !== undefined))
    return discreteOf(kind, distribution)
  if (isNested) return nestedOf(spec, distribution)
  if (distribution.kind !== kind) return null
  const known = new Map(Object.entries(spec))
  for (const family of families[kind] ?? []) {
    const given = written(family, known)
    if (given !== null) return ofFamily(kind, family, given)
  }
  return null
}

type Nested = Extract<DistributionSpec, { readonly kind: 'mixture' | 'truncated' }>

const nestedOf = (spec: Nested, distribution: Distribution): LawCells | null => {
  if (spec.kind === 'truncated') {
    const base = lawPartOf(spec.of)
    return base === null ? null : truncatedCells(base, { min: spec.min, max: spec.max })
  }
  if (distribution.kind !== spec.kind) return null
  const parts = spec.of.flatMap((part) => lawPartOf(part) ?? [])
  return parts.length < spec.of.length || parts.length > mostParts
    ? null
    : mixtureCells(parts, spec.weights ?? parts.map(() => 1))
}

const mostParts = 24

/** A law that another is made of; null where its numbers do not stand in cells. */
export const lawPartOf = (spec: DistributionSpec): LawPart | null => {
  const built = buildDistribution(spec)
  const law = built.ok ? lawOfSpec(spec, built.value) : null
  if (!built.ok || law === null || law.mean === null) return null
  if (law.mean === 'over points') return pointsPart(law)
  return { ...law, mean: law.mean, inverse: law.inverse ?? plainInverse(built.value, law.derived) }
}

const ofFamily = (
  kind: string,
  { derived, mean, inverse, isIterated }: Family,
  given: LawCells['given'],
): LawCells => ({
  words: `${kind}: ${given.map(([label]) => label).join(', ')}`,
  ...{ given, derived, mean, points: [], isBelow: false, curves: lawCurves[kind] ?? null },
  ...{ inverse: inverse ?? null, isIterated: isIterated ?? false },
})

const discreteOf = (kind: string, { atoms }: Distribution): LawCells | null => {
  const points = atoms === undefined ? null : atomPoints(atoms)
  if (points === null) return null
  return {
    words: `${kind}: values and weights below`,
    ...{ given: [], derived: [], mean: 'over points', points },
    ...{ inverse: null, isIterated: false, isBelow: false, curves: null },
  }
}
