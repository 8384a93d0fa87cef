import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { documentSchema } from '../../models/scenario/schema/document.ts'
import { isQuantitySchema } from '../../models/scenario/schema/quantity.ts'
import { lineKeys } from '../../models/terms/statement.ts'
import { anyDeal } from './anyDeal.ts'
import { answerTo, type Loose, smallDeal } from './documents.ts'
import { type Future, futuresIn } from './futures.ts'
import { doubled, moneyNumbers } from './moneyKeys.ts'
import { patience, runs } from './runs.ts'

/** Every figure of a future, times a power of two. */
const figures = (future: Future, factor: number) => ({
  lines: lineKeys.map((key) => [key, ...future.lines[key].map((amount) => factor * amount)]),
  ...Object.fromEntries(Object.entries(future.worth).map(([party, worth]) => [party, factor * worth])),
  cash: [...future.cash.licensor, ...future.cash.licensee].map((amount) => factor * amount),
  terms: future.terms.map((worth) => factor * worth),
  endTime: future.endTime,
})

it(
  'money at twice the scale is worth twice as much, to the last bit: every clause, line and year',
  () => {
    fc.assert(
      fc.property(anyDeal(), (document) => {
        const once = futuresIn(document).map((future) => figures(future, 2))
        const twice = futuresIn(doubled(document)).map((future) => figures(future, 1))
        expect(twice).toEqual(once)
      }),
      runs,
    )
  },
  patience,
)

/** Keys of a document that hold a plain number, each with the clause it belongs to. */
const plainNumbers = (): readonly string[] => {
  const schema = z.toJSONSchema(documentSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (isQuantitySchema(zodSchema)) jsonSchema.title = 'quantity'
    },
  })
  const found = new Set<string>()
  const walk = (node: Loose, path: string): void => {
    if (typeof node !== 'object' || node === null || node.title === 'quantity') return
    if (node.type === 'number' || node.type === 'integer') found.add(path)
    const kind = node.properties?.kind?.const
    for (const [key, own] of Object.entries(node.properties ?? {}))
      walk(own, `${path}${kind === undefined ? '' : `:${kind}`}/${key}`)
    for (const part of [node.items, node.additionalProperties, ...(node.prefixItems ?? [])]) walk(part, path)
    for (const part of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) walk(part, path)
  }
  walk(schema, '')
  return [...found].sort()
}

/** What is no money: counts, years, days, shares, weights, and limits in units. */
const noMoney = new Set([
  ...[
    'fieldfare',
    'horizonYears',
    'periodsPerYear',
    'trials',
    'seed',
    'replicates',
    'maximum',
    'relativeError',
  ],
  ...['records', 'weight', 'scale', 'values', 'points', 'coalitions', 'rank', 'tail', 'matrix', 'alpha'],
  ...['economic', 'functional', 'technical', 'developerMargin', 'delayMonths', 'priceCut', 'probability'],
  ...['startYear', 'termYears', 'fromYear', 'tailYears', 'releaseYears', 'lookBackYears', 'deductible'],
  ...['shortfallCreditableYears', 'noticeMonths', 'lateDays', 'paymentDays', 'reportingDays', 'threshold'],
  ...['licensor', 'licensee', 'insuredShare', 'multipleOfFees', 'commit', 'index/floor', 'index/cap'],
  ...['collar/floor', 'collar/cap', ':usageFee/tiers/upTo'],
  ...['afterYear', 'creditable', 'exercise/year', 'paidYear', ':pilot/months', ':pilot/noise', 'atLeast'],
  ...[':renewal/years', ':termination/years'],
  ...['passThrough', 'lowers', 'groups/share', 'groups/target'],
  ...['adjustments/coefficient', 'adjustments/subject', 'comparables/weights', 'comparables/year'],
  ...['decliningRate', 'taxAmortisation/discountRate', 'taxLifeYears', 'taxAmortisation/taxRate'],
  'purchases/year',
  // as reported, in a currency of its own
  ...['amount/high', 'amount/low', 'perUnit/high', 'perUnit/low', 'units/count'],
  // money of the run, not of the deal: when to stop
  'standardError',
  // of what contributors are worth, in units of whoever measured it
  'standardErrors',
])

it('of every plain number of a document it is known whether it is money', () => {
  const known = (path: string) => [...noMoney].some((end) => path.endsWith(end))
  expect(plainNumbers().filter((path) => moneyNumbers.test(path) === known(path))).toEqual([])
  expect(plainNumbers().filter((path) => moneyNumbers.test(path)).length).toBe(16)
})

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

it('so are the figures of an answer, what is asked for in each market too', () => {
  const [once, twice] = [answerTo(scalable), answerTo(doubled(scalable))]
  const figuresOf = (answer: typeof once, factor: number) =>
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
  expect(figuresOf(twice, 1)).toEqual(figuresOf(once, 2))
  const asks = (answer: typeof once, factor: number) =>
    answer.markets.map(({ ask }) => [factor * ask!.floor.value, factor * ask!.ceiling.value])
  expect(asks(twice, 1)).toEqual(asks(once, 2))
})
