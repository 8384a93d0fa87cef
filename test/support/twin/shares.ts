import { pow } from '../../../models/numerics/elementary.ts'
import { type Agreement, anyRuns, contractYearAt } from './agreement.ts'
import { deducted } from './apportionment.ts'
import type { Period } from './calendar.ts'
import { money } from './currency.ts'
import { gateNamed } from './gates.ts'
import { exists, inside, items, type Place, read, text } from './place.ts'
import type { ByPeriod } from './royalty.ts'
import { soldIn, trueRevenue } from './scope.ts'

/** share × reported revenue, or × what of it the deductions leave. */
export const revenueShares = (agreement: Agreement, term: Place, reported: ByPeriod): ByPeriod => {
  const share = read(agreement.facts, inside(term, 'share'))
  const isNet = text(inside(term, 'of'), 'revenue') === 'net'
  return reported.map((amount, i) => {
    const off = isNet ? deducted(agreement, term, agreement.periods[i]!.index) : 0
    return share * amount * (1 - off)
  })
}

/** pool·Δ·(1 + growth)^(y − 1) × min(1, own/total) while the deal runs. */
export const poolShares = (agreement: Agreement, term: Place): ByPeriod =>
  agreement.periods.map((period) => {
    if (!anyRuns(agreement, agreement.grants, period.middle)) return 0
    const at = (key: string): number => read(agreement.facts, inside(term, key), { period: period.index })
    const pool = money(agreement, inside(term, 'pool'), { period: period.index })
    const growth = 1 + read(agreement.facts, inside(term, 'growth'), { otherwise: 0 })
    const part = at('totalUsage') === 0 ? 0 : Math.min(1, at('ownUsage') / at('totalUsage'))
    return pool * period.length * pow(growth, period.year - 1) * part
  })

/** How far a stage has begun in a period: 0 or 1, or its gate's probability in the expected case. */
const begun = (agreement: Agreement, stage: Place, period: Period): number => {
  if (exists(inside(stage, 'fromYear')))
    return contractYearAt(agreement, period.middle) >= read(agreement.facts, inside(stage, 'fromYear'))
      ? 1
      : 0
  if (!exists(inside(stage, 'gate'))) return 1
  const { passed, year } = gateNamed(agreement, stage)
  return period.middle >= year ? passed : 0
}

/** What the licensee takes in from its sublicensees, before it passes anything through. */
const sublicenceReceipts = (agreement: Agreement, term: Place, period: Period): number => {
  const receipts = inside(term, 'receipts')
  const perRevenue = inside(receipts, 'perRevenue')
  const moving = { period: period.index }
  if (exists(perRevenue))
    return read(agreement.facts, perRevenue, moving) * trueRevenue(agreement, term, period)
  const scoped = exists(inside(term, 'field')) || exists(inside(term, 'market'))
  const runs = scoped
    ? soldIn(agreement, term, period).length > 0
    : anyRuns(agreement, agreement.grants, period.middle)
  return runs ? read(agreement.facts, receipts, moving) * period.length : 0
}

/** Share of the last stage that has begun × reported receipts × (1 − passed through). */
export const sublicenceShares = (
  agreement: Agreement,
  term: Place,
  leftOut: (period: number) => number,
): ByPeriod =>
  agreement.periods.map((period) => {
    const share = items(inside(term, 'stages')).reduce((before, stage) => {
      const chance = begun(agreement, stage, period)
      return chance * read(agreement.facts, inside(stage, 'share')) + (1 - chance) * before
    }, 0)
    const through = read(agreement.facts, inside(term, 'passThrough'), { otherwise: 0, period: period.index })
    const receipts = sublicenceReceipts(agreement, term, period) * (1 - leftOut(period.index))
    return share * receipts * (1 - through)
  })

/** Whether what the term pays is an amount that it names itself, and not a share of what others pay. */
export const namesAmounts = (term: Place): boolean => text(inside(term, 'kind')) === 'poolShare'
