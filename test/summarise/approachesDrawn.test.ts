import { describe, expect, it } from 'vitest'
import { approaches } from '../../models/asked.ts'
import type { Approaches, ApproachRow } from '../../models/scenario/schema/approaches.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const of = (document: Loose): Approaches => {
  const found = approaches(document, {})
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const row = ({ rows }: Approaches, method: ApproachRow['method']): ApproachRow =>
  rows.find((each) => each.method === method)!

const pert = (min: number, mode: number, max: number) => ({ kind: 'pert', min, mode, max })

describe('what the valuation alone reads, drawn', () => {
  it('the cost to recreate is that of its items: the mean of a PERT is (a + 4b + c)/6', () => {
    const document = changed(sample('constants'), (copy) => {
      copy.dataset.cost = {
        recreate: [
          { item: 'collect', amount: pert(4e6, 6e6, 9e6) },
          { item: 'label', amount: pert(1e5, 2e5, 6e5) },
        ],
        recreateYears: { kind: 'uniform', min: 1, max: 3 },
        developerMargin: 0.1,
      }
    })
    const found = of(document)
    const { low, expected, high } = row(found, 'replacement-cost')
    const mean = (1.1 * (4e6 + 4 * 6e6 + 9e6 + 1e5 + 4 * 2e5 + 6e5)) / 6
    expect(expected!.value / mean).toBeCloseTo(1, 4)
    expect(low!).toBeLessThan(0.9 * mean)
    expect(high!).toBeGreaterThan(1.1 * mean)
    expect(found.delay!.years.value).toBeCloseTo(2, 3)
  })

  it('a royalty between 2 and 6 % gives what 4 % gives, and a charge likewise', () => {
    const worth = (rate: unknown, method: ApproachRow['method']): ApproachRow =>
      row(
        of(
          changed(sample('constants'), (copy) => {
            copy.valuation = {
              reliefFromRoyalty: { rate, source: 'a survey of software licences' },
              contributoryAssets: [{ name: 'brand', charge: rate }],
            }
          }),
        ),
        method,
      )
    for (const method of ['relief-from-royalty', 'excess-earnings'] as const) {
      const drawn = worth({ kind: 'uniform', min: 0.02, max: 0.06 }, method)
      expect(drawn.expected!.value / worth(0.04, method).expected!.value).toBeCloseTo(1, 3)
      expect(drawn.low).toBeLessThan(drawn.high!)
    }
  })

  it('no sample that states what recreating costs is told that it costs nothing', () => {
    for (const name of ['northlake', 'kestrel', 'tarn'] as const) {
      const found = of(sample(name))
      expect(row(found, 'replacement-cost').low).toBeGreaterThan(0)
      expect(found.delay!.years.value).toBeGreaterThan(0)
    }
  })
})
