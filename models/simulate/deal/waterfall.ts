import type { Lines } from '../../kernel/builder.ts'
import { deductionsOf } from './base.ts'
import type { Falling, Waterfall } from './falling.ts'
import { writeJoined } from './joined.ts'
import { writeTrueUp, writeTrueUpRecoupment } from './minimum.ts'
import { writeRecoupment } from './recoupment.ts'
import { writeCap, writeOffset } from './reductions.ts'
import { writeEarned } from './royalty.ts'
import { type Script, yearsOf } from './script.ts'
import { writeSublicence } from './sublicence.ts'
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
    sublicences: [],
    trueUpRecoupment: null,
  }
  const fall: Waterfall = { ...start, recoupment: null, trueUp: null }
  const earned = writeRoyalties(falling, fall)
  const offset = writeOffset(falling, fall)
  const capReduction = writeCap(falling, fall)
  const usage = terms.usage.map((plan) => writeUsage(falling, plan))
  const shares = terms.revenueShares.map((plan) => writeShare(falling, plan))
  const sublicences = terms.sublicences.map((plan) => writeSublicence(falling, plan))
  const recoupment = writeRecoupment(falling, fall)
  const whole = { ...fall, earned, offset, capReduction, usage, shares, sublicences, recoupment }
  const trueUp = writeTrueUp(falling, whole)
  return { ...whole, trueUp, trueUpRecoupment: writeTrueUpRecoupment(falling, { ...whole, trueUp }) }
}

/** All royalties, each on its own base; the waterfall goes on with the base of all. */
const writeRoyalties = (falling: Falling, fall: Waterfall): readonly Lines[] => {
  const { byPeriod, deal } = falling.script
  const { royalties, joined } = deal.terms
  if (joined === null) return royalties.map((plan) => writeEarned(falling, fall, plan))
  const empty = (): Lines => {
    const lines = byPeriod()
    lines.fill(0)
    return lines
  }
  const own = royalties.map(() => ({ base: empty(), deductions: empty() }))
  const earned = royalties.map((plan, r) => writeEarned(falling, { ...fall, ...own[r]! }, plan))
  writeJoined(falling, fall, { own, joined })
  return earned
}

/** A share of reported revenue, gross or after allowed costs. */
const writeShare = (falling: Falling, plan: Script['deal']['terms']['revenueShares'][number]): Lines => {
  const { script, sales, term, reported } = falling
  const { $ } = script
  const out = script.byPeriod()
  const share = script.at(plan.share)
  const deduct = deductionsOf(falling, plan)
  script.builder.loop(term.from, term.until, (k) => {
    const sold = sales.scopes[plan.scope]!.at(k)
    const left = deduct === null ? sold : $`${sold} - ${deduct(k, sold)}`
    out.set(k, reported(k, $`${share} * ${left}`))
  })
  return out
}

/** What is due under reported revenue by contract year: royalty less recoupment, usage, shares, true-up. */
export const writeDue = ({ script, ending, term }: Falling, fall: Waterfall): Lines => {
  const { deal, builder, $ } = script
  const due = builder.lines(deal.contractYears)
  builder.loop(0, deal.contractYears, (c) => due.set(c, fall.trueUp?.at(c) ?? 0))
  const yearOf = builder.indexTable(yearsOf(deal))
  const { recoupment, trueUpRecoupment, usage, shares, sublicences } = fall
  const rows = [recoupment, trueUpRecoupment, ...usage, ...shares, ...sublicences].filter(
    (row) => row !== null,
  )
  builder.loop(term.from, term.until, (k) => {
    const all = rows.reduce((sum, row) => $`${sum} + ${row.at(k)}`, fall.royalty.at(k))
    due.add(yearOf(k), $`${ending.runs(k)} ? ${all} : 0`)
  })
  return due
}
