import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { QuantityInput } from '../../scenario/schema/quantity.ts'
import { agreed, money, percent } from '../figures.ts'
import { constantOf } from '../quantity.ts'
import { clauses, counted, listed, sentence } from '../words.ts'
import { type DealInput, type Say, sayFor } from './clause.ts'

type RiskInput = NonNullable<FieldfareDocument['risks']>[number]

/** "about once in 167 years": events a year as people speak of them. */
const frequencyInWords = (frequency: QuantityInput, say: Say): string => {
  const yearly = constantOf(frequency)
  if (yearly === null) {
    const chance = bernoulliChance(frequency)
    return chance === null
      ? `${say.plain(frequency)} times a year`
      : `in any year with a probability of ${percent(chance)}`
  }
  if (yearly === 0) return 'never'
  if (yearly >= 1) return `about ${counted(agreed(yearly), 'time')} a year`
  return `about once in ${counted(agreed(Number((1 / yearly).toPrecision(2))), 'year')}`
}

const bernoulliChance = (frequency: QuantityInput): number | null => {
  if (typeof frequency !== 'object' || frequency.kind !== 'bernoulli') return null
  const chance = frequency.p ?? frequency.probability
  return typeof chance === 'number' ? chance : null
}

const limitInWords = (cap: RiskInput['cap'], say: Say): string => {
  if (cap === undefined) return 'without limit'
  const { currency } = say.document
  const { perEvent, aggregate, multipleOfFees } = cap
  const limits = [
    ...(perEvent === undefined ? [] : [`at most ${money(perEvent, currency)} per event`]),
    ...(aggregate === undefined ? [] : [`at most ${money(aggregate, currency)} in total`]),
    ...(multipleOfFees === undefined ? [] : [`at most ${feesInWords(multipleOfFees)}`]),
  ]
  return limits.length === 0 ? 'without limit' : listed(limits)
}

const feesInWords = (multiple: number): string =>
  multiple === 1 ? 'the fees received so far' : `${agreed(multiple)} times the fees received so far`

const bearerInWords = ({ bearer, cap }: RiskInput, say: Say): string => {
  if (bearer.licensor === 0) return 'the licensee bears it'
  const limit = limitInWords(cap, say)
  const whole = bearer.licensor === 1
  const part = whole ? 'the licensor bears it' : `the licensor bears ${percent(bearer.licensor)} of it`
  if (whole && limit === 'without limit') return `${part}, ${limit}`
  return `${part}, ${limit}, and the licensee the rest`
}

/** "costing 1 M USD each time", or what each tier costs: "in 60 % of cases records taken out (20 k USD)". */
const costInWords = ({ severity, tiers = [] }: RiskInput, say: Say): string => {
  if (severity !== undefined) return `costing ${say.money(severity)} each time`
  const cases = tiers.map(({ name, probability, severity: cost }) => {
    const what = name === undefined ? say.money(cost) : `${name} (${say.money(cost)})`
    return `in ${percent(probability)} of cases ${what}`
  })
  return `costing ${listed(cases)}`
}

const riskInWords = (risk: RiskInput, say: Say): string => {
  const insured =
    risk.insuredShare === undefined || risk.insuredShare === 0
      ? ''
      : `${percent(risk.insuredShare)} is insured`
  const cost = costInWords(risk, say)
  const happens = `${risk.name ?? risk.id}: expected ${frequencyInWords(risk.frequency, say)}, ${cost}`
  return sentence(clauses([happens, insured, bearerInWords(risk, say)]))
}

/** One sentence per risk of the deal, in its order. */
export const riskSentences = (deal: DealInput, document: FieldfareDocument): readonly string[] => {
  const say = sayFor(document)
  return (deal.risks ?? []).map((id) => {
    const risk = document.risks?.find((each) => each.id === id)
    return risk === undefined ? sentence(`${id}: not described in the document`) : riskInWords(risk, say)
  })
}

/** Who bears each risk of the deal and up to what, without how often it is expected or what it would cost. */
export const liabilitySentences = (deal: DealInput, document: FieldfareDocument): readonly string[] => {
  const say = sayFor(document)
  return (deal.risks ?? []).flatMap((id) => {
    const risk = document.risks?.find((each) => each.id === id)
    return risk === undefined ? [] : [sentence(`${risk.name ?? risk.id}: ${bearerInWords(risk, say)}`)]
  })
}
