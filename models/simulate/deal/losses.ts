import { limitedExpectedValue } from '../../distributions/limitedExpectedValue.ts'
import type { Lines } from '../../kernel/builder.ts'
import type { HostTrial, LineArray, Node } from '../../kernel/program.ts'
import type { DealRiskPlan } from '../../scenario/dealPlan.ts'
import { valueAt } from '../frame.ts'
import type { Ending } from './ending.ts'
import { type Party, parties } from './factors.ts'
import { type FlowLines, fillFlow, type Script } from './script.ts'

/**
 * Losses of both parties (domain page, section 6.3). After insurance a loss is split by bearer; the licensor's part is
 * limited per event, in total, and to a multiple of the fees received so far; the excess stays with the licensee.
 * Events are rare and come as lists, so the trials that have any are worked out in TypeScript.
 */
export const writeLosses = (script: Script, ending: Ending): void => {
  const { deal, plan, builder, flows } = script
  if (deal.risks.length === 0) return
  const all = { from: 0, until: plan.calendar.periods }
  const ours = fillFlow(script, deal.standing.licensorRisk, all)
  const theirs = fillFlow(script, deal.standing.licenseeRisk, all)
  ours.fill(0)
  theirs.fill(0)
  if (script.tellLosses !== undefined) {
    script.tellLosses(script, { ours, theirs, running: ending.running })
    return
  }
  const happens = anyEvent(script)
  if (happens === null) {
    writeWorst(script, { licensor: null, licensee: null })
    return
  }
  const receipts = deal.flows.flatMap((flow, f) =>
    flow.side === 'receipt' && flows[f]!.lines !== null ? [{ ...flows[f]!, f }] : [],
  )
  builder.when(happens, () => {
    const paid = receipts.map((flow) => withTime(script, flow))
    const losing: Losing = { script, running: ending.running, ours, theirs, receipts: paid }
    builder.host({
      reads: [
        ending.running,
        ours,
        theirs,
        ...paid.flatMap(({ lines, time }) => (time === null ? [lines] : [lines, time])),
      ],
      writes: [ours, theirs],
      run: (at) => {
        for (const risk of deal.risks)
          if (script.frame.mode === 'expected') expectedLosses(losing, risk, at)
          else drawnLosses(losing, risk, at)
      },
    })
  })
  writeWorst(script, { licensor: ours, licensee: theirs })
}

/** What each party bears in its worst statement year; asked for with cash by year. */
const writeWorst = (script: Script, losses: Readonly<Record<Party, Lines | null>>): void => {
  const { deal, plan, builder, changing, $ } = script
  if (!script.cash) return
  const { rows } = deal.dates[deal.flows[deal.standing.licensorRisk]!.dates]!
  const yearOf = builder.indexTable(rows.map((row) => Math.min(row, deal.rows - 1)))
  for (const party of parties) {
    const lines = losses[party]
    const worst = changing(0)
    if (lines !== null) {
      const years = builder.lines(deal.rows)
      years.fill(0)
      builder.loop(0, plan.calendar.periods, (k) => years.add(yearOf(k), lines.at(k)))
      builder.loop(0, deal.rows, (row) => worst.set($`max(${years.at(row)}, ${worst.get()})`))
    }
    builder.output(`worst.${party}`, worst.get())
  }
}

/** Trials in which any of the deal's risks has events; null where none can. */
const anyEvent = ({ deal, plan, frame, column, $ }: Script): Node | null => {
  if (frame.mode === 'expected') return $`1 == 1`
  const risks = deal.risks.flatMap(({ risks: own }) => own)
  if (risks.some((risk) => plan.risks[risk]!.yearly)) return $`1 == 1`
  const counts = risks.map((risk) => column(frame.events[risk]!))
  return counts.length === 0
    ? null
    : counts.map((count) => $`${count} > 0`).reduce((either, one) => $`${either} || ${one}`)
}

interface Paid {
  readonly lines: LineArray
  readonly from: number
  readonly until: number
  readonly times: Float64Array
  /** a date known only in the trial */
  readonly time: LineArray | null
}

const withTime = (
  { deal, builder }: Script,
  { f, lines, from, until, eventTime }: FlowLines & { f: number },
): Paid => {
  const { times } = deal.dates[deal.flows[f]!.dates]!
  if (eventTime === null) return { lines: lines!, from, until, times, time: null }
  const time = builder.lines(1)
  time.set(0, eventTime)
  return { lines: lines!, from, until, times, time }
}

interface Losing {
  readonly script: Script
  readonly running: Lines
  readonly ours: Lines
  readonly theirs: Lines
  readonly receipts: readonly Paid[]
}

const drawnLosses = (losing: Losing, risk: DealRiskPlan, at: HostTrial): void => {
  const { block, plan, riskEvents } = losing.script
  const { periods, delta } = plan.calendar
  let borne = 0
  for (const { time, severity } of riskEvents(block(), risk.risks, at.i)) {
    const k = Math.min(periods - 1, Math.max(0, Math.ceil(time / delta - 1e-12) - 1))
    if (at.get(losing.running, k) === 0) continue
    const loss = severity * (1 - risk.insured)
    const own = Math.min(risk.licensorShare * loss, room(losing, risk, { at, k, borne }))
    borne += own
    at.set(losing.ours, k, at.get(losing.ours, k) + own)
    at.set(losing.theirs, k, at.get(losing.theirs, k) + loss - own)
  }
}

interface When {
  readonly at: HostTrial
  readonly k: number
  readonly borne: number
}

/** What the licensor can still be charged: per event, in total, and by fees received so far. */
const room = (losing: Losing, risk: DealRiskPlan, { at, k, borne }: When): number => {
  const byFees =
    risk.multipleOfFees === Infinity ? Infinity : risk.multipleOfFees * feesUntil(losing, at, k) - borne
  return Math.max(0, Math.min(risk.perEvent, risk.aggregate - borne, byFees))
}

/** Receipts with cash dates up to τ_k. */
const feesUntil = ({ script, receipts }: Losing, at: HostTrial, k: number): number => {
  const until = script.plan.calendar.cash[k]! + 1e-12
  let fees = 0
  for (const { lines, from, until: end, times, time } of receipts)
    for (let j = from; j < end; j++)
      if ((time === null ? times[j]! : at.get(time, 0)) <= until) fees += at.get(lines, j)
  return fees
}

/** frequency·Δ × E[min(share·loss, limit)] for the licensor, the rest of the expected loss for the licensee. */
const expectedLosses = (losing: Losing, risk: DealRiskPlan, at: HostTrial): void => {
  const { block, plan } = losing.script
  const { periods, delta } = plan.calendar
  let borne = 0
  for (let k = 0; k < periods; k++) {
    if (at.get(losing.running, k) === 0) continue
    const limit = room(losing, risk, { at, k, borne })
    for (const index of risk.risks) {
      const { frequency, severity } = plan.risks[index]!
      const rate = valueAt(block(), frequency, at.i) * delta
      const scale = risk.licensorShare * (1 - risk.insured)
      const own = rate * limitedExpectedValue(severity.distribution, scale, limit)
      borne += own
      at.set(losing.ours, k, at.get(losing.ours, k) + own)
      const rest = rate * severity.distribution.mean * (1 - risk.insured) - own
      at.set(losing.theirs, k, at.get(losing.theirs, k) + rest)
    }
  }
}
