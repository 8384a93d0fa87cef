import { describe, expect, it } from 'vitest'
import { cashOf } from '../../models/report/lines.ts'
import { termSentences } from '../../models/report/termSheet.ts'
import type { StatementRow } from '../../models/scenario/schema/answer.ts'
import { answerTo, type Loose, smallDeal } from '../laws/documents.ts'

/** Where nothing is uncertain a decision is arithmetic: every future is the same. */
const terms: readonly object[] = [
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'royalty', rate: 0.05 },
  { kind: 'minimumGuarantee', amount: 400_000 },
  { kind: 'residual', scope: 'tail', tailYears: 1, rate: 0.01, modelHalfLifeYears: 1 },
]

const having = (options: readonly object[], change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal(structuredClone([...terms, ...options]), (copy) => {
    copy.deals[0].grants[0].termYears = 4
    change(copy)
  })

const told = (document: Loose) => {
  const answer = answerTo(document, { trials: 256 })
  const [deal, expected] = [answer.deals[0]!, answer.expected.deals[0]!]
  const row = (year: number): StatementRow => expected.statement.find((own) => own.year === year) ?? { year }
  const line = (key: string): readonly number[] => Array.from({ length: 6 }, (_, year) => row(year)[key] ?? 0)
  return { deal, expected, line, used: deal.options?.[0] }
}

const worth = (rows: readonly StatementRow[], party: 'licensor' | 'licensee', rate: number): number =>
  rows.reduce((sum, row) => sum + cashOf(row)[party] / (1 + rate) ** row.year, 0)

const plain = told(having([]))

describe('the statement of a deal whose option is used', () => {
  const cases = {
    buyout: having([{ kind: 'buyout', strikes: [{ afterYear: 2, amount: 1_000 }] }]),
    renewal: having([{ kind: 'renewal', years: 1, fee: 7_000 }], (copy) => {
      copy.deals[0].grants[0].termYears = 3
      copy.deals[0].terms[2].amount = 0
    }),
    pilot: having(
      [{ kind: 'pilot', fee: 3_000, months: 12, records: 10, noise: 0, creditable: 1 }],
      (copy) => {
        Object.assign(copy.deals[0].grants[0], { startYear: 1, termYears: 3 })
      },
    ),
    option: having([
      { kind: 'optionFee', amount: 3_000, exercise: [{ year: 1, price: 500 }], creditable: 0.5 },
    ]),
    ended: having([{ kind: 'termination', right: 'licensor', fee: 5_000 }], (copy) => {
      copy.licensor.costs = { monitorPerYear: 2e6 }
    }),
  }

  it.each(Object.entries(cases))('%s: what is told is what it is worth, to both', (_, document) => {
    const { deal, expected, used } = told(document)
    const all = used!.exercised.reduce((sum, { probability }) => sum + probability.value, 0)
    expect(all).toBe(1)
    expect(worth(expected.statement, 'licensor', 0.1)).toBeCloseTo(expected.licensor.npv, 3)
    expect(worth(expected.statement, 'licensee', 0.12)).toBeCloseTo(expected.licensee!.npv, 3)
    expect(deal.licensor.expected.value).toBeCloseTo(expected.licensor.npv, 3)
    expect(deal.licensee!.expected.value).toBeCloseTo(expected.licensee!.npv, 3)
  })

  it('a buy-out ends the royalty, its minimum and what would be due after the term', () => {
    const { line } = told(cases.buyout)
    expect(line('buyout')).toEqual([0, 0, 1_000, 0, 0, 0])
    expect(line('earnedRoyalty').map((royalty) => royalty > 0)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(line('earnedRoyalty').slice(0, 3)).toEqual(plain.line('earnedRoyalty').slice(0, 3))
    expect([plain.line('trueUp')[3]! > 0, plain.line('residualRoyalty')[5]! > 0]).toEqual([true, true])
    expect(line('trueUp').slice(3)).toEqual([0, 0, 0])
    expect(line('residualRoyalty')).toEqual([0, 0, 0, 0, 0, 0])
    expect(line('benefit')).toEqual(plain.line('benefit'))
  })

  it('a renewal pays its fee at the old end and goes on as before', () => {
    const { line, used } = told(cases.renewal)
    expect(line('optionFee')).toEqual([0, 0, 0, 7_000, 0, 0])
    expect(line('earnedRoyalty')).toEqual(plain.line('earnedRoyalty'))
    expect(used!.exercised[0]!.year).toBe(3)
  })

  it('a pilot is paid when it starts and credited when the grant does', () => {
    const { line } = told(cases.pilot)
    expect(line('optionFee')).toEqual([3_000, -3_000, 0, 0, 0, 0])
    expect(line('upfrontFee')).toEqual([0, 200_000, 0, 0, 0, 0])
  })

  it('what an option is for starts when it is used, at its price less what is credited', () => {
    const { line, deal } = told(cases.option)
    expect(line('optionFee')).toEqual([3_000, 500 - 1_500, 0, 0, 0, 0])
    expect(line('upfrontFee')).toEqual([0, 200_000, 0, 0, 0, 0])
    expect(line('earnedRoyalty').map((royalty) => royalty > 0)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ])
    expect(deal.terms[4]!.licensor.mean).toBeCloseTo(3_000 - 1_000 / 1.1, 6)
  })

  it('a party that may end what costs it money ends it at once', () => {
    const { line, used } = told(cases.ended)
    expect(used!.exercised.map(({ year, probability }) => [year, probability.value])).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
    ])
    expect(line('terminationFee')).toEqual([0, 5_000, 0, 0, 0, 0])
    expect(line('residualRoyalty')[2]).toBeGreaterThan(0)
  })

  it('what is certain is certain in every way in which the options can be used', () => {
    expect(told(cases.option).deal.certain).toBe(3_000)
    expect(told(cases.buyout).deal.certain).toBe(200_000 + 2 * 400_000 + 1_000)
    expect(plain.deal.certain).toBe(200_000 + 4 * 400_000)
  })
})

describe('options in words', () => {
  const saying = (clause: object): string => {
    const document = having([clause])
    return termSentences(document.deals[0], document).find(({ index }) => index === 4)!.sentence
  }

  it.each<[object, string]>([
    [
      {
        kind: 'optionFee',
        amount: 50_000,
        exercise: [{ year: 1 }, { year: 2, price: 20_000 }],
        creditable: 1,
      },
      "50,000 USD now for the licensee's right to take up the grant after 1 year or after 2 years for 20,000 USD; it is credited against what is then due at the start.",
    ],
    [
      { kind: 'optionFee', amount: 50_000, field: 'diagnostics', paidYear: 1, by: 'licensor' },
      "50,000 USD after 1 year for the licensor's right to take up the grant in Diagnostics at its start.",
    ],
    [
      {
        kind: 'buyout',
        strikes: [
          { afterYear: 2, amount: 900_000 },
          { afterYear: 3, amount: 500_000 },
        ],
      },
      'The licensee may end the royalty, its minimum and any later royalty for 900,000 USD after contract year 2 or 500,000 USD after contract year 3.',
    ],
    [
      { kind: 'renewal', years: 1, fee: 7_000, noticeMonths: 6 },
      "The licensee may renew the deal at its end by 1 year on the same terms for a fee of 7,000 USD with 6 months' notice.",
    ],
    [
      { kind: 'pilot', fee: 3_000, months: 6, records: 2_000, success: { atLeast: 0.05 }, creditable: 0.5 },
      'A pilot of 6 months with 2,000 records for 3,000 USD; what it shows decides: at 0.05 or more the licensee may go on or not, else there is no grant; 50 % of it is credited against what is then due at the start.',
    ],
    [
      { kind: 'termination', right: 'licensor', years: [1, 3], fee: 5_000 },
      'The licensor may end the deal at the end of contract year 1 or 3 for a fee of 5,000 USD.',
    ],
  ])('%o', (clause, sentence) => {
    expect(saying(clause)).toBe(sentence)
  })
})
