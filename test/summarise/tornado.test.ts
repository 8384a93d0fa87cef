import { describe, expect, it } from 'vitest'
import { drivers } from '../../models/asked.ts'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { prepare } from '../../models/valuation.ts'
import { changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

const swingsOf = (document: Loose, deal: string) => {
  const found = drivers(document, { deal, trials: 64, party: 'licensor' })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value.parties[0]!.tornado
}

describe('a published tornado', () => {
  /**
   * P. Nguyen Van, Sensitivity & scenario analysis, phucnguyenvan.com/embed/sabv-sensitivity-analysis: NPV of five years of
   * FCF_t = sales·(1 + g)^t·margin discounted at r; sales 100 M, g 6 %, margin 18 %, r 10 %. Base case 80.6 M; each driver flexed
   * by a tenth of itself, base-year sales moves it the most, from 72.6 to 88.7 M, a span of 16.1 M.
   */
  const flexed = (value: number) => ({
    kind: 'discrete',
    values: [0.9 * value, value, 1.1 * value],
    weights: [0.2, 0.6, 0.2],
  })
  const years = [1, 2, 3, 4, 5].map((t) => `((1 + growth) / (1 + rate))^${t}`).join(' + ')
  const document = smallDeal(
    [
      { kind: 'upfrontFee', amount: `= sales * margin * (${years})` },
      { kind: 'residual', scope: 'none' },
    ],
    (copy) => {
      copy.licensor.taxRate = 0
      copy.inputs = { sales: flexed(100e6), growth: flexed(0.06), margin: flexed(0.18), rate: flexed(0.1) }
    },
  )
  const { expected, rows } = swingsOf(document, 'royalty')

  it('is that of a document with the same model', () => {
    expect(expected / 1e6).toBeCloseTo(80.6, 1)
    const { low, high, swing } = rows.find(({ path }) => path === 'inputs.sales')!
    expect([low.worth, high.worth, swing].map((value) => Math.round(value / 1e5) / 10)).toEqual([
      72.6, 88.7, 16.1,
    ])
    expect(Math.max(...rows.map((row) => row.swing))).toBeCloseTo(swing, 2)
    expect(new Set(rows.slice(0, 2).map(({ path }) => path))).toEqual(
      new Set(['inputs.sales', 'inputs.margin']),
    )
  })
})

describe('the tornado of the sample', () => {
  const document = sample('northlake')
  const { rows, expected } = swingsOf(document, 'royalty')

  const expectedOf = (changes: (copy: Loose) => void): number => {
    const prepared = prepare(changed(document, changes), {})
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
    const { plan } = prepared.value.compiled
    const deal = plan.deals.find(({ id }) => id === 'royalty')!
    return expectedDeal(futuresOf(plan, prepared.value.how), deal, true).licensor
  }

  it.each(['market.size', 'peakShare', 'margin'])(
    'is the expected case of a document that says %s',
    (key) => {
      expect(expectedOf(() => undefined)).toBeCloseTo(expected, 2)
      const bar = rows.find(({ path }) => path.endsWith(key))!
      const names = bar.path.split('.')
      const holder = (copy: Loose): Loose =>
        names
          .slice(0, -1)
          .reduce((at, name) => (Array.isArray(at) ? at.find(({ id }) => id === name) : at[name]), copy)
      for (const { at, worth } of [bar.low, bar.high])
        expect(
          expectedOf((copy) => {
            holder(copy)[names.at(-1)!] = at
            // what is tied to it stays, as it does in a tornado; a number is tied to nothing
            delete copy.dependence
          }),
        ).toBeCloseTo(worth, 2)
    },
  )
})
