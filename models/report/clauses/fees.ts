import type { QuantityInput } from '../../scenario/schema/quantity.ts'
import { agreed, money, percent } from '../figures.ts'
import { fieldName } from '../names.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauses, counted, listed, quoted, spaced } from '../words.ts'
import { type Clauses, marketName, type Say, scopeFirst, type TermInputOf } from './clause.ts'

/** Fees that do not depend on the licensee's sales, usage, and milestones. */
export const feeClauses: Clauses<
  'upfrontFee' | 'annualFee' | 'advance' | 'usageFee' | 'milestone' | 'holdback' | 'inKind'
> = {
  upfrontFee: ({ amount, deductible }, say) =>
    clauses([`${say.money(amount)} at the start`, deductionSpan(deductible)]),

  annualFee: ({ amount, timing, index, deductible }, say) => {
    const when = timing === 'arrears' ? 'end' : 'start'
    const fee = `${say.money(amount)} at the ${when} of each contract year${indexInWords(index)}`
    return clauses([fee, deductionSpan(deductible)])
  },

  advance: ({ amount, rate, balance }, say) => {
    const part =
      rate === undefined || constantOf(rate) === 1 ? 'royalty' : `${say.share(rate)} of the royalty`
    const each = balance === 'per-grant' ? ' of its own grant, in equal parts' : ''
    return `${say.money(amount)} in advance at the start, recouped from ${part}${each}; what is never recouped is not repaid`
  },

  holdback: ({ share, releaseYears, claim }, say) => {
    const less = isGiven(claim) ? `, less ${say.share(claim)} of it for claims` : ''
    const when = counted(agreed(releaseYears), 'year')
    return `${say.share(share)} of the upfront fee is held back and paid ${when} after the start${less}`
  },

  inKind: ({ costToPayer, valueToReceiver, timing }, say) => {
    const when = timing === 'yearly' ? 'at the start of each contract year' : 'at the start'
    const worth = `worth ${say.ownMoney(valueToReceiver)} to the licensor`
    return `goods or services ${when}, ${worth}, which cost the licensee ${say.ownMoney(costToPayer)}`
  },

  usageFee: (term, say) =>
    clauses([usagePrices(term, say), volumeInWords(term, say), usageLimits(term, say)]),

  milestone: ({ amount, trigger }, say) => `${say.money(amount)} ${triggerInWords(trigger, say)}`,
}

const deductionSpan = (deductible: TermInputOf<'upfrontFee'>['deductible']): string => {
  if (deductible === undefined || deductible === 'at-once') return ''
  const span = deductible === 'over-term' ? 'the term' : counted(agreed(deductible), 'year')
  return `the licensee deducts it from tax over ${span}`
}

type Index = TermInputOf<'annualFee'>['index']

const indexInWords = (index: Index): string => {
  if (index === undefined) return ''
  const limits = [
    ...(index.floor === undefined ? [] : [`at least ${percent(index.floor)}`]),
    ...(index.cap === undefined ? [] : [`at most ${percent(index.cap)}`]),
  ]
  const within = limits.length === 0 ? '' : ` (${listed(limits)} a year)`
  return `, rising every year with ${quoted(indexName(index.by))}${within}`
}

/** An input's id as words: "consumerPrices" → "consumer prices". */
const indexName = (id: string): string =>
  spaced(
    id.replace(
      /([a-z])([A-Z])(?=[a-z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    ),
  )

type Usage = TermInputOf<'usageFee'>

const unitOf = ({ unit }: Usage): string => spaced(unit ?? 'unit')

const usagePrices = (term: Usage, say: Say): string => {
  const { currency } = say
  const units = (upTo: number): string => `${counted(agreed(upTo), unitOf(term))} a year`
  const amount = (quantity: QuantityInput): string => {
    const each = constantOf(quantity)
    return each === null ? say.money(quantity) : money(each, currency)
  }
  const prices = term.tiers.map(({ upTo, price, fee }, position) => {
    const per = position === 0 ? ` per ${unitOf(term)}` : ''
    const flat = fee === undefined ? '' : `${amount(fee)} once${price === undefined ? '' : ' and '}`
    const shown = `${flat}${price === undefined ? '' : `${amount(price)}${per}`}`
    if (position === 0) return `${shown}${upTo === undefined ? '' : ` up to ${units(upTo)}`}`
    return upTo === undefined ? `${shown} above` : `${shown} from there to ${agreed(upTo)}`
  })
  return `${scopeFirst(term, say)}${prices.join(', ')}`
}

const volumeInWords = (term: Usage, say: Say): string => {
  const { volume } = term
  const unit = unitOf(term)
  if (typeof volume === 'object' && 'perRevenue' in volume) {
    const each = say.plain(volume.perRevenue as Parameters<Say['plain']>[0])
    return `reckoned at ${counted(each, unit)} per ${say.document.currency} of product revenue`
  }
  return `reckoned at ${counted(say.plain(volume), unit)} a year`
}

const usageLimits = (term: Usage, say: Say): string => {
  const { commit, partYear, monthlyMaximum, maximumOver } = term
  const least =
    commit === undefined
      ? ''
      : `at least ${counted(agreed(commit), unitOf(term))} a year are charged${partYear === 'whole' ? ', in a part of a year too' : ''}`
  const most =
    monthlyMaximum === undefined
      ? ''
      : `at most ${say.money(monthlyMaximum)} a month is paid${overMonths(maximumOver)}`
  return [least, most].filter((limit) => limit !== '').join(', and ')
}

const overMonths = (over: Usage['maximumOver']): string => {
  if (over === undefined) return ''
  return over === 'month' ? ', each month by itself' : ', added up over the contract year'
}

type Trigger = TermInputOf<'milestone'>['trigger']

const triggerInWords = (trigger: Trigger, say: Say): string => {
  if ('date' in trigger) return `on ${trigger.date}`
  if ('salesAnnual' in trigger) {
    return `once product revenue reaches ${money(trigger.salesAnnual, say.currency)} in one year`
  }
  if ('salesCumulative' in trigger) {
    return `once product revenue reaches ${money(trigger.salesCumulative, say.currency)} in total`
  }
  const { gate, field, market } = trigger
  const place = field === undefined ? '' : ` in ${fieldName(say.document, field)}`
  const cell = market === undefined ? '' : ` in ${marketName(say.document, market)}`
  return `when the gate ${quoted(spaced(gate))} is passed${place}${cell}`
}
