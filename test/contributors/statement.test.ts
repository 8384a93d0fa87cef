import { describe, expect, it } from 'vitest'
import { contributors } from '../../models/asked.ts'
import { splitStatement } from '../../models/contributors/statement.ts'
import { cashOf } from '../../models/report/lines.ts'
import type { StatementRow } from '../../models/scenario/schema/answer.ts'
import type { Contributors } from '../../models/scenario/schema/contributors.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { answerTo, changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

/** Receipts of a deal divided year by year: every column adds up, and the rows are those of the valuation. */
const trials = 1024
const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)

const statementOf = (document: Loose, deal: string): NonNullable<Contributors['statement']> => {
  const answer = contributors(document, { deal, trials })
  if (!answer.ok) throw new Error(answer.faults.map(describeFailure).join('\n'))
  return answer.value.statement!
}

const expectDivided = (document: Loose, deal: string): void => {
  const { years, total: all } = statementOf(document, deal)
  const { statement } = answerTo(document, { trials }).expected.deals.find(({ id }) => id === deal)!
  for (const { year, lines, amount, parts } of years) {
    expect(total(lines.map((line) => line.amount))).toBe(amount)
    expect(total(parts)).toBe(amount)
    const row = statement.find((one) => one.year === year)!
    for (const line of lines)
      expect(Math.abs(line.amount - row[line.key]! * 100)).toBeLessThanOrEqual(0.5 + 1e-4)
  }
  // another way: the licensor's cash, without what is not money of the licensee
  for (const row of statement) {
    const {
      licensorCosts = 0,
      licensorRisks = 0,
      licensorTax = 0,
      taxCredit = 0,
      inKind = 0,
      equity = 0,
    } = row
    const received =
      cashOf(row).licensor + licensorCosts + licensorRisks + licensorTax - taxCredit - inKind - equity
    const cents = years.find(({ year }) => year === row.year)?.amount ?? 0
    expect(Math.abs(cents - 100 * received)).toBeLessThan(15)
  }
  expect(total(years.map(({ amount }) => amount))).toBe(all.amount)
  expect(total(all.parts)).toBe(all.amount)
  all.parts.forEach((part, i) => {
    expect(total(years.map(({ parts }) => parts[i]!))).toBe(part)
  })
}

const two = [
  { id: 'a', records: 300 },
  { id: 'b', records: 700 },
]
const owned = (terms: readonly object[], change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal(terms, (copy) => {
    copy.dataset.contributors = two
    change(copy)
  })

describe('the expected receipts of a deal', () => {
  const northlake = sample('northlake')
  it.each<string>(northlake.deals.map(({ id }: Loose) => id))('of the sample: %s', (deal) => {
    expectDivided(northlake, deal)
  })

  it.each([
    ['tax withheld', { kind: 'withholding', rate: 0.15 }],
    ['tax withheld, grossed up', { kind: 'withholding', rate: 0.15, grossUp: true }],
    ['an option that is used', { kind: 'buyout', strikes: [{ afterYear: 2, amount: 1_000 }] }],
    ['something in kind', { kind: 'inKind', costToPayer: 50_000, valueToReceiver: 40_000 }],
  ] as const)('with %s', (_, clause) => {
    const terms = [{ kind: 'upfrontFee', amount: 200_000.01 }, { kind: 'royalty', rate: 0.05 }, clause]
    const document = owned(structuredClone(terms))
    expectDivided(document, document.deals[0].id)
  })

  it('tax that is withheld lessens what is divided, and a gross-up does not', () => {
    const received = (clauses: readonly object[]): number => {
      const document = owned([{ kind: 'upfrontFee', amount: 100_000 }, ...clauses])
      return statementOf(document, document.deals[0].id).total.amount
    }
    expect(received([])).toBe(10_000_000)
    expect(received([{ kind: 'withholding', rate: 0.15 }])).toBe(8_500_000)
    expect(received([{ kind: 'withholding', rate: 0.15, grossUp: true }])).toBe(10_000_000)
  })

  it('what is received in kind is named and not divided', () => {
    const document = owned([
      { kind: 'upfrontFee', amount: 100_000 },
      { kind: 'inKind', costToPayer: 50_000, valueToReceiver: 40_000 },
    ])
    const { total: all, leftOut } = statementOf(document, document.deals[0].id)
    expect(all).toEqual({ amount: 10_000_000, parts: [3_000_000, 7_000_000] })
    expect(leftOut).toEqual([{ key: 'inKind', amount: 4_000_000 }])
  })

  it('by hand: lines are rounded once, years are their sums, a refund is taken back', () => {
    const rows: StatementRow[] = [
      { year: 0, upfrontFee: 100.005, royalty: 0.004, licensorTax: 30 },
      { year: 1, royalty: -10.01, revenue: 5e6 },
      { year: 2, licensorCosts: 7 },
    ]
    const split = splitStatement(rows, { weights: [1, 1, 1], currency: { code: 'USD', decimals: 2 } })
    expect(split.ok && split.value).toMatchObject({
      years: [
        {
          year: 0,
          lines: [{ key: 'upfrontFee', amount: 10_001 }],
          amount: 10_001,
          parts: [3334, 3334, 3333],
        },
        { year: 1, lines: [{ key: 'royalty', amount: -1001 }], amount: -1001, parts: [-334, -334, -333] },
      ],
      total: { amount: 9000, parts: [3000, 3000, 3000] },
      leftOut: [],
    })
  })

  it('refuses receipts of which not every cent would count', () => {
    const rows = [{ year: 0, royalty: 1e14 }]
    const split = splitStatement(rows, { weights: [1], currency: { code: 'USD', decimals: 2 } })
    expect(split.ok ? [] : split.faults.map(describeFailure)).toEqual([
      '/deals: expected receipts below 90071992547409 USD, so that every cent counts, found 10000000000000000 minor units.',
    ])
  })

  it('a deal that is not there is named with those that are', () => {
    const document = changed(sample('minimal'), (copy) => {
      copy.dataset.contributors = two
    })
    const answer = contributors(document, { deal: 'nothing' })
    expect(answer.ok ? [] : answer.faults).toMatchObject([{ kind: 'reference', pointer: '/deals' }])
  })
})
