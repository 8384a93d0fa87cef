import { describe, expect, it } from 'vitest'
import { value } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, notFinite, sample } from '../laws/documents.ts'

const constants = sample('constants')
const few = { trials: 64 }

const withAlternatives = (ours: number, theirs: number): Loose =>
  changed(constants, (copy) => {
    copy.licensor.alternative.value = ours
    copy.licensees[0].alternative.value = theirs
  })

describe('alternatives near the largest number there is', () => {
  it.each([
    [1.7e308, 0],
    [-1.7e308, 0],
    [0, 1.7e308],
    [1.7e308, 1.7e308],
  ])('of %d and %d end in a failure that names the figure, never in an answer', (ours, theirs) => {
    const result = value(withAlternatives(ours, theirs), few)
    if (result.ok) throw new Error(`an answer with ${notFinite(result.value)}`)
    expect(result.faults).toMatchObject([{ kind: 'non-finite-result' }])
    expect(result.faults[0]!.expected).toMatch(
      /the figure (markets|deals)\.0\.\S+ of the answer to be finite/,
    )
  })

  it('of which every figure is still a number are answered', () => {
    expect(notFinite(answerTo(withAlternatives(1e290, -1e290), few))).toEqual([])
    expect(notFinite(answerTo(withAlternatives(1e308, 0), few))).toEqual([])
  })
})
