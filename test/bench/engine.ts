import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { blockSize, createFrame } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { createMachine, type Writing } from '../../models/simulate/machine.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { isCertain } from './facts.ts'
import type { Row } from './peer.ts'

/**
 * The one file of the bench that knows how the engine runs. It does what the product does between compiling a document
 * and summarising the answer.
 */
export interface Engine {
  /** draws and markets of the trials from 0 on */
  readonly markets: (trials: number) => void
  /** every deal: four present values and the worth of each uncertain clause, a column each */
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
  const run = (trials: number, references: typeof grants) => {
    const done = runFutures(futures, { trials, deals, references, cash: references.length > 0 })
    if (!done.ok) throw new Error('the run failed')
    return done.value
  }
  const machine = createMachine(futures, 1, lookAtAll)
  return {
    markets: (trials) => {
      for (let first = 0; first < trials; first += blockSize)
        machine.fill(machine.frames[0]!, first, Math.min(blockSize, trials - first))
    },
    deals: (trials) =>
      run(trials, []).deals.flatMap(({ deal, licensor, licensee, terms }) => {
        const uncertain = terms.filter((_, t) => !isCertain(deal.termKinds[t]!))
        return [licensor.flow, licensor.time, licensee.flow, licensee.time, ...uncertain]
      }),
    everything: (trials) => {
      run(trials, grants)
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
