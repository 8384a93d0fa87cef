import { describe, expect, it } from 'vitest'
import { alike } from '../../models/kernel/alike.ts'
import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import type { Place } from '../../models/scenario/variable.ts'
import { writeDeal } from '../../models/simulate/deal/evaluate.ts'
import { expectedOthers } from '../../models/simulate/expectedFrame.ts'
import { createFrame } from '../../models/simulate/frame.ts'
import { counting, numbersOf, renumbered, sharesAllButNumbers } from '../../models/simulate/numbers.ts'
import { sample } from '../support/edits.ts'

const planOf = (document: unknown): Plan => {
  const parsed = parse(document)
  const compiled = parsed.ok ? compile(parsed.value.document) : parsed
  if (!compiled.ok) throw new Error('the sample compiles')
  return compiled.value.plan
}

const plan = planOf(sample)

/** The program of a deal, with the numbers that are found in it. */
const written = (given: Plan, d: number) => {
  const frame = createFrame(given, 64, 'drawn')
  const reads = new Map<Place, number>()
  const others = expectedOthers(plan)
  const tools = { riskEvents: () => [], others, recreates: false, context: null, cash: true }
  const { program, parameters } = writeDeal(given.deals[d]!, counting(frame, reads), {
    ...tools,
    block: () => frame,
  })
  return { program, numbers: numbersOf(parameters, reads) }
}

const withValue = (place: Place, value: number): Plan => ({
  ...plan,
  variables: plan.variables.map((each, at) =>
    at === place && each.kind === 'constant' ? { ...each, value } : each,
  ),
})

const pathsOf = (places: Iterable<Place>): readonly string[] =>
  [...places].map((place) => plan.variables[place]!.path)

describe('numbers of a program', () => {
  const deals = plan.deals.map(({ id }, d) => [id, d] as const)

  it.each(deals)('%s: another number gives the program that would be written for it', (_, d) => {
    const { program, numbers } = written(plan, d)
    expect(numbers.size).toBeGreaterThan(1)
    for (const place of numbers.keys())
      for (const value of [0, 0.37]) {
        const changed = withValue(place, value)
        const [same, anew] = [renumbered(program, numbers, changed), written(changed, d).program]
        expect(alike(same, anew), plan.variables[place]!.path).toBe(true)
        // what is compiled of the one runs the other: what was written anew has rows and tables of its own
        expect([same, anew].map((other) => sharesAllButNumbers(program, other))).toEqual([true, false])
        expect(same.parameters).toEqual(anew.parameters)
        expect(same.tables.map(({ values }) => [...Array.from(values)])).toEqual(
          anew.tables.map(({ values }) => [...Array.from(values)]),
        )
      }
  })

  it('are rates and amounts, and no cost that is left out where it is 0', () => {
    const royalty = plan.deals.findIndex(({ id }) => id === 'royalty')
    const paths = pathsOf(written(plan, royalty).numbers.keys())
    expect(paths).toContain('deals.royalty.terms.2.tiers.0.rate')
    expect(paths).not.toContain('licensor.costs.prepare')
  })
})
