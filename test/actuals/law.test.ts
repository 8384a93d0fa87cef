import { describe, expect, it } from 'vitest'
import { beyondReports } from '../../models/actuals/dues.ts'
import { samples } from '../../models/samples/samples.ts'
import type { DealPlan } from '../../models/scenario/dealPlan.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { causes } from '../../models/simulate/deal/ending.ts'
import { type Evaluated, evaluateDeal } from '../../models/simulate/deal/evaluate.ts'
import { createFrame, type Frame, valueAt } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import type { Known } from '../../models/simulate/known.ts'
import { evaluateReported } from '../../models/simulate/reported.ts'
import { toolsOf } from '../../models/simulate/run.ts'
import { withDataIn } from '../../models/simulate/withDataPlan.ts'
import type { LineKey } from '../../models/terms/statement.ts'
import { planOf } from '../support/againstTwin.ts'

/** A simulated future told as its licensee would report it gives exactly what the engine says that it owes. */

/** Not of reports: audits, and interest on payments that the document expects to come late. */
const apart: ReadonlySet<LineKey> = new Set([...beyondReports, 'auditRecovery', 'lateInterest'])

/** Reckoned on true receipts where the document expects that the reports leave something out. */
const onTrue: ReadonlySet<LineKey> = new Set(['grantBack', 'residualRoyalty'])

/** What a licensee reports of a simulated future: true receipts less what it leaves out, deductions, units. */
const reportsOf = (evaluated: Evaluated, i: number): Known => {
  const { deal, frame, facts, line } = evaluated
  const { plan } = frame
  const { periods, delta } = plan.calendar
  const left = (k: number): number =>
    deal.terms.audit === null ? 0 : valueAt(frame, deal.terms.audit.underReporting, i, k)
  const ends = line(facts.ending.ends, 0, i)
  const cause = causes[line(facts.ending.cause, 0, i)]!
  const gross = deal.cells.map((_, c) => soldIn(evaluated, c, i).map((sold, k) => sold * (1 - left(k))))
  const scoped = (scope: number, k: number): number =>
    deal.scopes[scope]!.reduce((sum, c) => sum + gross[c]![k]!, 0)
  const taken = [...deal.terms.royalties, ...deal.terms.revenueShares].find((row) => row.deductions !== null)
  return {
    gross,
    deducted: gross.map((row) =>
      row.map((sold, k) => (taken === undefined ? 0 : sold * valueAt(frame, taken.deductions!, i, k))),
    ),
    units: deal.terms.usage.map(({ volume, perRevenue, scope }) =>
      Float64Array.from({ length: periods }, (_, k) => {
        const per = valueAt(frame, volume, i, k)
        return per * (perRevenue ? scoped(scope, k) : delta)
      }),
    ),
    facts: new Map(
      [...plan.variables.keys()]
        .filter((place) => ['draw', 'curve'].includes(plan.variables[place]!.kind))
        .map((place) => [place, valueAt(frame, place, i)]),
    ),
    gates: new Map(plan.gates.map((_, g) => [g, frame.gates[g]![i] === 1])),
    ended: cause === 'expiry' || cause === 'lapse' ? null : { contractYear: ends, cause },
  }
}

/** Product revenue of a granted cell, also after the end: what a report of it would say. */
const soldIn = ({ deal, frame, line, facts }: Evaluated, c: number, i: number): Float64Array => {
  const { plan } = frame
  const { exposure, position, from, exclusive } = deal.cells[c]!
  const { peakShare, uplift } = plan.positions[deal.positions[position]!.position]!
  const market = withDataIn(frame.withData, deal, exposure)?.path ?? frame.exposures[exposure]!
  const ends = line(facts.ending.ends, 0, i)
  return Float64Array.from(deal.contractYear, (year, k) => {
    const runs = year >= 0 && year < ends
    const more = runs && exclusive && uplift !== null ? 1 + valueAt(frame, uplift, i) : 1
    const share = Math.min(valueAt(frame, peakShare, i, k) * more, 1)
    // a licensee that has failed sells nothing
    const years = Math.ceil(frame.failureYear[deal.licensee]![i]! - deal.start - 1e-9)
    const stands = plan.calendar.middle[k]! < deal.start + Math.max(0, years)
    return k < from || !stands ? 0 : market[k * frame.size + i]! * share
  })
}

const duesOf = (
  { deal, facts, line }: Evaluated,
  i: number,
  hidden: boolean,
): readonly (readonly [string, number])[] =>
  facts.flows.flatMap((flow, f) => {
    const { side, line: key } = deal.flows[f]!
    if (flow === null || side !== 'receipt' || apart.has(key)) return []
    if (hidden && onTrue.has(key)) return []
    return Array.from({ length: flow.until - flow.from }, (_, j): [string, number] => [
      `${key} ${f} ${flow.from + j}`,
      line(flow.lines, flow.from + j, i),
    ])
  })

const differences = (plan: Plan, deal: DealPlan, { frame, i }: { frame: Frame; i: number }) => {
  const futures = { riskEvents: () => [], others: new Float64Array(plan.cells.length) }
  const simulated = evaluateDeal(
    deal,
    frame,
    toolsOf(futures, { deal, recreates: false, context: null }, () => frame),
  )
  const known = reportsOf(simulated, i)
  const hidden = deal.terms.audit !== null
  const found = new Map(duesOf(evaluateReported(plan, deal, known), 0, hidden))
  const dues = duesOf(simulated, i, hidden)
  const cause = known.ended?.cause ?? ''
  const wrong = dues
    .map(([key, due]) => [key, due, found.get(key) ?? 0, cause, known.ended?.contractYear] as const)
    .filter(([key, due]) => Math.abs(due - (found.get(key) ?? 0)) > 1e-9 * Math.max(1, Math.abs(due)))
  return { dues: dues.filter(([, due]) => due !== 0).length, wrong, cause: known.ended?.cause }
}

describe.each(['northlake', 'kestrel', 'tarn'])('the deals of %s', (name) => {
  const plan = planOf(samples.find(({ id }) => id === name)!.document as never)
  const futures = futuresOf(plan, { sampling: 'sobol', seed: 7, replicates: 16 })
  const frame = createFrame(plan, 48, 'drawn')
  futures.fill(frame, 0, 48)
  const trials = [0, 5, 17, 31, 46]

  it.each(plan.deals.map((deal) => [deal.id, deal] as const))(
    '%s: what is reported is what is due',
    (_, deal) => {
      const written = deal.options === null ? deal : deal.options.deals[deal.options.written]!
      const all = trials.map((i) => differences(plan, written, { frame, i }))
      expect(all.flatMap(({ wrong }) => wrong.slice(0, 3).map(String))).toEqual([])
      expect(all.reduce((sum, { dues }) => sum + dues, 0)).toBeGreaterThan(0)
    },
  )
})
