import { agreed, money } from '../figures.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauses, listed, ordinal, quoted, spaced } from '../words.ts'
import { type Clauses, type Say, scopeInWords, type TermInputOf } from './clause.ts'

/** Shares of revenue, profit, pools and sublicences, and equity. */
export const shareClauses: Clauses<
  'revenueShare' | 'profitShare' | 'poolShare' | 'sublicenceShare' | 'equity'
> = {
  revenueShare: ({ share, of, deductions, ...scope }, say) => {
    const place = scopeInWords(scope, say)
    if (of !== 'net' || deductions === undefined) return `${say.share(share)} of product revenue${place}`
    const most = deductions.cap === undefined ? '' : `, at most ${say.share(deductions.cap)}`
    const costs = `after allowed costs of ${say.share(deductions.share)}${most}`
    return `${say.share(share)} of product revenue${place} ${costs}`
  },

  profitShare: ({ share, lossCarryForward = false }, say) => {
    const losses = lossCarryForward
      ? 'a loss is carried forward to later years'
      : 'a loss is not carried forward'
    const profit = 'what the data bring the licensee in a year after integration and compliance'
    return clauses([`${say.share(share)} of ${profit}`, losses])
  },

  poolShare: ({ pool, ownUsage, totalUsage, growth }, say) => {
    const rising = isGiven(growth) ? `, growing ${say.rate(growth)} a year` : ''
    const usage = `${say.plain(ownUsage)} of ${say.plain(totalUsage)} uses`
    return `a part by usage (${usage}) of a pool of ${say.money(pool)} a year${rising}`
  },

  sublicenceShare: ({ receipts, passThrough, stages, ...scope }, say) => {
    const of =
      typeof receipts === 'object' && 'perRevenue' in receipts
        ? `reckoned at ${say.share(receipts.perRevenue as Parameters<Say['share']>[0])} of product revenue${scopeInWords(scope, say)}`
        : `reckoned at ${say.ownMoney(receipts)} a year`
    const less = isGiven(passThrough) ? `, less ${say.share(passThrough)} that is passed through` : ''
    return clauses([`${stagesInWords(stages, say)} of what sublicensees pay${less}`, of])
  },

  equity: (term, say) => clauses([holdingInWords(term, say), saleInWords(term, say)]),
}

const stagesInWords = (stages: TermInputOf<'sublicenceShare'>['stages'], say: Say): string =>
  listed(
    stages.map(({ share, fromYear, gate }) => {
      const from =
        gate === undefined
          ? fromYear === undefined
            ? ''
            : ` from the ${ordinal(fromYear)} contract year`
          : ` once the gate ${quoted(spaced(gate))} is passed`
      return `${say.share(share)}${from}`
    }),
  )

type Equity = TermInputOf<'equity'>

const holdingInWords = ({ value, warrant, growth, volatility }: Equity, say: Say): string => {
  const shares = `shares of the licensee worth ${say.ownMoney(value)} today`
  const strike = warrant === undefined ? null : constantOf(warrant.strike)
  const price =
    warrant === undefined
      ? ''
      : `a warrant to buy for ${strike === null ? say.ownMoney(warrant.strike) : money(strike, say.document.currency)} `
  const rising = isGiven(growth) ? `growing ${say.rate(growth)} a year, ` : ''
  return `${price}${shares}, ${rising}with a volatility of ${say.rate(volatility)} a year`
}

const saleInWords = ({ years, lockUpYears, dilution, liquidityDiscount }: Equity, say: Say): string => {
  const lock = isGiven(lockUpYears) ? ` (not before ${say.plain(lockUpYears)} years)` : ''
  const less = [
    ...(isGiven(dilution) ? [`${say.share(dilution)} dilution`] : []),
    ...(isGiven(liquidityDiscount) ? [`a discount of ${say.share(liquidityDiscount)}`] : []),
  ]
  const after = less.length === 0 ? '' : `, after ${listed(less)}`
  const date = constantOf(years)
  const when = date === null ? `${say.plain(years)} years` : `${agreed(date)} years`
  return `sold after ${when}${lock}${after}, worth nothing if the licensee has failed`
}
