import type { Node } from '../kernel/program.ts'
import type { PositionPlan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { offsetIn } from './frame.ts'
import type { Reader } from './reader.ts'
import type { Stock } from './stockPlan.ts'

/**
 * What each licensee with a learning curve has without the data: n₀ = existingRecords·(1 + existingGrowth)^t_k and its
 * error e(n₀) = e∞ + α·n₀^(−β). The same for all its deals, so it is worked out once.
 */
export const writeOwnErrors = (reader: Reader): void => {
  reader.plan.positions.forEach((position, p) => {
    writeOwnError(reader, position, p)
  })
}

const writeOwnError = (
  { plan, frame, builder, at, $ }: Reader,
  { utility }: PositionPlan,
  p: number,
): void => {
  const own = frame.ownError[p]
  if (utility.kind !== 'learningCurve' || own == null) return
  const { middle, delta, periods } = plan.calendar
  const [least, scale, exponent] = utility.parameters.map((place) => at(place)) as [Node, Node, Node]
  const growth = $`1 + ${at(utility.growth)}`
  const perPeriod = delta === 1 ? growth : $`pow(${growth}, ${delta})`
  const first = $`${at(utility.existing)} * pow(${growth}, ${middle[0]!})`
  // n₀ grows by a constant factor, and so does the part of its error that more records can remove
  const errorPerPeriod = $`pow(${perPeriod}, -${exponent})`
  const records = builder.changing(first)
  const removable = builder.changing($`${first} > 0 ? ${scale} * pow(${first}, -${exponent}) : 0`)
  builder.loop(0, periods, (k) => {
    builder.put(offsetIn(frame, own.records), k, records.get())
    builder.put(offsetIn(frame, own.error), k, $`${least} + ${removable.get()}`)
    records.set($`${records.get()} * ${perPeriod}`)
    removable.set($`${removable.get()} * ${errorPerPeriod}`)
  })
}

/**
 * The stock of records relative to the first period of a grant, raised to an elasticity, as long as the grant runs
 * (domain page, section 4): S_k = S_{k−1}·2^(−Δ/h) + refresh·Δ; (S_k/S_1)^elasticity.
 */
export const writeStocks = (reader: Reader): void => {
  for (const stock of reader.frame.stocks) writeStock(reader, stock)
}

const writeStock = ({ plan, frame, builder, at, $ }: Reader, stock: Stock): void => {
  const { dataset, calendar } = plan
  const { from, updates, elasticity, path, left } = stock
  const kept = $`exp(${-Math.LN2 * calendar.delta} / ${at(dataset.halfLife!)})`
  const isPlain = elasticity === null || isOne(plan, elasticity)
  const raised = (x: Node): Node => (isPlain ? x : $`pow(${x}, ${at(elasticity)})`)
  builder.put(offsetIn(frame, left), null, raised(kept))
  if (from >= calendar.periods) return
  builder.put(offsetIn(frame, path), { kind: 'fixed', value: from }, 1)
  const fresh = builder.changing(1)
  builder.loop(from + 1, calendar.periods, (k) => {
    const refreshed = updates ? $`${at(dataset.refresh, k)} * ${calendar.delta / dataset.records}` : 0
    fresh.set($`${fresh.get()} * ${kept} + ${refreshed}`)
    builder.put(offsetIn(frame, path), k, raised(fresh.get()))
  })
}

const isOne = ({ variables }: Reader['plan'], place: Place): boolean => {
  const variable = variables[place]!
  return variable.kind === 'constant' && variable.value === 1
}
