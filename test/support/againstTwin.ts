import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { evaluateDeal, writeDeal } from '../../models/simulate/deal/evaluate.ts'
import { addToStatement, emptyStatement } from '../../models/simulate/deal/statement.ts'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { expectedFrame } from '../../models/simulate/expectedFrame.ts'
import { createFrame } from '../../models/simulate/frame.ts'
import { type Futures, futuresOf } from '../../models/simulate/futures.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import { contextOf } from '../../models/summarise/strategies.ts'
import { factsOf, meansOf } from './engineFacts.ts'
import { enginesDiffer } from './kernel/dealEngines.ts'
import { twinExpected } from './twin/expected.ts'
import type { Json } from './twin/facts.ts'
import { twinDeal } from './twin.ts'

/** One figure on which engine and twin differ. */
export interface Difference {
  readonly place: string
  readonly engine: number
  readonly twin: number
}

export const planOf = (document: Json): Plan => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  return compiled.value.plan
}

/** Equal to 1e-9 of the larger, or to a hundredth of a minor unit: both add the same numbers in another order. */
const close = (engine: number, twin: number): boolean =>
  Math.abs(engine - twin) <= 1e-9 * Math.max(Math.abs(engine), Math.abs(twin), 1e6) + 1e-6

interface Side {
  readonly place: string
  readonly engine: number
  readonly twin: number | undefined
}

const differing = (sides: readonly Side[]): readonly Difference[] =>
  sides.map(({ twin = 0, ...rest }) => ({ ...rest, twin })).filter(({ engine, twin }) => !close(engine, twin))

export const sampled = (plan: Plan): Futures =>
  futuresOf(plan, { sampling: 'sobol', seed: 20270101, replicates: 16 })

interface Asked {
  /** the strategy in which the deal is looked at; without one it stands alone */
  readonly strategy?: string
  readonly futures: Futures
  readonly trials: readonly number[]
  readonly recreates: boolean
}

/** Every figure of some futures of a deal on which the engine and its slow twin differ. */
export const differencesIn = (document: Json, id: string, asked: Asked): readonly Difference[] => {
  const { futures, recreates } = asked
  const { plan } = futures
  const frame = createFrame(plan, Math.max(...asked.trials) + 1, 'drawn')
  futures.fill(frame, 0, frame.count)
  const deal = plan.deals.find((row) => row.id === id)!
  const among = plan.strategies.find((row) => row.id === asked.strategy)
  const context = among === undefined ? null : contextOf(plan, among, plan.deals.indexOf(deal))
  const tools = toolsOf(futures, { deal, recreates, context }, () => frame)
  const evaluated = evaluateDeal(deal, frame, tools)
  const worth = (name: string, trial: number): number => evaluated.output(name)[trial]!
  return asked.trials.flatMap((trial) => {
    const table = emptyStatement(deal.rows)
    addToStatement(evaluated, table, { i: trial })
    const facts = { ...factsOf(futures, frame, trial, deal), recreates: () => recreates }
    const twin = twinDeal(document, id, facts, asked.strategy)
    const at = (what: string): string => `trial ${trial}: ${what}`
    return differing([
      ...twin.statement.flatMap((row, year) =>
        Object.entries(table).map(([line, values]) => ({
          place: at(`${line} of year ${year}`),
          engine: values[year] ?? 0,
          twin: row[line],
        })),
      ),
      { place: at('licensor'), engine: worth('licensor.flow', trial), twin: twin.licensor.npv },
      {
        place: at('licensor, for time'),
        engine: worth('licensor.time', trial),
        twin: twin.licensor.npvAtTimeRate,
      },
      { place: at('licensee'), engine: worth('licensee.flow', trial), twin: twin.licensee.npv },
      {
        place: at('licensee, for time'),
        engine: worth('licensee.time', trial),
        twin: twin.licensee.npvAtTimeRate,
      },
      ...deal.termKinds.map((_, t) => ({
        place: at(`term ${t}`),
        engine: worth(`terms.${t}`, trial),
        twin: twin.terms[t],
      })),
      ...deal.termKinds.map((_, t) => ({
        place: at(`term ${t} to the licensee`),
        engine: worth(`licenseeTerms.${t}`, trial),
        twin: twin.licenseeTerms[t],
      })),
    ])
  })
}

/** Every figure of a deal's expected case on which they differ. */
export const differencesInExpected = (
  document: Json,
  id: string,
  futures: Futures,
): readonly Difference[] => {
  const { plan } = futures
  const deal = plan.deals.find((row) => row.id === id)!
  const engine = expectedDeal(futures, deal, false)
  const twin = twinExpected(document, id, meansOf(expectedFrame(plan), false))
  return differing([
    ...twin.statement.flatMap((row, year) =>
      Object.entries(row).flatMap(([line, amount]) =>
        line === 'year'
          ? []
          : {
              place: `expected ${line} of year ${year}`,
              engine: engine.statement.find((own) => own.year === year)?.[line] ?? 0,
              twin: amount,
            },
      ),
    ),
    { place: 'expected licensor', engine: engine.licensor, twin: twin.licensor.npv },
    { place: 'expected licensee', engine: engine.licensee, twin: twin.licensee.npv },
  ])
}

/** Where the compiled program of a deal gives other bits than the interpreted one, in the first futures. */
const differencesBetweenEngines = (id: string, futures: Futures): readonly Difference[] => {
  const { plan } = futures
  const frame = createFrame(plan, 24, 'drawn')
  futures.fill(frame, 0, 23)
  const deal = plan.deals.find((row) => row.id === id)!
  const { program } = writeDeal(
    deal,
    frame,
    toolsOf(futures, { deal, recreates: true, context: null }, () => frame),
  )
  return enginesDiffer(program, frame).map((place) => ({ place, engine: Number.NaN, twin: Number.NaN }))
}

const everyOf512 = (step: number): readonly number[] =>
  Array.from({ length: Math.ceil(512 / step) }, (_, j) => j * step)

/** The same for a few of the first 512 of a document's own futures. */
export const differencesInFutures = (document: Json, id: string, step: number): readonly Difference[] =>
  differencesIn(document, id, {
    futures: sampled(planOf(document)),
    trials: everyOf512(step),
    recreates: false,
  })

/** The same with its expected case, which the twin tells a hundred times, once a branch, and with both engines. */
export const differencesFromTwin = (document: Json, id: string, step = 26): readonly Difference[] => {
  const futures = sampled(planOf(document))
  return [
    ...differencesIn(document, id, { futures, trials: everyOf512(step), recreates: false }),
    ...differencesInExpected(document, id, futures),
    ...differencesBetweenEngines(id, futures),
  ]
}
