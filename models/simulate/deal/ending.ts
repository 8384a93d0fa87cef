import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'
import { residualWeight } from '../../terms/residual.ts'
import { gateOf } from '../gates.ts'
import { ordinal, type Script } from './script.ts'

export const causes = ['expiry', 'failure', 'gate', 'termination', 'changeOfControl', 'lapse'] as const
export type EndCause = (typeof causes)[number]

/** When and why the deal ends in a trial, and what that means for its periods. */
export interface Ending {
  /** contract years that run to their end */
  readonly ends: Node
  readonly starts: Node
  /** index into `causes` */
  readonly cause: Node
  readonly failed: Node
  readonly terminated: Node
  /** by contract year, whether the licensee is taken over in it; in the expected case how likely; null: never */
  readonly takenOver: ((c: Index) => Node) | null
  /** when the grant ends, in years */
  readonly endTime: Node
  /** from here on nothing is earned or paid: the licensee has failed; null where it cannot fail */
  readonly stopTime: Node | null
  /** whether the deal runs in a period */
  readonly runs: (k: Index) => Node
  /** 1 while the deal runs, by period */
  readonly running: Lines
  /** w by period after the end of the whole deal, 1 while it runs, 0 where nothing counts */
  readonly weight: Lines
  readonly halfLife: Node | null
}

/**
 * When and why the deal ends (domain page, sections 5 and 6.2). Every early end is the end of a contract year; within
 * one year failure comes before the gate, the gate before termination by hazard, and that before a change of control.
 */
export const writeEnding = (script: Script): Ending => {
  const { deal, $ } = script
  const years = deal.contractYears
  const dated = script.builder.date ?? script.builder.parameter
  const [start, end] = [dated(deal.start), dated(deal.end)]
  const failed = failureYear(script, start)
  const gate = gateYear(script, start, end)
  const terminated = terminationYear(script)
  const taken = changeYear(script)
  const isEndedByChange = script.deal.terms.changeOfControl?.ends === true
  const first = isEndedByChange && taken !== null ? $`min(${terminated}, ${taken})` : terminated
  const ends = $`max(min(min(min(${failed}, ${years}), ${gate}), ${first}), 0)`
  const isFailure = $`${failed} <= min(min(${gate}, ${first}), ${years})`
  const isGate = $`!${isFailure} && ${gate} <= min(${first}, ${years})`
  const isEnded = $`!${isFailure} && !${isGate} && ${first} < ${years}`
  const isSame = script.builder.isSame?.(first, terminated) ?? first === terminated
  const isTerminated = isSame ? isEnded : $`${isEnded} && ${terminated} == ${first}`
  const byHazard = deal.lapses ? 5 : isSame ? 3 : $`${isTerminated} ? 3 : 4`
  const cause = $`${isFailure} ? 1 : (${isGate} ? 2 : (${isEnded} ? ${byHazard} : 0))`
  const endTime = $`${cause} == 0 ? ${end} : min(${start} + ${ends}, ${end})`
  const canFail = failed.source?.kind !== 'constant' || failed.source.value !== Infinity
  const stopTime = canFail ? $`${start} + max(${failed}, 0)` : null
  const ending = { ends, starts: $`${ends} > 0`, cause, failed: isFailure, terminated: isTerminated }
  const { residual } = deal.terms
  const halfLife = residual === null ? null : script.at(residual.halfLife)
  return {
    ...ending,
    endTime,
    stopTime,
    halfLife,
    takenOver: taken === null ? null : takenOverIn(script, taken),
    ...periodsOf(script, { ...ending, endTime, stopTime, halfLife }),
  }
}

/** Contract year in which the licensee fails; a deal for data that cannot be licensed never starts. */
const failureYear = ({ deal, plan, frame, column, $ }: Script, start: Node): Node => {
  if (deal.void !== null) return $`0`
  const hazard = plan.variables[plan.licensees[deal.licensee]!.failure]!
  if (frame.mode === 'drawn' && hazard.kind === 'constant' && !(hazard.value > 0)) return $`${Infinity}`
  const year = column(frame.failureYear[deal.licensee]!)
  return $`ceil(${year} - ${start} - 1e-9)`
}

const gateYear = (script: Script, start: Node, end: Node): Node => {
  const { deal, plan, frame, column, $ } = script
  const { closingGates: closing, terminates } = plan.licensees[deal.licensee]!
  const chance = plan.variables[terminates]!
  const never = frame.mode === 'drawn' && chance.kind === 'constant' && !(chance.value > 0)
  if (closing.length === 0 || never) return $`${Infinity}`
  const own = closing.map((g) => gateOf(plan, deal, g))
  // a gate that failed before the deal began ends nothing: another may
  const isAsWithout = deal.start <= 0 && own.every((g, j) => g === closing[j])
  const isKnown = frame.mode === 'expected' || script.isGateYearKnown === true || isAsWithout
  const date = isKnown ? column(frame.gateYear[deal.licensee]!) : firstFailed(script, own, start)
  const inTerm = $`${date} >= ${start} && ${date} < ${end}`
  return $`${inTerm} ? floor(${date} - ${start} + 1e-9) + 1 : ${Infinity}`
}

/** The earliest of these gates that fails from the start on, where the licensee then ends its deals. */
const firstFailed = (script: Script, gates: readonly number[], start: Node): Node => {
  const { deal, plan, frame, column, at, $ } = script
  const { terminates, terminatesUniform } = plan.licensees[deal.licensee]!
  const first = gates.reduce<Node>((sooner, g) => {
    const date = at(plan.gates[g]!.year)
    const ends = $`${column(frame.gates[g]!)} == 0 && ${date} >= ${start}`
    return $`min(${sooner}, ${ends} ? ${date} : ${Infinity})`
  }, $`${Infinity}`)
  return $`${at(terminatesUniform)} < ${at(terminates)} ? ${first} : ${Infinity}`
}

/** The first year in which the deal is terminated, if that is before its end; 0 for one that never comes about. */
const terminationYear = (script: Script): Node => {
  const { deal, frame, column, $ } = script
  const { termination } = deal.terms
  if (deal.lapses) return $`0`
  if (termination === null) return $`${Infinity}`
  if (termination.after !== null) return $`${termination.after}`
  const year = frame.mode === 'expected' ? column(frame.termination) : hazardYear(script, termination)
  return $`${year} < ${deal.contractYears} ? ${year} : ${Infinity}`
}

/** The first year in which the licensee is taken over, if that is before the end; null without such a clause. */
const changeYear = (script: Script): Node | null => {
  const { deal, frame, column, $ } = script
  const { changeOfControl } = deal.terms
  if (changeOfControl === null) return null
  const year = frame.mode === 'expected' ? column(frame.takenOver) : hazardYear(script, changeOfControl)
  return $`${year} < ${deal.contractYears} ? ${year} : ${Infinity}`
}

/** Whether a take-over falls in a contract year; where it ends no deal the expected case has no branch for it. */
const takenOverIn = (script: Script, year: Node): ((c: Index) => Node) => {
  const { deal, frame, table, at, $ } = script
  const clause = deal.terms.changeOfControl!
  if (frame.mode === 'drawn' || clause.ends) return (c) => $`${ordinal(script, c)} + 1 == ${year} ? 1 : 0`
  const isEarly = table(
    Float64Array.from({ length: deal.contractYears }, (_, c) => (c + 1 < deal.contractYears ? 1 : 0)),
  )
  const hazard = at(clause.hazard)
  return (c) => $`${isEarly(c)} * ${hazard} * pow(1 - ${hazard}, ${ordinal(script, c)})`
}

/** The least y with 1 − (1 − h)^y > u. */
const hazardYear = ({ at, $ }: Script, clause: { readonly hazard: Place; readonly uniform: Place }): Node => {
  const hazard = at(clause.hazard)
  const drawn = $`floor(log(1 - ${at(clause.uniform)}) / log(1 - ${hazard})) + 1`
  return $`${hazard} > 0 ? (${hazard} < 1 ? ${drawn} : 1) : ${Infinity}`
}

/** Periods in which the deal runs, and the residual weight of the periods after it. */
const periodsOf = (
  script: Script,
  {
    ends,
    starts,
    endTime,
    stopTime,
    halfLife,
  }: Pick<Ending, 'ends' | 'starts' | 'endTime' | 'stopTime' | 'halfLife'>,
): Pick<Ending, 'runs' | 'running' | 'weight'> => {
  const { deal, plan, builder, middle, table, $ } = script
  const [running, weight] = [script.byPeriod(), script.byPeriod()]
  const contractYear = table(deal.contractYear.map((year) => (year < 0 ? deal.contractYears : year)))
  const isCertain = ends.source?.kind === 'constant'
  const certain = table(deal.contractYear.map((year) => (year >= 0 && year < fixedEnds(ends) ? 1 : 0)))
  const runsIn = (k: Index): Node => (isCertain ? $`${certain(k)} > 0` : $`${contractYear(k)} < ${ends}`)
  const after = $`${endTime} + ${deal.terms.residual?.years ?? 0}`
  const until = stopTime === null ? after : $`min(${after}, ${stopTime})`
  builder.loop(0, plan.calendar.periods, (k) => {
    const runs = runsIn(k)
    running.set(k, $`${runs} ? 1 : 0`)
    weight.set(k, $`${runs} ? 1 : 0`)
    if (halfLife === null) return
    const t = middle(k)
    builder.when($`!${runs} && ${t} >= ${endTime} && ${t} < ${until} && ${starts}`, () => {
      weight.set(k, residualWeight($, $`${t} - ${endTime}`, halfLife))
    })
  })
  return { runs: (k) => (isCertain ? runsIn(k) : $`${running.at(k)} > 0`), running, weight }
}

const fixedEnds = ({ source }: Node): number => (source?.kind === 'constant' ? source.value : 0)
