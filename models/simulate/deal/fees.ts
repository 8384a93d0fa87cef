import type { Index, Node } from '../../kernel/program.ts'
import { indexedGrowth } from '../../terms/annualFee.ts'
import type { Ending } from './ending.ts'
import { writeOptionPayments } from './optionPayments.ts'
import { fillFlow, fillOnce, ordinal, type Script } from './script.ts'

/** Fixed fees, on their own dates, as long as the deal runs. */
export const writeFees = (script: Script, ending: Ending): void => {
  const { money, $ } = script
  const { upfront, annual, advance } = script.deal.terms
  for (const { amount, flow } of upfront) fillOnce(script, flow, $`${ending.starts} ? ${money(amount)} : 0`)
  for (const fee of annual) writeAnnual(script, ending, fee)
  if (advance !== null) fillOnce(script, advance.paid, $`${ending.starts} ? ${money(advance.amount)} : 0`)
  writeHoldback(script, ending)
  writeOptionPayments(script, ending)
  writeTermination(script, ending)
  writeChangeOfControl(script, ending)
}

/** A part of the upfront fees is kept back at the start and released later, less what is claimed. */
const writeHoldback = (script: Script, ending: Ending): void => {
  const { deal, at, money, $ } = script
  const { holdback, upfront } = deal.terms
  if (holdback === null) return
  const fees = upfront.reduce<Node>((sum, { amount }) => $`${sum} + ${money(amount)}`, $`0`)
  const kept = $`${ending.starts} ? ${fees} * ${at(holdback.share)} : 0`
  fillOnce(script, holdback.kept, $`0 - ${kept}`)
  fillOnce(script, holdback.released, $`${kept} * (1 - ${at(holdback.claim)})`)
}

const writeAnnual = (
  script: Script,
  ending: Ending,
  { amount, index, flow }: Script['deal']['terms']['annual'][number],
): void => {
  const { deal, builder, at, money, changing, $ } = script
  const lines = fillFlow(script, flow, { from: 0, until: deal.contractYears })
  const fee = changing(money(amount))
  const growth = index === null ? null : indexedGrowth($, { ...index, value: at(index.by) })
  builder.loop(0, deal.contractYears, (c) => {
    const least = favouredFee(script, c)
    const own = least === null ? fee.get() : $`min(${fee.get()}, ${least})`
    lines.set(c, $`${ordinal(script, c)} < ${ending.ends} ? ${own} : 0`)
    if (growth !== null) fee.set($`${fee.get()} * ${growth}`)
  })
}

/** The least annual fee of a favoured deal that runs at a date, as written (not indexed); nothing without one. */
const favouredFee = (script: Script, c: Index): Node | null => {
  const { deal, context, money, $ } = script
  const fees = (context?.favoured ?? []).flatMap(({ start, end, terms }) =>
    terms.annual.map(({ amount }) => ({ start, end, amount })),
  )
  if (fees.length === 0) return null
  const date = $`${deal.start} + ${ordinal(script, c)}`
  return fees.reduce<Node>(
    (least, { start, end, amount }) =>
      $`${date} >= ${start} && ${date} < ${end} ? min(${money(amount)}, ${least}) : ${least}`,
    $`${Infinity}`,
  )
}

/** The fee for ending early, at the end of the last contract year. */
const writeTermination = (script: Script, { ends, terminated }: Ending): void => {
  const { deal, builder, money, $ } = script
  const { termination } = deal.terms
  if (termination === null) return
  const lines = fillFlow(script, termination.flow, { from: 0, until: deal.contractYears })
  const fee = money(termination.fee)
  builder.loop(0, deal.contractYears, (c) => {
    lines.set(c, $`${terminated} && ${ordinal(script, c)} == ${ends} - 1 ? ${fee} : 0`)
  })
}

/** The fee for a change of control, at the end of the contract year in which it comes; the deal goes on. */
const writeChangeOfControl = (script: Script, { ends, cause, takenOver }: Ending): void => {
  const { deal, builder, money, $ } = script
  const plan = deal.terms.changeOfControl
  if (plan === null || plan.ends || takenOver === null) return
  const lines = fillFlow(script, plan.flow, { from: 0, until: deal.contractYears })
  const fee = money(plan.fee)
  builder.loop(0, deal.contractYears, (c) => {
    // what ends the deal in the same year comes first
    const last = $`${cause} == 0 ? ${ends} : ${ends} - 1`
    lines.set(c, $`${ordinal(script, c)} < ${last} ? ${fee} * ${takenOver(c)} : 0`)
  })
}
