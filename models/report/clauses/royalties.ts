import { agreed, money, percent } from '../figures.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauses, counted, listed, ordinal } from '../words.ts'
import { type Clauses, type Say, scopeFirst, type TermInputOf } from './clause.ts'

/** What depends on the licensee's sales or profit, and what bounds it. */
export const royaltyClauses: Clauses<'royalty' | 'stacking' | 'royaltyCap' | 'minimumGuarantee'> = {
  royalty: (term, say) =>
    clauses([
      `${scopeFirst(term, say)}${ratesInWords(term, say)}`,
      deductionsInWords(term, say),
      apportionedInWords(term, say),
      stepsInWords(term, say),
    ]),

  stacking: ({ thirdParty, offset = 0.5, floor = 0.5, unused }, say) => {
    const rest = unused === 'lapses' ? 'lapses' : 'is carried forward'
    const owed = `${say.share(offset)} of what the licensee owes third parties (${say.share(thirdParty)} of the base)`
    return clauses([
      `${owed} is taken off the royalty, of which at least ${say.share(floor)} remains`,
      `what cannot be taken off ${rest}`,
    ])
  },

  royaltyCap: ({ amount, clock, rateAfter }, say) => {
    const span = clock === 'lifetime' ? 'over the whole term' : 'in each contract year'
    const after = isGiven(rateAfter) ? `beyond that ${say.share(rateAfter)} of the base` : 'nothing beyond'
    return `royalty at most ${say.money(amount)} ${span}, ${after}`
  },

  minimumGuarantee: (term, say) => {
    const { amount, escalator, fromYear = 1, credits = 'royalty', clock } = term
    const from = fromYear === 1 ? '' : ` from the ${ordinal(fromYear)} year`
    const rising = isGiven(escalator) ? `, rising ${say.rate(escalator)} a year` : ''
    const settled = clock === 'term' ? ', settled once for the whole term' : ''
    const credited = term.advanceCountsTowardMinimum === true ? ' and the advance' : ''
    return clauses([
      `at least ${say.money(amount)} a year${from}${rising}${settled}, ${creditedInWords[credits]}${credited} credited against it`,
      shortfallInWords(term),
    ])
  },
}

const shortfallInWords = ({
  trueUpRecoupable,
  shortfallCreditableYears: years = 0,
}: TermInputOf<'minimumGuarantee'>): string => {
  if (trueUpRecoupable === true) return 'what is paid up to it is recouped from later royalty'
  if (years === 0) return ''
  return `what is paid up to it is credited in the next ${counted(agreed(years), 'year')} against what exceeds the minimum`
}

const apportionedInWords = ({ apportionment, apportionShare, combination }: Royalty, say: Say): string => {
  if (apportionment === 'attributable') return 'reckoned on the part of receipts that is due to the data'
  if (apportionment === 'share' && apportionShare !== undefined)
    return `reckoned on ${say.share(apportionShare)} of them`
  if (apportionment !== 'combination' || combination === undefined) return ''
  const { own, others, floor } = combination
  const least = isGiven(floor) ? `, at least ${say.share(floor)}` : ''
  return `reckoned on A/(A + B) of a combination product, A being ${say.plain(own)} and B ${say.plain(others)}${least}`
}

const stepsInWords = ({ stepDowns = [] }: Royalty, say: Say): string => {
  const steps = stepDowns.map(
    ({ fromYear, factor }) => `${say.share(factor)} of it from the ${ordinal(fromYear)} contract year`,
  )
  return steps.length === 0 ? '' : `stepping down to ${listed(steps)}`
}

const creditedInWords = {
  royalty: 'royalty',
  'royalty+usage': 'royalty and usage fees',
  all: 'all payments',
} as const

type Royalty = TermInputOf<'royalty'>
type Tier = NonNullable<Royalty['tiers']>[number]

const ratesInWords = (term: Royalty, say: Say): string => {
  const receipts = term.base === 'net' ? 'net receipts' : 'gross receipts'
  const [first, ...rest] = term.tiers ?? []
  const only =
    first === undefined ? (term.rate ?? 0) : rest.length === 0 && first.upTo === undefined ? first.rate : null
  if (only !== null) return `${say.share(only)} of ${receipts}`
  const tiers = term.tiers ?? []
  return term.tierMethod === 'all-units' ? allUnits(tiers, term, say) : marginal(tiers, term, say)
}

/** "6 % of net receipts up to 10 M USD a year, 8 % above". */
const marginal = (tiers: readonly Tier[], term: Royalty, say: Say): string => {
  const span = marginalSpans[term.tierClock ?? 'annual']
  const { currency } = say
  const steps = tiers.map(({ upTo, rate }, position) => {
    const shown = say.share(rate)
    if (upTo === undefined) return `${shown} above`
    return position === 0
      ? `${shown} of ${term.base === 'net' ? 'net' : 'gross'} receipts up to ${money(upTo, currency)} ${span}`
      : `${shown} from there to ${money(upTo, currency)}`
  })
  return [...steps, ...(tiers.at(-1)?.upTo === undefined ? [] : ['nothing above'])].join(', ')
}

/** "a rate on all net receipts of a year: 6 % below 10 M USD, 8 % from 10 M USD on". */
const allUnits = (tiers: readonly Tier[], term: Royalty, say: Say): string => {
  const { currency } = say
  const higher = term.tierMatch !== 'lower'
  const steps = tiers.map(({ upTo, rate }, position) => {
    if (upTo !== undefined) return `${say.share(rate)} ${higher ? 'below' : 'up to'} ${money(upTo, currency)}`
    const from = tiers[position - 1]?.upTo
    if (from === undefined) return say.share(rate)
    return `${say.share(rate)} ${higher ? `from ${money(from, currency)} on` : `above ${money(from, currency)}`}`
  })
  const span = wholeSpans[term.tierClock ?? 'annual']
  const receipts = term.base === 'net' ? 'net receipts' : 'gross receipts'
  return `one rate on all ${receipts} ${span}: ${steps.join(', ')}`
}

const marginalSpans = { annual: 'a year', lifetime: 'in total', rolling: 'in twelve months' } as const
const wholeSpans = { annual: 'of a year', lifetime: 'to date', rolling: 'of twelve months' } as const

const deductionsInWords = ({ base, deductions }: Royalty, say: Say): string => {
  if (base !== 'net') return ''
  if (deductions === undefined) return 'no deductions'
  const { share, cap } = deductions
  const most = cap === undefined ? '' : `at most ${say.share(cap)}`
  if (constantOf(share) === null) return `deductions ${say.share(share)}${most === '' ? '' : `, ${most}`}`
  const fixedShare = constantOf(share) ?? 0
  return `deductions ${percent(Math.min(fixedShare, constantOf(cap) ?? fixedShare))}`
}
