import type { Answer, DealAnswer, StrategyAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { Side } from '../../scenario/schema/figures.ts'
import { dealName, strategyName } from '../names.ts'

/** Something the licensor can do: sign one deal, or follow a strategy. */
export interface Choice {
  readonly kind: 'deal' | 'strategy'
  readonly id: string
  readonly name: string
  readonly licensor: Side
  /** the deals it consists of, in its order */
  readonly deals: readonly DealAnswer[]
}

const dealChoice = (deal: DealAnswer, document: FieldfareDocument): Choice => ({
  kind: 'deal',
  id: deal.id,
  name: dealName(document, deal.id),
  licensor: deal.licensor,
  deals: [deal],
})

const strategyChoice = (strategy: StrategyAnswer, answer: Answer, document: FieldfareDocument): Choice => {
  const ids = document.strategies?.find(({ id }) => id === strategy.id)?.deals ?? []
  const deals = ids.flatMap((id) => answer.deals.find((deal) => deal.id === id) ?? [])
  const name = strategyName(document, strategy.id)
  return { kind: 'strategy', id: strategy.id, name, licensor: strategy.licensor, deals }
}

const clears = ({ expected, walkAway }: Side): boolean => expected.value >= walkAway.value

const byWorth = (a: Choice, b: Choice): number => b.licensor.expected.value - a.licensor.expected.value

/** What both sides would sign, by the licensor's expected worth, best first; a strategy before an equal deal. */
export const choices = (answer: Answer, document: FieldfareDocument): readonly Choice[] => {
  const strategies = answer.strategies
    .filter(({ refused, conflicts, licensor }) => refused.length + conflicts.length === 0 && clears(licensor))
    .map((strategy) => strategyChoice(strategy, answer, document))
  const deals = answer.deals
    .filter(({ wouldBeRefused, licensor }) => wouldBeRefused === null && clears(licensor))
    .map((deal) => dealChoice(deal, document))
  return [...strategies, ...deals].sort(byWorth)
}

/** The deal that would be worth most to the licensor, refused or not. */
export const bestDeal = (answer: Answer, document: FieldfareDocument): Choice | null =>
  answer.deals.map((deal) => dealChoice(deal, document)).sort(byWorth)[0] ?? null
