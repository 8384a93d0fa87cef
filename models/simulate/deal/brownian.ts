import type { Lines } from '../../kernel/builder.ts'
import { shifted } from '../../kernel/indices.ts'
import type { Node } from '../../kernel/program.ts'
import { hoursPerYear } from '../../sampling/brownianTree.ts'
import type { CurrencyPlan } from '../../scenario/currencyPlan.ts'
import { precondition } from '../../units/precondition.ts'
import type { Script } from './script.ts'

/** A Brownian path W with W_0 = 0 and the variance of time in years. */
export interface Brownian {
  /** at an hour that the plan has drawn */
  readonly atHour: (hour: number) => Node
  /** at a time in years that only the trial knows */
  readonly atTime: (time: Node) => Node
}

/** The path of a currency, place by place, each from the two around it or from the year before. */
export const writeBrownian = (script: Script, { path, events }: CurrencyPlan): Brownian => {
  const { builder, at, $ } = script
  const places = new Map(path.map(({ hour }, j) => [hour, j + 1] as const)).set(0, 0)
  const lines = builder.lines(path.length + 1)
  lines.set(0, 0)
  const atHour = (hour: number): Node => {
    const place = places.get(hour)
    precondition(place !== undefined, 'an exchange rate is looked at on the dates its path was drawn for')
    return lines.at(place)
  }
  path.forEach(({ hour, before, after, normal }, j) => {
    const start = atHour(before)
    if (after === null) {
      const spread = Math.sqrt((hour - before) / hoursPerYear)
      lines.set(j + 1, $`${start} + ${spread} * ${at(normal)}`)
      return
    }
    const part = (hour - before) / (after - before)
    const spread = Math.sqrt((part * (after - hour)) / hoursPerYear)
    lines.set(j + 1, $`${start} + (${atHour(after)} - ${start}) * ${part} + ${spread} * ${at(normal)}`)
  })
  const hours = Float64Array.of(0, ...path.map(({ hour }) => hour))
  return {
    atHour,
    atTime: (time) => {
      const between = betweenYears(script, { time, atHour, events: events ?? [] })
      return onPath(script, { time, between, lines, hours })
    },
  }
}

interface Found {
  readonly time: Node
  readonly between: Node
  readonly lines: Lines
  readonly hours: Float64Array
}

/** A date that is also one of the deal's own is that date. */
const onPath = ({ builder, table, changing, $ }: Script, { time, between, lines, hours }: Found): Node => {
  const [hourAt, w] = [table(hours), changing(between)]
  builder.loop(0, hours.length, (j) => {
    const isThis = $`abs(${time} * ${hoursPerYear} - ${hourAt(j)}) <= 0.5`
    w.set($`${isThis} ? ${lines.at(j)} : ${w.get()}`)
  })
  return w.get()
}

interface Event {
  readonly time: Node
  readonly atHour: Brownian['atHour']
  readonly events: NonNullable<CurrencyPlan['events']>
}

/** Between two whole years: on the bridge from one to the other, with a normal of that year's own. */
const betweenYears = ({ builder, table, changing, at, $ }: Script, { time, atHour, events }: Event): Node => {
  const years = builder.lines(events.length + 1)
  const normals: Lines = builder.lines(events.length)
  years.set(0, 0)
  events.forEach((normal, y) => {
    years.set(y + 1, atHour((y + 1) * hoursPerYear))
    normals.set(y, at(normal))
  })
  const [starts, w] = [table(Float64Array.from(events, (_, y) => y)), changing(0)]
  builder.loop(0, events.length, (y) => {
    const part = $`min(max(${time} - ${starts(y)}, 0), 1)`
    const rise = $`(${years.at(shifted(y, 1))} - ${years.at(y)}) * ${part}`
    w.set($`${w.get()} + ${rise} + sqrt(${part} * (1 - ${part})) * ${normals.at(y)}`)
  })
  return w.get()
}
