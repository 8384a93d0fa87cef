import { type Agreement, contractYearsOf, periodsIn, runs } from './agreement.ts'
import { revenueOf } from './benefit.ts'
import type { Period } from './calendar.ts'
import { exchangeOfWritten, money } from './currency.ts'
import { type Grant, termOf } from './grants.ts'
import { inside, type Place, read, sum, text } from './place.ts'
import type { ByPeriod } from './royalty.ts'
import { inScope, numbered } from './scope.ts'

/** The advance in the document's currency, as it was paid at the start. */
export const advancePaid = (agreement: Agreement, term: Place): number =>
  money(agreement, inside(term, 'amount')) * exchangeOfWritten(agreement, agreement.start)

/** min(balance, rate · royalty), until the advance is used up. */
const untilUsedUp = (balanceBefore: number, rate: number, royalty: ByPeriod): ByPeriod => {
  let balance = balanceBefore
  return royalty.map((due) => {
    const recouped = Math.max(0, Math.min(balance, rate * due))
    balance -= recouped
    return recouped
  })
}

/**
 * The part of a period's product revenue, on which a royalty is owed, that is sold under each grant. What is sold in
 * a cell of several running grants is theirs in equal parts.
 */
const partOfGrant = (agreement: Agreement, grant: Grant, period: Period): number => {
  const royalties = numbered(agreement, 'royalty').map(([, term]) => term)
  const running = agreement.cells
    .filter((live) => royalties.some((term) => inScope(term, live)))
    .map((live) => ({ live, grants: live.grants.filter((each) => runs(agreement, each, period.middle)) }))
    .filter(({ grants }) => grants.length > 0)
    .map(({ live, grants }) => ({ grants, revenue: revenueOf(agreement, live, period) }))
  const all = sum(running.map(({ revenue }) => revenue))
  const own = running
    .filter(({ grants }) => grants.includes(grant))
    .map(({ revenue, grants }) => revenue / grants.length)
  return all === 0 ? 0 : sum(own) / all
}

export const recoupment = (agreement: Agreement, royalty: ByPeriod): ByPeriod => {
  const term = termOf(agreement.terms, 'advance')
  if (term === undefined || agreement.contractYears === 0) return royalty.map(() => 0)
  const rate = read(agreement.facts, inside(term, 'rate'), { otherwise: 1 })
  const amount = advancePaid(agreement, term)
  if (text(inside(term, 'balance'), 'one') === 'one') return untilUsedUp(amount, rate, royalty)
  const grants = agreement.grants.map((grant) => {
    const own = royalty.map((due, i) => due * partOfGrant(agreement, grant, agreement.periods[i]!))
    return untilUsedUp(amount / agreement.grants.length, rate, own)
  })
  return royalty.map((_, i) => sum(grants.map((list) => list[i]!)))
}

/** True-ups that are recoupable, from the royalty that the advance leaves, from the period after they fell due. */
export const recoupedTrueUps = (
  agreement: Agreement,
  ask: { readonly royalty: ByPeriod; readonly recouped: ByPeriod; readonly trueUp: ByPeriod },
): ByPeriod => {
  const taken = ask.royalty.map(() => 0)
  const term = termOf(agreement.terms, 'minimumGuarantee')
  if (term === undefined || inside(term, 'trueUpRecoupable').node !== true) return taken
  let balance = 0
  for (const c of contractYearsOf(agreement)) {
    for (const { index } of periodsIn(agreement, c)) {
      const left = ask.royalty[index - 1]! - ask.recouped[index - 1]!
      taken[index - 1] = Math.max(0, Math.min(balance, left))
      balance -= taken[index - 1]!
    }
    balance += ask.trueUp[c - 1]!
  }
  return taken
}
