import { expect, test } from 'vitest'
import { diligence } from '../../models/asked.ts'
import { diligenceText } from '../../models/report/diligenceText.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const textOf = (items: readonly Loose[], change: (copy: Loose) => void = () => undefined): string => {
  const document = changed(sample('constants'), (copy) => {
    copy.dataset.diligence = items
    change(copy)
  })
  const found = diligence(document, { trials: 64 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return diligenceText(found.value, document, 1000)
}

test('what has no probability is said to be in no sum', () => {
  const walk = { item: 'title', ifFails: { walk: true } }
  expect(textOf([walk])).toContain('The probability of one is not stated: what that holds is not counted.')
  const said = textOf([{ ...walk, probability: 0.5 }])
  expect(said).not.toContain('is not stated')
  expect(said).toContain('one of one diligence item is open, and it holds up to')
})

test('a gain from a delay is explained, a loss is not', () => {
  const late = [{ item: 'title', ifFails: { delayMonths: 12 }, probability: 0.5 }]
  expect(textOf(late)).not.toContain('later is worth more')
  const growing = textOf(late, (copy) => {
    copy.markets[0].growth = 0.6
  })
  expect(growing).toContain('a delay moves grants and launches, not markets')
})

test('a delivery that changes nothing says why', () => {
  expect(textOf([])).toContain('nothing changes here, since the document states neither such risks')
  const served = textOf([], (copy) => {
    copy.licensor.costs = { servePerLicenseeYear: 1000 }
  })
  expect(served).not.toContain('nothing changes here')
})
