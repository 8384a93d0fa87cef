import type { Lines } from '../../kernel/builder.ts'
import { recouped } from '../../terms/advance.ts'
import { guaranteedAmount, trueUp } from '../../terms/minimumGuarantee.ts'
import type { Falling, Waterfall } from './falling.ts'
import { writeCap, writeEarned, writeOffset } from './royalty.ts'
import { ordinal, type Script } from './script.ts'
import { writeUsage } from './usage.ts'

/**
 * Steps 2 to 9 of the order within a period (domain page, section 6.1). Amounts are year-to-date differences, so that
 * periods add up to years.
 */
export const writeWaterfall = (falling: Falling): Waterfall => {
  const { script } = falling
  const { terms } = script.deal
  const [base, deductions, royalty] = [script.byPeriod(), script.byPeriod(), script.byPeriod()]
  for (const lines of [base, deductions, royalty]) lines.fill(0)
  const start = {
    base,
    deductions,
    royalty,
    earned: [],
    offset: null,
    capReduction: null,
    usage: [],
    shares: [],
  }
  const fall: Waterfall = { ...start, recoupment: null, trueUp: null }
  const earned = terms.royalties.map((plan) => writeEarned(falling, fall, plan))
  const offset = writeOffset(falling, fall)
  const capReduction = writeCap(falling, fall)
  const usage = terms.usage.map((plan) => writeUsage(falling, plan))
  const shares = terms.revenueShares.map((plan) => writeShare(falling, plan))
  const recoupment = writeRecoupment(falling, fall)
  const whole = { ...fall, earned, offset, capReduction, usage, shares, recoupment }
  return { ...whole, trueUp: writeTrueUp(falling, whole) }
}

const writeShare = (
  { script, sales, term, reported }: Falling,
  plan: Script['deal']['terms']['revenueShares'][number],
): Lines => {
  const out = script.byPeriod()
  const share = script.at(plan.share)
  script.builder.loop(term.from, term.until, (k) => {
    out.set(k, reported(k, script.$`${share} * ${sales.scopes[plan.scope]!.at(k)}`))
  })
  return out
}

/** Step 9: the advance is recouped from royalty only; what is left at the end is not refunded. */
const writeRecoupment = ({ script, ending, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, changing, $ } = script
  const plan = deal.terms.advance
  if (plan === null) return null
  const out = script.byPeriod()
  const balance = changing(at(plan.amount))
  const rate = at(plan.rate)
  builder.loop(term.from, term.until, (k) => {
    const most = recouped($, balance.get(), rate, fall.royalty.at(k))
    const taken = $`${ending.runs(k)} ? ${most} : 0`
    out.set(k, $`0 - ${taken}`)
    balance.set($`${balance.get()} - ${taken}`)
  })
  return out
}

/** Step 8: the true-up of each contract year that runs. */
const writeTrueUp = ({ script, ending, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, table, changing, $ } = script
  const plan = deal.terms.minimum
  if (plan === null) return null
  const out = builder.lines(deal.contractYears)
  out.fill(0)
  const yearOf = builder.indexTable(deal.contractYear)
  builder.loop(term.from, term.until, (k) => {
    const usage = plan.credits === 'royalty' ? [] : fall.usage
    const shares = plan.credits === 'all' ? fall.shares : []
    const credited = [...usage, ...shares].reduce((sum, row) => $`${sum} + ${row.at(k)}`, fall.royalty.at(k))
    out.add(yearOf(k), $`${ending.runs(k)} ? ${credited} : 0`)
  })
  const grown = changing(1)
  const growth = $`1 + ${at(plan.escalator)}`
  const amount = at(plan.amount)
  const fraction = table(deal.yearFraction)
  const from = Math.max(0, Math.min(deal.contractYears, Math.ceil(plan.fromYear) - 1))
  builder.loop(0, from, (c) => out.set(c, 0))
  builder.loop(from, deal.contractYears, (c) => {
    const guaranteed = guaranteedAmount($, { amount, grown: grown.get() }, fraction(c))
    const runs = $`${ordinal(script, c)} < ${ending.ends}`
    out.set(c, $`${runs} ? ${trueUp($, guaranteed, out.at(c))} : 0`)
    grown.set($`${grown.get()} * ${growth}`)
  })
  return out
}

/** What is due under reported revenue by contract year: royalty less recoupment, usage, shares, true-up. */
export const writeDue = ({ script, ending, term }: Falling, fall: Waterfall): Lines => {
  const { deal, builder, $ } = script
  const due = builder.lines(deal.contractYears)
  builder.loop(0, deal.contractYears, (c) => due.set(c, fall.trueUp?.at(c) ?? 0))
  const yearOf = builder.indexTable(deal.contractYear)
  const rows = [fall.recoupment, ...fall.usage, ...fall.shares].filter((row) => row !== null)
  builder.loop(term.from, term.until, (k) => {
    const all = rows.reduce((sum, row) => $`${sum} + ${row.at(k)}`, fall.royalty.at(k))
    due.add(yearOf(k), $`${ending.runs(k)} ? ${all} : 0`)
  })
  return due
}
