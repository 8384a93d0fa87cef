import { describe, expect, it } from 'vitest'
import { exportPricing } from '../../models/exchange/exportPricing.ts'
import { importPricing } from '../../models/exchange/importPricing.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const withTerms = (terms: readonly object[], currency = 'USD'): Loose =>
  changed(sample('minimal'), (copy) => {
    copy.currency = currency
    copy.deals[0].terms = terms
  })

const planOf = (terms: readonly object[], currency?: string) => {
  const result = exportPricing(withTerms(terms, currency), { deal: 'offer', format: 'plan' })
  if (!result.ok) throw new Error(result.faults.map(describeFailure).join(' '))
  const told = result.value.notSaid.map(({ pointer, text }) => `${pointer}: ${text}`).join('\n')
  return { ...result.value, plan: JSON.parse(result.value.text), told }
}
const refusedPlan = (terms: readonly object[]): string => {
  const result = exportPricing(withTerms(terms), { deal: 'offer', format: 'plan' })
  return result.ok ? 'written' : result.faults.map(describeFailure).join(' ')
}
const imported = (plan: unknown, volume?: number) => {
  const result = importPricing(JSON.stringify(plan), { ...(volume === undefined ? {} : { volume }) })
  if (!result.ok) throw new Error(result.faults.map(describeFailure).join(' '))
  return result.value
}
const refused = (text: string, volume?: Loose): string => {
  const result = importPricing(text, { volume })
  return result.ok ? 'read' : result.faults.map(describeFailure).join(' ')
}

const query = { kind: 'usageFee', unit: 'query', volume: 1000, tiers: [{ price: 0.0625 }] }

describe('a deal as a marketplace plan', () => {
  it('has a twelfth of the yearly fee, the price of a query, and a maximum that holds both', () => {
    const { plan, text, mediaType } = planOf([
      { kind: 'annualFee', amount: '84k' },
      { ...query, monthlyMaximum: 25_000 },
    ])
    expect(plan).toEqual({ currency: 'USD', accessFee: 7000, pricePerQuery: 0.0625, monthlyMaximum: 32_000 })
    expect(mediaType).toBe('application/json')
    expect(text).toBe('{"accessFee":7000,"currency":"USD","monthlyMaximum":32000,"pricePerQuery":0.0625}\n')
  })

  it('without a yearly fee, a fee for use or a maximum has none of it', () => {
    expect(planOf([query]).plan).toMatchObject({ accessFee: 0, pricePerQuery: 0.0625, monthlyMaximum: null })
    expect(planOf([{ kind: 'annualFee', amount: 1200 }]).plan).toMatchObject({
      accessFee: 100,
      pricePerQuery: 0,
      monthlyMaximum: null,
    })
  })

  it('months are rounded to the minor unit of the currency, and the difference is told', () => {
    const { plan, told } = planOf([{ kind: 'annualFee', amount: 250_000 }])
    expect(plan.accessFee).toBe(20_833.33)
    expect(told).toContain('/deals/0/terms/0: Twelve months of the plan are 249,999.96 USD, not 250,000.')
    expect(planOf([{ kind: 'annualFee', amount: 100 }], 'JPY').plan.accessFee).toBe(8)
    expect(planOf([{ kind: 'annualFee', amount: 100 }], 'KWD').plan.accessFee).toBe(8.333)
    expect(planOf([{ ...query, monthlyMaximum: 0.125 }]).told).toContain('The maximum is rounded')
    expect(planOf([{ kind: 'annualFee', amount: 1.2 }]).told).not.toContain('Twelve months')
  })

  it('lists what it cannot say', () => {
    const { told } = planOf(
      [
        { kind: 'upfrontFee', amount: 500_000 },
        { kind: 'annualFee', amount: 1200, index: { by: 'inflation' } },
        { ...query, unit: 'inference', commit: 10, monthlyMaximum: '1k to 2k', field: 'diagnostics' },
        { kind: 'royalty', rate: '5%' },
      ].map((term) =>
        term.kind === 'annualFee' ? { kind: 'annualFee', amount: 1200, timing: 'arrears' } : term,
      ),
    )
    for (const words of [
      '/deals/0/grants/0: A plan does not say field, territory, exclusivity, years and updates: ',
      '/deals/0/terms/0: A plan has no words for this: 500,000 USD at the start.',
      '/deals/0/terms/3: A plan has no words for this: 5 %',
      '/deals/0/terms/1: The plan asks for a twelfth every month, not for the whole at the end of each',
      '/deals/0/terms/2/unit: The plan counts by “query” what this deal counts by “inference”.',
      '/deals/0/terms/2/commit: ',
      '/deals/0/terms/2/monthlyMaximum: A plan names a maximum that is one number up to 100000000000: none is written.',
      '/deals/0/terms/2/field: ',
    ])
      expect(told).toContain(words)
  })

  it('says of two fees of a kind that a plan has one, and refuses a deal of which it can say nothing', () => {
    const { plan, told } = planOf([
      query,
      { kind: 'annualFee', amount: 12 },
      { kind: 'annualFee', amount: 24 },
    ])
    expect(plan.accessFee).toBe(0)
    expect(told.match(/A plan has one such fee, and this deal several/g)).toHaveLength(2)
    for (const terms of [
      [{ kind: 'upfrontFee', amount: 5 }],
      [{ ...query, unit: 'record' }],
      [{ ...query, tiers: [{ price: '1 to 2' }] }],
      [query, query],
      [{ kind: 'annualFee', amount: 0 }],
      [{ kind: 'annualFee', amount: 0.05 }],
      [{ kind: 'annualFee', amount: 1e13 }],
      [{ ...query, tiers: [{ price: 0 }] }],
    ])
      expect(refusedPlan(terms)).toMatch(/^\/deals\/0\/terms: expected a clause that this price list can say/)
  })
})

describe('a marketplace plan as terms', () => {
  const plan = { currency: 'EUR', accessFee: 0.1, pricePerQuery: 0.02, monthlyMaximum: 0.3 }

  it('is a yearly fee and a fee by the query, of which only the volume is missing', () => {
    const { terms, currency, notTaken } = imported(plan)
    expect(currency).toBe('EUR')
    expect(terms).toEqual([
      { kind: 'annualFee', amount: 1.2 },
      { kind: 'usageFee', unit: 'query', tiers: [{ price: 0.02 }], monthlyMaximum: 0.2 },
    ])
    expect(notTaken.map(({ pointer }) => pointer)).toEqual(['/accessFee', ''])
    expect(notTaken[1]?.text).toContain('the fee by the query lacks its yearly volume')
  })

  it('with a volume is whole', () => {
    const { terms, notTaken } = imported({ ...plan, currency: 'USD' }, 5e5)
    expect(terms[1]).toMatchObject({ volume: 5e5 })
    expect(notTaken.map(({ pointer }) => pointer)).toEqual(['/accessFee'])
    expect(exportPricing(withTerms(terms), { deal: 'offer', format: 'plan' }).ok).toBe(true)
  })

  it('tells of a maximum that limits nothing, a volume that nothing counts, and of rounding', () => {
    const told = imported({ ...plan, accessFee: 0.105, pricePerQuery: 0 }, 7).notTaken.map(({ text }) => text)
    expect(told.join(' ')).toMatch(/limits nothing.+Rounded to the minor unit of EUR.+volume was not used/)
  })

  it.each([
    ['{}', '/currency: expected a currency of ISO 4217'],
    ['{}', '/accessFee: expected an amount from 0 to 100000000000, found nothing.'],
    ['[]', 'expected a plan with three amounts'],
    ['null', 'expected a plan with three amounts'],
    ['plan', 'found "plan" at line 1'],
    [JSON.stringify({ ...plan, accesFee: 1 }), 'Did you mean accessFee?'],
    [
      JSON.stringify({ ...plan, accessFee: -1 }),
      '/accessFee: expected an amount from 0 to 100000000000, found -1.',
    ],
    [
      JSON.stringify({ ...plan, pricePerQuery: '1' }),
      '/pricePerQuery: expected an amount from 0 to 100000000000, found "1".',
    ],
    [
      JSON.stringify({ ...plan, pricePerQuery: null }),
      '/pricePerQuery: expected an amount from 0 to 100000000000, found null.',
    ],
    [
      JSON.stringify({ ...plan, monthlyMaximum: 1e16 }),
      '/monthlyMaximum: expected an amount from 0 to 100000000000, or null for none',
    ],
    [
      JSON.stringify({ ...plan, monthlyMaximum: 0.05 }),
      '/monthlyMaximum: expected at least the access fee (0.1)',
    ],
    [JSON.stringify({ ...plan, currency: 'XYZ' }), '/currency: expected a currency of ISO 4217'],
    [
      JSON.stringify({ ...plan, accessFee: 0, pricePerQuery: 0 }),
      'expected an access fee or a price per query',
    ],
  ])('%s is refused', (text, sentence) => {
    expect(refused(text)).toContain(sentence)
  })

  it.each([[-1], ['many'], [{ kind: 'normal', mean: 0, sd: 1 }], [[]]])(
    'a volume of %j is refused',
    (volume) => {
      expect(refused(JSON.stringify(plan), volume)).toMatch(
        /^\/volume: expected a (count, 0 or more|number such as)/,
      )
    },
  )
})
