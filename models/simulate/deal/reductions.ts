import type { Lines } from '../../kernel/builder.ts'
import { cappedRoyalty } from '../../terms/royaltyCap.ts'
import { stackingOffset } from '../../terms/stacking.ts'
import type { Falling, Waterfall } from './falling.ts'

/** Step 6: third parties' royalties on the same base, set off within the contract year to date. */
export const writeOffset = ({ script, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, table, changing, changingInYear, $ } = script
  const { stacking } = deal.terms
  if (stacking === null) return null
  const offset = script.byPeriod()
  const [thirdParty, share, floor] = [at(stacking.thirdParty), at(stacking.offset), at(stacking.floor)]
  const carry = changing(0)
  const [base, royalty, used] = [changingInYear(0), changingInYear(0), changingInYear(0)]
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const toDate = {
      base: $`${base.get()} + ${fall.base.at(k)}`,
      royalty: $`${royalty.get()} + ${fall.royalty.at(k)}`,
    }
    const clause = { thirdParty, share, floor, carry: carry.get() }
    const all = stackingOffset($, toDate, clause)
    const own = $`${used.get()} - ${all}`
    offset.set(k, own)
    fall.royalty.add(k, own)
    const ends = $`${closes(k)} == 1`
    const left = $`${share} * ${thirdParty} * ${toDate.base} + ${carry.get()} - ${all}`
    carry.set($`${ends} ? ${stacking.carries ? left : 0} : ${carry.get()}`)
    base.set($`${ends} ? 0 : ${toDate.base}`)
    royalty.set($`${ends} ? 0 : ${toDate.royalty}`)
    used.set($`${ends} ? 0 : ${all}`)
  })
  return offset
}

/** Step 7: the royalty cap, on what is left after the offset. */
export const writeCap = ({ script, term }: Falling, fall: Waterfall): Lines | null => {
  const { deal, builder, at, money, table, changing, changingInYear, $ } = script
  const plan = deal.terms.cap
  if (plan === null) return null
  const reduction = script.byPeriod()
  const [most, rateAfter] = [money(plan.amount), at(plan.rateAfter)]
  const room = plan.lifetime ? changing(most) : changingInYear(most)
  const closes = table(deal.closesYear)
  builder.loop(term.from, term.until, (k) => {
    const royalty = fall.royalty.at(k)
    const paid = cappedRoyalty($, { royalty, base: fall.base.at(k) }, { room: room.get(), rateAfter })
    reduction.set(k, $`${paid} - ${royalty}`)
    fall.royalty.set(k, paid)
    const left = $`max(${room.get()} - ${royalty}, 0)`
    room.set(plan.lifetime ? left : $`${closes(k)} == 1 ? ${most} : ${left}`)
  })
  return reduction
}
