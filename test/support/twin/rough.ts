import type { Facts, Json, Means } from './facts.ts'
import { byId, rootOf } from './grants.ts'
import { exists, inside, items, type Place } from './place.ts'
import { plainFacts, plainMeans } from './plainFacts.ts'

/** The node that a path of section 2.2 names. */
const placeOf = (root: Place, path: string): Place =>
  path.split('.').reduce((place, key) => {
    if (items(place).length === 0 || /^\d+$/.test(key)) return inside(place, key)
    return byId(place, key)
  }, root)

const suffixes: Readonly<Record<string, number>> = { '%': 0.01, k: 1e3, M: 1e6, B: 1e9 }

/** The mean of all figures in a shorthand such as "p10 4% / p50 9% / p90 18%". */
const middleOfText = (words: string): number => {
  const figures = [...words.replaceAll(/p\d\d /g, '').matchAll(/([\d.]+)\s*([%kMB]?)/g)].map(
    ([, figure, suffix]) => Number(figure) * (suffixes[suffix ?? ''] ?? 1),
  )
  return figures.reduce((total, figure) => total + figure, 0) / figures.length
}

const middleOf = (root: Place, place: Place, t: number): number => {
  const { node } = place
  if (typeof node === 'number') return node
  if (typeof node === 'string') {
    if (node === '= 150000 + 5000 * t') return 150_000 + 5_000 * t
    return node.startsWith('= ')
      ? middleOf(root, inside(root, 'inputs', node.slice(2)), t)
      : middleOfText(node)
  }
  const keys = ['value', 'mode', 'mean', 'p50'].map((key) => inside(place, key))
  const given = keys.find((each) => each.node !== undefined)
  if (given !== undefined) return middleOf(root, given, t)
  const ends = ['p10', 'p90', 'min', 'max']
    .map((key) => inside(place, key))
    .filter(exists)
    .map((each) => middleOf(root, each, t))
  return (ends[0]! + ends[1]!) / 2
}

const valueIn =
  (document: Json) =>
  (path: string, period = 1): number =>
    middleOf(rootOf(document), placeOf(rootOf(document), path), period - 0.5)

const curve = () => ({ eInf: 0.05, alpha: 10, beta: 0.5 })

/** A plausible future of a document of whole years, for laws that hold in every future. */
export const roughFacts = (document: Json, changes: Partial<Facts> = {}): Facts =>
  plainFacts({ value: valueIn(document), curve, ...changes })

/** The same as means; a loss is 1 M for certain. */
export const roughMeans = (document: Json): Means =>
  plainMeans({
    value: valueIn(document),
    curve,
    gateProbability: (_field, _territory, gate) => (gate === 'clearance' ? 0.9 : 0.6),
    auditProbability: () => 0.25,
    recreates: () => true,
    expectedFrequency: () => 0.01,
    limitedExpectedLoss: (_risk, share, limit) => Math.min(share * 1e6, limit),
  })
