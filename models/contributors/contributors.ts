import type { Contributors } from '../scenario/schema/contributors.ts'
import { expectedStatement } from '../summarise/expectedStatement.ts'
import { firstNonFinite } from '../summarise/finite.ts'
import type { Question } from '../summarise/question.ts'
import { minorDecimals } from '../units/currency.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Currency, readAmount, splitOf } from './amounts.ts'
import type { Member, Worth } from './asked.ts'
import { curvesOf } from './curve.ts'
import { enoughShare, type Methods } from './methods.ts'
import { type Payable, payableOf } from './payable.ts'
import { splitStatement } from './statement.ts'
import { howText, methodRows, negativeNotes } from './words.ts'
import { worthOf } from './worth.ts'

/** What is to be divided beside the shares: the expected statement of a deal, an amount as it is written. */
export interface ToDivide {
  readonly deal?: string | undefined
  readonly amount?: string | undefined
}

/**
 * What each contributor to the dataset is worth by Shapley, Banzhaf and leave-one-out, and what of a payment is whose, to
 * the cent (domain page, section 4). Refuses, all at once, contributors and worths that are missing or wrong, an amount
 * that is none, a deal that is not there, and worths by which nobody adds anything.
 */
export const contributorsOf = (question: Question, toDivide: ToDivide): Result<Contributors, Failure> => {
  const { document } = question.scenario
  const currency = currencyOf(document.currency)
  const amount = toDivide.amount === undefined ? success(null) : readAmount(toDivide.amount, currency)
  const rows = toDivide.deal === undefined ? success(null) : expectedStatement(question, toDivide.deal)
  const solved = solve(question)
  if (!amount.ok || !rows.ok || !solved.ok)
    return failure(...[amount, rows, solved].flatMap((each) => (each.ok ? [] : each.faults)))
  const { weights } = solved.value.payable
  const statement = rows.value === null ? success(null) : splitStatement(rows.value, { weights, currency })
  if (!statement.ok) return statement
  return finite({
    ...answerOf(solved.value, question.how.seed),
    currency,
    amount: amount.value === null ? null : splitOf(amount.value, weights),
    statement: statement.value === null ? null : { deal: toDivide.deal ?? '', ...statement.value },
  })
}

const finite = (answer: Contributors): Result<Contributors, Failure> => {
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

const currencyOf = (code: string): Currency => {
  const decimals = minorDecimals(code)
  precondition(decimals !== null, 'the currency of a document that was read')
  return { code, decimals }
}

interface Solved {
  readonly members: readonly Member[]
  readonly worth: Worth
  readonly methods: Methods
  readonly payable: Payable
}

const solve = ({ scenario: { document }, compiled, how }: Question): Result<Solved, Failure> => {
  const members = document.dataset.contributors ?? []
  if (members.length === 0) return failure(nobody)
  const curveAt = curvesOf(compiled.plan, document)
  const worth = worthOf({ document, contributors: members, curveAt })
  if (!worth.ok) return worth
  const methods = worth.value.solve(how.seed)
  const payable = payableOf(methods)
  return payable === null
    ? failure(nothingAdded(worth.value.source.kind))
    : success({ members, worth: worth.value, methods, payable })
}

const nobody: Failure = {
  kind: 'missing-key',
  pointer: '/dataset/contributors',
  expected: 'those who contributed to the dataset, each with an id and, where that counts, its records',
  found: 'nobody',
}

const placeOf: Readonly<Record<Contributors['worth']['kind'], string>> = {
  table: '/dataset/coalitions',
  records: '/dataset/contributors',
  learningCurve: '/dataset/contributors',
  values: '/dataset/contributorWorth/values',
  pasted: '/dataset/contributorWorth/text',
}

const nothingAdded = (kind: Contributors['worth']['kind']): Failure => ({
  kind: 'value',
  pointer: placeOf[kind],
  expected: 'at least one contributor who adds something, or there is nothing to divide a payment by',
  found: 'Shapley values of 0 or less for all of them',
})

type Told = Pick<Contributors, 'worth' | 'how' | 'methods' | 'contributors' | 'efficiency' | 'notes'>

const answerOf = ({ members, worth, methods, payable }: Solved, seed: number): Told => {
  const { how, permutations, total } = methods
  const rows = methodRows(methods)
  const shapley = rows[0]!.sum!
  const sampled = how === 'sampled'
  const greatest = payable.shares.reduce((most, { standardError }) => Math.max(most, standardError), 0)
  return {
    worth: { ...worth.source, total },
    how: {
      kind: how,
      text: howText(methods, seed, greatest),
      permutations,
      seed: sampled ? seed : null,
      enough: sampled ? enoughShare : null,
      greatest,
    },
    methods: rows,
    contributors: members.map((member, i) => contributorRow(member, { i, methods, payable })),
    efficiency: {
      shapley,
      worth: total,
      difference: total === null ? null : shapley - total,
      hundredths: payable.hundredths.reduce((sum, part) => sum + part, 0),
    },
    notes: [...worth.notes, ...negativeNotes(methods, members)],
  }
}

interface Found {
  readonly i: number
  readonly methods: Methods
  readonly payable: Payable
}

const contributorRow = (
  { id, name = id, records }: Member,
  { i, methods, payable }: Found,
): Contributors['contributors'][number] => ({
  id,
  name,
  records: records ?? null,
  alone: methods.alone?.[i] ?? null,
  shapley: methods.shapley[i]!,
  banzhaf: methods.banzhaf?.[i] ?? null,
  leaveOneOut: methods.leaveOneOut?.[i] ?? null,
  share: payable.shares[i]!,
  hundredths: payable.hundredths[i]!,
})
