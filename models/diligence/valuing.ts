import type { DealEffect } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { type Columns, columnsOf } from '../summarise/columns.ts'
import {
  type DealChange,
  type DealWorth,
  dealChange,
  dealWorths,
  type WorthsQuestion,
} from '../summarise/dealWorths.ts'
import { describeFailure, type Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'

/** Values documents on the same futures; one that was valued before is not valued again. */
export interface Valuing {
  /** the deals in question */
  readonly ids: readonly string[]
  readonly columns: Columns
  readonly worths: (document: ReadDocument) => Result<readonly DealWorth[], Failure>
}

export const createValuing = (question: WorthsQuestion, ids: readonly string[]): Valuing => {
  const known = new Map<ReadDocument, Result<readonly DealWorth[], Failure>>()
  return {
    ids,
    columns: columnsOf(question.trials, question.how.replicates),
    worths: (document) => {
      const found = known.get(document) ?? dealWorths(question, document, ids)
      known.set(document, found)
      return found
    },
  }
}

/** By deal, changed less base. */
export const changesBetween = (
  { worths }: Valuing,
  base: ReadDocument,
  changed: ReadDocument,
): Result<readonly DealChange[], Failure> => {
  const before = worths(base)
  if (!before.ok) return before
  const after = worths(changed)
  if (!after.ok) return after
  return success(before.value.map((worth, d) => dealChange(worth, after.value[d]!)))
}

export const effectOf = ({ columns }: Pick<Valuing, 'columns'>, change: DealChange): DealEffect => ({
  deal: change.deal,
  licensor: columns.estimate(change.licensor),
  licensee: change.licensee === null ? null : columns.estimate(change.licensee),
})

/** Effects of the deals named, or the sentence that says why there are none. */
export const effectsOf = (
  valuing: Valuing,
  changes: Result<readonly DealChange[], Failure>,
  deals: readonly string[],
): { readonly effects: DealEffect[]; readonly refused: string | null } => {
  if (!changes.ok) return { effects: [], refused: changes.faults.map(describeFailure).join(' ') }
  const concerned = changes.value.filter(({ deal }) => deals.includes(deal))
  return { effects: concerned.map((change) => effectOf(valuing, change)), refused: null }
}
