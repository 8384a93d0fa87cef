import { describe, expect, it } from 'vitest'
import { answerTo, type Loose, smallDeal } from '../laws/documents.ts'

const withAlternative = (alternative: Loose): Loose =>
  smallDeal(
    [
      { kind: 'upfrontFee', amount: 2e5 },
      { kind: 'residual', scope: 'none' },
    ],
    (copy) => {
      copy.licensees[0].alternative = alternative
    },
  )

const valued = (alternative: Loose) => {
  const answer = answerTo(withAlternative(alternative), { trials: 64 })
  const [deal] = answer.deals
  return {
    recreates: deal!.recreates,
    worth: deal!.licensee!.expected.value,
    expected: answer.expected.deals[0]!.licensee!.npv,
    benefit: answer.expected.deals[0]!.statement.map(({ benefit = 0 }) => benefit),
    ceiling: answer.markets[0]!.ask!.ceiling.value,
    notes: answer.notes
      .filter(({ pointer }) => pointer === '/licensees/0/alternative')
      .map(({ text }) => text),
  }
}

describe('what the licensee could do without the data', () => {
  const none = valued({ value: 0 })
  const cheap = valued({ recreateCost: 1e5, recreateYears: 2, substituteShare: 0.8 })
  const dear = valued({ recreateCost: 1e9, recreateYears: 2, substituteShare: 0.8 })

  it('when recreating pays: it is reported, said, and lowers what the licence is worth', () => {
    expect([none.recreates, cheap.recreates]).toEqual([false, true])
    expect(cheap.notes).toHaveLength(1)
    expect(cheap.notes[0]).toMatch(/^royalty: without this deal Buyer would recreate the data/)
    expect(cheap.worth).toBeLessThan(none.worth - 1e6)
    expect(cheap.expected).toBeCloseTo(cheap.worth, 4)
    expect(cheap.ceiling).toBeLessThan(none.ceiling - 1e6)
  })

  it('by s of the benefit, less the cost it avoids over the years of recreating', () => {
    // s reaches 0.8 after 2 years: 0.2 and 0.6 at the first middles; 50,000 a year of cost is avoided
    const left = [1, 0.8, 0.4, 0.2, 0.2, 0.2]
    none.benefit.forEach((benefit, year) => {
      expect(cheap.benefit[year]).toBeCloseTo(
        benefit * left[year]! + (year === 1 || year === 2 ? 50_000 : 0),
        4,
      )
    })
  })

  it('when it does not pay: nothing changes, and that is said too', () => {
    expect(dear).toMatchObject({ recreates: false, worth: none.worth, ceiling: none.ceiling })
    expect(dear.notes[0]).toContain('would rather do without the data')
    expect(none.notes).toEqual([])
  })
})
