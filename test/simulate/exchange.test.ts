import { describe, expect, it } from 'vitest'
import { hourOf } from '../../models/sampling/brownianTree.ts'
import { compileWith } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Term } from '../../models/scenario/schema/terms.ts'
import { having } from '../../models/scenario/variant.ts'
import { evaluateDeal } from '../../models/simulate/deal/evaluate.ts'
import { createFrame } from '../../models/simulate/frame.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import type { Loose } from '../laws/documents.ts'
import { differencesFromTwin, planOf, sampled } from '../support/againstTwin.ts'
import { clauseDocument, everydayTerms } from '../support/twin/clauseDocument.ts'

const euros = { kind: 'currency', currency: 'EUR', rate: 1.2, volatility: 0.2 }
const yearly = { kind: 'annualFee', amount: 90_000, timing: 'advance' }
const fee = { kind: 'upfrontFee', amount: 90_000 }
const trials = 512

/** S_t/S_0 by trial on the dates of a deal's payments. */
const ratesOf = (plan: Plan, id: string): ReadonlyMap<number, readonly number[]> => {
  const futures = sampled(plan)
  const frame = createFrame(plan, trials, 'drawn')
  futures.fill(frame, 0, trials)
  const deal = plan.deals.find((row) => row.id === id)!
  const tools = toolsOf(futures, { deal, recreates: false, context: null }, () => frame)
  const { facts, line } = evaluateDeal(deal, frame, tools)
  return new Map(
    facts.flows.flatMap((flow, f) => {
      if (flow === null || flow.rate === null || flow.time !== null) return []
      const { times } = deal.dates[deal.flows[f]!.dates]!
      const at = (j: number) => Array.from({ length: trials }, (_, i) => line(flow.rate!, j, i))
      return [...times].map((time, j) => [hourOf(time), at(j)] as const)
    }),
  )
}

/** Rates of the first on dates that the second has too are the same bits there. */
const expectSame = (
  one: ReadonlyMap<number, readonly number[]>,
  other: ReadonlyMap<number, readonly number[]>,
): void => {
  const shared = [...one.keys()].filter((hour) => hour > 0 && other.has(hour))
  expect(shared.length).toBeGreaterThan(3)
  for (const hour of shared) expect(other.get(hour), `hour ${hour}`).toEqual(one.get(hour))
}

const document = (terms: readonly object[], change?: (copy: Loose) => void): Loose =>
  clauseDocument([{ kind: 'royalty', rate: 0.05 }, euros, ...terms], change)

const rates = (terms: readonly object[]) => ratesOf(planOf(document(terms)), 'royalty')

describe('the exchange rate on a date', () => {
  it('is the same whatever other dates a deal has', () => {
    expectSame(rates([yearly]), rates([yearly, fee, { kind: 'paymentTerms', paymentDays: 61 }]))
    expectSame(rates([yearly]), rates([yearly, { kind: 'minimumGuarantee', amount: 1e5 }]))
    const holdback = { kind: 'holdback', share: 0.2, releaseYears: 2.37, claim: 0 }
    expectSame(rates([yearly, fee]), rates([yearly, fee, holdback]))
  })

  it('is the same in a variant of the deal that pays on one more date', () => {
    const parsed = parse(document([fee]) as unknown as FieldfareDocument)
    if (!parsed.ok) throw new Error('it is read')
    const [deal] = parsed.value.document.deals
    const read = parse(document([fee, yearly]) as unknown as FieldfareDocument)
    if (!read.ok) throw new Error('it is read')
    const added = read.value.document.deals[0]!.terms.at(-1) as Term
    const variant = having({ id: 'yearly', of: 0, deal: deal! }, added)
    const compiled = compileWith(parsed.value.document, [variant])
    if (!compiled.ok) throw new Error('it compiles')
    const { plan } = compiled.value
    expect(plan.deals.map(({ id }) => id)).toEqual(['royalty', 'royalty~yearly'])
    expectSame(ratesOf(plan, 'royalty'), ratesOf(plan, 'royalty~yearly'))
    expect(ratesOf(plan, 'royalty~yearly').has(hourOf(3))).toBe(true)
  })

  it('is the same in two deals in one currency, and another in another currency', () => {
    const plan = planOf(
      document([yearly], (copy) => {
        const [deal] = copy.deals
        const francs = deal.terms.map((term: { kind: string }) =>
          term.kind === 'currency' ? { ...euros, currency: 'CHF' } : term,
        )
        copy.deals.push({ ...structuredClone(deal), id: 'second' })
        copy.deals.push({ ...structuredClone(deal), id: 'third', terms: francs })
      }),
    )
    expectSame(ratesOf(plan, 'royalty'), ratesOf(plan, 'second'))
    expect(ratesOf(plan, 'third').get(hourOf(2))).not.toEqual(ratesOf(plan, 'royalty').get(hourOf(2)))
  })
})

it('its logarithm has mean −σ²t/2 and covariance σ²·min(s, t)', () => {
  const own = rates([yearly, { kind: 'paymentTerms', paymentDays: 61 }])
  const logs = [...own]
    .filter(([hour]) => hour > 0)
    .map(([hour, row]) => ({ t: hour / 8760, row: row.map(Math.log) }))
  const mean = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0) / row.length
  // of 512 trials the error of a covariance is about √(2/512) of the variance
  for (const { t, row } of logs) {
    expect(Math.abs(mean(row) + 0.02 * t)).toBeLessThan(0.2 * Math.sqrt(t) * 0.15)
    for (const other of logs) {
      const [a, b] = [mean(row), mean(other.row)]
      const covariance = mean(row.map((x, i) => (x - a) * (other.row[i]! - b)))
      const expected = 0.04 * Math.min(t, other.t)
      expect(Math.abs(covariance - expected)).toBeLessThan(0.04 * Math.sqrt(t * other.t) * 0.2)
    }
  }
})

describe('a milestone on a gate whose year is uncertain is converted on its own date', () => {
  const milestone = {
    kind: 'milestone',
    trigger: { gate: 'clearance', market: 'diagnostics-us' },
    amount: 80_000,
  }
  const uncertain = (year: unknown): Loose =>
    document([milestone, yearly, ...everydayTerms], (copy) => {
      for (const market of copy.markets) market.success = [{ ...market.success[0], year }]
    })

  it.each([
    ['any date', { kind: 'uniform', min: 0.5, max: 3 }],
    ['one of three years', { kind: 'discrete', values: [1, 2, 3], weights: [1, 1, 1] }],
  ])('%s', (_, year) => {
    expect(differencesFromTwin(uncertain(year), 'royalty', 37)).toEqual([])
  })
})
