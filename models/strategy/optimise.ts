import type { Plan } from '../scenario/plan.ts'
import type { Optimum } from '../scenario/schema/fieldStrategy.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import type { Columns } from '../summarise/columns.ts'
import { verdictOf } from '../summarise/compare.ts'
import { strategyResults } from '../summarise/strategies.ts'
import { certaintyEquivalent, certaintyGap } from './certaintyEquivalent.ts'
import type { Choosing, Final } from './choosing.ts'
import type { StrategyQuestion } from './question.ts'
import { candidateRows, optimumText } from './reasons.ts'
import type { Ranked } from './search.ts'
import { partsIn, type Sets } from './sets.ts'

/** Works out sets as the strategies of a document are, which is another way than the search takes. */
export const finalsOf = (
  { how, trials }: Pick<StrategyQuestion, 'how' | 'trials'>,
  { sets, columns }: { readonly sets: Sets; readonly columns: Columns },
  asked: readonly (readonly number[])[],
): readonly Final[] => {
  const { plan, play } = sets
  const granting = asked.filter((set) => set.length > 0)
  const results = strategyResults({
    plan: { ...plan, strategies: granting.map((deals, s) => ({ id: `${s}`, deals })) },
    how,
    run: { trials, alternatives: play.alternatives },
    columns,
    members: granting.map((set) => partsIn(sets, set).map((part) => play.parts[part]!.kept)),
  })
  let next = 0
  return asked.map((deals): Final => {
    if (deals.length === 0) return { deals, kept: deals, result: null, worth: play.alternatives[0]! }
    const result = results[next++]!
    const kept = deals.filter((deal) => !result.answer.refused.includes(plan.deals[deal]!.id))
    return { deals, kept, result, worth: result.worth }
  })
}

/** The best set of compatible deals, the runner-up, and why each deal is in or out (domain page, section 12). */
export const optimumOf = (choosing: Choosing): Optimum => {
  const { sets, exact, evaluated, finals, strategies } = choosing
  const { plan, riskTolerance, held } = sets
  const [best, second] = finals
  const chosen = best === undefined ? null : setOf(choosing, best)
  const rows = candidateRows(choosing)
  return {
    criterion: riskTolerance === null ? 'expectation' : 'certainty-equivalent',
    riskTolerance,
    held: held === null ? null : plan.deals[held]!.id,
    exact,
    best: chosen,
    runnerUp: best === undefined || second === undefined ? null : runnerUpOf(choosing, best, second),
    candidates: [...rows],
    strategies: strategies.map(({ id, final }) => ({
      id,
      worth: worthOfFinal(choosing, final),
      loses: best === undefined ? { value: 0, standardError: 0 } : lossOf(choosing, best, final),
      refused: final.result?.answer.refused ?? [],
    })),
    sets: evaluated,
    text: optimumText({
      riskTolerance,
      exact,
      best: chosen,
      held: held === null ? null : plan.deals[held]!.id,
    }),
  }
}

const setOf = (choosing: Choosing, final: Final): NonNullable<Optimum['best']> => {
  const { plan } = choosing.sets
  const named = (deals: readonly number[]): string[] => deals.map((deal) => plan.deals[deal]!.id)
  return {
    deals: named(final.deals),
    worth: worthOfFinal(choosing, final),
    licensor: final.result?.answer.licensor ?? null,
    unpriced: named(choosing.unpriced.filter((deal) => final.deals.includes(deal))),
  }
}

const worthOfFinal = ({ sets: { riskTolerance }, columns }: Choosing, final: Final): Estimate => {
  if (riskTolerance !== null) return certaintyEquivalent(final.worth, riskTolerance, columns)
  return final.result?.answer.licensor.expected ?? columns.estimate(final.worth)
}

const runnerUpOf = (choosing: Choosing, best: Final, second: Final): NonNullable<Optimum['runnerUp']> => ({
  ...setOf(choosing, second),
  loses: lossOf(choosing, best, second),
  verdict: verdictOf(second.worth, best.worth, choosing.columns),
})

/** Best less another, by the criterion. By expectation errors are added up, which is more than they can come to. */
const lossOf = (choosing: Choosing, best: Final, other: Final): Estimate => {
  const {
    sets: { riskTolerance },
    columns,
  } = choosing
  if (riskTolerance !== null)
    return certaintyGap(best.worth, other.worth, { tolerance: riskTolerance, columns })
  const [more, less] = [worthOfFinal(choosing, best), worthOfFinal(choosing, other)]
  return { value: more.value - less.value, standardError: more.standardError + less.standardError }
}

/** Sets of candidates as sets of deals. */
export const dealsOf = ({ candidates }: Pick<Sets, 'candidates'>, ranked: readonly Ranked[]) =>
  ranked.map(({ set }) => set.map((member) => candidates[member]!))

/** The licensor's tolerance for risk at its mean; null where none is stated. */
export const toleranceOf = (plan: Plan, mean: (place: number) => number): number | null =>
  plan.licensor.riskTolerance === null ? null : mean(plan.licensor.riskTolerance)
