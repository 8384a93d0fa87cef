import type { Distribution } from '../distributions/distribution.ts'
import type { DistributionSpec } from '../distributions/spec.ts'
import { locateQuantities } from '../scenario/locate.ts'
import type { LawPart } from './family.ts'
import { atomPoints } from './lawFamilies.ts'
import { pointsPart } from './lawParts.ts'
import { lawPartOf } from './laws.ts'
import { mixtureCells } from './mixtureCells.ts'

/** The law of a loss by what the document gives of it; null where its parts up to a limit are not closed. */
export type LossLaws = (law: Distribution) => LawPart | null

/** Laws of losses are read where the document has them: of a severity, or of tiers, which are a mixture. */
export const lossLawsOf = (document: unknown): LossLaws => {
  const specs = new Map<Distribution, { readonly spec: DistributionSpec; readonly path: string }>()
  for (const [{ form }, { path }] of locateQuantities(document))
    if (form.kind === 'distribution') specs.set(form.distribution, { spec: form.spec, path })
  const made = (law: Distribution): LawPart | null => {
    const given = specs.get(law)
    const part = given === undefined ? null : lawPartOf(given.spec)
    if (given !== undefined) return part && { ...part, words: `${given.path}, ${part.words}` }
    if (law.atoms !== undefined) return atomsPart(law)
    return law.parts === undefined ? null : tiersPart(law.parts, made)
  }
  const known = new Map<Distribution, LawPart | null>()
  return (law) => {
    const found = known.get(law)
    if (found !== undefined) return found
    const part = made(law)
    const closed = part?.curves?.partial == null ? null : part
    known.set(law, closed)
    return closed
  }
}

const atomsPart = ({ kind, atoms }: Distribution): LawPart | null => {
  const points = atoms === undefined ? null : atomPoints(atoms)
  return points === null ? null : pointsPart({ points, words: kind })
}

const tiersPart = (tiers: NonNullable<Distribution['parts']>, made: LossLaws): LawPart | null => {
  const parts = tiers.flatMap(({ distribution }) => made(distribution) ?? [])
  if (parts.length < tiers.length) return null
  const weights = tiers.map(({ weight }) => weight)
  const { mean, ...law } = mixtureCells(parts, weights)
  return typeof mean === 'function' ? { ...law, words: tiersWords(parts), mean } : null
}

/** After the risk that the tiers are of, which the path of any of them begins with. */
const tiersWords = (parts: readonly LawPart[]): string => {
  const path = parts.map(({ words }) => words).find((words) => words.includes('.tiers.')) ?? ''
  return `${path.slice(0, Math.max(0, path.lastIndexOf('.tiers.')))}, tiers: numbers by tier`
}
