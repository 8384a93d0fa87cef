import { agreed, money, percent } from '../figures.ts'
import { fieldName } from '../names.ts'
import { constantOf } from '../quantity.ts'
import { clauses, counted, listed, quoted, spaced } from '../words.ts'
import { type Clauses, marketName, type Say, scopeFirst, type TermInputOf } from './clause.ts'

/** Fees that do not depend on the licensee's sales, usage, and milestones. */
export const feeClauses: Clauses<'upfrontFee' | 'annualFee' | 'advance' | 'usageFee' | 'milestone'> = {
  upfrontFee: ({ amount }, say) => `${say.money(amount)} at the start`,

  annualFee: ({ amount, timing, index }, say) => {
    const when = timing === 'arrears' ? 'end' : 'start'
    return `${say.money(amount)} at the ${when} of each contract year${indexInWords(index)}`
  },

  advance: ({ amount, rate }, say) => {
    const part =
      rate === undefined || constantOf(rate) === 1 ? 'royalty' : `${say.share(rate)} of the royalty`
    return `${say.money(amount)} in advance at the start, recouped from ${part}; what is never recouped is not repaid`
  },

  usageFee: (term, say) =>
    clauses([usagePrices(term, say), volumeInWords(term, say), usageLimits(term, say)]),

  milestone: ({ amount, trigger }, say) => `${say.money(amount)} ${triggerInWords(trigger, say)}`,
}

type Index = TermInputOf<'annualFee'>['index']

const indexInWords = (index: Index): string => {
  if (index === undefined) return ''
  const limits = [
    ...(index.floor === undefined ? [] : [`at least ${percent(index.floor)}`]),
    ...(index.cap === undefined ? [] : [`at most ${percent(index.cap)}`]),
  ]
  const within = limits.length === 0 ? '' : ` (${listed(limits)} a year)`
  return `, rising every year by the input ${index.by}${within}`
}

type Usage = TermInputOf<'usageFee'>

const unitOf = ({ unit }: Usage): string => spaced(unit ?? 'unit')

const usagePrices = (term: Usage, say: Say): string => {
  const { currency } = say.document
  const units = (upTo: number): string => `${counted(agreed(upTo), unitOf(term))} a year`
  const prices = term.tiers.map(({ upTo, price }, position) => {
    const each = constantOf(price)
    const shown = each === null ? say.money(price) : money(each, currency)
    if (position === 0)
      return `${shown} per ${unitOf(term)}${upTo === undefined ? '' : ` up to ${units(upTo)}`}`
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
  const { commit, monthlyMaximum } = term
  const least =
    commit === undefined ? '' : `at least ${counted(agreed(commit), unitOf(term))} a year are charged`
  const most = monthlyMaximum === undefined ? '' : `at most ${say.money(monthlyMaximum)} a month is paid`
  return [least, most].filter((limit) => limit !== '').join(', and ')
}

type Trigger = TermInputOf<'milestone'>['trigger']

const triggerInWords = (trigger: Trigger, say: Say): string => {
  if ('date' in trigger) return `on ${trigger.date}`
  if ('salesAnnual' in trigger) {
    return `once product revenue reaches ${money(trigger.salesAnnual, say.document.currency)} in one year`
  }
  if ('salesCumulative' in trigger) {
    return `once product revenue reaches ${money(trigger.salesCumulative, say.document.currency)} in total`
  }
  const { gate, field, market } = trigger
  const place = field === undefined ? '' : ` in ${fieldName(say.document, field)}`
  const cell = market === undefined ? '' : ` in ${marketName(say.document, market)}`
  return `when the gate ${quoted(spaced(gate))} is passed${place}${cell}`
}
