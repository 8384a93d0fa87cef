import type { Index, Node } from '../../kernel/program.ts'
import { indexedGrowth } from '../../terms/annualFee.ts'
import type { Ending } from './ending.ts'
import { fillFlow, fillOnce, ordinal, type Script } from './script.ts'

/** Fixed fees, on their own dates, as long as the deal runs. */
export const writeFees = (script: Script, ending: Ending): void => {
  const { at, $ } = script
  const { upfront, annual, advance } = script.deal.terms
  for (const { amount, flow } of upfront) fillOnce(script, flow, $`${ending.starts} ? ${at(amount)} : 0`)
  for (const fee of annual) writeAnnual(script, ending, fee)
  if (advance !== null) fillOnce(script, advance.paid, $`${ending.starts} ? ${at(advance.amount)} : 0`)
  writeTermination(script, ending)
}

const writeAnnual = (
  script: Script,
  ending: Ending,
  { amount, index, flow }: Script['deal']['terms']['annual'][number],
): void => {
  const { deal, builder, at, changing, $ } = script
  const lines = fillFlow(script, flow, { from: 0, until: deal.contractYears })
  const fee = changing(at(amount))
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
  const { deal, context, at, $ } = script
  const fees = (context?.favoured ?? []).flatMap(({ start, end, terms }) =>
    terms.annual.map(({ amount }) => ({ start, end, amount })),
  )
  if (fees.length === 0) return null
  const date = $`${deal.start} + ${ordinal(script, c)}`
  return fees.reduce<Node>(
    (least, { start, end, amount }) =>
      $`${date} >= ${start} && ${date} < ${end} ? min(${at(amount)}, ${least}) : ${least}`,
    $`${Infinity}`,
  )
}

/** The fee for ending early, at the end of the last contract year. */
const writeTermination = (script: Script, { ends, terminated }: Ending): void => {
  const { deal, builder, at, $ } = script
  const { termination } = deal.terms
  if (termination === null) return
  const lines = fillFlow(script, termination.flow, { from: 0, until: deal.contractYears })
  const fee = at(termination.fee)
  builder.loop(0, deal.contractYears, (c) => {
    lines.set(c, $`${terminated} && ${ordinal(script, c)} == ${ends} - 1 ? ${fee} : 0`)
  })
}
