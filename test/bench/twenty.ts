import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { choose, prepareSets } from '../../models/strategy/choose.ts'
import { columnsOf } from '../../models/summarise/columns.ts'
import { prepare } from '../../models/valuation.ts'

/**
 * Northlake with twenty deals that can all be signed together, each with a licensee of its own: a million sets. Fees and
 * rates differ; the licensor's tolerance for risk decides how many are worth their risk.
 */
export const twentyDeals = (riskTolerance: number | null) => {
  const copy = structuredClone(northlake) as unknown as Record<string, unknown> & {
    licensor: { riskTolerance?: number }
    licensees: Record<string, unknown>[]
    deals: { id: string; terms: { kind: string; amount?: number }[] }[]
  }
  const buyer = copy.licensees.find(({ id }) => id === 'borealis')!
  const offer = copy.deals.find(({ id }) => id === 'second-seat')!
  const names = Array.from({ length: 20 }, (_, n) => `buyer-${n + 1}`)
  copy.licensees = [...copy.licensees, ...names.map((id) => ({ ...structuredClone(buyer), id }))]
  copy.deals = names.map((licensee, n) => {
    const { terms, ...rest } = structuredClone(offer)
    const own = terms
      .filter(({ kind }) => kind !== 'mostFavoured')
      .map((term) => (term.kind === 'upfrontFee' ? { ...term, amount: 20_000 * (n + 1) } : term))
    return { ...rest, id: `offer-${n + 1}`, licensee, terms: own }
  })
  const { riskTolerance: _, ...licensor } = copy.licensor
  return {
    ...copy,
    licensor: riskTolerance === null ? licensor : { ...licensor, riskTolerance },
    strategies: [],
    dependence: [],
  }
}

/** Choosing among the twenty, once their futures are simulated. */
export const choosing = (riskTolerance: number | null, trials: number): (() => number) => {
  const prepared = prepare(twentyDeals(riskTolerance), { trials })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  const question = prepared.value
  const before = prepareSets(question, { riskTolerance, held: null })
  if (!before.ok) throw new Error(JSON.stringify(before.faults))
  return () => {
    const columns = columnsOf(question.trials, question.how.replicates)
    const chosen = choose(question, { before: before.value, columns, unpriced: [] })
    if (!chosen.ok) throw new Error(JSON.stringify(chosen.faults))
    return chosen.value.evaluated
  }
}
