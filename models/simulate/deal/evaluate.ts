import type { Lines } from '../../kernel/builder.ts'
import { createInterpreter, type Interpreter } from '../../kernel/interpret.ts'
import type { LineArray, Node, Program } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import { type Treatment, treatments } from '../../scenario/termsPlan.ts'
import type { Frame } from '../frame.ts'
import { stopPayments, writeCosts } from './costs.ts'
import { writeDeferrals } from './deferral.ts'
import type { Ending } from './ending.ts'
import { type Exchange, writeExchange } from './exchange.ts'
import { type Factors, type TaxFactors, writeFactors } from './factors.ts'
import { writeKnown } from './known.ts'
import { writeLosses } from './losses.ts'
import { writeOwed } from './owed.ts'
import { writePrepared } from './prepare.ts'
import { writePresent } from './present.ts'
import { createScript, type DealTools, type Script } from './script.ts'
import { writeSettlement } from './settle.ts'

/** What a statement is told from: the lines of a trial, kept where a script is interpreted. */
export interface Facts {
  /** by flow of the deal; null where it is always 0 */
  readonly flows: readonly (FlowFacts | null)[]
  readonly ending: Readonly<Record<'ends' | 'endTime' | 'cause', LineArray>>
  readonly factors: Readonly<Record<Treatment, Readonly<Record<keyof TaxFactors, LineArray>>>>
  readonly revenue: LineArray
  readonly base: LineArray
  readonly deductions: LineArray
}

export interface FlowFacts {
  readonly lines: LineArray
  readonly from: number
  readonly until: number
  /** a date known only in the trial */
  readonly time: LineArray | null
  /** exchange rate by date; null where it is 1 */
  readonly rate: LineArray | null
}

/** The program of a deal, and where a statement finds its lines. */
export interface DealScript extends Pick<Script, 'parameters'> {
  readonly deal: DealPlan
  readonly program: Program
  readonly facts: Facts
}

/** The order within a trial: how it ends, what is sold, what the data bring, what is owed, what it is worth. */
export const writeDeal = (deal: DealPlan, frame: Frame, tools: DealTools): DealScript => {
  const script = createScript(deal, frame, tools)
  const prepared = writePrepared(script)
  const { ending, sales } = prepared
  const exchange = writeExchange(script)
  const fall = writeOwed(script, prepared, exchange)
  writeCosts(script, ending)
  stopPayments(script, ending)
  writeLosses(script, ending)
  const factors = writeFactors(script)
  writeDeferrals({ script, ending, factors, exchange })
  writeSettlement({ script, factors, exchange, present: writePresent(script) }, ending)
  script.builder.output('ends', ending.ends)
  script.builder.output('endTime', ending.endTime)
  writeKnown(script, exchange)
  tools.tellMore?.(script, sales.scopes[0]!)
  const facts = {
    ...tell(script, { ending, factors, exchange }),
    revenue: sales.scopes[0]!,
    base: fall.base,
    deductions: fall.deductions,
  }
  return { deal, program: script.builder.finish(), parameters: script.parameters, facts }
}

interface Telling {
  readonly ending: Ending
  readonly factors: Factors
  readonly exchange: Exchange
}

/** Keeps what a statement needs in lines; where nobody tells one, nothing reads them and they are never written. */
const tell = (
  { deal, builder, flows }: Script,
  { ending, factors, exchange }: Telling,
): Pick<Facts, 'flows' | 'ending' | 'factors'> => {
  const keep = (node: Node | number): Lines => {
    const lines = builder.lines(1)
    lines.set(0, node)
    return lines
  }
  const { ends, endTime, cause } = ending
  const keepAll = (own: TaxFactors) =>
    Object.fromEntries(Object.entries(own).map(([name, node]: [string, Node]) => [name, keep(node)]))
  return {
    flows: deal.flows.map((flow, f): FlowFacts | null => {
      const { lines, from, until, eventTime } = flows[f]!
      if (lines === null) return null
      const isRated = flow.exchanged && exchange.onDates !== null
      const rate = !isRated
        ? null
        : eventTime === null
          ? exchange.onDates!(flow.dates)
          : keep(typeof eventTime === 'number' ? exchange.atFixed(eventTime) : exchange.atTime(eventTime))
      return { lines, from, until, time: eventTime === null ? null : keep(eventTime), rate }
    }),
    ending: { ends: keep(ends), endTime: keep(endTime), cause: keep(cause) },
    factors: Object.fromEntries(
      treatments.map((treatment) => [treatment, keepAll(factors[treatment])]),
    ) as unknown as Facts['factors'],
  }
}

/** A deal on every trial of a frame, with its lines. */
export interface Evaluated extends DealScript, Pick<Interpreter, 'output' | 'line'> {
  readonly frame: Frame
  /** evaluates the frame as it stands now */
  readonly again: () => void
}

/** Evaluates a deal operation by operation, to tell its lines: for the expected case and single trials. */
export const evaluateDeal = (deal: DealPlan, frame: Frame, tools: DealTools): Evaluated => {
  const script = writeDeal(deal, frame, tools)
  const { run, output, line } = createInterpreter(script.program, frame)
  const again = (): void => run(frame.count)
  again()
  return { ...script, frame, output, line, again }
}
