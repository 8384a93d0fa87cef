import { reliefFromRoyalty } from '../../methods/reliefFromRoyalty.ts'
import { locateQuantities } from '../../scenario/locate.ts'
import type { ReadDocument } from '../../scenario/schema/document.ts'
import type { Quantity } from '../../scenario/schema/quantity.ts'
import { valueAt } from '../../simulate/frame.ts'
import { sumOf } from './figure.ts'
import type { Rate } from './stakeColumn.ts'
import type { Holding, Subject } from './subject.ts'
import { holdersText, lifeText, percentText, ratesText, spreadText, timingText } from './words.ts'

/** Those who would take their grant and sell a product: a saving has no revenue to pay a royalty on. */
const sellersOf = ({ holdings }: Subject): readonly Holding[] =>
  holdings.filter(({ declines, deal }) => !declines && deal.cells.length > 0)

const taxOf = ({ plan, means }: Subject): number => valueAt(means, plan.licensor.tax.royalty, 0)

/** What an owner would collect, by trial. */
export const reliefColumn = (subject: Subject, rate: Rate): Float64Array => {
  const sales = sumOf(
    sellersOf(subject).map(({ stake }) => stake.royaltyBase[rate]),
    subject.trials,
  )
  const royalty = subject.drawn.royalty ?? new Float64Array(subject.trials)
  const taxRate = taxOf(subject)
  return sales.map((presentSales, i) => reliefFromRoyalty({ presentSales, rate: royalty[i]!, taxRate }))
}

/** Why there is no relief from royalty; null where there is. */
export const reliefRefusal = (subject: Subject): string | null => {
  const { valuation, document } = subject
  const stated = valuation.reliefFromRoyalty
  if (stated === undefined)
    return 'No royalty rate: relief from royalty needs valuation.reliefFromRoyalty, a rate that others pay, with its source.'
  const own = ownDealOf(document, stated)
  if (own !== null)
    return `The royalty rate is taken from deal "${own}" of this document, and would prove itself: name one that others pay.`
  if (sellersOf(subject).length === 0)
    return 'No licensee of the interest sells a product: a saving has no revenue to pay a royalty on.'
  return null
}

interface Stated {
  readonly rate: Quantity
  readonly source: string
}

/**
 * The deal of the document that a rate comes from: its source names the deal, or its formula reads an input that a rate of the
 * deal reads too. A number that happens to be the same says nothing; the conventions tell it.
 */
const ownDealOf = (document: ReadDocument, { rate, source }: Stated): string | null => {
  const words = source.toLowerCase()
  const names = inputsOf(rate)
  const found = document.deals.find((deal) => {
    const named = [deal.id, deal.name].some(
      (name) => name !== undefined && isNamed(words, name.toLowerCase()),
    )
    return named || ratesOf(deal).some((own) => inputsOf(own).some((name) => names.includes(name)))
  })
  return found?.id ?? null
}

/** "our deal royalty", "deal: royalty": an id alone may be a word of English. */
const isNamed = (words: string, name: string): boolean =>
  ['deal ', 'deal: ', 'deals/', 'deals.', 'deal "'].some((before) => words.includes(`${before}${name}`)) ||
  words.trim() === name

const inputsOf = ({ form }: Quantity): readonly string[] =>
  form.kind === 'formula' ? [...form.formula.names] : []

/** Every rate and share that the clauses of a deal state. */
const ratesOf = (deal: ReadDocument['deals'][number]): readonly Quantity[] =>
  [...locateQuantities(deal.terms)].flatMap(([quantity, { path }]) =>
    /(^|\.)(rate|share)$/.test(path) && quantity.slot.measures === 'number' ? [quantity] : [],
  )

/** Deals that state the very number. */
const sameRateDeals = (document: ReadDocument, { form }: Quantity): readonly string[] =>
  form.kind !== 'constant'
    ? []
    : document.deals.flatMap((deal) =>
        ratesOf(deal).some((own) => own.form.kind === 'constant' && own.form.value === form.value)
          ? [deal.id]
          : [],
      )

/** What the figure rests on. */
export const reliefConventions = (subject: Subject): readonly string[] => {
  const { valuation, document, drawn, columns, holdings } = subject
  const { rate, source } = valuation.reliefFromRoyalty!
  const mean = percentText(columns.means(drawn.royalty!).all)
  const shown = rate.echo === '' ? mean : `${mean} in expectation (${rate.echo})`
  const same = sameRateDeals(document, rate)
  const savings = holdings.filter(({ deal }) => deal.cells.length === 0)
  return [
    `Σ product revenue·royalty·(1 − tax)·DF: what an owner collects from ${holdersText(subject, sellersOf(subject))}.`,
    `Royalty ${shown} of gross product revenue; source: ${source}.`,
    ...(same.length === 0
      ? []
      : [
          `The same number stands in deal "${same.join('", "')}": see that the rate does not come from there.`,
        ]),
    ...(savings.length === 0
      ? []
      : [`Without ${holdersText(subject, savings)}: a saving has no revenue to pay a royalty on.`]),
    `Discounted at the licensor's rate on flows linked to sales, since it is the owner who collects: ${ratesText(subject, null)}. ${spreadText(subject, [null])}`,
    `After the licensor's tax of ${percentText(taxOf(subject))}. Nothing is deducted for serving and collecting.`,
    `${timingText(subject)} ${lifeText(subject, 'term')}`,
  ]
}
