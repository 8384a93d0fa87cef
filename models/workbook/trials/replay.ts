import type { Node } from '../../kernel/program.ts'
import { lineLabel } from '../../report/lines.ts'
import { hdrPoint } from '../../sampling/hdr.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import { type DealScript, type Evaluated, evaluateDeal, writeDeal } from '../../simulate/deal/evaluate.ts'
import { createFrame } from '../../simulate/frame.ts'
import { futuresOf } from '../../simulate/futures.ts'
import { writePaths } from '../../simulate/paths.ts'
import { toolsOf } from '../../simulate/run.ts'
import type { LineKey } from '../../terms/statement.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Prepared } from '../../valuation.ts'
import { createCellBuilder } from '../cells/cellBuilder.ts'
import { createGraph, type Graph } from '../cells/graph.ts'
import type { Reading } from '../cells/reading.ts'
import type { KnownLaw } from '../sheets/assumptions.ts'
import { drawnReading } from './drawnReading.ts'
import { type Losses, workedOut } from './workedOut.ts'

/** A deal in the first futures of the HDR sample: formulas that are alike in every future, and what they come to. */
export interface Replay {
  readonly graph: Graph
  readonly trials: number
  readonly replicates: number
  readonly seed: number
  readonly roots: Readonly<Record<'licensor' | 'licensee', Node>>
  /** what the engine came to */
  readonly engine: Readonly<Record<'licensor' | 'licensee', Float64Array>>
  /** what has a column of its own, operands before what is made of them */
  readonly shown: readonly Node[]
  /** of those and of the roots: a value for each future */
  readonly columns: ReadonlyMap<Node, Float64Array>
  readonly carried: readonly Place[]
  readonly hasLosses: boolean
  /** what a value is where the script knows it */
  readonly words: ReadonlyMap<Node, string>
  /** the v of the HDR formula */
  readonly variableOf: (place: Place) => number
}

interface Asked {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly trials: number
  /** the law of a quantity that stands in cells */
  readonly lawAt: (place: Place) => KnownLaw | null
}

/** The first of the futures that were replayed. */
export const firstOf = (replay: Replay, trials: number): Replay =>
  trials >= replay.trials
    ? replay
    : {
        ...replay,
        trials,
        columns: new Map([...replay.columns].map(([node, column]) => [node, column.subarray(0, trials)])),
        engine: {
          licensor: replay.engine.licensor.subarray(0, trials),
          licensee: replay.engine.licensee.subarray(0, trials),
        },
      }

/** Writes a deal as formulas of one future, and works them out in so many. */
export const replayOf = (
  { compiled: { plan }, how }: Pick<Prepared, 'compiled' | 'how'>,
  { deal, recreates, trials, lawAt }: Asked,
): Result<Replay, Failure> => {
  const futures = futuresOf(plan, { ...how, sampling: 'hdr' })
  const frame = createFrame(plan, trials, 'drawn')
  futures.fill(frame, 0, trials)
  if (frame.fault !== null) return failure(frame.fault)
  const tools = {
    ...toolsOf(futures, { deal, recreates, context: null }, () => frame),
    cash: false,
    terms: false,
  }
  const evaluated = evaluateDeal(deal, frame, tools)
  const losses = lossesOf(deal, evaluated)
  const whole = createGraph()
  const graph: Graph = { ...whole, settle: () => false }
  const carried = new Set<Place>()
  const reading = drawnReading(graph, frame, {
    carry: (place) => void carried.add(place),
    lawAt,
  })
  const builder = createCellBuilder(graph, reading, frame.size)
  builder.startGroup(0)
  writePaths(frame, builder)
  const script = writeDeal(deal, frame, {
    ...tools,
    builder,
    tellLosses: (_, lines) => {
      for (const party of ['ours', 'theirs'] as const)
        losses[party].forEach((column, k) => {
          if (column.every((value) => value === 0)) return
          const leaf = { kind: 'loss', party, k } as const
          lines[party].set(k, graph.leaf(`loss ${party} ${k}`, leaf, { value: 0 }))
        })
    },
  })
  const roots = {
    licensor: builder.outputs.get('licensor.time')!,
    licensee: builder.outputs.get('licensee.time')!,
  }
  const { replicates, seed } = how
  const variableOf = (place: Place): number =>
    plan.variables[place]!.again ? plan.variables.length + place : place
  const points = (place: Place): Float64Array =>
    Float64Array.from({ length: trials }, (_, i) =>
      hdrPoint({
        ...{ counter: Math.floor(i / replicates), seed4: i % replicates },
        ...{ variable: variableOf(place), entity: 1, seed3: seed },
      }),
    )
  const { shown, columns, leaves } = workedOut(graph, Object.values(roots), { frame, trials, losses, points })
  return success({
    graph,
    trials,
    replicates,
    seed,
    roots,
    shown,
    columns,
    variableOf,
    words: wordsOf(plan, { script, reading, rowOf: builder.rowOf }),
    engine: {
      licensor: evaluated.output('licensor.time').slice(0, trials),
      licensee: evaluated.output('licensee.time').slice(0, trials),
    },
    carried: [...carried].filter((place) =>
      leaves.some((leaf) => leaf?.kind === 'drawn' && leaf.place === place),
    ),
    hasLosses: leaves.some((leaf) => leaf?.kind === 'loss'),
  })
}

interface Naming {
  readonly script: DealScript
  readonly reading: Reading
  readonly rowOf: (lines: object) => readonly Node[]
}

/** Inputs by their paths, lines of the statement by their periods. */
const wordsOf = (plan: Plan, { script, reading, rowOf }: Naming): ReadonlyMap<Node, string> => {
  const words = new Map<Node, string>()
  const name = (lines: object, line: LineKey): void => {
    rowOf(lines).forEach((node, j) => {
      if (node.operands.length > 0 && !words.has(node)) words.set(node, `${lineLabel(line)}, date ${j + 1}`)
    })
  }
  plan.variables.forEach(({ kind, path }, place) => {
    if (kind === 'draw') words.set(reading.quantity(place), path)
  })
  const { facts, deal } = script
  for (const key of ['revenue', 'base', 'deductions'] as const) name(facts[key], key)
  facts.flows.forEach((flow, f) => {
    if (flow !== null) name(flow.lines, deal.flows[f]!.line)
  })
  return words
}

/** Losses by period and future, which come as lists of events that no formula of a row can hold. */
const lossesOf = (deal: DealPlan, { facts, line, frame }: Evaluated): Losses => {
  const of = (f: number): readonly Float64Array[] => {
    const flow = facts.flows[f] ?? null
    if (deal.risks.length === 0 || flow === null) return []
    return Array.from({ length: frame.plan.calendar.periods }, (_, k) =>
      Float64Array.from({ length: frame.count }, (_, i) => line(flow.lines, k, i)),
    )
  }
  return { ours: of(deal.standing.licensorRisk), theirs: of(deal.standing.licenseeRisk) }
}
