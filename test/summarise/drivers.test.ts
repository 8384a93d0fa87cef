import { describe, expect, it } from 'vitest'
import { drivers } from '../../models/asked.ts'
import { constant } from '../../models/distributions/constant.ts'
import { driversSentence } from '../../models/report/driversSentence.ts'
import constants from '../../models/samples/constants.json'
import minimal from '../../models/samples/minimal.json'
import type { Plan } from '../../models/scenario/plan.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { expectedCases } from '../../models/simulate/expectedCases.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { spreadOf } from '../../models/summarise/drivers/firstOrder.ts'
import { intervalOf } from '../../models/summarise/drivers/jackknife.ts'
import { aboveAllNotes } from '../../models/summarise/drivers/notes.ts'
import {
  addDifferences,
  halfSquares,
  noDifferences,
  totalShare,
} from '../../models/summarise/drivers/totalOrder.ts'
import { prepare } from '../../models/valuation.ts'
import { publishedCase } from '../known/publishedCase.ts'
import { evaluated, ishigami, samplePoints } from './driversSample.ts'

const replicates = 16

/** The smallest sample with a utility that is known, and terms of its own where they are given. */
const small = (terms: readonly object[] = minimal.deals[0]!.terms) => {
  const copy = structuredClone(minimal) as unknown as {
    licensees: { positions: { diagnostics: { utility: object } } }[]
    deals: { terms: readonly object[] }[]
  }
  copy.licensees[0]!.positions.diagnostics.utility = { kind: 'share', value: '2% to 9%' }
  copy.deals[0]!.terms = terms
  return copy
}

const planOf = (document: unknown): Plan => {
  const prepared = prepare(document, {})
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  return prepared.value.compiled.plan
}

const answer = (document: unknown, question: Parameters<typeof drivers>[1]) => {
  const found = drivers(document, question)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

describe('total-order shares', () => {
  it('are those of the Ishigami function, an input that acts with others alone among them', () => {
    const { expected } = publishedCase<unknown, { ST1: number; ST2: number; ST3: number }>('ot-ishigami')
    const trials = 16384
    const points = samplePoints(4, trials)
    const own = points.slice(0, 3)
    const before = evaluated(own, ishigami)
    const { variance } = spreadOf(before, replicates)
    const found = own.map((_, j) => {
      const again = own.map((column, i) => (i === j ? points[3]! : column))
      const sums = noDifferences(replicates)
      addDifferences(sums, 0, [before, evaluated(again, ishigami)])
      return intervalOf(totalShare(halfSquares(sums, trials), variance))
    })
    const exact = [expected.ST1, expected.ST2, expected.ST3]
    found.forEach(({ value }, j) => {
      expect(Math.abs(value - exact[j]!)).toBeLessThan(0.01)
    })
  })
})

describe('the drivers of a small deal', () => {
  const document = small()
  const found = answer(document, { deal: 'offer', total: 'true', trials: 2048 })
  const [ours, theirs] = found.parties

  it('by themselves make no more than in all, and together no more than everything', () => {
    for (const { rows, together } of [ours!, theirs!]) {
      for (const { first, total } of rows)
        expect(first.value).toBeLessThanOrEqual(
          total!.value + 4 * (first.standardError + total!.standardError),
        )
      expect(together.value).toBeLessThan(1 + 3 * together.standardError)
      expect(rows.some(({ seen }) => seen)).toBe(true)
    }
  })

  it('make by themselves what a double loop finds: the mean of many futures at each of many values', () => {
    const plan = planOf(document)
    const path = 'fields.diagnostics.market.size'
    const place = plan.variables.findIndex((variable) => variable.path === path)
    const means = Array.from({ length: 24 }, (_, j) => {
      const variables = plan.variables.map((variable, p) =>
        p === place && variable.kind === 'draw'
          ? { ...variable, distribution: constant(variable.distribution.quantile((j + 0.5) / 24)) }
          : variable,
      )
      return meanOf(worthsOf({ ...plan, variables }, 1024))
    })
    const spread = varianceOf(Float64Array.from(means)) / varianceOf(worthsOf(plan, 2048))
    const row = ours!.rows.find(({ input }) => input === path)!
    expect(Math.abs(row.first.value - spread)).toBeLessThan(0.02 + 3 * row.first.standardError)
  })

  it('swing the expected case as a document does that has the input at its 10th and 90th percentile', () => {
    const plan = planOf(document)
    const bar = ours!.tornado.rows.find(({ path }) => path === 'fields.diagnostics.market.size')!
    for (const end of [bar.low, bar.high]) {
      const held = structuredClone(document) as unknown as typeof minimal
      held.fields[0]!.market.size = `${end.at}`
      expect(expectedOf(planOf(held))).toBeCloseTo(end.worth, 4)
    }
    expect(ours!.tornado.expected).toBe(expectedOf(plan))
    const [one] = expectedCases(futuresOf(plan, how), { deal: plan.deals[0]!, recreates: true }, [
      { values: new Map(), gates: new Map() },
    ])
    expect(one!.licensor).toBe(expectedOf(plan, true))
  })

  it('can be asked of one input, by its path; another is refused with the nearest', () => {
    const one = answer(document, { deal: 'offer', input: 'fields.diagnostics.market.size', trials: 256 })
    expect(one.inputs.map(({ path }) => path)).toEqual(['fields.diagnostics.market.size'])
    expect(
      drivers(document, { deal: 'offer', input: 'fields.diagnostics.market.sise', trials: 256 }),
    ).toMatchObject({
      faults: [{ kind: 'reference', pointer: '?input', suggestion: 'fields.diagnostics.market.size' }],
    })
    const strategy = { ...document, strategies: [{ id: 'all', deals: ['offer'] }] }
    expect(drivers(strategy, { deal: 'all' })).toMatchObject({
      faults: [{ pointer: '?deal', expected: expect.stringMatching(/one of offer; compare says/) }],
    })
    expect(drivers(document, { deal: 'offer', measure: 'nvp', party: 'us' })).toMatchObject({
      faults: [{ pointer: '?party' }, { pointer: '?measure', suggestion: 'npv' }],
    })
  })
})

describe('a deal of two fees', () => {
  const fee = (sd: number) => ({
    kind: 'upfrontFee',
    amount: { kind: 'truncated', of: { kind: 'normal', mean: 4e7, sd }, min: 0, max: 8e7 },
  })
  const found = answer(small([fee(3e6), fee(4e6)]), {
    deal: 'offer',
    party: 'licensor',
    total: 'true',
    trials: 4096,
  })
  const [{ rows, tornado, worst }] = found.parties as [(typeof found.parties)[number]]
  const share = (path: string) => rows.find(({ input }) => input.startsWith(`deals.offer.terms.${path}`))!

  it('has shares as the squares of their deviations, of the variance and of the shortfall alike', () => {
    for (const [path, exact] of [
      ['0', 9 / 25],
      ['1', 16 / 25],
    ] as const) {
      expect(Math.abs(share(path).first.value - exact)).toBeLessThan(0.02)
      expect(Math.abs(share(path).total!.value - exact)).toBeLessThan(0.02)
      expect(Math.abs(share(path).explains.value - exact)).toBeLessThan(0.04)
    }
    // E[z | worst tenth] of a normal: φ(1.2816)/0.1
    expect(worst.shortfall.value / found.parties[0]!.sd).toBeCloseTo(1.755, 1)
    expect(share('1').parts[0]!.rank.value).toBeCloseTo((6 / Math.PI) * Math.asin(0.8 / 2), 1)
  })

  it('has bars as long as their deviations', () => {
    const swing = (path: string) =>
      tornado.rows.find((row) => row.path.startsWith(`deals.offer.terms.${path}`))!.swing
    expect(swing('1') / swing('0')).toBeCloseTo(4 / 3, 5)
  })
})

describe('a document without uncertainty', () => {
  it('has no drivers, and says so', () => {
    const found = answer(constants, { deal: 'royalty', total: 'true', trials: 256 })
    const [ours] = found.parties
    for (const { first, total, explains } of ours!.rows)
      expect([first.value, first.high, total!.value, explains.value]).toEqual([0, 0, 0, 0])
    expect(JSON.stringify(found)).not.toMatch(/null,"low"|NaN/)
    expect(driversSentence(constants as unknown as FieldfareDocument, ours!)).toEqual([
      'Our worth is the same in every future: nothing moves it.',
    ])
  })
})

const how = { sampling: 'sobol', seed: 1, replicates } as const

const worthsOf = (plan: Plan, trials: number): Float64Array => {
  const deal = plan.deals[0]!
  const ran = runFutures(futuresOf(plan, how), {
    trials,
    deals: [{ deal, recreates: true, context: null }],
    references: [],
    cash: false,
  })
  if (!ran.ok) throw new Error('the run failed')
  return ran.value.deals[0]!.licensor.time
}

const expectedOf = (plan: Plan, recreates = true): number =>
  expectedDeal(futuresOf(plan, how), plan.deals[0]!, recreates).licensor

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const varianceOf = (values: Float64Array): number => {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}

describe('a share above 100 %', () => {
  const share = (value: number, low: number) => ({ value, standardError: 0.1, low, high: 2 * value - low })
  const told = (value: number, low: number) =>
    aboveAllNotes([
      {
        rows: [
          {
            ...{ input: 'x', seen: true, parts: [], total: null },
            ...{ first: share(0.5, 0.4), explains: share(value, low) },
          },
        ],
      },
    ])

  it('is said to be noise within its error, taken back by others beyond it, and nothing below', () => {
    expect(told(1.04, 0.9)).toEqual([expect.stringContaining('noise of a small sample')])
    expect(told(1.3, 1.1)).toEqual([expect.stringContaining('take back')])
    expect(told(1, 0.9)).toEqual([])
  })

  it('stands with its error in the sentence', () => {
    const found = drivers(small(), { deal: minimal.deals[0]!.id, trials: 256 })
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    const [ours] = found.value.parties
    const rows = ours!.rows.map((row) => ({ ...row, first: share(1.04, 0.9), explains: share(1.04, 0.9) }))
    const [first, second] = driversSentence(small() as unknown as FieldfareDocument, {
      ...ours!,
      rows: rows.slice(0, 1),
    })
    expect(first).toContain('makes practically all of the spread')
    expect(second).toContain('(104 ± 10 %)')
  })
})
