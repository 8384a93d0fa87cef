import { describe, expect, it } from 'vitest'
import { grantSentence } from '../../models/report/clauses/grants.ts'
import { rightsSentence } from '../../models/report/clauses/rights.ts'
import { riskSentences } from '../../models/report/clauses/risks.ts'
import { termSentences } from '../../models/report/termSheet.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { minimal, northlake } from './fixture.ts'

type Deal = FieldfareDocument['deals'][number]
type Term = Deal['terms'][number]

const dealOf = (id: string): Deal => {
  const found = northlake.deals.find((deal) => deal.id === id)
  if (found === undefined) throw new Error(`no deal ${id}`)
  return found
}

const termsOf = (id: string): string[] =>
  termSentences(dealOf(id), northlake)
    .filter(({ kind, index }) => index !== null && kind !== 'grant' && kind !== 'risk')
    .map(({ sentence }) => sentence)

const say = (term: Term): string => {
  const terms: Term[] = [term, { kind: 'residual', scope: 'none' }]
  const found = termSentences({ ...dealOf('flat'), terms }, northlake).find(({ kind }) => kind === term.kind)
  return found?.sentence ?? ''
}

describe('the clauses of the sample', () => {
  it('flat fee', () => {
    expect(termsOf('flat')).toEqual([
      '1.3 M USD at the start.',
      '120,000 USD at the start of each contract year, rising every year with “inflation” (at least 0 % and at most 3 % a year).',
      'What was learned from the data may be used for ever without royalty; its worth halves every 2.5 years.',
    ])
  })

  it('royalty with minimum guarantee', () => {
    expect(termsOf('royalty')).toEqual([
      '500,000 USD at the start.',
      '300,000 USD in advance at the start, recouped from royalty; what is never recouped is not repaid.',
      '2.5 % of net receipts up to 10 M USD a year, 3 % from there to 30 M USD, 3.5 % above; deductions as much as the input deductionShare, at most 8 %.',
      '50 % of what the licensee owes third parties (1.2 % of the base) is taken off the royalty, of which at least 50 % remains; what cannot be taken off is carried forward.',
      'At least 125,000 USD a year from the third year, rising 3 % a year, royalty credited against it.',
      'At the end of each contract year the licensor audits the last 3 years with a probability of 25 %; the share of receipts not reported is as much as the input reportingLeak, of which an audit finds 90 %, and of that 80 % is paid with 8 % simple interest a year; its cost of 40,000 USD is borne by the licensor, from 5 % under-reporting on by the licensee.',
      'What depends on sales is reported within 45 days of the end of each period and paid within 30 days of the report.',
      'What was learned from the data may be used for 4 years after the term for 0.5 % of gross product revenue; its worth halves every 2 years, and the royalty with it.',
    ])
  })

  it('exclusive with milestones', () => {
    expect(termsOf('exclusive')).toEqual([
      '1.4 M USD at the start.',
      '400,000 USD when the gate “clearance” is passed in Chest CT diagnostic products.',
      '500,000 USD once product revenue reaches 60 M USD in total.',
      '1.5 % of net receipts up to 15 M USD a year, 2 % above; deductions as much as the input deductionShare, at most 8 %.',
      'At least 150,000 USD a year from the third year, rising 3 % a year, royalty credited against it.',
      'Royalty at most 3 M USD over the whole term, beyond that 0.3 % of the base.',
      "The licensee may end the deal at the end of any contract year but the last with 6 months' notice for a fee of 100,000 USD; the probability is 4 % a year.",
      'What depends on sales is reported within 45 days of the end of each period and paid within 30 days of the report.',
      'What was learned from the data may be used for 5 years after the term for 0.5 % of gross product revenue; its worth halves every 2 years, and the royalty with it.',
    ])
  })

  it('second seat', () => {
    expect(termsOf('second-seat').slice(1, 3)).toEqual([
      '1.6 % of net receipts; deductions as much as the input deductionShare, at most 8 %.',
      'If the licensor later grants an overlapping field at a lower price of the same kind, this price follows from then on.',
    ])
  })

  it('per inference', () => {
    expect(termsOf('per-inference')).toEqual([
      '550,000 USD at the start.',
      'In General medical imaging models: 0.006 USD per inference up to 5 M inferences a year, 0.004 USD from there to 25 M, 0.0025 USD above; reckoned at 2 inferences per USD of product revenue; at least 200,000 inferences a year are charged, and at most 32,000 USD a month is paid.',
      '2 % of product revenue in Teaching and simulation.',
      'Use outside the granted field costs 3 times the rate in the field, unless cured within 60 days.',
      'What was learned from the data may be used for 2 years after the term without royalty; its worth halves every 1.5 years.',
    ])
  })

  it('profit share', () => {
    expect(termsOf('trials')).toEqual([
      '500,000 USD at the start.',
      '25 % of what the data bring the licensee in a year after integration and compliance; a loss is carried forward to later years.',
      'Tax of 5 % withheld at source is paid on top by the licensee, so that the licensor receives every amount in full.',
      "Amounts are agreed in USD and settled in EUR at today's rate; 1 EUR is 1.08 USD today with a volatility of 9 % a year.",
      'Nothing learned from the data may be used after the term.',
    ])
  })
})

describe('other readings of a clause', () => {
  it.each<[Term, string]>([
    [{ kind: 'royalty', rate: '1%' }, '1 % of gross receipts.'],
    [
      { kind: 'royalty', base: 'net', rate: '2% to 4%', deductions: { share: 0.1, cap: 0.08 } },
      'Between 2 % and 4 % (10th to 90th percentile) of net receipts; deductions 8 %.',
    ],
    [
      {
        kind: 'royalty',
        base: 'net',
        tiers: [{ upTo: 10e6, rate: 0.06 }, { rate: 0.08 }],
        deductions: { share: '3% to 12%', cap: 0.08 },
      },
      '6 % of net receipts up to 10 M USD a year, 8 % above; deductions between 3 % and 12 % (10th to 90th percentile), at most 8 %.',
    ],
    [
      {
        kind: 'royalty',
        field: 'education',
        tierMethod: 'all-units',
        tierClock: 'lifetime',
        tiers: [{ upTo: 1e6, rate: 0.02 }, { rate: 0.03 }],
      },
      'In Teaching and simulation: one rate on all gross receipts to date: 2 % below 1 M USD, 3 % from 1 M USD on.',
    ],
    [
      {
        kind: 'royalty',
        tierMethod: 'all-units',
        tierMatch: 'lower',
        tiers: [{ upTo: 1e6, rate: 0.02 }, { rate: 0.03 }],
      },
      'One rate on all gross receipts of a year: 2 % up to 1 M USD, 3 % above 1 M USD.',
    ],
    [
      { kind: 'royalty', tiers: [{ upTo: 5e6, rate: 0.02 }] },
      '2 % of gross receipts up to 5 M USD a year, nothing above.',
    ],
    [{ kind: 'royaltyCap', amount: '1M' }, 'Royalty at most 1 M USD in each contract year, nothing beyond.'],
    [
      { kind: 'minimumGuarantee', amount: 250_000, credits: 'all' },
      'At least 250,000 USD a year, all payments credited against it.',
    ],
    [
      { kind: 'annualFee', amount: '100k to 200k', timing: 'arrears' },
      'Between 100,000 USD and 200,000 USD (10th to 90th percentile) at the end of each contract year.',
    ],
    [
      { kind: 'advance', amount: 1e6, rate: 0.5 },
      '1 M USD in advance at the start, recouped from 50 % of the royalty; what is never recouped is not repaid.',
    ],
    [
      { kind: 'audit', underReporting: 0.05, probability: 0.2, lookBackYears: 1, cost: 3e4 },
      'At the end of each contract year the licensor audits that year with a probability of 20 %; the share of receipts not reported is 5 %, of which an audit finds all, and of that all is paid; its cost of 30,000 USD is borne by the licensor, from 5 % under-reporting on by the licensee.',
    ],
    [{ kind: 'milestone', amount: 5e4, trigger: { date: '2029-06-30' } }, '50,000 USD on 2029-06-30.'],
    [
      { kind: 'milestone', amount: 5e4, trigger: { salesAnnual: 20e6 } },
      '50,000 USD once product revenue reaches 20 M USD in one year.',
    ],
    [
      { kind: 'usageFee', unit: 'query', volume: '1M to 3M', tiers: [{ price: 0.01 }], commit: 1000 },
      '0.01 USD per query; reckoned at between 1 M and 3 M (10th to 90th percentile) queries a year; at least 1,000 queries a year are charged.',
    ],
    [
      { kind: 'withholding', rate: 0.1, usable: 0.5 },
      'Tax of 10 % withheld at source is borne by the licensor; the licensor can credit 50 % of it against its own tax.',
    ],
    [
      { kind: 'profitShare', share: 0.3 },
      '30 % of what the data bring the licensee in a year after integration and compliance; a loss is not carried forward.',
    ],
    [{ kind: 'outOfField', amount: 2e5 }, 'Use outside the granted field costs 200,000 USD.'],
    [
      { kind: 'termination', hazardPerYear: 0.1 },
      'The licensee may end the deal at the end of any contract year but the last without a fee; the probability is 10 % a year.',
    ],
  ])('%j', (term, sentence) => expect(say(term)).toBe(sentence))
})

describe('grants, rights and risks', () => {
  it('say field, territory, exclusivity, years, uses and updates', () => {
    expect(grantSentence(dealOf('exclusive'), northlake)).toBe(
      'Meridian Imaging AI may use Northlake chest CT for training, fine-tuning and evaluation in Chest CT diagnostic products in every territory (United States, European Union and Japan), exclusively, for 8 years from 2027-01-01, with updates.',
    )
    expect(grantSentence(dealOf('per-inference'), northlake)).toBe(
      'Atlas Models may use Northlake chest CT for fine-tuning and retrieval in General medical imaging models in every territory (United States, European Union and Japan), without exclusivity, for 6 years from 2027-01-01, with updates; and for synthetic data and display in Teaching and simulation in every territory (United States, European Union and Japan), without exclusivity, for 6 years from 2027-01-01, with updates.',
    )
    const later = { ...dealOf('trials'), grants: [{ market: 'education-jp', startYear: 1.5, termYears: 1 }] }
    expect(grantSentence(later, northlake)).toBe(
      'Orion Therapeutics may use Northlake chest CT for any use in Teaching and simulation, Japan, without exclusivity, for 1 year from 2028-07-01, without updates.',
    )
  })

  it('say who owns what, and what is open', () => {
    expect(rightsSentence(dealOf('exclusive'), northlake)).toBe(
      'Model weights and outputs belong to the licensee; improvements belong to both; the licensee pays 0.1 % of product revenue for improvements.',
    )
    expect(rightsSentence({ ...dealOf('flat'), rights: { noReidentification: true } }, northlake)).toMatch(
      /left open; nobody in the data may be identified\.$/,
    )
    const table = { matrix: { outputs: { own: 'licensee' } } } as const
    expect(rightsSentence({ ...dealOf('flat'), rights: table }, northlake)).toMatch(
      /^Outputs belong to the licensee;/,
    )
    expect(rightsSentence({ ...dealOf('flat'), rights: { weights: 'licensor' } }, northlake)).toBe(
      'Model weights belong to the licensor; who owns improvements and outputs is left open.',
    )
  })

  it('say how often, how much, who bears it and up to what', () => {
    expect(riskSentences(dealOf('per-inference'), northlake)).toEqual([
      'Re-identification or breach: expected about once in 170 years, costing between 200,000 USD and 5 M USD (10th to 90th percentile) each time; the licensor bears 30 % of it, at most 2 M USD per event, and the licensee the rest.',
      'Records reconstructed from outputs: expected about once in 250 years, costing between 500,000 USD and 10 M USD (10th to 90th percentile) each time; the licensor bears 20 % of it, at most 5 M USD per event, and the licensee the rest.',
    ])
    expect(riskSentences(dealOf('flat'), northlake)[1]).toBe(
      "Breach of the licensor's data-rights warranty: expected about once in 130 years, costing between 100,000 USD and 3 M USD (10th to 90th percentile) each time; the licensor bears it, at most the fees received so far, and the licensee the rest.",
    )
  })

  it('say limits, insurance and certainty as they are', () => {
    const risks = [
      { id: 'a', frequency: 2, severity: 1000, bearer: { licensor: 1, licensee: 0 }, insuredShare: 0.4 },
      {
        id: 'b',
        frequency: { kind: 'bernoulli', p: 0.1 },
        severity: 1000,
        bearer: { licensor: 0, licensee: 1 },
      },
    ]
    const document = { ...northlake, risks }
    expect(riskSentences({ ...dealOf('flat'), risks: ['a', 'b', 'c'] }, document)).toEqual([
      'A: expected about 2 times a year, costing 1,000 USD each time; 40 % is insured; the licensor bears it, without limit.',
      'B: expected in any year with a probability of 10 %, costing 1,000 USD each time; the licensee bears it.',
      'C: not described in the document.',
    ])
  })
})

describe('every deal', () => {
  it('is said completely, in contract order', () => {
    for (const deal of northlake.deals) {
      const kinds = termSentences(deal, northlake).map(({ kind }) => kind)
      expect(kinds).toEqual([
        ...deal.grants.map(() => 'grant'),
        ...deal.terms.map(({ kind }) => kind),
        'rights',
        ...(deal.risks ?? []).map(() => 'risk'),
      ])
    }
  })

  it('is sentences: a capital or a figure first, one full stop last, nothing undefined', () => {
    for (const document of [northlake, minimal]) {
      for (const { sentence } of document.deals.flatMap((deal) => termSentences(deal, document))) {
        expect(sentence).toMatch(/^[A-Z0-9].*[^.]\.$/s)
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}/)
      }
    }
  })

  it('without a residual right is open', () => {
    const [deal] = minimal.deals
    if (deal === undefined) throw new Error('the minimal document has a deal')
    expect(termSentences(deal, minimal).map(({ sentence }) => sentence)).toEqual([
      'Buyer may use My dataset for any use in diagnostics, without exclusivity, for 5 years from 2027-01-01, without updates.',
      '500,000 USD at the start.',
      '1 % of gross receipts.',
      'Whether what was learned from the data may be used after the term is left open; valued as if it may not.',
      'Who owns model weights, improvements and outputs is left open.',
    ])
  })
})
