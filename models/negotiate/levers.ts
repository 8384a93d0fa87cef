import { keysOf, walk } from '../scenario/locate.ts'
import { meanOf } from '../scenario/meanOf.ts'
import type { Scenario } from '../scenario/parse.ts'
import { isQuantity, type Quantity } from '../scenario/schema/quantity.ts'
import { share } from '../scenario/schema/slot.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { clauseLevers, type DealAt } from './clauseLevers.ts'
import { grantLevers } from './grantLevers.ts'
import type { Lever } from './lever.ts'
import { constantQuantity } from './movedQuantity.ts'
import { quantityLever, rangeOf } from './quantityLever.ts'
import { tierLevers } from './tierLevers.ts'

/** Everything of a deal that has a short name: the rate and the price first, then clauses, duration and exclusivity. */
export const leversOfDeal = (at: DealAt): readonly Lever[] => [
  ...tierLevers(at),
  ...clauseLevers(at),
  ...grantLevers(at),
]

export interface AskedLever {
  /** a short name, a path by names, a JSON pointer, an input, or a path within the deal: `terms.0.amount` */
  readonly name: string
  /** what asks for it, by name: `for`, of which a fault is told */
  readonly asked: string
}

/**
 * The lever of a name. Refuses a name that nothing has, with the nearest there is and what can be moved in this deal; a place
 * that holds several numbers, with their names; and a formula, whose number is not known before it is drawn.
 */
export const leverOf = (at: DealAt, { name, asked }: AskedLever): Result<Lever, Failure> => {
  const short = leversOfDeal(at)
  const found = short.find((lever) => lever.name === name)
  if (found !== undefined) return success(found)
  const place = placeOf(at, name)
  if (place !== null) return placeLever(at.scenario, place, { name, asked })
  return failure(unknownLever(at, { name, asked }, short))
}

interface Place {
  readonly node: unknown
  readonly pointer: string
  readonly path: string
}

const placeOf = ({ scenario: { document }, deal }: DealAt, name: string): Place | null => {
  const own = document.deals[deal]!.id
  const names = new Set([name, `deals.${own}.${name}`, `inputs.${name}`])
  const found: Place[] = []
  walk(document, (node, pointer, path) => {
    if (path !== '' && (names.has(path) || pointer === name)) found.push({ node, pointer, path })
  })
  return found[0] ?? null
}

const placeLever = (scenario: Scenario, place: Place, asked: AskedLever): Result<Lever, Failure> => {
  const { node, path, pointer } = place
  const named = { name: asked.name, label: path }
  if (isUnknown(node)) return success(shareLever(keysOf(pointer), named))
  if (typeof node === 'number') return success(plainLever(keysOf(pointer), node, named))
  const inside = quantitiesIn(node)
  const one = inside.length === 1 || isShare(node) ? inside[0]! : null
  if (one === null) return failure(severalNumbers(place, asked))
  if (meanOf(one) === null) return failure(formulaFault(one, asked))
  return success(quantityLever(scenario, one, named))
}

const kindOf = (node: unknown): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, 'kind') : undefined

const isUnknown = (node: unknown): boolean => kindOf(node) === 'unknown'

/** The attributable share of a licensee: what it is, before how it ages. */
const isShare = (node: unknown): boolean => kindOf(node) === 'share'

const quantitiesIn = (node: unknown): readonly Quantity[] => {
  const found = new Set<Quantity>()
  walk(node, (each) => {
    if (isQuantity(each)) found.add(each)
  })
  return [...found]
}

/** What nobody knows, read as one fixed attributable share of product revenue. */
const shareLever = (path: readonly string[], named: Pick<Lever, 'name' | 'label'>): Lever => ({
  ...named,
  ...{ unit: 'share', present: null, lower: 0, upper: 1, from: 0, to: 1, step: null, plain: false },
  says: 'It is unknown: it is read as one fixed share of product revenue that the data bring.',
  edits: (value) => [{ path, value: { kind: 'share', value: constantQuantity(share, value) } }],
  written: (value) => [{ path, value: { kind: 'share', value } }],
})

const plainLever = (
  path: readonly string[],
  present: number,
  named: Pick<Lever, 'name' | 'label'>,
): Lever => {
  const bounds = { present, lower: -Infinity, upper: Infinity, unit: 'number' } as const
  const edits = (value: number) => [{ path, value }]
  return {
    ...named,
    ...bounds,
    ...rangeOf(bounds),
    step: null,
    says: null,
    plain: true,
    edits,
    written: edits,
  }
}

const severalNumbers = ({ node, path }: Place, { name, asked }: AskedLever): Failure => {
  const inside: string[] = []
  walk(node, (each, _, own) => {
    if (isQuantity(each) || typeof each === 'number') inside.push(own === '' ? path : `${path}.${own}`)
  })
  return {
    kind: 'value',
    pointer: `?${asked}`,
    expected: inside.length === 0 ? 'the path of a number' : `the path of one number (${some(inside)})`,
    found: `"${name}", which holds ${inside.length === 0 ? 'none' : 'several'}`,
  }
}

const formulaFault = ({ form }: Quantity, { name, asked }: AskedLever): Failure => ({
  kind: 'value',
  pointer: `?${asked}`,
  expected: 'a number or an uncertain quantity',
  found: `"${name}", a formula${form.kind === 'formula' ? ` (= ${form.formula.source})` : ''}: name an input it is worked out from`,
})

const unknownLever = (at: DealAt, { name, asked }: AskedLever, short: readonly Lever[]): Failure => {
  const paths: string[] = []
  walk(at.scenario.document, (node, _, path) => {
    if (isQuantity(node) || isUnknown(node)) paths.push(path)
  })
  const names = short.map((lever) => lever.name)
  const near = nearestWord(name, [...names, ...paths, ...paths.map((path) => path.replace(/^inputs\./, ''))])
  return {
    kind: 'reference',
    pointer: `?${asked}`,
    expected: `what can be moved in ${at.scenario.document.deals[at.deal]!.id} (${names.join(', ')}), or the path of a number or uncertain quantity of the document`,
    found: `"${name}"`,
    ...(near === null ? {} : { suggestion: `"${near}"` }),
  }
}

const some = (names: readonly string[]): string =>
  names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')}, …`
