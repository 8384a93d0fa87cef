import type { Answer, StrategyAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'

/**
 * What takes part in verdicts: a deal that would be refused pays nobody, and a strategy whose every deal would be
 * refused is no strategy. One rule for the page and the table.
 */

export const refusedIn = ({ deals }: Answer): readonly string[] =>
  deals.filter(({ wouldBeRefused }) => wouldBeRefused !== null).map(({ id }) => id)

/** Whether nothing of a strategy is left once the deals that would be refused are out. */
export const isEmptied = ({ id, refused }: StrategyAnswer, document: FieldfareDocument): boolean => {
  const deals = document.strategies?.find((strategy) => strategy.id === id)?.deals ?? []
  return refused.length > 0 && deals.every((deal) => refused.includes(deal))
}

export const standingDeals = ({ deals }: Answer): Answer['deals'] =>
  deals.filter(({ wouldBeRefused }) => wouldBeRefused === null)

export const standingStrategies = (
  { strategies }: Answer,
  document: FieldfareDocument,
): Answer['strategies'] => strategies.filter((strategy) => !isEmptied(strategy, document))
