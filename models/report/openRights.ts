import { rightKeys, things } from '../scenario/rightsMatrix.ts'
import type { GapFigures, Readings } from '../scenario/schema/readings.ts'
import { listed } from './words.ts'

/** The open cells of a deal's matrix of rights, in words that a table and the page share. */

export type OpenRight = Readings['rights'][number]
type Way = OpenRight['ways'][number]

/** "licensee or joint". */
const heldBy = (ways: readonly Pick<Way, 'holder'>[]): string =>
  listed(
    ways.map(({ holder }) => holder),
    'or',
  )

/** Open cells that one change of the deal answers, and that change; a question is asked once. */
export interface MovingRights {
  readonly cells: readonly OpenRight[]
  /** who holds it as the deal is valued */
  readonly now: string
  /** who would hold it */
  readonly other: string
  readonly change: string
  readonly licensor: GapFigures | null
  readonly licensee: GapFigures | null
  readonly refused: string | null
}

/** What would move money, each change of the deal once. */
export const movingRights = ({ rights }: Readings): readonly MovingRights[] => {
  const found = new Map<string, MovingRights>()
  for (const cell of rights) {
    const changed = cell.ways.filter(({ standing }) => standing === 'changed')
    const [first] = changed
    if (first === undefined || first.change === null) continue
    const { change, licensor, licensee, refused } = first
    const known = found.get(change)
    found.set(change, {
      cells: [...(known?.cells ?? []), cell],
      now: heldBy(cell.ways.filter(({ standing }) => standing === 'as-valued')),
      other: heldBy(changed),
      ...{ change, licensor, licensee, refused },
    })
  }
  return [...found.values()]
}

/** "use after the term of the data, the labels and model weights". */
export const cellsInWords = (cells: readonly OpenRight[]): string => {
  const [first] = cells
  const names = listed(cells.map(({ thing }) => things[thing]))
  return first === undefined ? '' : `${rightWords[first.right]} ${names}`
}

/** "use after the term of the data: with “licensee or joint”, …. The deal is valued …": what changes, and what it rests on. */
export const movingInWords = ({ cells, other, change }: MovingRights): string =>
  `${cellsInWords(cells)}: with “${other}”, ${change}. ${stakesOf(cells)}`

/** What is said after the question. */
const stakeIn = ({ text }: OpenRight): string => text.slice(text.indexOf('?') + 2)

/** The same of several, each sentence once. */
const stakesOf = (cells: readonly OpenRight[]): string => [...new Set(cells.map(stakeIn))].join(' ')

const rightWords = {
  own: 'ownership of',
  use: 'use during the term of',
  sublicense: 'sublicences of',
  afterTerm: 'use after the term of',
} as const

/** Which rights, and what is at stake. */
export interface IdleRights {
  readonly title: string
  readonly text: string
}

/** What is open and moves no figure: rights of one kind of which the same is to be said stand together. */
export const idleRights = ({ rights }: Readings): readonly IdleRights[] => {
  const found = new Map<string, OpenRight[]>()
  const idle = rights.filter(({ ways }) => ways.every(({ standing }) => standing === 'not-modelled'))
  for (const cell of rightKeys.flatMap((right) => idle.filter((each) => each.right === right))) {
    const key = `${cell.right} ${stakeIn(cell)}`
    found.set(key, [...(found.get(key) ?? []), cell])
  }
  return [...found.values()].map((cells) => ({ title: cellsInWords(cells), text: stakesOf(cells) }))
}
