import type { Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { Script } from './script.ts'

/** Σ amount_k·factor_k over the periods of a trial. */
export const presentSum = ({ plan, builder, $ }: Script, lines: Lines, factor: (k: Index) => Node): Node => {
  const sum = builder.changing(0)
  builder.loop(0, plan.calendar.periods, (k) => {
    sum.set($`${sum.get()} + ${lines.at(k)} * ${factor(k)}`)
  })
  return sum.get()
}
