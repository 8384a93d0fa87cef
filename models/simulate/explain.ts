import type { DealPlan } from '../scenario/dealPlan.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { causes } from './deal/ending.ts'
import { type Evaluated, evaluateDeal } from './deal/evaluate.ts'
import { ledgerOf, type Payment } from './deal/ledger.ts'
import { addToStatement, emptyStatement, statementRows } from './deal/statement.ts'
import { decide } from './decisions.ts'
import { blockSize, createFrame, type Frame, valueAt } from './frame.ts'
import { futuresOf } from './futures.ts'
import { gateOf } from './gates.ts'
import { wayOf } from './optioned.ts'
import type { Sampling } from './points.ts'
import type { RiskEvents } from './riskEvents.ts'
import { toolsOf } from './run.ts'

/** One future of one deal as a statement. */
export interface Explanation {
  readonly deal: string
  readonly trial: number
  /** every uncertain quantity by path, as drawn in this trial (first period, where it moves with time) */
  readonly inputs: readonly { readonly path: string; readonly value: number }[]
  /** what happened, in order of date */
  readonly events: readonly { readonly year: number; readonly text: string }[]
  readonly statement: readonly Readonly<Record<string, number>>[]
  /** every dated amount with what it is to each party; worths add up to the net present value */
  readonly payments: readonly Payment[]
  readonly licensor: { readonly npv: number; readonly npvAtTimeRate: number }
  readonly licensee: { readonly npv: number; readonly npvAtTimeRate: number } | null
}

export interface Explaining {
  readonly plan: Plan
  readonly how: Sampling
  readonly trials: number
}

/** Re-draws the block of one trial and tells that trial of one deal: inputs, events, statement, both worths. */
export const explainTrial = (
  { plan, how, trials }: Explaining,
  { deal: id, trial }: { readonly deal: string; readonly trial: number },
): Result<Explanation, Failure> => {
  const faults = askedFaults(plan, { id, trial, trials })
  const index = plan.deals.findIndex((deal) => deal.id === id)
  const deal = plan.deals[index]
  if (deal === undefined || faults.length > 0) return failure(...faults)
  const futures = futuresOf(plan, how)
  const decided = decide(futures, [deal], trials)
  if (!decided.ok) return decided
  const frame = createFrame(plan, blockSize, 'drawn')
  const first = Math.floor(trial / blockSize) * blockSize
  futures.fill(frame, first, Math.min(blockSize, trials - first))
  if (frame.fault !== null) return failure(frame.fault)
  const found = wayOf(
    futures,
    { deal, recreates: decided.value[0]!.recreates, context: null },
    { trials, trial, replicates: how.replicates },
  )
  if (!found.ok) return found
  const run = found.value
  const evaluated = evaluateDeal(
    run.deal,
    frame,
    toolsOf(futures, run, () => frame),
  )
  const table = emptyStatement(deal.rows)
  const i = trial - first
  addToStatement(evaluated, table, { i })
  const worth = (party: 'licensor' | 'licensee') => ({
    npv: evaluated.output(`${party}.flow`)[i]!,
    npvAtTimeRate: evaluated.output(`${party}.time`)[i]!,
  })
  const unknown = deal.positions.some(({ position }) => plan.positions[position]!.utility.kind === 'unknown')
  return success({
    deal: id,
    trial,
    inputs: inputsOf(frame, i),
    events: eventsOf(evaluated, { i, riskEvents: futures.riskEvents }),
    statement: statementRows(table),
    payments: ledgerOf(evaluated, i),
    licensor: worth('licensor'),
    licensee: unknown ? null : worth('licensee'),
  })
}

const askedFaults = (
  plan: Plan,
  asked: { readonly id: string; readonly trial: number; readonly trials: number },
): Failure[] => {
  const faults: Failure[] = []
  if (plan.deals.every(({ id }) => id !== asked.id)) faults.push(noDeal(asked.id, plan.deals))
  if (!(Number.isInteger(asked.trial) && asked.trial >= 0 && asked.trial < asked.trials)) {
    const expected = `a trial from 0 to ${asked.trials - 1}`
    faults.push({ kind: 'value', pointer: '/simulation/trials', expected, found: String(asked.trial) })
  }
  return faults
}

const inputsOf = (frame: Frame, i: number): Explanation['inputs'] =>
  frame.plan.variables.flatMap((variable, place) =>
    variable.kind === 'draw' || variable.kind === 'formula' || variable.kind === 'curve'
      ? [{ path: variable.path, value: valueAt(frame, place, i) }]
      : [],
  )

/** Gates, the licensee's failure, how the deal ended, and losses, by date. */
const eventsOf = (
  { deal, frame, facts, line }: Evaluated,
  { i, riskEvents }: { readonly i: number; readonly riskEvents: RiskEvents },
): Explanation['events'] => {
  const { plan } = frame
  const gates = plan.licensees[deal.licensee]!.closingGates.concat(scalingGates(plan, deal)).map((g) => {
    const gate = plan.gates[g]!
    const [own, without] = [frame.gates[gateOf(plan, deal, g)]![i] === 1, frame.gates[g]![i] === 1]
    const outcome = own ? (without ? 'is passed' : 'is passed thanks to the data') : 'fails'
    return { year: valueAt(frame, gate.year, i), text: `Gate ${gate.gate} of ${gate.field} ${outcome}.` }
  })
  const failed = frame.failureYear[deal.licensee]![i]!
  const failure =
    failed <= plan.calendar.horizon ? [{ year: failed, text: 'The licensee fails in this year.' }] : []
  const cause = causes[line(facts.ending.cause, 0, i)]!
  const end = { year: line(facts.ending.endTime, 0, i), text: endings[cause] }
  const losses = deal.risks.flatMap(({ risks }) =>
    riskEvents(frame, risks, i).map(({ time, severity }) => ({
      year: time,
      text: `Loss event of risk ${plan.risks[risks[0]!]!.id}: ${Math.round(severity)} before insurance and caps.`,
    })),
  )
  return [...gates, ...failure, end, ...losses].sort((a, b) => a.year - b.year)
}

const endings = {
  expiry: 'The grant ends as agreed.',
  failure: 'The grant ends: the licensee has failed.',
  gate: 'The grant ends: a gate has failed.',
  termination: 'The grant ends: it is terminated.',
  changeOfControl: 'The grant ends: the licensee is taken over.',
  lapse: 'Nothing is granted: the option on it is not used.',
} as const

const scalingGates = (plan: Plan, deal: DealPlan): readonly number[] => [
  ...new Set(
    deal.cells.flatMap(({ cell }) =>
      plan.cells[cell]!.gates.filter(({ sizeIfFails }) => sizeIfFails !== null).map(({ gate }) => gate),
    ),
  ),
]
