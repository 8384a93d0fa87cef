import type { Node } from '../../kernel/program.ts'
import { writeAfterwards } from './afterwards.ts'
import { writeAudit } from './audit.ts'
import { writeEquity } from './equity.ts'
import type { Exchange } from './exchange.ts'
import type { Falling, Waterfall } from './falling.ts'
import { overpaidLines, writeRefund } from './favoured.ts'
import { writeFees } from './fees.ts'
import { writeInKind } from './inKind.ts'
import { writeLate } from './late.ts'
import { writeMilestones } from './milestones.ts'
import { writePools } from './pool.ts'
import type { Prepared } from './prepare.ts'
import { writeProfitShare } from './profitShare.ts'
import { type Script, takeFlow, termOf } from './script.ts'
import { writeWaterfall } from './waterfall.ts'

/** What the licensee owes under each clause, on the dates of its flow; the waterfall on reported revenue. */
export const writeOwed = (
  script: Script,
  { ending, sales, shares, benefit }: Prepared,
  exchange: Exchange,
): Waterfall => {
  const { deal, at, $ } = script
  const { audit } = deal.terms
  writeFees(script, ending)
  const falling: Falling = {
    script,
    ending,
    sales,
    shares,
    exchange,
    pools: writePools(script, ending),
    term: termOf(deal),
    overpaid: overpaidLines(script),
    reported: (k, amount): Node =>
      audit === null ? amount : $`${amount} * (1 - ${at(audit.underReporting, k)})`,
  }
  const fall = writeWaterfall(falling)
  takeWaterfall(script, fall)
  writeProfitShare(script, ending, benefit)
  writeMilestones(script, ending, sales)
  writeEquity(script, ending)
  writeInKind(script, ending)
  writeAfterwards(script, sales)
  writeRefund(falling)
  writeAudit(falling, fall)
  writeLate(script)
  return fall
}

const takeWaterfall = (script: Script, fall: Waterfall): void => {
  const { deal } = script
  const { terms } = deal
  const term = termOf(deal)
  terms.royalties.forEach(({ flow }, r) => {
    takeFlow(script, flow, { lines: fall.earned[r]!, ...term })
  })
  terms.usage.forEach(({ flow }, u) => {
    takeFlow(script, flow, { lines: fall.usage[u]!, ...term })
  })
  terms.revenueShares.forEach(({ flow }, s) => {
    takeFlow(script, flow, { lines: fall.shares[s]!, ...term })
  })
  terms.sublicences.forEach(({ flow }, s) => {
    takeFlow(script, flow, { lines: fall.sublicences[s]!, ...term })
  })
  if (terms.stacking !== null) takeFlow(script, terms.stacking.flow, { lines: fall.offset!, ...term })
  if (terms.cap !== null) takeFlow(script, terms.cap.flow, { lines: fall.capReduction!, ...term })
  if (terms.advance !== null) takeFlow(script, terms.advance.recouped, { lines: fall.recoupment!, ...term })
  const years = { from: 0, until: deal.contractYears }
  if (terms.minimum !== null) takeFlow(script, terms.minimum.flow, { lines: fall.trueUp!, ...years })
  if (terms.minimum?.recouped != null)
    takeFlow(script, terms.minimum.recouped, { lines: fall.trueUpRecoupment!, ...term })
}
