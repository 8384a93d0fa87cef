import { clauseNames, needsRoyalty, usualTerms } from '../../models/negotiate/termNames.ts'
import { dealName } from '../../models/report/names.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { type Deal, dealIn } from './facts.ts'

/** Something to choose, and its words. */
export type Option = readonly [value: string, words: string]

export type Party = 'licensor' | 'licensee'

const layers = ['both', 'ours', 'theirs'] as const
export type LayerName = (typeof layers)[number]

const holds = ['licensor', 'licensee'] as const
/** Whose worth is held, in words. */
export const HOLDS: readonly Option[] = [
  ['licensor', 'us'],
  ['licensee', 'the licensee'],
]

const measures = ['mean', 'certainty', 'q10'] as const
const targets = ['present', 'walk-away'] as const

/** What the address says is negotiated; what it does not say is where a negotiation usually begins. */
export interface Bargaining {
  readonly deal: Deal
  /** the two terms of the plane, and of what both would settle on */
  readonly terms: readonly [string, string]
  readonly layer: LayerName
  readonly solved: string
  readonly hold: Party
  readonly measure: (typeof measures)[number]
  readonly target: (typeof targets)[number]
}

const has = (deal: Deal, kind: string): boolean => deal.terms.some((term) => term.kind === kind)

const royalty = (deal: Deal): readonly Option[] => (has(deal, 'royalty') ? [['rate', 'Royalty rate']] : [])

const price = (deal: Deal): readonly Option[] => (has(deal, 'usageFee') ? [['price', 'Price per unit']] : [])

const clausesOf = (deal: Deal): readonly Option[] => {
  const { addedMoney, addedShares, money, shares, rates, factors } = clauseNames
  const rows = [
    ...[...addedMoney, ...addedShares].filter(
      ([name, kind]) =>
        has(deal, kind) || !needsRoyalty.includes(name) || (name !== 'cap' && has(deal, 'royalty')),
    ),
    ...[...money, ...shares, ...rates, ...factors].filter(
      ([name, kind]) => has(deal, kind) && name !== 'maximum',
    ),
  ]
  return rows.map(([name, , , label]) => [name, label])
}

/** What of a deal can be moved by a number: its terms, those it could be given, how long it lasts. */
export const termOptions = (deal: Deal): readonly Option[] => [
  ...royalty(deal),
  ...price(deal),
  ...clausesOf(deal),
  ['duration', 'Duration'],
]

const known = <Value extends string>(text: string | null, among: readonly Value[]): Value | undefined =>
  among.find((value) => value === text)

const planeTerms = (deal: Deal, query: URLSearchParams): readonly [string, string] => {
  const names = termOptions(deal).map(([name]) => name)
  const asked = [known(query.get('x'), names), known(query.get('y'), names)]
  const usual = usualTerms.filter((name) => names.includes(name))
  const free = usual.filter((name) => !asked.includes(name))
  const x = asked[0] ?? free.shift() ?? 'upfront'
  const y = asked[1] !== x ? asked[1] : undefined
  return [x, y ?? free.find((name) => name !== x) ?? 'duration']
}

/** Reads the address; null where the document has no deal. */
export const bargainingOf = (query: URLSearchParams, document: FieldfareDocument): Bargaining | null => {
  const deal = dealIn(document, query.get('deal') ?? '') ?? document.deals[0]
  if (deal === undefined) return null
  const terms = planeTerms(deal, query)
  const names = termOptions(deal).map(([name]) => name)
  return {
    deal,
    terms,
    layer: known(query.get('layer'), layers) ?? 'both',
    solved: known(query.get('for'), names) ?? terms[0],
    hold: known(query.get('hold'), holds) ?? 'licensor',
    measure: known(query.get('measure'), measures) ?? 'mean',
    target: known(query.get('target'), targets) ?? 'present',
  }
}

export const dealOptions = (document: FieldfareDocument): readonly Option[] =>
  document.deals.map(({ id }) => [id, dealName(document, id)])

/** The words of the question where both accept, and of what they would settle on. */
export const planeWords = ({ deal, terms }: Bargaining): Readonly<Record<string, string>> => ({
  deal: deal.id,
  terms: terms.join(','),
})

/** The words of the question what of a term keeps a party where it is. */
export const dialWords = ({
  deal,
  solved,
  hold,
  measure,
  target,
}: Bargaining): Readonly<Record<string, string>> => ({
  deal: deal.id,
  for: solved,
  hold,
  ...(measure === 'mean' ? {} : { measure }),
  // a walk-away is compared by what is expected, or by its certainty equivalent
  ...(target === 'walk-away' && measure !== 'q10' ? { target } : {}),
})

/** The place of the first use of the data of which nobody knows what they bring this licensee. */
export const unknownBelief = ({ deal }: Bargaining, document: FieldfareDocument): string | null => {
  const { positions = {} } = document.licensees.find(({ id }) => id === deal.licensee) ?? {}
  const field = deal.grants
    .map((grant) => grant.field)
    .find((own) => own !== undefined && positions[own]?.utility?.kind === 'unknown')
  return field === undefined ? null : `licensees.${deal.licensee}.positions.${field}.utility`
}
