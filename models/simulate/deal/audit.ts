import type { Lines } from '../../kernel/builder.ts'
import { shifted } from '../../kernel/indices.ts'
import { collectedBy } from '../../terms/audit.ts'
import type { Ending } from './ending.ts'
import type { Falling, Waterfall } from './falling.ts'
import { fillFlow, type Script } from './script.ts'
import { writeDue, writeWaterfall } from './waterfall.ts'

/** Audits find what the waterfall on true revenue would have paid more than the one on reported revenue. */
export const writeAudit = (falling: Falling, reported: Waterfall): void => {
  const { script, ending } = falling
  const { deal, builder, at, $ } = script
  const plan = deal.terms.audit
  if (plan === null) return
  const honest: Falling = { ...falling, reported: (_, amount) => amount, overpaid: [] }
  const truth = writeDue(honest, writeWaterfall(honest))
  const due = writeDue(falling, reported)
  const years = deal.contractYears
  const lookBack = Math.max(1, Math.min(years, plan.lookBack))
  const held = writeHeld(script, ending, years + lookBack)
  const collected = builder.lines(years + lookBack)
  collected.fill(0)
  const clause = { collected: $`${at(plan.detect)} * ${at(plan.recovery)}`, interest: at(plan.interest) }
  const open = builder.changing(1)
  builder.loop(0, years, (j) => {
    const amount = $`${truth.at(j)} - ${due.at(j)}`
    open.set(1)
    for (let after = 0; after < lookBack; after++) {
      const c = shifted(j, after)
      const weight = $`${open.get()} * ${held.at(c)}`
      collected.add(c, collectedBy($, { amount, weight, after }, clause))
      open.set($`${open.get()} * (1 - ${held.at(c)})`)
    }
  })
  const out = fillFlow(script, plan.flow, { from: 0, until: years })
  builder.loop(0, years, (c) => out.set(c, collected.at(c)))
  billAuditor(script, held)
}

/** By contract year, whether an audit is held; in the expected case how likely. */
const writeHeld = ({ deal, frame, builder, at, $ }: Script, ending: Ending, length: number): Lines => {
  const plan = deal.terms.audit!
  const held = builder.lines(length)
  held.fill(0)
  const probability = at(plan.probability)
  for (let c = 0; c < deal.contractYears; c++) {
    const drawn = (): ReturnType<typeof at> => $`${at(plan.uniforms[c]!)} < ${probability} ? 1 : 0`
    held.set(c, $`${c} < ${ending.ends} ? ${frame.mode === 'expected' ? probability : drawn()} : 0`)
  }
  return held
}

/** The auditor's bill falls on the licensee where under-reporting reaches the threshold, else on the licensor. */
const billAuditor = (script: Script, held: Lines): void => {
  const { deal, builder, at, $ } = script
  const plan = deal.terms.audit!
  const span = { from: 0, until: deal.contractYears }
  const ours = fillFlow(script, deal.standing.licensorAudit, span)
  const theirs = fillFlow(script, deal.standing.licenseeAudit, span)
  const threshold = builder.parameter(plan.threshold)
  const cost = at(plan.cost)
  for (let c = 0; c < deal.contractYears; c++) {
    // a last contract year too short for a midpoint is judged by the period before it
    const last = deal.contractYear.findLastIndex((year) => year >= 0 && year <= c)
    const found = $`${at(plan.underReporting, Math.max(0, last))} >= ${threshold}`
    const bill = $`${cost} * ${held.at(c)}`
    theirs.set(c, $`${found} ? ${bill} : 0`)
    ours.set(c, $`${found} ? 0 : ${bill}`)
  }
}
