import { describe, expect, it } from 'vitest'
import { evaluateDeal } from '../../models/simulate/deal/evaluate.ts'
import { addToStatement, emptyStatement } from '../../models/simulate/deal/statement.ts'
import { createFrame } from '../../models/simulate/frame.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import { contextOf } from '../../models/summarise/strategies.ts'
import type { LineKey } from '../../models/terms/statement.ts'
import { answerTo, changed, type Loose, smallDeal } from '../laws/documents.ts'
import { planOf, sampled } from '../support/againstTwin.ts'

/** The small deal, and a second licensee's on the same cell; both in a strategy. */
const twoDeals = (rate: number, startYear: number, change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal(
    [{ kind: 'royalty', rate: 0.1 }, { kind: 'mostFavoured' }, { kind: 'residual', scope: 'none' }],
    (copy) => {
      copy.licensees.push({ ...structuredClone(copy.licensees[0]), id: 'other' })
      const terms = [
        { kind: 'royalty', rate },
        { kind: 'residual', scope: 'none' },
      ]
      copy.deals.push({ ...structuredClone(copy.deals[0]), id: 'later', licensee: 'other', terms })
      Object.assign(copy.deals[1].grants[0], { startYear, termYears: 5 - startYear })
      copy.strategies = [{ id: 's', deals: ['royalty', 'later'] }]
      change(copy)
    },
  )

/** A line of a deal in the first future, alone or as the strategy has it. */
const lineIn = (
  document: Loose,
  id: string,
  line: LineKey,
  where: 'alone' | 'strategy',
): readonly number[] => {
  const plan = planOf(document)
  const futures = sampled(plan)
  const frame = createFrame(plan, 1, 'drawn')
  futures.fill(frame, 0, 1)
  const member = plan.deals.findIndex((row) => row.id === id)
  const deal = plan.deals[member]!
  const context = where === 'alone' ? null : contextOf(plan, plan.strategies[0]!, member)
  const tools = toolsOf(futures, { deal, recreates: false, context }, () => frame)
  const table = emptyStatement(deal.rows)
  addToStatement(evaluateDeal(deal, frame, tools), table, { i: 0 })
  return [...table[line]]
}

const both = (document: Loose, id: string, line: LineKey) => ({
  alone: lineIn(document, id, line, 'alone'),
  together: lineIn(document, id, line, 'strategy'),
})

const near = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toEqual(wanted.map((amount) => expect.closeTo(amount, 4)))
}

describe('a most-favoured clause follows a later, lower royalty of the strategy', () => {
  it('from the start of that deal on, and not before', () => {
    const { alone, together } = both(twoDeals(0.04, 2), 'royalty', 'royalty')
    expect(alone.filter((amount) => amount > 0)).toHaveLength(5)
    near(
      together,
      alone.map((amount, year) => (year > 2 ? 0.4 * amount : amount)),
    )
  })

  it.each([
    ['a higher one', twoDeals(0.2, 2)],
    ['one that started with it', twoDeals(0.04, 0)],
    [
      'one of another field',
      twoDeals(0.04, 2, (copy) => {
        copy.fields.push({
          id: 'trials',
          market: { size: 1e6, growth: 0, adoption: { kind: 'ramp', years: 1 } },
        })
        copy.licensees[1].positions.trials = copy.licensees[1].positions['diagnostics-us']
        copy.deals[1].grants[0].field = 'trials'
      }),
    ],
    [
      'one without the clause',
      twoDeals(0.04, 2, (copy) => {
        copy.deals[0].terms.splice(1, 1)
      }),
    ],
  ])('but not %s', (_, document) => {
    const { alone, together } = both(document, 'royalty', 'royalty')
    near(together, alone)
  })

  it('in the strategy’s worth, while the deal alone and without a strategy stays as it is', () => {
    const document = twoDeals(0.04, 2)
    const without = changed(document, (copy) => {
      delete copy.strategies
    })
    const [a, b] = [document, without].map((each) => answerTo(each, { trials: 16 }))
    expect(b!.deals.map(({ licensor }) => licensor.expected)).toEqual(
      a!.deals.map(({ licensor }) => licensor.expected),
    )
    const apart = a!.deals.reduce((sum, { licensor }) => sum + licensor.expected.value, 0)
    // 0.6 of years 3 to 5 is given up: royalty of 10 % on these sales, at year ends, after tax, at 10 %
    const lost = lineIn(document, 'royalty', 'royalty', 'alone')
      .map((amount, year) => (year > 2 ? (0.6 * 0.75 * amount) / 1.1 ** year : 0))
      .reduce((sum, amount) => sum + amount, 0)
    expect(a!.strategies[0]!.refused).toEqual([])
    expect(a!.strategies[0]!.licensor.expected.value).toBeCloseTo(apart - lost, 4)
  })
})

describe('two licensees in one cell dilute each other by 2^−rivalry', () => {
  const rivals = (startYear = 0, change: (copy: Loose) => void = () => undefined): Loose =>
    twoDeals(0.1, startYear, (copy) => {
      copy.deals[0].terms.splice(1, 1)
      copy.markets[0].rivalry = 0.2
      change(copy)
    })
  const diluted = 2 ** -0.2

  it.each(['royalty', 'later'])('in a strategy, and not alone: %s', (id) => {
    const { alone, together } = both(rivals(), id, 'benefit')
    near(alone, lineIn(twoDeals(0.1, 0), id, 'benefit', 'alone'))
    near(
      together,
      alone.map((amount) => diluted * amount),
    )
    expect(alone[5]).toBeGreaterThan(1e6)
  })

  it('only while both grants run', () => {
    const { alone, together } = both(rivals(2), 'royalty', 'benefit')
    near(
      together,
      alone.map((amount, year) => (year > 2 ? diluted * amount : amount)),
    )
  })

  it.each([
    ['without rivalry', rivals(0, (copy) => Object.assign(copy.markets[0], { rivalry: 0 }))],
    [
      'by a second deal of the same licensee',
      rivals(0, (copy) => Object.assign(copy.deals[1], { licensee: 'buyer' })),
    ],
  ])('not %s', (_, document) => {
    const { alone, together } = both(document, 'royalty', 'benefit')
    near(together, alone)
  })
})
