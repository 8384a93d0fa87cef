import { describe, expect, it } from 'vitest'
import { solve, zone } from '../../models/asked.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { equalLever, equalLines, equalOf, equalText, otherTerm, written } from '../../web/view/equal.ts'
import { planeOf } from '../../web/view/zonePlane.ts'
import { type Loose, smallDeal } from '../laws/documents.ts'

const document: Loose = smallDeal([
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'royalty', rate: 0.05 },
  { kind: 'residual', scope: 'none' },
])

const planeFor = () => {
  const found = zone(document, { deal: 'royalty', terms: 'upfront=0..4M,rate=0..20%', trials: 16 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return planeOf(found.value, document as FieldfareDocument)!
}

describe('the line of offers that are as good to one party', () => {
  const plane = planeFor()

  it.each(['licensor', 'licensee'] as const)('goes through what is solved for the %s', (hold) => {
    const own = equalOf(plane, hold, 700_000)!
    const found = solve(document, {
      ...{ deal: 'royalty', for: 'rate', hold, with: 'upfront=700000', trials: 16 },
    })
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    expect(otherTerm(own)).toBeCloseTo(found.value.solutions[0]!.value, 6)
    expect(otherTerm(equalOf(plane, hold, 200_000)!)).toBeCloseTo(0.05, 9)
    expect(equalLines(plane, own)).toHaveLength(1)
    expect(equalText(plane, own)).toMatch(/^Upfront fee 700 k USD, Royalty rate .* expects as much as now\.$/)
  })

  it('ends where no offer of the plane is as good, and says so', () => {
    const far = equalOf(plane, 'licensor', 4e6)!
    expect(otherTerm(far)).toBeNull()
    expect(equalText(plane, far)).toMatch(/no royalty rate of this plane keeps/)
  })

  it('has a slider in the unit that people read', () => {
    const lever = equalLever({ ...plane, x: plane.y })
    expect([lever.value, lever.min, lever.max, lever.mark]).toEqual([5, 0, 20, '%'])
    expect(written(plane.y, 5)).toBeCloseTo(0.05, 12)
  })
})
