import { expect, it } from 'vitest'
import { inputName } from '../../models/report/inputName.ts'
import northlake from '../../models/samples/northlake.json'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

const document = northlake as unknown as FieldfareDocument

it.each([
  [
    'licensees.meridian.positions.diagnostics.peakShare',
    'peak share (Meridian Imaging AI, Chest CT diagnostic products)',
  ],
  // what counts as one input is told one by one
  [
    'fields.diagnostics.market.size + fields.imaging-models.market.growth',
    'size (Chest CT diagnostic products) + growth (General medical imaging models)',
  ],
  // clauses count from 1, as on the page
  ['deals.royalty.terms.5.audits', 'clause 6 audits (Royalty with minimum guarantee)'],
])('%s is told as %s', (path, words) => {
  expect(inputName(document, path)).toBe(words)
})
