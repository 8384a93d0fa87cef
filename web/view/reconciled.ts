import { leadingPlace, powerOfTen } from '../../models/report/decimals.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import { plainFigure } from '../format/number.ts'

/** Four digits of the larger amount, and none below the second digit of the error: what is shown then adds up. */
const unitOf = (largest: number, standardError: number): number => {
  const place = leadingPlace(largest, 4) - 3
  return powerOfTen(standardError > 0 ? Math.max(place, leadingPlace(standardError, 2) - 1) : place)
}

const inFour = (amount: number): string => plainFigure(amount, 4).text

/** How the worths of the clauses and the mean worth of the deal belong together; '' where both are 0. */
export const reconciled = ({ terms, licensor }: DealAnswer, currency: string): string => {
  const { mean, standardError } = licensor.npv
  const sum = terms.reduce((total, term) => total + term.licensor.mean, 0)
  const largest = Math.max(Math.abs(sum), Math.abs(mean))
  if (largest === 0) return ''
  const unit = unitOf(largest, standardError)
  const [together, worth] = [sum, mean].map((amount) => Math.round(amount / unit) * unit)
  const rest = (together ?? 0) - (worth ?? 0)
  const less = `${rest < 0 ? 'plus' : 'less'} ${inFour(Math.abs(rest))} for costs, losses and tax`
  return `The clauses add up to ${inFour(together ?? 0)} ${currency}; ${less}, that is the mean worth: ${inFour(worth ?? 0)} ${currency}.`
}
