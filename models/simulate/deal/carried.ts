import type { Lines } from '../../kernel/builder.ts'
import { carriedTax } from '../../terms/lossCarryForward.ts'
import { fillFlow, type Script } from './script.ts'

/** Tax that moves to other statement years because losses are carried forward: more is positive. */
export const writeCarried = (script: Script, flow: number, tax: Lines): Lines => {
  const { deal, builder, changing, $ } = script
  const moved = fillFlow(script, flow, { from: 0, until: deal.rows })
  const carry = changing(0)
  builder.loop(0, deal.rows, (row) => {
    const year = carriedTax($, tax.at(row), carry.get())
    moved.set(row, year.moved)
    carry.set(year.carry)
  })
  return moved
}
