import type { Deal } from '../../scenario/schema/deal.ts'
import type { Rule } from '../rule.ts'

/** Who owns what comes out of the data. */

type Rights = NonNullable<Deal['rights']>
type Matrix = NonNullable<Rights['matrix']>

const results = [
  ['weights', 'weights', 'model weights'],
  ['improvements', 'fineTunes', 'improvements'],
  ['outputs', 'outputs', 'outputs'],
] as const

const isOpen = (held: string | undefined): boolean => held === undefined || held === 'open'

/** What the short form and the matrix both leave open, in words. */
const openResults = (rights: Rights): readonly string[] =>
  results.flatMap(([key, row, words]) => {
    const short = rights[key]
    const held = typeof short === 'object' ? short.owner : short
    return isOpen(held) && isOpen(rights.matrix?.[row]?.own) ? [words] : []
  })

export const rightsOpen: Rule = {
  id: 'rights-open',
  find: ({ deal, index }) => {
    const open = openResults(deal.rights ?? {})
    if (open.length === 0) return []
    const pointer = `/deals/${index}/rights`
    return [
      {
        severity: open.length === 1 && open[0] === 'improvements' ? 'caution' : 'serious',
        term: null,
        pointer,
        text:
          `Who owns ${open.join(', ')} is left open. The law does not fill the gap the same way anywhere, and the licensee holds ` +
          'the files. Write licensor, licensee or joint for each; where they are the licensee’s, a share for improvements ' +
          '(grantBackShare) or a licence back.',
      },
    ]
  },
}

const rows = {
  data: 'data',
  labels: 'labels',
  weights: 'weights',
  fineTunes: 'fine-tunes',
  outputs: 'outputs',
  usageLogs: 'usage logs',
} as const

const columns = {
  own: 'own',
  use: 'use',
  sublicense: 'sublicense',
  afterTerm: 'use after the term',
} as const

/** "labels: sublicense, use after the term", or "all of usage logs". */
const openCells = (matrix: Matrix): readonly string[] =>
  (Object.keys(rows) as (keyof typeof rows)[]).flatMap((row) => {
    const open = (Object.keys(columns) as (keyof typeof columns)[]).filter((key) =>
      isOpen(matrix[row]?.[key]),
    )
    if (open.length === Object.keys(columns).length) return [`all of ${rows[row]}`]
    return open.length === 0 ? [] : [`${rows[row]}: ${open.map((key) => columns[key]).join(', ')}`]
  })

export const rightsMatrixOpen: Rule = {
  id: 'rights-matrix-open',
  find: ({ deal, index }) => {
    const open = deal.rights?.matrix === undefined ? [] : openCells(deal.rights.matrix)
    if (open.length === 0) return []
    return [
      {
        severity: 'caution',
        term: null,
        pointer: `/deals/${index}/rights/matrix`,
        text:
          `The table of rights leaves cells open (${open.join('; ')}). An open cell is read by each side in its own favour. Fill ` +
          'each with licensor, licensee or joint.',
      },
    ]
  },
}
