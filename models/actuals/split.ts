import { minorUnits, splitOf } from '../contributors/amounts.ts'
import { contributorsOf } from '../contributors/contributors.ts'
import type { ActualDue, ActualLicence } from '../scenario/schema/actuals.ts'
import type { Question } from '../summarise/question.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'

type Split = ActualLicence['contributors']

/**
 * What arrived, payment by payment, divided among the contributors to the cent by their payable shares; null where the document
 * names none, or where what each is worth cannot be told without more input.
 */
export const splitReceived = (question: Question, dues: readonly ActualDue[]): Result<Split, Failure> => {
  const named = question.scenario.document.dataset.contributors ?? []
  if (named.length === 0) return success(null)
  const found = contributorsOf(question, {})
  if (!found.ok) return found
  const { contributors, currency } = found.value
  const weights = contributors.map(({ shapley }) => Math.max(0, shapley.value))
  const received = dues
    .flatMap(({ payments }) => payments)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const statements = received.map(({ on, amount }) => ({
    received: on,
    ...splitOf(minorUnits(amount, currency), weights),
  }))
  const amount = statements.reduce((sum, each) => sum + each.amount, 0)
  const parts = weights.map((_, i) => statements.reduce((sum, each) => sum + each.parts[i]!, 0))
  return success({
    contributors: contributors.map(({ id, name, hundredths }) => ({ id, name, hundredths })),
    statements,
    total: { amount, parts },
  })
}
