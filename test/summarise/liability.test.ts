import { describe, expect, it } from 'vitest'
import { explain, value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const trials = 16

const valued = (document: unknown) => {
  const answer = value(document, { trials })
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.value.deals
}

describe.each([1, 2])('with %d periods a year', (periodsPerYear) => {
  const document = changed(sample('northlake'), (copy: Loose) => {
    copy.periodsPerYear = periodsPerYear
    copy.deals = copy.deals.filter(({ id }: Loose) => id === 'exclusive')
    copy.strategies = []
    copy.risks[0].frequency = 0.3
  })
  const deal = 'exclusive'

  it('the worst year is the largest loss of a statement year, future by future', () => {
    const { worstYear } = valued(document).find(({ id }) => id === deal)!.liability!
    const sums = { licensor: 0, licensee: 0 }
    const largest = { licensor: 0, licensee: 0 }
    for (let trial = 0; trial < trials; trial++) {
      const told = explain(document, { deal, trial, trials })
      if (!told.ok) throw new Error(JSON.stringify(told.faults))
      for (const party of ['licensor', 'licensee'] as const) {
        const losses = told.value.statement.map((row) => row[`${party}Risks`] ?? 0)
        const worst = Math.max(0, ...losses)
        sums[party] += worst
        largest[party] = Math.max(largest[party], worst)
      }
    }
    for (const party of ['licensor', 'licensee'] as const) {
      expect(worstYear[party].expected.value).toBeCloseTo(sums[party] / trials, 4)
      expect(worstYear[party].largest).toBeCloseTo(largest[party], 4)
    }
  })
})

describe('who answers for what', () => {
  it('names each risk of the deal with its limits', () => {
    const deals = valued(sample('northlake'))
    expect(deals.find(({ id }) => id === 'royalty')!.liability!.risks).toEqual([
      {
        id: 'breach',
        licensorShare: 0.3,
        insuredShare: 0,
        perEvent: 2e6,
        aggregate: null,
        multipleOfFees: null,
      },
      {
        id: 'warranty',
        licensorShare: 1,
        insuredShare: 0,
        perEvent: null,
        aggregate: null,
        multipleOfFees: 1,
      },
    ])
  })

  it('a deal without risks has no such table', () => {
    expect(valued(sample('constants'))[0]).not.toHaveProperty('liability')
  })
})
