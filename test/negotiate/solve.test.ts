import { describe, expect, it } from 'vitest'
import type { SolveAsked } from '../../models/negotiate/solve/asked.ts'
import { solveOf } from '../../models/negotiate/solve/solve.ts'
import constants from '../../models/samples/constants.json'
import minimal from '../../models/samples/minimal.json'
import { type Solution, type Solve, solveSchema } from '../../models/scenario/schema/solve.ts'
import { dealWorths } from '../../models/summarise/dealWorths.ts'
import { estimateOf } from '../../models/summarise/estimate.ts'
import { prepare } from '../../models/valuation.ts'
import { differencesIn, planOf, sampled } from '../support/againstTwin.ts'
import { edited } from '../support/edits.ts'

const solved = (document: unknown, asked: Omit<SolveAsked, 'deal'>, trials = 256) => {
  const prepared = prepare(document, { trials })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  const deal = prepared.value.scenario.document.deals[0]!.id
  return solveOf(prepared.value, { deal, ...asked })
}

const answer = (...question: Parameters<typeof solved>): Solve => {
  const found = solved(...question)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return solveSchema.parse(found.value)
}

const terms = [
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'royalty', rate: 0.05 },
  { kind: 'residual', scope: 'none' },
]
const certain = edited(constants, '/deals/0/terms', terms)

/** Σ R_y·(1 + r)^−y, R_y = 100 M·(1.05·0.98)^(y−1)·0.2y·0.1: sales of the product at year ends. */
const sales = (rate: number): number =>
  [1, 2, 3, 4, 5].reduce((sum, y) => sum + 1e7 * (1.05 * 0.98) ** (y - 1) * 0.2 * y * (1 + rate) ** -y, 0)

describe('a document without uncertainty is solved by arithmetic', () => {
  it('the upfront fee that makes 5.5 % as good as 5 % to the licensor', () => {
    const { solutions, indifferent } = answer(certain, {
      for: 'upfront',
      hold: 'licensor',
      with: 'rate=5.5%',
    })
    expect(solutions).toHaveLength(1)
    expect(solutions[0]).toMatchObject({ standardError: 0, exact: true })
    expect(solutions[0]!.value).toBeCloseTo(200_000 - 0.005 * sales(0.1), 3)
    expect(indifferent.map(({ lever }) => lever.name)).toEqual(['duration', 'exclusivity'])
  })

  it('the share of sales that the buyer must believe in', () => {
    const path = 'licensees.buyer.positions.diagnostics-us.utility'
    const least = (200_000 + 0.05 * sales(0.12)) / (0.3 * sales(0.12))
    for (const utility of [{ kind: 'share', value: 0.5 }, { kind: 'unknown' }]) {
      const document = edited(certain, '/licensees/0/positions/diagnostics-us/utility', utility)
      const { solutions, target } = answer(document, { for: path, hold: 'licensee', target: 'walk-away' })
      expect(target).toMatchObject({ kind: 'walk-away', value: 0 })
      expect(solutions.map(({ value }) => value)).toEqual([expect.closeTo(least, 8)])
    }
  })

  it('sheets that are as good to the licensor cost the licensee what the rates differ by', () => {
    const { indifferent } = answer(certain, { for: 'upfront', hold: 'licensor', against: 'rate' })
    const rows = indifferent[0]!.rows.filter(({ solution }) => solution !== null)
    expect(rows.length).toBeGreaterThan(2)
    for (const { value, solution, effect } of rows) {
      const upfront = 200_000 + (0.05 - value) * sales(0.1)
      expect(solution!.value).toBeCloseTo(upfront, 3)
      expect(effect!.expected.value).toBeCloseTo(0.75 * (200_000 - upfront + (0.05 - value) * sales(0.12)), 3)
    }
  })

  it('a target that no value reaches: the best that the term can reach', () => {
    const { solutions, best } = answer(certain, { for: 'rate', hold: 'licensor', target: '90M' })
    expect(solutions).toEqual([])
    expect(best).toMatchObject({ value: 1, figure: { standardError: 0 } })
    expect(best!.figure.value).toBeCloseTo(0.75 * (200_000 + sales(0.1)), 3)
  })
})

/** The same with an uncertain market, benefit and tiers, and a guarantee that makes a rate bend. */
const uncertain = [
  ['/markets/0/size', '60M to 160M'],
  ['/licensees/0/positions/diagnostics-us/utility/value', 'p10 30% / p50 45% / p90 70%'],
  ['/licensor/riskTolerance', 3e6],
].reduce<unknown>((document, [pointer, to]) => edited(document, pointer as string, to), constants)

describe('a solved term, valued again,', () => {
  it.each([
    ['mean', 'rate', '1.5M'],
    ['certainty', 'upfront', '1.2M'],
    ['q10', 'rate', '1.1M'],
    ['mean', 'markets.diagnostics-us.size', '1.5M'],
  ])('%s by %s is at its target', (measure, term, target) => {
    const { solutions } = answer(uncertain, { for: term, hold: 'licensor', measure, target })
    expect(solutions).toHaveLength(1)
    const { figure, standardError } = solutions[0]!
    expect(standardError).toBeGreaterThan(0)
    expect(Math.abs(figure.value - Number(target.slice(0, -1)) * 1e6)).toBeLessThan(figure.standardError)
  })

  it('is what the changed document is worth in a run of its own', () => {
    const target = '1.5M'
    const [{ value, figure }] = answer(uncertain, { for: 'rate', hold: 'licensor', target }).solutions as [
      Solution,
    ]
    const tiers = [{ upTo: 5e6, rate: value }, { rate: value + 0.03 }]
    const prepared = prepare(edited(uncertain, '/deals/0/terms/1/tiers', tiers), { trials: 256 })
    if (!prepared.ok) throw new Error('the document cannot be valued')
    const run = dealWorths(prepared.value, prepared.value.scenario.document, ['royalty'])
    if (!run.ok) throw new Error('the run failed')
    const again = estimateOf(run.value[0]!.licensor, prepared.value.how.replicates)
    expect(again.value).toBeCloseTo(figure.value, 1)
    expect(Math.abs(again.value - 1.5e6)).toBeLessThan(again.standardError)
  })

  it('pays in every future what the slow twin says', () => {
    const { solutions } = answer(uncertain, { for: 'minimum', hold: 'licensor', target: '1.4M' })
    const document = edited(uncertain, '/deals/0/terms/2/amount', solutions[0]!.value)
    const futures = sampled(planOf(document as never))
    const trials = [0, 7, 31, 200]
    expect(differencesIn(document as never, 'royalty', { futures, trials, recreates: false })).toEqual([])
  })
})

describe('a question that cannot be asked is refused, all of it at once', () => {
  const faultsOf = (document: unknown, asked: Omit<SolveAsked, 'deal'>) => {
    const found = solved(document, asked, 64)
    return found.ok ? [] : found.faults.map(({ pointer, suggestion = '' }) => [pointer, suggestion])
  }

  it.each([
    [
      { for: 'upfrnt', hold: 'licenser', measure: 'q0' },
      [
        ['?for', '"upfront"'],
        ['?hold', '"licensor"'],
        ['?measure', ''],
      ],
    ],
    [{ for: 'upfront', hold: 'licensor', target: 'walkaway' }, [['?target', '"walk-away"']]],
    [{ for: 'upfront', hold: 'licensor', as: 'other' }, [['?as', '']]],
    [
      { for: 'upfront', hold: 'licensor', with: 'upfront=1, rate=700%' },
      [
        ['?with', ''],
        ['?with', ''],
      ],
    ],
    [{ for: 'upfront', hold: 'licensor', measure: 'certainty' }, [['/licensor/riskTolerance', '']]],
    [{ for: 'upfront', hold: 'licensor', from: '-3' }, [['?from', '']]],
    [{ for: 'upfront', hold: 'licensor', against: 'upfront' }, [['?against', '']]],
    [{ for: 'licensees.buyer.positions', hold: 'licensor' }, [['?for', '']]],
  ] as const)('%o', (asked, faults) => {
    expect(faultsOf(certain, asked)).toEqual(faults)
  })

  it('a licensee of whom nobody knows what the data do for it', () => {
    expect(faultsOf(minimal, { for: 'upfront', hold: 'licensee' })).toEqual([['?hold', '']])
    const utility = 'licensees.buyer.positions.diagnostics.utility'
    const { target, solutions } = answer(minimal, { for: utility, hold: 'licensee' }, 256)
    expect(target.kind).toBe('walk-away')
    expect(solutions).toHaveLength(1)
  })
})

it('refuses an amount that no deal comes to', () => {
  const found = solved(certain, { for: 'upfront', hold: 'licensor', target: '1e308' }, 16)
  expect(found).toMatchObject({ ok: false, faults: [{ pointer: '?target' }] })
})
