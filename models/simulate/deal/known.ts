import type { Index, Node } from '../../kernel/program.ts'
import type { PilotPlan } from '../../scenario/optionsPlan.ts'
import { gateOf } from '../gates.ts'
import { knownName } from '../knownOutputs.ts'
import type { Exchange } from './exchange.ts'
import type { Script } from './script.ts'

/**
 * What is known when options are decided, as the deal is written, at each of their dates: product revenue in the granted
 * markets to date and in the last year, whoever has the data; each gate (1 passed, −1 failed, 0 not yet known); the exchange
 * rate; what a pilot has measured; and to the licensee alone what the data have brought it.
 */
export const writeKnown = (script: Script, exchange: Exchange): void => {
  const { deal, plan, frame, builder, at, column, $ } = script
  const { known } = deal
  if (known === null || frame.mode === 'expected') return
  const measured = known.pilot === null ? null : writeMeasured(script, known.pilot)
  known.moments.forEach((date, m) => {
    const tell = (name: string, value: Node): void => builder.output(knownName(m, name), value)
    const passed = periodsBy(script, date)
    const revenue = sumOver(script, [0, passed], (k) => soldIn(script, k))
    const yearAgo = periodsBy(script, date - 1)
    tell('revenue', revenue)
    tell(
      'lastYear',
      sumOver(script, [yearAgo, passed], (k) => soldIn(script, k)),
    )
    for (const g of known.gates) {
      const outcome = $`2 * ${column(frame.gates[gateOf(plan, deal, g)]!)} - 1`
      tell(`gate${g}`, $`${at(plan.gates[g]!.year)} <= ${date + 1e-9} ? ${outcome} : 0`)
    }
    if (deal.terms.currency !== null) tell('exchange', exchange.atFixed(date))
    if (measured !== null && known.pilot!.date <= date + 1e-9) tell('measured', measured)
    const { lines, from, until } = script.flows[deal.standing.benefit]!
    const benefit =
      lines === null ? $`0` : sumOver(script, [from, Math.min(until, passed)], (k) => lines.at(k))
    tell('benefit', benefit)
  })
}

/** Periods that are over by a date. */
const periodsBy = ({ plan }: Script, date: number): number => {
  const { periods, delta } = plan.calendar
  return Math.max(0, Math.min(periods, Math.floor((date + 1e-9) / delta)))
}

type Window = readonly [from: number, until: number]

const sumOver = ({ builder, changing, $ }: Script, [from, until]: Window, of: (k: Index) => Node): Node => {
  const sum = changing(0)
  if (until > from)
    builder.loop(from, until, (k) => {
      sum.set($`${sum.get()} + ${of(k)}`)
    })
  return sum.get()
}

/** The licensee's product revenue in the markets of the deal, without uplift. */
const soldIn = ({ deal, plan, frame, at, column, $ }: Script, k: Index): Node => {
  const exposures = new Map(deal.cells.map(({ exposure, position }) => [exposure, position]))
  return [...exposures].reduce<Node>((sum, [exposure, held]) => {
    const { peakShare } = plan.positions[deal.positions[held]!.position]!
    return $`${sum} + ${column(frame.exposures[exposure]!, k)} * min(${at(peakShare, k)}, 1)`
  }, $`0`)
}

/** What the pilot measures: the truth as its records show it, with the error of so many records or as stated. */
const writeMeasured = (script: Script, pilot: PilotPlan): Node => {
  const { at, $ } = script
  const { records, noise } = pilot
  const error = at(pilot.normal)
  const truth = truthOf(script, pilot)
  if (truth.isShare) {
    const { value } = truth
    const chance = $`sqrt(max(${value} * (1 - ${value}), 0) / ${records})`
    return $`${value} + ${noise ?? chance} * ${error}`
  }
  return $`${truth.value} * (1 + ${noise ?? 1 / Math.sqrt(records)} * ${error})`
}

/** The attributable share that so many records bring, or of a saving its units a year. */
const truthOf = (script: Script, pilot: PilotPlan): { readonly value: Node; readonly isShare: boolean } => {
  const { deal, plan, frame, at, column, $ } = script
  const { position } = deal.positions[pilot.position]!
  const { utility } = plan.positions[position]!
  switch (utility.kind) {
    case 'share':
      return { value: at(utility.value), isShare: true }
    case 'lift': {
      const points = $`${at(utility.withData)} - ${at(utility.without)}`
      return { value: $`min(max(${points} * ${at(utility.perPoint)}, 0), 1)`, isShare: true }
    }
    case 'learningCurve': {
      const own = frame.ownError[position]!
      const first = { kind: 'fixed', value: 0 } as const
      const [had, before] = [column(own.records, first), column(own.error, first)]
      const [least, scale, exponent] = utility.parameters.map((place) => at(place)) as [Node, Node, Node]
      const error = $`${least} + ${scale} * pow(${had} + ${pilot.records}, -${exponent})`
      const elasticity = at(utility.elasticity)
      const better = $`${before} > 0 ? ${elasticity} * (${before} - ${error}) / ${before} : 0`
      // without records of its own there is no error to lower: what the pilot shows is the error it reaches
      return { value: $`min(max(${had} > 0 ? ${better} : 1 - ${error}, 0), 1)`, isShare: true }
    }
    case 'saving':
      return { value: at(utility.units), isShare: false }
    case 'acceleration':
      return { value: at(utility.months), isShare: false }
    case 'clearance':
      return { value: at(utility.rise), isShare: true }
    case 'unknown':
      return { value: $`0`, isShare: true }
    default:
      return utility satisfies never
  }
}
