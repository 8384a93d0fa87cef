import { holderOf, openCells, rightKeys, rightNames, thingKeys, things } from '../../scenario/rightsMatrix.ts'
import type { Deal } from '../../scenario/schema/deal.ts'
import type { Rule } from '../rule.ts'

/** Who owns what comes out of the data. */

const results = [
  ['weights', 'model weights'],
  ['fineTunes', 'improvements'],
  ['outputs', 'outputs'],
] as const

/** What the short form and the matrix both leave open, in words. */
const openResults = (deal: Deal): readonly string[] =>
  results.flatMap(([thing, words]) => (holderOf(deal, { thing, right: 'own' }) === null ? [words] : []))

export const rightsOpen: Rule = {
  id: 'rights-open',
  find: ({ deal, index }) => {
    const open = openResults(deal)
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

/** "the labels: sublicense, use after the term", or "all of usage logs". */
const openRows = (deal: Deal): readonly string[] =>
  thingKeys.flatMap((thing) => {
    const open = openCells(deal).flatMap((cell) => (cell.thing === thing ? [rightNames[cell.right]] : []))
    if (open.length === rightKeys.length) return [`all of ${things[thing]}`]
    return open.length === 0 ? [] : [`${things[thing]}: ${open.join(', ')}`]
  })

export const rightsMatrixOpen: Rule = {
  id: 'rights-matrix-open',
  find: ({ deal, index }) => {
    const open = deal.rights?.matrix === undefined ? [] : openRows(deal)
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
