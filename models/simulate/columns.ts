import type { DealOutcomes, ReferenceOutcomes, RunOutcomes } from './outcomes.ts'

/** Every column of a run, in an order that depends on the scenario alone: what crosses from one worker to another. */
export const columnsOf = (run: RunOutcomes): readonly Float64Array[] => {
  const columns: Float64Array[] = []
  mapColumns(run, (column) => {
    columns.push(column)
    return column
  })
  return columns
}

/** The same run with other columns, by their place in `columnsOf`. */
export const withColumns = (
  run: RunOutcomes,
  trials: number,
  columns: readonly Float64Array[],
): RunOutcomes => {
  let place = 0
  return { ...mapColumns(run, () => columns[place++]!), trials }
}

type Each = (column: Float64Array) => Float64Array

const mapColumns = (run: RunOutcomes, each: Each): RunOutcomes => ({
  trials: run.trials,
  deals: run.deals.map((outcomes) => mapDeal(outcomes, each)),
  references: run.references.map((outcomes) => mapReference(outcomes, each)),
  alternatives: run.alternatives.map(each),
})

interface Pair {
  readonly flow: Float64Array
  readonly time: Float64Array
}

const mapPair = ({ flow, time }: Pair, each: Each): Pair => ({ flow: each(flow), time: each(time) })

const mapDeal = (outcomes: DealOutcomes, each: Each): DealOutcomes => ({
  deal: outcomes.deal,
  licensor: mapPair(outcomes.licensor, each),
  licensee: mapPair(outcomes.licensee, each),
  joint: mapPair(outcomes.joint, each),
  terms: outcomes.terms.map(each),
  licenseeTerms: outcomes.licenseeTerms.map(each),
  licensorCash: outcomes.licensorCash.map(each),
  licenseeCash: outcomes.licenseeCash.map(each),
  unit: { licensor: each(outcomes.unit.licensor), licensee: each(outcomes.unit.licensee) },
  worst:
    outcomes.worst === null
      ? null
      : { licensor: each(outcomes.worst.licensor), licensee: each(outcomes.worst.licensee) },
  ends: each(outcomes.ends),
  endTime: each(outcomes.endTime),
  known: outcomes.known.map(each),
})

const mapReference = (outcomes: ReferenceOutcomes, each: Each): ReferenceOutcomes => ({
  deal: outcomes.deal,
  recreates: outcomes.recreates,
  markets: outcomes.markets.map(({ cell, saving, benefit, revenue }) => ({
    cell,
    saving,
    benefit: mapPair(benefit, each),
    revenue: each(revenue),
  })),
  avoided: mapPair(outcomes.avoided, each),
  integration: outcomes.integration.map(each),
  compliance: mapPair(outcomes.compliance, each),
  serve: each(outcomes.serve),
})
