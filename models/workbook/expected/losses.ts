import type { Distribution } from '../../distributions/distribution.ts'
import { limitedExpectedValue } from '../../distributions/limitedExpectedValue.ts'
import type { Changing } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { DealRiskPlan } from '../../scenario/dealPlan.ts'
import type { LossLines, Script } from '../../simulate/deal/script.ts'
import type { CellBuilder } from '../cells/cellBuilder.ts'
import type { Graph } from '../cells/graph.ts'
import type { LossLaws } from '../lossLaws.ts'
import { type LossCells, lossCells } from './limited.ts'

interface Telling {
  readonly graph: Graph
  readonly builder: CellBuilder
  readonly lossLaws: LossLaws
  /** told of what is carried as a value, once */
  readonly carry: (what: string) => void
}

/**
 * Expected losses by period as formulas: frequency·Δ × E[min(share·loss, limit)] for the licensor, the rest for the
 * licensee, as `simulate/deal/losses.ts` adds them up. Closed for most laws (`limited.ts`); others are carried as values.
 */
export const lossesTold =
  (telling: Telling) =>
  (script: Script, lines: LossLines): void => {
    const paid = feesUntil(script)
    for (const risk of script.deal.risks) tellRisk(telling, script, { risk, lines, paid })
  }

interface Telled {
  readonly risk: DealRiskPlan
  readonly lines: LossLines
  readonly paid: (k: number) => Node
}

const tellRisk = (telling: Telling, script: Script, { risk, lines, paid }: Telled): void => {
  const { $, builder, plan, changing } = script
  const { periods, delta } = plan.calendar
  const borne = changing(0)
  const [share, insured] = [builder.parameter(risk.licensorShare), builder.parameter(risk.insured)]
  const scale = $`${share} * (1 - ${insured})`
  const room = roomOf(script, { risk, paid, borne })
  builder.loop(0, periods, (index) => {
    const most = room(index.kind === 'fixed' ? index.value : 0)
    const runs = $`${lines.running.at(index)} > 0`
    for (const own of risk.risks) {
      const { frequency, severity } = plan.risks[own]!
      const rate = $`${script.at(frequency)} * ${delta}`
      const law = severity.distribution
      const mean = meanOf(telling, script, law)
      const ours = $`${runs} ? ${rate} * ${limited(telling, script, { law, scale, room: most })} : 0`
      const rest = $`${runs} ? ${rate} * ${mean} * (1 - ${insured}) - ${ours} : 0`
      borne.set($`${borne.get()} + ${ours}`)
      lines.ours.add(index, ours)
      lines.theirs.add(index, rest)
    }
  })
}

/** What the licensor can still be charged: per event, in total, and by fees received so far; null where nothing limits it. */
const roomOf = (
  { $, builder }: Script,
  { risk, paid, borne }: Pick<Telled, 'risk' | 'paid'> & { readonly borne: Changing },
): ((k: number) => Node | null) => {
  const given = (amount: number): Node | null => (amount === Infinity ? null : builder.parameter(amount))
  const [perEvent, aggregate, multiple] = [risk.perEvent, risk.aggregate, risk.multipleOfFees].map(given)
  return (k) => {
    const limits = [
      ...(perEvent == null ? [] : [perEvent]),
      ...(aggregate == null ? [] : [$`${aggregate} - ${borne.get()}`]),
      ...(multiple == null ? [] : [$`${multiple} * ${paid(k)} - ${borne.get()}`]),
    ]
    return limits.length === 0 ? null : $`max(0, ${limits.reduce((least, one) => $`min(${least}, ${one})`)})`
  }
}

/** ln mean and standard deviation of a lognormal loss; null of another law. */
const lognormalOf = ({ kind, formula }: Distribution): readonly [number, number] | null => {
  const [mu, sigma] = formula?.parameters ?? []
  return kind === 'lognormal' && mu !== undefined && sigma !== undefined ? [mu, sigma] : null
}

const meanOf = (telling: Telling, script: Script, law: Distribution): Node => {
  const { $ } = script
  const own = lognormalOf(law)
  if (own === null)
    return cellsOf(telling, script, law)?.mean ?? figure(telling, 'mean loss of one event', law.mean)
  const [mu, sigma] = parametersOf(telling, own)
  return $`exp(${mu} + ${sigma} * ${sigma} / 2)`
}

/** Of a law that is not lognormal, whose limits are written from their own formula. */
const cellsOf = (telling: Telling, script: Script, law: Distribution): LossCells | null => {
  const part = telling.lossLaws(law)
  return part === null ? null : lossCells((label, value) => figure(telling, label, value), script, part)
}

const parametersOf = (telling: Telling, [mu, sigma]: readonly [number, number]): readonly [Node, Node] => [
  figure(telling, 'mean of ln(loss of one event)', mu),
  figure(telling, 'standard deviation of ln(loss of one event)', sigma),
]

const figure = ({ graph, builder }: Telling, label: string, value: number): Node =>
  builder.from([], () => leafOf(graph, label, value))

const leafOf = (graph: Graph, label: string, value: number): Node =>
  graph.leaf(`${label} ${value}`, { kind: 'figure', label }, { value })

interface Limiting {
  readonly law: Distribution
  readonly scale: Node
  readonly room: Node | null
}

/** E[min(scale·X, room)] (Klugman, Panjer, Willmot, Loss Models, section 3.1). */
const limited = (telling: Telling, script: Script, { law, scale, room }: Limiting): Node => {
  const { graph, builder, carry } = telling
  const { $ } = script
  const own = lognormalOf(law)
  const closed = own === null ? cellsOf(telling, script, law) : null
  if (closed !== null)
    return room === null
      ? $`${scale} * ${closed.mean}`
      : $`${scale} > 0 && ${room} > 0 ? ${closed.limited(scale, room)} : 0`
  if (own === null) {
    return builder.from(room === null ? [scale] : [scale, room], (of) => {
      const [share, most = Infinity] = of.map((node) => graph.factOf(node).value)
      carry('expected losses of a law whose part up to a limit is not closed')
      const label = 'expected loss of one event within its limit'
      return leafOf(graph, label, limitedExpectedValue(law, share!, most))
    })
  }
  const mean = meanOf(telling, script, law)
  if (room === null) return $`${scale} * ${mean}`
  const [mu, sigma] = parametersOf(telling, own)
  const born = () => ({ row: 'normal', group: 0, at: 0 })
  const normal = (z: Node): Node => builder.from([z], (of) => graph.apply('normalCdf', of, born))
  const z = $`(log(${room} / ${scale}) - ${mu}) / ${sigma}`
  const inside = $`${scale} * ${mean} * ${normal($`${z} - ${sigma}`)} + ${room} * ${normal($`0 - ${z}`)}`
  return $`${scale} > 0 && ${room} > 0 ? ${inside} : 0`
}

/** Receipts with cash dates up to τ_k, from one period to the next. */
const feesUntil = (script: Script): ((k: number) => Node) => {
  const { plan, $ } = script
  const { cash } = plan.calendar
  const known: Node[] = []
  return (k) => {
    for (let next = known.length; next <= k; next++) {
      const since = next === 0 ? -Infinity : cash[next - 1]! + 1e-12
      const before = known[next - 1] ?? $`0`
      known.push(
        paidWithin(script, since, cash[next]! + 1e-12).reduce((sum, one) => $`${sum} + ${one}`, before),
      )
    }
    return known[k]!
  }
}

/** What is received at since < date ≤ until. */
const paidWithin = ({ deal, flows, $ }: Script, since: number, until: number): readonly Node[] =>
  deal.flows.flatMap((flow, f) => {
    const { lines, from, until: end, eventTime } = flows[f]!
    if (flow.side !== 'receipt' || lines === null) return []
    const { times } = deal.dates[flow.dates]!
    const paid: Node[] = []
    for (let j = from; j < end; j++) {
      if (eventTime === null || typeof eventTime === 'number') {
        const time = eventTime ?? times[j]!
        if (time > since && time <= until) paid.push(lines.at(j))
        continue
      }
      const after = since === -Infinity ? $`1 == 1` : $`${eventTime} > ${since}`
      paid.push($`${after} && ${eventTime} <= ${until} ? ${lines.at(j)} : 0`)
    }
    return paid
  })
