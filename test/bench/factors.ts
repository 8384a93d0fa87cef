import { type ClauseFacts, facts, isCertain } from './facts.ts'

/**
 * Present values of 1, prepared once for the peers that work with tables. Always four numbers: for the licensor at the
 * rate of the flow and at the rate for time, then the same for the licensee.
 */
export type Four = readonly [number, number, number, number]

const { licensor, licensee } = facts

const factorsAt = (time: number, rates: readonly number[]): Four =>
  rates.map((rate) => (1 + rate) ** -time) as [number, number, number, number]

/** of what depends on sales */
export const salesFactors = (time: number): Four =>
  factorsAt(time, [licensor.sales, licensor.time, licensee.sales, licensee.time])

/** of fees and costs */
export const fixedFactors = (time: number): Four =>
  factorsAt(time, [licensor.fixed, licensor.time, licensee.fixed, licensee.time])

/** What is left of 1 after tax, and who receives what the licensee pays. */
export const keep: Four = [1 - licensor.tax, 1 - licensor.tax, 1 - licensee.tax, 1 - licensee.tax]
export const side: Four = [1, 1, -1, -1]

export const years = Array.from({ length: facts.years }, (_, k) => k)

/** One row of four for every year k from 0, whose middle is k + ½ and whose end is k + 1. */
export const midYear = years.map((k) => salesFactors(k + 0.5))
export const endOfYear = years.map((k) => fixedFactors(k + 1))

/** A milestone on sales by the number of full years before it; after all of them it is never paid. */
export const milestoneAfter: readonly Four[] = [...years.map((k) => salesFactors(k + 1)), [0, 0, 0, 0]]

/**
 * Recoupment by what has been recouped to date: Σ (c_k − c_{k−1})·d_k = Σ c_k·(d_k − d_{k+1}), with no factor after the
 * last year.
 */
export const recoupedToDate: readonly Four[] = midYear.map(
  (row, k) => row.map((factor, j) => factor - (midYear[k + 1]?.[j] ?? 0)) as [number, number, number, number],
)

/** What is certain in a deal, before tax: fees from one to the other, and each party's own costs. */
export const certainWorth = (clauses: readonly ClauseFacts[]): Four => {
  const total = [0, 0, 0, 0] as [number, number, number, number]
  const add = (amount: number, factors: Four, sides: readonly number[]): void => {
    for (let j = 0; j < 4; j++) total[j]! += amount * factors[j]! * sides[j]!
  }
  for (const clause of clauses.filter(isCertain))
    if (clause.kind === 'upfrontFee') add(clause.amount, fixedFactors(0), side)
    else if (clause.kind === 'annualFee') for (const k of years) add(clause.amount, fixedFactors(k), side)
  add(licensor.prepare, fixedFactors(0), [-1, -1, 0, 0])
  for (const k of years) add(licensor.yearly, fixedFactors(k + 0.5), [-1, -1, 0, 0])
  for (const { integration } of facts.fields) add(integration, fixedFactors(0), [0, 0, -1, -1])
  return total
}

/** The clauses of a deal of one kind. */
export const clausesOf = <Kind extends ClauseFacts['kind']>(
  deal: number,
  kind: Kind,
): readonly (ClauseFacts & { kind: Kind })[] =>
  facts.deals[deal]!.clauses.filter((clause): clause is ClauseFacts & { kind: Kind } => clause.kind === kind)

/** What the royalties of each year are guaranteed to come to, from the year the clause names on. */
export const guaranteed = (deal: number): readonly number[] => {
  const { amount, escalator, fromYear } = clausesOf(deal, 'minimum')[0]!
  return years.map((k) => (k + 1 < fromYear ? 0 : amount * (1 + escalator) ** (k + 1 - fromYear)))
}
