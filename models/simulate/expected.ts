import type { DealPlan } from '../scenario/dealPlan.ts'
import { branchesOf } from './branches.ts'
import { type Evaluated, evaluateDeal } from './deal/evaluate.ts'
import { addToStatement, emptyStatement, type StatementRow, statementRows } from './deal/statement.ts'
import { expectedFrame } from './expectedFrame.ts'
import { createFrame, type Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import { fillPaths } from './paths.ts'
import { fillQuality, fillRates } from './rates.ts'
import { toolsOf } from './run.ts'

/** The expected case of one deal: base case of every workbook and centre of every tornado. */
export interface ExpectedDeal {
  readonly licensor: number
  readonly licensee: number
  readonly statement: readonly StatementRow[]
  /** least total of receipts over every way the deal can end, with nothing sold and no gate passed */
  readonly certain: number
}

/** Evaluates every branch of a deal as if it were a trial, and adds them up by probability. */
export const expectedDeal = (futures: Futures, deal: DealPlan, recreates: boolean): ExpectedDeal => {
  const means = expectedFrame(futures.plan)
  const branches = branchesOf(deal, means)
  const frame = branchFrame(futures, deal, [{ means, branches }])
  const tools = toolsOf(futures, { deal, recreates, context: null }, () => frame)
  const evaluated = evaluateDeal(deal, frame, tools)
  const [ours, theirs] = [evaluated.output('licensor.flow'), evaluated.output('licensee.flow')]
  const table = emptyStatement(deal.rows)
  let licensor = 0
  let licensee = 0
  branches.forEach(({ probability }, b) => {
    licensor += probability * ours[b]!
    licensee += probability * theirs[b]!
    addToStatement(evaluated, table, { i: b, weight: probability })
  })
  const certain = leastReceipts(futures, { deal, frame, alike: recreates ? null : evaluated })
  return { licensor, licensee, statement: statementRows(table), certain }
}

/** A case with the ways in which the deal can end in it. */
export interface Branched {
  readonly means: Frame
  readonly branches: ReturnType<typeof branchesOf>
}

/** Every branch of some cases as if it were a trial, those of a case side by side. */
export const branchFrame = (futures: Futures, deal: DealPlan, cases: readonly Branched[]): Frame => {
  const rows = cases.reduce((sum, { branches }) => sum + branches.length, 0)
  const frame = createFrame(futures.plan, rows, 'expected')
  let first = 0
  for (const own of cases) {
    fillBranches(frame, deal, { ...own, first })
    first += own.branches.length
  }
  fillRates(frame)
  fillQuality(frame)
  fillPaths(frame)
  return frame
}

const fillBranches = (
  frame: Frame,
  deal: DealPlan,
  { means, branches, first }: Branched & { readonly first: number },
): void => {
  means.values.forEach((from, place) => {
    const out = frame.values[place]!
    for (let k = 0, at = first; at < out.length; k++, at += frame.size)
      out.fill(from[means.strides[place]! * k]!, at, at + branches.length)
  })
  branches.forEach((branch, b) => {
    frame.failureYear[deal.licensee]![first + b] = branch.failureYear
    frame.gateYear[deal.licensee]![first + b] = branch.gateYear
    frame.termination[first + b] = branch.termination
    frame.takenOver[first + b] = branch.takenOver
    branch.passed.forEach((pass, g) => {
      frame.gates[g]![first + b] = pass
    })
  })
}

interface Least {
  readonly deal: DealPlan
  readonly frame: Frame
  /** the deal as it is evaluated when nothing would be recreated, if it was */
  readonly alike: Evaluated | null
}

/** Receipts that come whatever happens: the least over the branches when nothing is sold, saved or passed. */
const leastReceipts = (futures: Futures, { deal, frame, alike }: Least): number => {
  for (const path of frame.exposures) path.fill(0)
  for (const { path } of frame.withData) path.fill(0)
  for (const gate of frame.gates) gate.fill(0)
  for (const { utility } of futures.plan.positions)
    if (utility.kind === 'saving') frame.values[utility.units]!.fill(0)
  alike?.again()
  const tools = toolsOf(futures, { deal, recreates: false, context: null }, () => frame)
  const evaluated = alike ?? evaluateDeal(deal, frame, tools)
  return Math.min(...Array.from({ length: frame.count }, (_, b) => totalReceipts(evaluated, b)))
}

const totalReceipts = ({ deal, facts, line }: Evaluated, b: number): number =>
  deal.flows.reduce((sum, { side }, f) => {
    const flow = facts.flows[f]!
    if (side !== 'receipt' || flow === null) return sum
    let total = 0
    for (let j = flow.from; j < flow.until; j++) total += line(flow.lines, j, b)
    return sum + total
  }, 0)
