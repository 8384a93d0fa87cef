import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annuityFactor } from '../../models/cashflow/annuity.ts'
import { adjustmentFactor } from '../../models/methods/adjustment.ts'
import { excessEarnings } from '../../models/methods/excessEarnings.ts'
import { weightedQuartiles } from '../../models/methods/quartiles.ts'
import { reliefFromRoyalty } from '../../models/methods/reliefFromRoyalty.ts'
import { forgoneWhileRecreating, replacementCost } from '../../models/methods/replacementCost.ts'
import { withAndWithout } from '../../models/methods/withAndWithout.ts'
import { quantileOfSorted } from '../../models/summarise/quantile.ts'
import { publishedCase } from '../known/publishedCase.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const money = fc.double({ min: 0, max: 1e9, noNaN: true })
const close = (found: number, expected: number): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))

describe('cost to recreate', () => {
  const none = { margin: 0, functional: 0, technical: 0, economic: 0 }

  it('iv-obsolescence: 650,000 with 40 % functional obsolescence', () => {
    const { inputs, expected, tolerance } = publishedCase<{ cost: number; functional: number }, number>(
      'iv-obsolescence',
    )
    const found = replacementCost({ ...none, items: [inputs.cost], functional: inputs.functional })
    expect(Math.abs(found - expected)).toBeLessThan(tolerance.abs!)
  })

  it('does not ask which obsolescence comes first, and takes everything with one of them', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 5 }), share, share, share, (items, a, b, c) => {
        const given = { items, margin: 0.2, functional: a, technical: b, economic: c }
        const turned = { ...given, functional: c, technical: a, economic: b }
        close(replacementCost(turned), replacementCost(given))
        expect(replacementCost({ ...given, economic: 1 })).toBe(0)
      }),
    )
  })

  it('forgoes nothing at once, and all of it never', () => {
    expect(forgoneWhileRecreating(100, 0.1, 0)).toBe(0)
    close(forgoneWhileRecreating(121, 0.1, 2), 21)
    close(forgoneWhileRecreating(100, 0.1, 1000), 100)
  })
})

describe('the income methods', () => {
  it('relief from royalty is linear in the rate and in sales', () => {
    fc.assert(
      fc.property(money, share, share, share, (presentSales, rate, more, taxRate) => {
        const at = (each: number, sales = presentSales) =>
          reliefFromRoyalty({ presentSales: sales, rate: each, taxRate })
        close(at(rate) + at(more), at(rate + more))
        close(at(rate, 2 * presentSales), 2 * at(rate))
      }),
    )
  })

  const annuity = publishedCase<{ pmt: number; r: number; n: number }, number>('iv-annuity')

  it(`relief of a level royalty is a published annuity (${annuity.source})`, () => {
    const { pmt, r, n } = annuity.inputs
    const presentSales = 20 * pmt * annuityFactor(r, n)
    const found = reliefFromRoyalty({ presentSales, rate: 0.05, taxRate: 0 })
    expect(Math.abs(found / annuity.expected - 1)).toBeLessThan(1e-5)
  })

  it('relief from royalty adds up year by year', () => {
    // three years of 1,000, 1,100, 1,210 at year ends, discounted at 10 %: 1000/1.1 in each
    const presentSales = 3 * (1000 / 1.1)
    close(reliefFromRoyalty({ presentSales, rate: 0.05, taxRate: 0.4 }), 3 * (1000 / 1.1) * 0.03)
  })

  it('an alternative takes off what it is worth, tax what it takes', () => {
    const held = { benefit: 100, avoided: 20, costs: 40, alternative: 10, taxRate: 0.25 }
    expect(withAndWithout(held)).toBe(50)
    expect(withAndWithout({ ...held, alternative: 60 })).toBe(0)
  })

  it('without contributory assets all earnings are in excess, with all of the margin charged none', () => {
    const earned = { presentEarnings: 300, presentSales: 1000, charges: [], costs: 20, taxRate: 0.25 }
    expect(excessEarnings(earned)).toBe(210)
    close(excessEarnings({ ...earned, charges: [0.1, 0.2] }), -15)
  })
})

describe('weighted quartiles', () => {
  it('are type 7 where all weigh the same', () => {
    const { inputs, expected } = publishedCase<{ p: number[] }, number[]>('sqpy-percentiles')
    const prices = Array.from({ length: 900 }, (_, i) => ({ price: 900 - i, weight: 3 }))
    const found = weightedQuartiles(prices)
    for (const [p, key] of [
      [25, 'q25'],
      [50, 'q50'],
      [75, 'q75'],
    ] as const)
      close(found![key], expected[inputs.p.indexOf(p)]!)
    fc.assert(
      fc.property(fc.array(money, { minLength: 5, maxLength: 40 }), (values) => {
        const sorted = Float64Array.from(values).sort()
        const own = weightedQuartiles(values.map((price) => ({ price, weight: 0.7 })))!
        for (const [p, key] of [
          [0.25, 'q25'],
          [0.5, 'q50'],
          [0.75, 'q75'],
        ] as const)
          expect(Math.abs(own[key] - quantileOfSorted(sorted, p))).toBeLessThanOrEqual(
            1e-12 * Math.max(...values),
          )
      }),
    )
  })

  it('by hand: 1, 2, 3, 4, 5 with weight 3 on the last', () => {
    const prices = [1, 2, 3, 4, 5].map((price) => ({ price, weight: price === 5 ? 3 : 1 }))
    // middles of weight 0.5, 1.5, 2.5, 3.5, 5.5: places 0, 0.2, 0.4, 0.6, 1
    const { q25, q50, q75 } = weightedQuartiles(prices)!
    close(q25, 2.25)
    close(q50, 3.5)
    close(q75, 4.375)
  })

  it('are none of four', () => {
    expect(weightedQuartiles([1, 2, 3, 4].map((price) => ({ price, weight: 1 })))).toBeNull()
  })

  it('stay between the least and the greatest, rise, and do not ask for the order', () => {
    const weighted = fc.record({ price: money, weight: fc.double({ min: 0.1, max: 10, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 5, maxLength: 12 }), (prices) => {
        const { q25, q50, q75 } = weightedQuartiles(prices)!
        const all = prices.map(({ price }) => price)
        const slack = 1e-9 * Math.max(...all)
        expect(q25).toBeGreaterThanOrEqual(Math.min(...all) - slack)
        expect(q50).toBeGreaterThanOrEqual(q25 - slack)
        expect(q75).toBeGreaterThanOrEqual(q50 - slack)
        expect(q75).toBeLessThanOrEqual(Math.max(...all) + slack)
      }),
    )
  })
})

describe('the adjustment of ln P', () => {
  it('multiplies by e^(coefficient × difference), one after the other', () => {
    const records = { name: 'records', coefficient: 0.5, subject: 3, comparable: 1 }
    const year = { name: 'year', coefficient: -0.1, subject: 2027, comparable: 2024 }
    close(adjustmentFactor([records]), Math.E)
    close(adjustmentFactor([records, year]), Math.exp(1) * Math.exp(-0.3))
    expect(adjustmentFactor([])).toBe(1)
    expect(adjustmentFactor([{ ...year, comparable: 2027 }])).toBe(1)
  })
})
