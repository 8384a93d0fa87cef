import type { Failure } from '../units/failure.ts'
import type { Deal } from './schema/deal.ts'

/** The matrix of rights of a deal (domain page, section 6.2): things × what may be done with them. */

/** Things by their key, as a sentence calls them. */
export const things = {
  data: 'the data',
  labels: 'the labels',
  weights: 'model weights',
  fineTunes: 'fine-tunes',
  outputs: 'outputs',
  usageLogs: 'usage logs',
} as const

/** Rights by their key, as a list calls them. */
export const rightNames = {
  own: 'own',
  use: 'use',
  sublicense: 'sublicense',
  afterTerm: 'use after the term',
} as const

export type Thing = keyof typeof things
export type Right = keyof typeof rightNames

/** Who may hold a right. */
export const holders = ['licensor', 'licensee', 'joint'] as const
export type Holder = (typeof holders)[number]

export interface RightsCell {
  readonly thing: Thing
  readonly right: Right
}

export const thingKeys = Object.keys(things) as readonly Thing[]
export const rightKeys = Object.keys(rightNames) as readonly Right[]

/** Every cell, row by row. */
export const rightsCells: readonly RightsCell[] = thingKeys.flatMap((thing) =>
  rightKeys.map((right) => ({ thing, right })),
)

/** Things whose owner the short form can say: its key. */
export const shortForm = { weights: 'weights', fineTunes: 'improvements', outputs: 'outputs' } as const

type Held = Holder | 'open' | undefined

/** Rights as people write them, or as they are read: what is paid for improvements is not looked at. */
type Rights = Pick<NonNullable<Deal['rights']>, 'weights' | 'outputs' | 'matrix'> & {
  readonly improvements?: Held | { readonly owner: Held }
}

interface Written {
  readonly rights?: Rights | undefined
}

const inShort = (rights: Rights | undefined, thing: Thing): Held => {
  if (!(thing in shortForm)) return undefined
  const written = rights?.[shortForm[thing as keyof typeof shortForm]]
  return typeof written === 'object' ? written.owner : written
}

export const isOpen = (held: Held): held is 'open' | undefined => held === undefined || held === 'open'

/** Who holds a cell, by the matrix or the short form; null where both leave it open. */
export const holderOf = ({ rights }: Written, { thing, right }: RightsCell): Holder | null => {
  const inMatrix = rights?.matrix?.[thing]?.[right]
  if (!isOpen(inMatrix)) return inMatrix
  const short = right === 'own' ? inShort(rights, thing) : undefined
  return isOpen(short) ? null : short
}

/** Owners whom the short form and the matrix name differently: each with both places. */
export const contradictoryRights = ({ rights }: Written, pointer: string): readonly Failure[] =>
  (Object.keys(shortForm) as (keyof typeof shortForm)[]).flatMap((thing): readonly Failure[] => {
    const [short, own] = [inShort(rights, thing), rights?.matrix?.[thing]?.own]
    if (isOpen(short) || isOpen(own) || short === own) return []
    const written = rights?.[shortForm[thing]]
    const owner = typeof written === 'object' ? '/owner' : ''
    return [
      {
        kind: 'conflict',
        pointer: `${pointer}/rights/${shortForm[thing]}${owner}`,
        other: `${pointer}/rights/matrix/${thing}/own`,
        expected: `the owner of ${things[thing]} that the matrix names ("${own}"), or the matrix alone`,
        found: `"${short}"`,
      },
    ]
  })

/** Things that a residual clause says something about: what was learned from the data. */
const learned: readonly Thing[] = ['weights', 'fineTunes']

/** What the matrix says of use after the term against what a residual clause says of it: each with both places. */
export const contradictoryResidual = (deal: Deal, pointer: string): readonly Failure[] => {
  const term = deal.terms.findIndex(({ kind }) => kind === 'residual')
  const clause = deal.terms[term]
  if (clause?.kind !== 'residual') return []
  return learned.flatMap((thing): readonly Failure[] => {
    const held = deal.rights?.matrix?.[thing]?.afterTerm
    if (isOpen(held) || (held === 'licensor') === (clause.scope === 'none')) return []
    const stops = clause.scope === 'none'
    return [
      {
        kind: 'conflict',
        pointer: `${pointer}/rights/matrix/${thing}/afterTerm`,
        other: `${pointer}/terms/${term}/scope`,
        expected: stops
          ? '"licensor", since the residual clause ends all use with the term'
          : '"licensee" or "joint", since the residual clause lets the licensee go on using what was learned',
        found: `"${held}"`,
      },
    ]
  })
}

/** Cells that the rest of a deal answers: the grant says who uses the data, a residual clause what goes on after it. */
const isAnswered = ({ terms }: Pick<Deal, 'terms'>, { thing, right }: RightsCell): boolean => {
  if (right === 'use') return thing === 'data'
  if (right !== 'afterTerm') return false
  const clause = terms.find(({ kind }) => kind === 'residual')
  if (clause?.kind !== 'residual') return false
  return learned.includes(thing) || (clause.scope === 'none' && (thing === 'data' || thing === 'labels'))
}

/** The cells of a deal's matrix that neither the matrix nor anything else in the deal fills. */
export const openCells = (deal: Pick<Deal, 'rights' | 'terms'>): readonly RightsCell[] =>
  rightsCells.filter((cell) => holderOf(deal, cell) === null && !isAnswered(deal, cell))
