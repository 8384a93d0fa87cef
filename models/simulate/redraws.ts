import { bytesOf, type Compiled, compileProgram } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Failure } from '../units/failure.ts'
import { writeDeal } from './deal/evaluate.ts'
import { blockSize, createFrame, type Frame, frameLength } from './frame.ts'
import type { Futures } from './futures.ts'
import { type Looked, looking, touches } from './looked.ts'
import { columnsOfPart, lookedAtBy, type PathPart, writeParts } from './pathParts.ts'
import type { Sampling } from './points.ts'
import { type Redo, redoing } from './redo.ts'
import { type Redraw, redrawnNames } from './redraw.ts'
import type { RiskEvents } from './riskEvents.ts'
import { type DealRun, faultOf, toolsOf } from './run.ts'
import { drawnOf, partsFor, wantedOf } from './wanted.ts'

/** What a deal comes to in a block of futures. */
export interface RedrawnBlock {
  readonly frame: Frame
  /** an output of the deal's program, such as `licensor.time` */
  readonly output: (name: string) => Float64Array
}

export interface RedrawRun {
  readonly redraws: readonly Redraw[]
  readonly trials: number
  /** told of every block: null for the futures as they are, then each redraw that the deal looks at */
  readonly take: (redraw: number | null, block: RedrawnBlock) => void
}

export interface Redrawing {
  /** whether the deal looks at anything that a redraw changes */
  readonly looksAt: (redraw: Redraw) => boolean
  readonly run: (asked: RedrawRun) => Failure | null
}

export interface RedrawnDeal {
  readonly how: Sampling
  readonly run: DealRun
  /** names of `looked.ts` that are read beside the deal */
  readonly also: readonly string[]
}

/**
 * One deal on the futures of a run, and on the same futures with some inputs drawn once more. Of a block only that is
 * worked out again which comes from what was drawn anew: an input of the deal costs the deal, one of a market that market
 * too. What a redraw comes to is what a run of the plan `redrawn` gives, to the bit.
 */
export const redrawing = (futures: Futures, { how, run, also }: RedrawnDeal): Redrawing => {
  const { plan } = futures
  const now: Now = { frame: createFrame(plan, blockSize, 'drawn'), events: futures.riskEvents }
  const riskEvents: RiskEvents = (...asked) => now.events(...asked)
  const own = { ...futures, riskEvents }
  const looked: Looked = new Set([...also, ...run.deal.risks.flatMap(({ risks }) => risks.map(eventsName))])
  const tools = { ...toolsOf(own, run, () => now.frame), cash: false }
  const { program } = writeDeal(run.deal, looking(now.frame, looked), tools)
  const parts = partsFor(now.frame, looked)
  const looks = new Map(parts.map((part) => [part, lookedAtBy(now.frame, part)]))
  const reachOf = (redraw: Redraw): Reach => {
    const names = redrawnNames(plan, redraw)
    const touched = parts.filter((part) => touches(names, looks.get(part)!))
    for (const part of touched) for (const column of columnsOfPart(plan, part)) names.add(column)
    return { redraw, names, parts: touched, looked: touches(names, looked) }
  }
  const wanted = wantedOf(now.frame, [...looked, ...[...looks.values()].flatMap((names) => [...names])])
  return {
    looksAt: (redraw) => reachOf(redraw).looked,
    run: ({ redraws, trials, take }) => {
      const reaches = redraws.map(reachOf)
      const machine = machineOf(now.frame, { program, parts: [parts, ...reaches.map((own) => own.parts)] })
      now.frame = machine.frame
      return runBlocks({ futures: own, how, run, now, machine, wanted, reaches, parts, trials, take })
    },
  }
}

/** The block that programs ask for, and its losses. */
interface Now {
  frame: Frame
  events: RiskEvents
}

interface Reach {
  readonly redraw: Redraw
  readonly names: ReadonlySet<string>
  readonly parts: readonly PathPart[]
  readonly looked: boolean
}

const eventsName = (risk: number): string => `frame.events.${risk}`

interface Blocks extends Omit<RedrawnDeal, 'also'>, Omit<RedrawRun, 'redraws'> {
  readonly futures: Futures
  readonly now: Now
  readonly machine: RedrawMachine
  readonly wanted: ReadonlySet<string>
  readonly reaches: readonly Reach[]
  readonly parts: readonly PathPart[]
}

const runBlocks = (blocks: Blocks): Failure | null => {
  const { futures, how, now, machine, wanted, reaches, parts, trials } = blocks
  const { frame, paths } = machine
  const fill = futures.drawer(drawnOf(wanted))
  const redos = reaches.map(({ redraw, names, parts: own, looked }) =>
    looked ? redoing(frame, { redraw, how, names, wanted, paths: paths.get(own.join()) }) : null,
  )
  const asDrawn = now.events
  for (let first = 0; first < trials; first += blockSize) {
    fill(frame, first, Math.min(blockSize, trials - first))
    if (frame.fault !== null) return frame.fault
    paths.get(parts.join())?.run(frame.start, frame.count)
    const fault = evaluate(blocks, null) ?? redoAll(blocks, redos)
    now.events = asDrawn
    if (fault !== null) return fault
  }
  return null
}

const redoAll = (blocks: Blocks, redos: readonly (Redo | null)[]): Failure | null => {
  for (const [r, redo] of redos.entries()) {
    if (redo === null) continue
    const restore = redo.keep()
    blocks.now.events = redo.events
    const fault = redo.fill() ?? evaluate(blocks, r)
    if (fault !== null) return fault
    restore()
  }
  return null
}

const worths = ['licensor.flow', 'licensor.time', 'licensee.flow', 'licensee.time']

/** Runs the deal on the block as it stands; a figure that is not finite stops the run. */
const evaluate = ({ futures, run, machine, take }: Blocks, redraw: number | null): Failure | null => {
  const { frame, deal } = machine
  deal.run(frame.start, frame.count)
  const columns = worths.map(deal.output)
  for (let i = 0; i < frame.count; i++)
    if (!columns.every((column) => Number.isFinite(column[i]!))) return faultOf(futures, run, { frame, i })
  take(redraw, { frame, output: deal.output })
  return null
}

/** A block in a memory with the program of a deal and those of pieces of paths, by the pieces' names. */
interface RedrawMachine {
  readonly frame: Frame
  readonly deal: Compiled
  readonly paths: ReadonlyMap<string, Compiled>
}

interface Programs {
  readonly program: Program
  readonly parts: readonly (readonly PathPart[])[]
}

const machineOf = (template: Frame, { program, parts }: Programs): RedrawMachine => {
  const { plan, size } = template
  const sets = new Map(parts.filter((set) => set.length > 0).map((set) => [set.join(), set]))
  const programs = [program, ...[...sets.values()].map((set) => writeParts(template, new Set(set)))]
  const length = Math.ceil(frameLength(plan, blockSize) / 2) * 2
  const own = programs.reduce((sum, each) => sum + bytesOf(each, size), 0)
  const memory = new WebAssembly.Memory({ initial: Math.ceil((length * 8 + own) / 65536) })
  const frame = createFrame(plan, blockSize, 'drawn', { memory: new Float64Array(memory.buffer), start: 0 })
  let start = length * 8
  const compiled = programs.map((each): Compiled => {
    const made = compileProgram(each, memory, { start, size })
    start = made.end
    return made
  })
  const paths = new Map([...sets.keys()].map((key, k) => [key, compiled[k + 1]!]))
  return { frame, deal: compiled[0]!, paths }
}
