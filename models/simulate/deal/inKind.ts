import type { Place } from '../../scenario/variable.ts'
import type { Ending } from './ending.ts'
import { fillFlow, fillOnce, ordinal, type Script } from './script.ts'

/** Payment in kind: what it is worth to the licensor, and what it costs the licensee. */
export const writeInKind = (script: Script, ending: Ending): void => {
  const { deal, builder, at, $ } = script
  for (const { cost, value, yearly, received, given } of deal.terms.inKind) {
    const fill = (flow: number, place: Place): void => {
      if (!yearly) {
        fillOnce(script, flow, $`${ending.starts} ? ${at(place)} : 0`)
        return
      }
      const lines = fillFlow(script, flow, { from: 0, until: deal.contractYears })
      builder.loop(0, deal.contractYears, (c) => {
        lines.set(c, $`${ordinal(script, c)} < ${ending.ends} ? ${at(place)} : 0`)
      })
    }
    fill(received, value)
    fill(given, cost)
  }
}
