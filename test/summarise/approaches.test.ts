import { describe, expect, it } from 'vitest'
import { approaches } from '../../models/asked.ts'
import type { Approaches, ApproachRow } from '../../models/scenario/schema/approaches.ts'
import { value } from '../../models/valuation.ts'
import { changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const of = (document: Loose, deal?: string): Approaches => {
  const found = approaches(document, { deal, trials: 256 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const row = ({ rows }: Approaches, method: ApproachRow['method']): ApproachRow =>
  rows.find((each) => each.method === method)!

const valued = (valuation: object, change: (copy: Loose) => void = () => undefined): Loose =>
  changed(sample('constants'), (copy) => {
    copy.valuation = valuation
    change(copy)
  })

const relief = { rate: 0.04, source: 'a survey of software licences' }

/** Sales of the constant document by year: size·(1+g)^(y−1)·(1−e)^(y−1)·F·peak, at year ends. */
const sales = [0.2, 0.4, 0.6, 0.8, 1].map((reached, y) => 1e7 * (1.05 * 0.98) ** y * reached)
const present = (rate: number): number =>
  sales.reduce((sum, sold, y) => sum + sold / (1 + rate) ** (y + 1), 0)
const presentBuyer = present(0.12)

describe('a document without uncertainty', () => {
  it('with and without is arithmetic: half of sales × 30 % margin, after 25 % tax', () => {
    const { expected, low, high, place } = row(of(valued({ interest: 'ownership' })), 'with-and-without')
    expect(place).toBe('axis')
    expect(expected!.value).toBeCloseTo(0.75 * 0.5 * 0.3 * presentBuyer, 4)
    expect(expected!.standardError).toBe(0)
    expect([low, high]).toEqual([expected!.value, expected!.value])
  })

  it("relief from royalty is arithmetic, at the owner's rate and tax", () => {
    const { expected } = row(of(valued({ reliefFromRoyalty: relief })), 'relief-from-royalty')
    expect(expected!.value).toBeCloseTo(0.04 * 0.75 * present(0.1), 4)
  })

  it('the quotient of the two is the implied profit split, marked where it is unusual', () => {
    const usual = of(valued({ reliefFromRoyalty: relief })).profitSplit!
    expect(usual.share.value).toBeCloseTo((0.04 * present(0.1)) / (0.15 * presentBuyer), 9)
    expect(usual.flag).toBeNull()
    const high = of(valued({ reliefFromRoyalty: { ...relief, rate: 0.12 } })).profitSplit!
    expect(high.flag).toMatch(/is outside 5 % to 50 %: the royalty takes most/)
    const low = of(valued({ reliefFromRoyalty: { ...relief, rate: 0.001 } })).profitSplit!
    expect(low.flag).toMatch(/the royalty is low/)
  })

  it('two licensees of one market dilute each other, one that declines dilutes nobody', () => {
    const worth = (rivalry: number, alternative: number): number =>
      row(
        of(
          valued({ interest: 'ownership' }, (copy) => {
            copy.markets[0].rivalry = rivalry
            const second = {
              ...structuredClone(copy.licensees[0]),
              id: 'second',
              alternative: { value: alternative },
            }
            copy.licensees.push(second)
          }),
        ),
        'with-and-without',
      ).expected!.value
    const alone = 0.75 * 0.5 * 0.3 * presentBuyer
    expect(worth(0, 0)).toBeCloseTo(2 * alone, 4)
    expect(worth(1, 0)).toBeCloseTo(alone, 4)
    expect(worth(1, 1e9)).toBeCloseTo(alone, 4)
  })

  it('excess earnings charge product revenue', () => {
    const contributoryAssets = [
      { name: 'workforce', charge: 0.1 },
      { name: 'software', charge: 0.08 },
    ]
    const { expected } = row(of(valued({ contributoryAssets })), 'excess-earnings')
    expect(expected!.value).toBeCloseTo(0.75 * (0.3 - 0.18) * presentBuyer, 4)
  })

  it('the tax amortisation is of a sale of the asset, never of a licence', () => {
    const taxAmortisation = { taxLifeYears: 15, taxRate: 0.25, discountRate: 0.12 }
    const sold = row(of(valued({ taxAmortisation, interest: 'ownership' })), 'with-and-without')
    // end of the year: the published factor
    expect(sold.expected!.value / sold.beforeTaxAmortisation!.value).toBeCloseTo(1.1280499189184228, 12)
    const licensed = row(of(valued({ taxAmortisation, interest: { deal: 'royalty' } })), 'with-and-without')
    expect(licensed.beforeTaxAmortisation).toBeNull()
    expect(licensed.conventions.join(' ')).toContain('never to a licence. What the document states')
  })

  it('the cost to recreate stands beside, its delay apart', () => {
    const owned = of(
      valued({ interest: 'ownership' }, (copy) => {
        copy.dataset.cost = {
          recreate: [
            { item: 'collect', amount: 600_000 },
            { item: 'label', amount: 50_000 },
          ],
          recreateYears: 2,
          developerMargin: 0.1,
          obsolescence: { functional: 0.4 },
        }
        copy.valuation.taxAmortisation = { taxLifeYears: 15, taxRate: 0.25, discountRate: 0.12 }
      }),
    )
    const cost = row(owned, 'replacement-cost')
    // iv-obsolescence, with a margin; the tax amortisation does not touch it
    expect(cost.expected!.value).toBeCloseTo(390_000 * 1.1, 6)
    const stake = 0.75 * 0.5 * 0.3 * presentBuyer
    expect(owned.delay!.forgone.value).toBeCloseTo(stake * (1 - 1.1 ** -2), 4)
  })

  it('the costs of the owner are in the ownership, not in a licence', () => {
    const costly = (interest: unknown): number =>
      row(
        of(
          valued({ interest }, (copy) => {
            copy.licensor.costs = { prepare: 100_000, servePerLicenseeYear: 10_000, monitorPerYear: 5_000 }
          }),
        ),
        'with-and-without',
      ).expected!.value
    const yearly = [1, 2, 3, 4, 5].reduce((sum, y) => sum + 15_000 / 1.1 ** y, 0)
    const free = 0.75 * 0.5 * 0.3 * presentBuyer
    expect(costly('ownership')).toBeCloseTo(free - 0.75 * (100_000 + yearly), 4)
    expect(costly({ deal: 'royalty' })).toBeCloseTo(free, 4)
  })

  it('the zone of a licence runs from the costs of the owner to what is at stake, before tax', () => {
    const { zone } = of(
      valued({ interest: { deal: 'royalty' } }, (copy) => {
        copy.licensor.costs = { prepare: 100_000 }
        copy.licensor.alternative.value = 30_000
        copy.licensees[0].alternative.value = 60_000
      }),
    )
    expect(zone!.floor.value).toBeCloseTo(100_000 + 30_000 / 0.75, 6)
    expect(zone!.ceiling.value).toBeCloseTo(0.15 * presentBuyer - 60_000 / 0.75, 4)
    expect(zone!.exists).toBe(true)
  })
})

describe('refusals stand in a sentence, and the rest still works', () => {
  it('of a rate that a deal of the document reads, or that its source names', () => {
    const shared = valued({ reliefFromRoyalty: { rate: '= ours', source: 'our books' } }, (copy) => {
      copy.inputs = { ours: 0.05 }
      copy.deals[0].terms[1].tiers[0].rate = '= ours'
    })
    const named = valued({ reliefFromRoyalty: { rate: 0.05, source: 'the deal royalty of last year' } })
    for (const document of [shared, named]) {
      const found = of(document)
      const refused = row(found, 'relief-from-royalty')
      expect([refused.place, refused.expected]).toEqual(['refused', null])
      expect(refused.reason).toMatch(/is taken from deal "royalty" of this document, and would prove itself/)
      expect(row(found, 'with-and-without').place).toBe('axis')
      expect(found.profitSplit).toBeNull()
    }
  })

  it('but the same number from elsewhere is told, not refused', () => {
    const found = row(of(valued({ reliefFromRoyalty: { ...relief, rate: 0.05 } })), 'relief-from-royalty')
    expect(found.place).toBe('axis')
    expect(found.conventions.join(' ')).toContain('The same number stands in deal "royalty"')
  })

  it('of a utility that is unknown', () => {
    const document = valued({ reliefFromRoyalty: relief }, (copy) => {
      copy.licensees[0].positions['diagnostics-us'].utility = { kind: 'unknown' }
    })
    const found = of(document)
    expect(row(found, 'with-and-without').reason).toMatch(/unknown: state its utility/)
    expect(row(found, 'relief-from-royalty').place).toBe('axis')
  })

  it('of a document that states nothing, which says what is assumed', () => {
    const found = of(sample('constants'))
    expect(found.valuation.interest).toBe('ownership')
    expect(found.notes[0]).toEqual({
      pointer: '/valuation/interest',
      text: 'Assumed: the interest is the ownership of the dataset.',
    })
    expect(found.rows.filter(({ place }) => place === 'refused')).toHaveLength(4)
  })

  it('faults of the document are faults, all at once', () => {
    const document = valued({
      interest: { deal: 'royalti' },
      taxAmortisation: { taxLifeYears: 15, taxRate: 0.25, discountRate: 0.1, decliningRate: 0.2 },
      comparables: { weights: { nobody: 2 } },
    })
    expect(faultsIn(document).map(({ pointer }) => pointer)).toEqual([
      '/valuation/taxAmortisation',
      '/valuation/interest/deal',
      '/valuation/comparables/weights/nobody',
    ])
    const unknown = changed(document, (copy) => {
      copy.valuation = { intrest: 'ownership' }
    })
    expect(faultsIn(unknown)).toMatchObject([{ kind: 'unknown-key', suggestion: '"interest"' }])
    expect(approaches(sample('constants'), { deal: 'nobody' }).ok).toBe(false)
  })
})

describe('the answer of a valuation', () => {
  it('has the same approaches as the question alone', () => {
    const document = valued({ interest: { deal: 'royalty' }, reliefFromRoyalty: relief })
    const whole = value(document, { trials: 256 })
    expect(whole.ok && whole.value.approaches).toEqual(of(document))
  })

  it('has the same futures, whatever is stated of the valuation', () => {
    const bare = sample('northlake')
    const stated = changed(bare, (copy) => {
      copy.valuation = { reliefFromRoyalty: { ...relief, rate: '2% to 6%' } }
    })
    const [a, b] = [bare, stated].map((document) => value(document, { trials: 64 }))
    expect(a!.ok && b!.ok && b!.value.deals).toEqual(a!.ok && a!.value.deals)
  })
})
