import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueAt } from '../../models/simulate/frame.ts'
import { answerTo, changed, type Loose, sample, smallDeal } from './documents.ts'
import { eachFuture, receiptLines } from './futures.ts'

const northlake = sample('northlake')

/** The licensor taxed, tax withheld with and without gross-up, and another currency: every way money is lost between. */
const taxed = changed(northlake, (copy) => {
  copy.licensor.taxRate = 0.2
  for (const deal of copy.deals)
    if (deal.id !== 'trials')
      deal.terms.push(
        { kind: 'withholding', rate: 0.1, grossUp: deal.id === 'flat', usable: 0.5 },
        { kind: 'currency', currency: 'EUR', rate: 1.1, volatility: 0.1 },
      )
})

describe.each([
  ['Northlake', northlake],
  ['Northlake with tax, withholding and another currency', taxed],
])('%s: what one pays the other receives', (_, document) => {
  it('in every future and year, apart from tax, withholding and the parties’ own costs', () => {
    eachFuture(document, 256, (deal, { lines, cash, frame, trial }) => {
      const { licensor: licensorCash, licensee: licenseeCash } = cash
      const grossUp = document.deals
        .find((row: Loose) => row.id === deal)
        .terms.some((term: Loose) => term.kind === 'withholding' && term.grossUp)
      for (let year = 0; year < licensorCash.length; year++) {
        const of = (line: keyof typeof lines): number => lines[line][year]!
        const settled = receiptLines.reduce((sum, line) => sum + of(line), of('currencyEffect'))
        const withheld = of('withholding')
        const received =
          licensorCash[year]! +
          of('licensorCosts') +
          of('licensorRisks') +
          of('licensorTax') -
          of('taxCredit')
        const paid =
          of('benefit') -
          of('integrationCost') -
          of('compliance') -
          of('licenseeRisks') -
          of('licenseeTax') -
          licenseeCash[year]!
        expect(received).toBeCloseTo(settled + (grossUp ? 0 : withheld), 3)
        expect(paid).toBeCloseTo(settled + (grossUp ? withheld : 0), 3)
        // what is paid and not received is what the tax office took
        expect(paid - received).toBeCloseTo(Math.abs(withheld), 3)
      }
      const tax = valueAt(frame, frame.plan.licensor.tax.royalty, trial)
      expect(lines.taxCredit.every((credit) => credit <= tax * 1e12)).toBe(true)
    })
  })
})

it('the worth of the parts adds to the present value of the receipts', () => {
  const alone = changed(taxed, (copy) => {
    copy.licensor.taxRate = 0
    copy.licensor.costs = {}
    copy.risks = copy.risks.map((risk: Loose) => ({ ...risk, bearer: { licensor: 0, licensee: 1 } }))
    for (const deal of copy.deals) deal.terms = deal.terms.filter((term: Loose) => term.kind !== 'audit')
  })
  eachFuture(alone, 256, (_, { terms, worth }) => {
    const parts = terms.reduce((sum, own) => sum + own, 0)
    expect(Math.abs(parts - worth.atTimeRate)).toBeLessThan(1e-9 * Math.max(1e6, Math.abs(parts)))
  })
})

/** Keys that hold money, or money per unit, in the documents below. */
const moneyKeys = new Set([
  ...['size', 'amount', 'prepare', 'servePerLicenseeYear', 'monitorPerYear', 'perUnit', 'integrationCost'],
  ...[
    'recreateCost',
    'severity',
    'perEvent',
    'aggregate',
    'upTo',
    'cost',
    'fee',
    'exitCost',
    'salesCumulative',
  ],
  ...['salesAnnual', 'monthlyMaximum', 'value'],
])

const doubled = (node: Loose, key = ''): Loose => {
  if (typeof node === 'number') return moneyKeys.has(key) ? 2 * node : node
  if (Array.isArray(node)) return node.map((child) => doubled(child))
  if (typeof node !== 'object' || node === null) return node
  if (moneyKeys.has(key) && 'kind' in node)
    return { ...node, min: 2 * node.min, mode: 2 * node.mode, max: 2 * node.max }
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [
      name,
      key === 'utility' && name === 'value' ? child : doubled(child, name),
    ]),
  )
}

const triangular = (min: number, mode: number, max: number) => ({ kind: 'triangular', min, mode, max })

/** Every clause that names money, quantities that scale exactly, and nothing else that is random. */
const scalable = smallDeal(
  [
    { kind: 'upfrontFee', amount: triangular(1e5, 2e5, 3e5) },
    { kind: 'annualFee', amount: 10_000 },
    { kind: 'advance', amount: 50_000, rate: 0.5 },
    { kind: 'royalty', tiers: [{ upTo: 5e6, rate: 0.05 }, { rate: 0.08 }] },
    { kind: 'stacking', thirdParty: 0.02 },
    { kind: 'royaltyCap', amount: 9e5, clock: 'lifetime', rateAfter: 0.01 },
    { kind: 'minimumGuarantee', amount: 1.5e5, escalator: 0.03 },
    { kind: 'milestone', trigger: { salesCumulative: 8e6 }, amount: 70_000 },
    { kind: 'audit', underReporting: 0.06, probability: 0.3, cost: 40_000 },
    { kind: 'profitShare', share: 0.05, lossCarryForward: true },
    { kind: 'termination', hazardPerYear: 0.1, fee: 30_000 },
    { kind: 'residual', scope: 'none', exitCost: 5_000 },
  ],
  (copy) => {
    copy.markets[0].size = triangular(8e7, 1e8, 1.5e8)
    copy.licensor.costs = { prepare: 20_000, servePerLicenseeYear: 3000, monitorPerYear: 2000 }
    copy.licensor.alternative.value = 40_000
    Object.assign(copy.licensees[0], {
      failure: 0.03,
      alternative: {
        recreateCost: triangular(1e5, 2e5, 4e5),
        recreateYears: 2,
        substituteShare: 0.5,
        value: 10_000,
      },
    })
    copy.licensees[0].positions['diagnostics-us'].integrationCost = 60_000
    copy.risks = [
      {
        id: 'breach',
        frequency: 0.3,
        severity: triangular(1e4, 2e4, 9e4),
        bearer: { licensor: 0.5, licensee: 0.5 },
        cap: { perEvent: 30_000, aggregate: 45_000, multipleOfFees: 0.2 },
      },
    ]
    copy.deals[0].risks = ['breach']
  },
)

it('money at twice the scale is worth twice as much, to the last bit', () => {
  const [once, twice] = [answerTo(scalable), answerTo(doubled(scalable))]
  const figures = (answer: typeof once, factor: number) =>
    answer.deals.map(({ licensor, licensee, certain, terms }) => [
      ...[licensor, licensee!]
        .flatMap(({ npv, expected, dots }) => [
          npv.mean,
          npv.sd,
          npv.q10,
          npv.worst5,
          npv.errors.q50,
          expected.value,
          expected.standardError,
          ...dots,
        ])
        .map((figure) => factor * figure),
      factor * certain,
      ...terms.map((term) => factor * term.licensor.mean),
      licensor.beatsAlternative,
      licensee!.npv.negative,
    ])
  expect(figures(twice, 1)).toEqual(figures(once, 2))
  const asks = (answer: typeof once, factor: number) =>
    answer.markets.map(({ ask }) => [factor * ask!.floor.value, factor * ask!.ceiling.value])
  expect(asks(twice, 1)).toEqual(asks(once, 2))
})

describe('clauses move what the licensor receives one way only', () => {
  const receipts = (terms: readonly object[], change?: (copy: Loose) => void): number[] => {
    const totals: number[] = []
    eachFuture(
      smallDeal(terms, (copy) => {
        copy.markets[0].size = '40M to 200M'
        copy.licensees[0].failure = 0.05
        change?.(copy)
      }),
      32,
      (_, { worth }) => totals.push(worth.licensor),
    )
    return totals
  }
  const royalty = { kind: 'royalty', tiers: [{ upTo: 5e6, rate: 0.05 }, { rate: 0.08 }] }
  const runs = { numRuns: 12 }

  it('a cap never raises it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e4, max: 2e6, noNaN: true }),
        fc.constantFrom('annual', 'lifetime'),
        (amount, clock) => {
          const without = receipts([royalty])
          receipts([royalty, { kind: 'royaltyCap', amount, clock }]).forEach((capped, j) => {
            expect(capped).toBeLessThanOrEqual(without[j]! + 1e-6)
          })
        },
      ),
      runs,
    )
  })

  it('a guarantee never lowers it, and a higher one never pays less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        (amount, more) => {
          const [none, some, most] = [[], [amount], [amount * more]].map((amounts) =>
            receipts([royalty, ...amounts.map((each) => ({ kind: 'minimumGuarantee', amount: each }))]),
          )
          some!.forEach((total, j) => {
            expect(total).toBeGreaterThanOrEqual(none![j]! - 1e-6)
            expect(most![j]!).toBeGreaterThanOrEqual(total - 1e-6)
          })
        },
      ),
      runs,
    )
  })

  it('a risk never helps who bears it, and helps nobody', () => {
    const risk = (licensor: number) => (copy: Loose) => {
      copy.risks = [
        {
          id: 'breach',
          frequency: 0.5,
          severity: '100k to 1M',
          bearer: { licensor, licensee: 1 - licensor },
        },
      ]
      copy.deals[0].risks = ['breach']
    }
    for (const share of [0, 0.3, 1]) {
      const [plain, borne] = [new Map<number, readonly [number, number]>(), risk(share)]
      const fill = (
        change: (copy: Loose) => void,
        visit: (trial: number, ours: number, theirs: number) => void,
      ) =>
        eachFuture(smallDeal([royalty], change), 128, (_, { trial, worth }) =>
          visit(trial, worth.licensor, worth.licensee),
        )
      fill(
        () => undefined,
        (trial, ours, theirs) => plain.set(trial, [ours, theirs]),
      )
      let [lossOurs, lossTheirs] = [0, 0]
      fill(borne, (trial, ours, theirs) => {
        const [was, theirsWas] = plain.get(trial)!
        expect(ours).toBeLessThanOrEqual(was + 1e-6)
        expect(theirs).toBeLessThanOrEqual(theirsWas + 1e-6)
        lossOurs += was - ours
        lossTheirs += theirsWas - theirs
      })
      expect(lossOurs > 1).toBe(share > 0)
      expect(lossTheirs > 1).toBe(share < 1)
    }
  })
})

it('the possibility to recreate the data never raises what a licence is worth in expectation', () => {
  const worth = (alternative: object): number =>
    answerTo(
      smallDeal([{ kind: 'royalty', rate: 0.02 }], (copy) => {
        copy.licensees[0].alternative = alternative
        copy.markets[0].size = '40M to 200M'
      }),
      { trials: 128 },
    ).deals[0]!.licensee!.expected.value
  const alone = worth({ value: 0 })
  fc.assert(
    fc.property(
      fc.double({ min: 1e4, max: 1e7, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (recreateCost, recreateYears, substituteShare) => {
        expect(worth({ recreateCost, recreateYears, substituteShare, value: 0 })).toBeLessThanOrEqual(
          alone + 1e-6,
        )
      },
    ),
    { numRuns: 25 },
  )
})

it('splitting years into quarters or months changes no year’s royalty while the market stands still', () => {
  const yearly = (periodsPerYear: number): readonly number[] => {
    const document = smallDeal(
      [
        {
          kind: 'royalty',
          base: 'net',
          deductions: { share: 0.1 },
          tiers: [{ upTo: 5e6, rate: 0.05 }, { rate: 0.08 }],
        },
        { kind: 'stacking', thirdParty: 0.03 },
        { kind: 'royaltyCap', amount: 4e5, clock: 'annual' },
      ],
      (copy) => {
        copy.periodsPerYear = periodsPerYear
        copy.markets[0].adoption = { kind: 'table', values: [1] }
      },
    )
    const years: number[] = []
    eachFuture(document, 1, (_, { lines }) => years.push(...lines.royalty, ...lines.revenue))
    return years
  }
  const whole = yearly(1)
  for (const parts of [2, 4, 12])
    yearly(parts).forEach((amount, j) => {
      expect(amount).toBeCloseTo(whole[j]!, 4)
    })
})
