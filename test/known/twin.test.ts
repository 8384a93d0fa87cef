import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { long } from '../support/long.ts'
import { twinExpected } from '../support/twin/expected.ts'
import { type Facts, type Json, receiptLines, type TwinDeal } from '../support/twin/facts.ts'
import { plainFacts, plainMeans } from '../support/twin/plainFacts.ts'
import { roughFacts, roughMeans } from '../support/twin/rough.ts'
import { near, type SmallDeal, smallDocument } from '../support/twin/smallDeal.ts'
import { twinDeal } from '../support/twin.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const constants: Json = json('../../models/samples/constants.json')
const northlake = json('../../models/samples/northlake.json')
const known: {
  readonly deals: readonly {
    readonly licensor: { readonly npv: number }
    readonly licensee: { readonly npv: number }
    readonly statement: readonly Readonly<Record<string, number>>[]
  }[]
} = json('known-answers.json')

const close = (found: number | undefined, wanted: number): void =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted))

describe('a document without uncertainty', () => {
  const isKnown = (deal: TwinDeal): void => {
    close(deal.licensor.npv, known.deals[0]!.licensor.npv)
    close(deal.licensee.npv, known.deals[0]!.licensee.npv)
    for (const row of known.deals[0]!.statement)
      for (const [line, amount] of Object.entries(row)) close(deal.statement[row.year ?? 0]?.[line], amount)
  }

  test('gives the known answers in a future', () => {
    isKnown(twinDeal(constants, 'royalty', plainFacts()))
  })

  test('gives the known answers in the expected case', () => {
    isKnown(twinExpected(constants, 'royalty', plainMeans()))
  })
})

describe('the expected case', () => {
  const line = (small: SmallDeal, name: string, means = plainMeans()): readonly number[] => {
    const all = twinExpected(smallDocument(small), 'deal', means).statement.map(
      (row) => row[name] ?? Number.NaN,
    )
    return all.slice(0, all.findLastIndex((amount) => amount !== 0) + 1)
  }
  const fee = { kind: 'annualFee', amount: 100, timing: 'advance' }
  const termination = { kind: 'termination', hazardPerYear: 0.2, fee: 6 }
  const small: SmallDeal = { revenue: [100], termYears: 3, terms: [fee] }

  test('failure by its annual hazard', () => {
    near(line({ ...small, licensee: { failure: 0.1 } }, 'annualFee'), [100, 90, 81])
  })

  test('termination in contract years 1 and 2; failure comes first', () => {
    const ending = { ...small, terms: [fee, termination] }
    near(line(ending, 'annualFee'), [100, 80, 64])
    near(line(ending, 'terminationFee'), [0, 6 * 0.2, 6 * 0.8 * 0.2])
    const failing = { ...ending, licensee: { failure: 0.1 } }
    near(line(failing, 'terminationFee'), [0, 6 * 0.9 * 0.2, 6 * (0.9 * 0.8) * (0.9 * 0.2)])
  })

  test('a gate has its probability given the branch', () => {
    // passes in 0.8; a failure ends the deal in half of the futures. Branches: ended in year 1 (0.1, gate failed),
    // running (0.9, gate passed with 8/9). Royalties 0 and 80/9 against a minimum of 9: 0.1 · 9 + 0.9 · 1/9, then 0.1
    const gated: SmallDeal = {
      ...small,
      terms: [fee, { kind: 'royalty', rate: 0.1 }, { kind: 'minimumGuarantee', amount: 9 }],
      market: { success: [{ gate: 'clearance', year: 0.5, probability: 0.8 }] },
      licensee: { ifGateFails: { terminates: 0.5 } },
    }
    const means = plainMeans({ gateProbability: () => 0.8 })
    near(line(gated, 'annualFee', means), [100, 90, 90])
    near(line(gated, 'royalty', means), [0, 8, 8, 8])
    near(line(gated, 'trueUp', means), [0, 1, 0.1, 0.1])
  })

  test('an audit is the mean over all futures of audits', () => {
    const audit = { kind: 'audit', underReporting: 0.2, lookBackYears: 2, interest: 0.1, cost: 3 }
    const audited = { ...small, terms: [{ kind: 'royalty', rate: 0.1 }, audit] }
    const chance = [0.5, 0.25, 0.4]
    const futures = Array.from({ length: 8 }, (_, n) => chance.map((_p, c) => (n >> c) % 2))
    const mean = [0, 1, 2, 3].map((year) =>
      futures.reduce((total, audits) => {
        const facts = plainFacts({ audit: (_, c) => audits[c - 1] ?? 0 })
        const row = twinDeal(smallDocument(audited), 'deal', facts).statement[year]
        const weight = audits.reduce((product, hit, c) => product * (hit ? chance[c]! : 1 - chance[c]!), 1)
        return total + weight * (row?.auditRecovery ?? 0)
      }, 0),
    )
    const means = plainMeans({ auditProbability: (_, c) => chance[c - 1] ?? 0 })
    near(line(audited, 'auditRecovery', means), mean)
  })

  test('a risk is frequency × limited expected value', () => {
    // 0.1 losses of 100 a year: half of each, at most 30, is the licensor's
    const risky = {
      ...small,
      deal: { risks: ['breach'] },
      document: { risks: [{ id: 'breach', bearer: { licensor: 0.5 }, cap: { perEvent: 30 } }] },
    }
    const means = plainMeans({
      expectedFrequency: () => 0.1,
      limitedExpectedLoss: (_, share, limit) => Math.min(100 * share, limit),
    })
    near(line(risky, 'licensorRisks', means), [0, 3, 3, 3])
    near(line(risky, 'licenseeRisks', means), [0, 7, 7, 7])
  })
})

/** The document without discounting, so that an NPV is the sum of a statement. */
const undiscounted: Json & { deals: { id: string }[] } = {
  ...northlake,
  licensor: { ...northlake.licensor, discountRate: 0, timeRate: 0, taxRate: 0.1 },
  licensees: northlake.licensees.map((licensee: Readonly<Record<string, Json>>) => ({
    ...licensee,
    discountRate: 0,
    timeRate: 0,
  })),
}

const futures: Readonly<Record<string, Partial<Facts>>> = {
  'all goes well': {},
  'audited, exchanged, recreated': { audit: () => 1, exchange: (_, t) => 1 + t / 50, recreates: () => true },
  'clearance fails': { gate: (_field, _territory, gate) => (gate === 'clearance' ? 0 : 1), gateEnd: () => 2 },
  'fails in year 3': { failureYear: () => 3 },
  'fails after the term': { failureYear: () => 10 },
  'terminated, with losses': {
    terminationYear: () => 4,
    events: () => [0.2, 2.6, 7.7].map((time) => ({ time, severity: 3e6 })),
  },
}

describe.each(Object.entries(futures))('what one pays the other receives: %s', (_name, changes) => {
  const deals = undiscounted.deals.map(({ id }) =>
    twinDeal(undiscounted, id, roughFacts(undiscounted, changes)),
  )
  const total = (deal: TwinDeal, lines: readonly string[]): number =>
    deal.statement.reduce((all, row) => all + lines.reduce((part, line) => part + (row[line] ?? 0), 0), 0)
  const near = (found: number, wanted: number): void => expect(Math.abs(found - wanted)).toBeLessThan(1e-3)

  test('each side’s worth is its side of the statement', () => {
    for (const deal of deals) {
      const paid = total(deal, [...receiptLines, 'currencyEffect'])
      const withheld = total(deal, ['withholding'])
      const [borne, onTop] = [Math.min(0, withheld), Math.max(0, withheld)]
      const licensor = borne + total(deal, ['taxCredit'])
      near(
        deal.licensor.npv,
        paid + licensor - total(deal, ['licensorCosts', 'licensorRisks', 'licensorTax']),
      )
      const costs = total(deal, ['integrationCost', 'compliance', 'licenseeRisks', 'licenseeTax'])
      near(deal.licensee.npv, total(deal, ['benefit']) - paid - onTop - costs)
    }
  })

  test('together they keep the benefit less what goes to others', () => {
    for (const deal of deals) {
      const toOthers = ['licensorCosts', 'licensorRisks', 'integrationCost', 'compliance', 'licenseeRisks']
      const tax = total(deal, ['licensorTax', 'licenseeTax']) - total(deal, ['taxCredit'])
      const withheld = Math.abs(total(deal, ['withholding']))
      near(
        deal.licensor.npv + deal.licensee.npv,
        total(deal, ['benefit']) - total(deal, toOthers) - tax - withheld,
      )
    }
  })

  test('the terms add up to the receipts', () => {
    for (const deal of deals) {
      const withheld =
        Math.min(0, total(deal, ['withholding'])) + total(deal, ['taxCredit', 'currencyEffect'])
      const terms = deal.terms.reduce((all, term) => all + term, 0)
      near(terms, total(deal, receiptLines) + withheld)
      near(total(deal, ['royalty']), total(deal, ['earnedRoyalty', 'stackingOffset', 'capReduction']))
    }
  })
})

// against the engine: test/simulate/twin.test.ts, of every deal
test('deals of the example have an expected case', () => {
  const deals = long ? northlake.deals.map(({ id }: { id: string }) => id) : ['second-seat', 'trials']
  for (const id of deals) {
    const deal = twinExpected(northlake, id, roughMeans(northlake))
    expect(Number.isFinite(deal.licensor.npv) && Number.isFinite(deal.licensee.npvAtTimeRate)).toBe(true)
    expect(deal.statement.some((row) => (row.benefit ?? 0) > 0)).toBe(true)
  }
})
