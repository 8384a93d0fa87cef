import { leadingPlace, powerOfTen } from '../../models/report/decimals.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { Summary } from '../../models/scenario/schema/figures.ts'
import { plainFigure } from '../format/number.ts'

/** Four digits of the larger amount, and none below the second digit of the error: what is shown then adds up. */
const unitOf = (largest: number, standardError: number): number => {
  const place = leadingPlace(largest, 4) - 3
  return powerOfTen(standardError > 0 ? Math.max(place, leadingPlace(standardError, 2) - 1) : place)
}

const inFour = (amount: number): string => plainFigure(amount, 4).text

interface Bridge {
  readonly sum: number
  /** what the mean worth has more than the sum */
  readonly rest: number
  readonly worth: number
}

/** The sum of the clauses, what is between it and the mean worth, and that worth, rounded alike; null where both are 0. */
const bridgeOf = (clauses: readonly Summary[], { mean, standardError }: Summary): Bridge | null => {
  const sum = clauses.reduce((total, clause) => total + clause.mean, 0)
  const largest = Math.max(Math.abs(sum), Math.abs(mean))
  if (largest === 0) return null
  const unit = unitOf(largest, standardError)
  const [together, worth] = [sum, mean].map((amount) => Math.round(amount / unit) * unit) as [number, number]
  return { sum: together, rest: worth - together, worth }
}

const signed = (rest: number): string => `${rest > 0 ? 'plus' : 'less'} ${inFour(Math.abs(rest))}`

/** How the worths of the clauses and the mean worth of the deal belong together; '' where both are 0. */
export const reconciled = ({ terms, licensor }: DealAnswer, currency: string): string => {
  const bridge = bridgeOf(
    terms.map((term) => term.licensor),
    licensor.npv,
  )
  if (bridge === null) return ''
  const { sum, rest, worth } = bridge
  return `The clauses add up to ${inFour(sum)} ${currency}; ${signed(rest)} for costs, losses and tax, that is the mean worth: ${inFour(worth)} ${currency}.`
}

/** The same for the licensee, which pays under the clauses and gains from the data; '' where its side is not known. */
export const reconciledForLicensee = (
  { terms, licensee }: DealAnswer,
  { currency, name }: { readonly currency: string; readonly name: string },
): string => {
  const clauses = terms.flatMap((term) => term.licensee ?? [])
  const bridge = licensee === null ? null : bridgeOf(clauses, licensee.npv)
  if (bridge === null) return ''
  const { sum, rest, worth } = bridge
  return `To ${name} they add up to ${inFour(sum)} ${currency}; ${signed(rest)} for what the data bring it after its own costs, losses and tax, that is its mean worth: ${inFour(worth)} ${currency}.`
}
