import { gamma } from '../../distributions/gamma.ts'
import { nearestCorrelation } from '../../numerics/nearestCorrelation.ts'
import { rankFactor } from '../../sampling/copula.ts'
import type { Dependence } from '../schema/document.ts'
import { nearestWord } from '../suggest.ts'
import type { CopulaGroup, Place } from '../variable.ts'
import { drawPlace } from '../variables.ts'
import type { Compiling } from './quantities.ts'

interface Pair {
  readonly between: readonly [string, string]
  readonly rank: number
  readonly pointer: string
}

/**
 * Quantities that move together. Rank correlations become normal ones, ρ = 2·sin(π·rank/6); an impossible matrix is
 * refused with the nearest possible one (domain page, section 3).
 */
export const compileDependence = (compiling: Compiling): readonly CopulaGroup[] => {
  const { dependence } = compiling.document
  if (dependence === undefined) return []
  if ('matrix' in dependence && !isCorrelation(dependence)) {
    const expected = `a symmetric matrix of ${dependence.paths.length} rows with 1 on the diagonal`
    compiling.faults.push({ kind: 'value', pointer: '/dependence/matrix', expected, found: 'another shape' })
    return []
  }
  const pairs = pairsOf(dependence)
  checkPairs(compiling, pairs)
  const places = new Map<string, Place>()
  for (const { between, pointer } of pairs)
    for (const path of between) {
      const place = drawnPlace(compiling, path, pointer)
      if (place !== null) places.set(path, place)
    }
  if (pairs.some(({ between }) => between.some((path) => !places.has(path)))) return []
  const tail = 'copula' in dependence && dependence.copula === 't' ? (dependence.tail ?? 5) : null
  return components(pairs).flatMap(
    (paths, index) => group(compiling, { paths, pairs, places, tail, index }) ?? [],
  )
}

const isCorrelation = ({ paths, matrix }: Extract<Dependence, { matrix: unknown }>): boolean =>
  matrix.length === paths.length &&
  matrix.every(
    (row, i) => row.length === paths.length && row[i] === 1 && row.every((r, j) => r === matrix[j]?.[i]),
  )

const pairsOf = (dependence: Dependence): readonly Pair[] => {
  if (Array.isArray(dependence))
    return dependence.map((pair, j) => ({ ...pair, pointer: `/dependence/${j}/between` }))
  if ('pairs' in dependence)
    return dependence.pairs.map((pair, j) => ({ ...pair, pointer: `/dependence/pairs/${j}/between` }))
  return dependence.paths.flatMap((first, i) =>
    dependence.paths.slice(i + 1).map((second, offset) => ({
      between: [first, second] as const,
      rank: dependence.matrix[i]?.[i + 1 + offset] ?? 0,
      pointer: '/dependence/matrix',
    })),
  )
}

/** Each pair once, and nothing with itself. */
const checkPairs = (compiling: Compiling, pairs: readonly Pair[]): void => {
  const seen = new Map<string, string>()
  for (const { between, pointer } of pairs) {
    const key = [...between].sort().join(' with ')
    const other = seen.get(key)
    if (between[0] === between[1])
      compiling.faults.push({
        kind: 'value',
        pointer,
        expected: 'two different quantities',
        found: `"${between[0]}" twice`,
      })
    else if (other !== undefined)
      compiling.faults.push({
        kind: 'conflict',
        pointer,
        other,
        expected: 'each pair once',
        found: `${key} a second time`,
      })
    seen.set(key, pointer)
  }
}

/** A path names a drawn quantity, or a gate, whose uniform then counts. */
const drawnPlace = (compiling: Compiling, path: string, pointer: string): Place | null => {
  const { table } = compiling
  const place = table.byPath.get(`${path}.passes`) ?? table.byPath.get(path)
  const kind = place === undefined ? undefined : table.drafts[place]?.kind
  if (place !== undefined && (kind === 'draw' || kind === 'uniform')) return place
  const known = table.drafts.filter((row) => row.kind === 'draw').map((row) => row.path)
  const suggestion = nearestWord(path, known)
  const found = kind === undefined ? `"${path}", which no deal reads` : `"${path}", which is not drawn`
  compiling.faults.push({
    kind: 'reference',
    pointer,
    expected: 'the path of an uncertain quantity',
    found,
    ...(suggestion === null ? {} : { suggestion }),
  })
  return null
}

/** Paths tied together, directly or through others. */
const components = (pairs: readonly Pair[]): readonly (readonly string[])[] => {
  const groups: Set<string>[] = []
  for (const { between } of pairs) {
    const touching = groups.filter((group) => between.some((path) => group.has(path)))
    const merged = new Set([...touching.flatMap((group) => [...group]), ...between])
    for (const old of touching) groups.splice(groups.indexOf(old), 1)
    groups.push(merged)
  }
  return groups.map((group) => [...group])
}

const group = (
  compiling: Compiling,
  parts: {
    readonly paths: readonly string[]
    readonly pairs: readonly Pair[]
    readonly places: ReadonlyMap<string, Place>
    readonly tail: number | null
    readonly index: number
  },
): CopulaGroup | null => {
  const { paths, pairs, tail } = parts
  const rank = (a: string, b: string): number =>
    a === b ? 1 : (pairs.find(({ between }) => between.includes(a) && between.includes(b))?.rank ?? 0)
  const ranks = paths.map((a) => paths.map((b) => rank(a, b)))
  const factor = rankFactor(ranks)
  if (factor === null) {
    compiling.faults.push({
      kind: 'dependence',
      pointer: '/dependence',
      expected: 'correlations that can hold together (a positive semidefinite matrix)',
      found: 'an impossible matrix',
      paths,
      given: ranks,
      nearest: nearestCorrelation(ranks),
    })
    return null
  }
  const members = paths.map((path) => parts.places.get(path)!)
  if (tail === null) return { members, factor, tail: null }
  const distribution = gamma(tail / 2, 2)
  const chiSquare = drawPlace(compiling.table, `dependence.${parts.index}.chiSquare`, {
    distribution,
    importance: 3,
  })
  return { members, factor, tail: { degreesOfFreedom: tail, chiSquare } }
}
