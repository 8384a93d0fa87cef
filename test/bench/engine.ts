import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { columnsOf } from '../../models/simulate/columns.ts'
import { blockSize, createFrame } from '../../models/simulate/frame.ts'
import { type Futures, futuresOf } from '../../models/simulate/futures.ts'
import { createMachine, type Writing } from '../../models/simulate/machine.ts'
import type { RunOutcomes } from '../../models/simulate/outcomes.ts'
import { emptyOutcomes, type RunRequest, runFutures, runnerOf } from '../../models/simulate/run.ts'
import { isCertain } from './facts.ts'
import type { Peer, Row } from './peer.ts'

/** The one file of the bench that knows how the engine runs. */
export interface Engine {
  /** what a rival does in its turn: draws and computes that many futures; the mean of each figure */
  readonly run: Peer['run']
  /** draws and markets of the trials from 0 on */
  readonly markets: (trials: number) => void
  /**
   * every deal: four present values and the worth of each uncertain clause, a column each. All that the product does
   * between compiling a document and summarising: programs are written and compiled, every figure of every trial is kept.
   */
  readonly deals: (trials: number) => readonly Float64Array[]
  /** every deal and every reference grant */
  readonly everything: (trials: number) => void
  /** the 35 inputs of the bench model in the first trials, a row each, in the order of `inputNames` */
  readonly inputs: (trials: number) => readonly Row[]
}

/** Compiles a document once; its seed and way of sampling are the defaults of the product. */
export const engineOf = (document: unknown): Engine => {
  const plan = planOf(document)
  const futures = futuresOf(plan, { sampling: 'sobol', seed: 1, replicates: 16 })
  const deals = plan.deals.map((deal) => ({ deal, recreates: false, context: null }))
  const grants = plan.references.map((deal) => ({ deal, recreates: false }))
  const whole = (trials: number, references: typeof grants) => {
    const done = runFutures(futures, { trials, deals, references, cash: references.length > 0 })
    if (!done.ok) throw new Error('the run failed')
    return done.value
  }
  const machine = createMachine(futures, 1, lookAtAll)
  return {
    run: meansOf(futures, { trials: chunk, deals, references: [], cash: false }),
    markets: (trials) => {
      for (let first = 0; first < trials; first += blockSize)
        machine.fill(machine.frames[0]!, first, Math.min(blockSize, trials - first))
    },
    deals: (trials) => figuresOf(whole(trials, [])),
    everything: (trials) => {
      whole(trials, grants)
    },
    inputs: (trials) => {
      const room = createFrame(plan, trials, 'drawn')
      futures.fill(room, 0, trials)
      const columns = inputColumns(plan).map(({ gate, place }) =>
        gate === undefined ? room.values[place!]! : room.gates[gate]!,
      )
      return Array.from({ length: trials }, (_, i) => columns.map((column) => column[i]!))
    },
  }
}

/** Trials whose figures are in memory at a time: as many as the rivals that work in chunks take. */
const chunk = 4096

/** Programs are written and compiled before, as the rivals prepare what is not one trial's; columns are used again. */
const meansOf = (futures: Futures, request: RunRequest): Peer['run'] => {
  const runner = runnerOf(futures, request)
  const columns = columnsOf(emptyOutcomes(futures, request)).map(() => new Float64Array(chunk))
  return (trials) => {
    let sums: number[] | null = null
    for (let first = 0; first < trials; first += chunk) {
      const ran = runner({ first, trials: Math.min(chunk, trials - first), columns })
      if (!ran.ok) throw new Error('the run failed')
      const figures = figuresOf(ran.value)
      sums ??= figures.map(() => 0)
      figures.forEach((figure, f) => {
        sums![f]! += sumOf(figure, Math.min(chunk, trials - first))
      })
    }
    return sums!.map((sum) => sum / trials)
  }
}

/** Four sums side by side, as none waits for another: numpy, too, adds several at a time. */
const sumOf = (figure: Float64Array, count: number): number => {
  let [a, b, c, d] = [0, 0, 0, 0]
  let i = 0
  for (; i + 4 <= count; i += 4) {
    a += figure[i]!
    b += figure[i + 1]!
    c += figure[i + 2]!
    d += figure[i + 3]!
  }
  for (; i < count; i++) a += figure[i]!
  return a + b + (c + d)
}

/** The figures of every deal in the order in which rivals give them. */
const figuresOf = ({ deals }: RunOutcomes): readonly Float64Array[] =>
  deals.flatMap(({ deal, licensor, licensee, terms }) => {
    const uncertain = terms.filter((_, t) => !isCertain(deal.termKinds[t]!))
    return [licensor.flow, licensor.time, licensee.flow, licensee.time, ...uncertain]
  })

/** No program, but blocks that hold everything. */
const lookAtAll: Writing = ({ plan, exposures, ownError, stocks }) => {
  for (const list of [plan.variables, exposures, ownError, stocks]) for (const _ of list);
  return []
}

const planOf = (document: unknown): Plan => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error('the document does not parse')
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error('the document does not compile')
  return compiled.value.plan
}

/** Where the inputs of the bench model are: a gate, or the place of a variable. */
const inputColumns = (plan: Plan): readonly { readonly gate?: number; readonly place?: number }[] =>
  plan.cells.flatMap((cell, c) => {
    const exposure = plan.exposures.find((row) => row.cell === c)!
    const { utility, peakShare, margin } = plan.positions[exposure.position]!
    if (utility.kind !== 'share') throw new Error('the bench model knows shares alone')
    const places = [cell.size, cell.growth, cell.priceErosion, peakShare, utility.value, margin]
    return [{ gate: cell.gates[0]!.gate }, ...places.map((place) => ({ place }))]
  })
