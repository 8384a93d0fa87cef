import type { Answer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { Side } from '../../scenario/schema/figures.ts'
import { atLeast, futures, inFutures, supported } from '../figures.ts'
import { licenseeName, licensorName } from '../names.ts'
import { clauses, quoted, sentence } from '../words.ts'
import { targetOf } from './advice.ts'
import { bestDeal, type Choice, choices } from './choice.ts'
import type { Headline } from './headlineSentence.ts'

/** Second sentence: what is paid whatever happens, and what can go wrong. */
export const certainHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const subject = choices(answer, document)[0] ?? bestDeal(answer, document)
  if (subject === null) return { key: 'certain', text: 'Nothing is agreed yet.', target: 'summary' }
  const text = clauses([
    paid(subject, document),
    subject.licensor.npv.sd === 0 ? always(subject, document) : worst(subject, document),
    theirLoss(subject, document),
  ])
  return { key: 'certain', text: sentence(text), target: targetOf(subject) }
}

/** Least totals add up to a total that no future falls below. */
const paid = ({ kind, name, deals }: Choice, { currency }: FieldfareDocument): string => {
  const certain = deals.reduce((sum, deal) => sum + deal.certain, 0)
  const [payer, verb] =
    kind === 'deal' ? [quoted(name), 'pays'] : [`the deals of ${quoted(name)}, each taken alone,`, 'pay']
  return certain <= 0
    ? `no payment from ${payer.replace(/,$/, '')} is certain`
    : `whatever happens, ${payer} ${verb} at least ${atLeast(certain, currency)}, not discounted`
}

const always = ({ kind, licensor }: Choice, document: FieldfareDocument): string => {
  const worth = supported({ value: licensor.npv.q50, standardError: 0 }, document.currency)
  return `in every future the ${kind} is worth ${worth} to ${licensorName(document)}${shortfall(licensor)}`
}

const worst = ({ kind, licensor }: Choice, document: FieldfareDocument): string => {
  const { worst5, errors } = licensor.npv
  const figure = supported({ value: worst5, standardError: errors.q10 }, document.currency)
  const even = worst5 > 0 ? 'even in the worst 5' : 'in the worst 5'
  const party = licensorName(document)
  return `${even} of 100 futures the ${kind} is on average worth ${figure} to ${party}${shortfall(licensor)}`
}

/** The chance of ending below the alternative; below zero, where nothing is known about the alternative. */
const shortfall = ({ walkAway, beatsAlternative, npv }: Side): string => {
  if (walkAway.value === 0 && walkAway.standardError === 0) {
    if (npv.sd === 0) return ''
    return npv.negative === 0
      ? ', and it never ends in a loss'
      : `, and it ends in a loss ${inFutures(npv.negative)}`
  }
  return `, and it beats the alternative ${inFutures(beatsAlternative)}`
}

const theirLoss = ({ kind, deals }: Choice, document: FieldfareDocument): string => {
  const [only] = deals
  if (kind !== 'deal' || only === undefined || only.licensee === null) return ''
  const id = document.deals.find((deal) => deal.id === only.id)?.licensee ?? only.id
  const { negative } = only.licensee.npv
  const party = licenseeName(document, id)
  return negative === 0 ? `${party} never ends in a loss` : `${party} ends in a loss in ${futures(negative)}`
}
