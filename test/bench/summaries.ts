import { futuresOf } from '../../models/simulate/futures.ts'
import type { RunOutcomes } from '../../models/simulate/outcomes.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { columnsOf } from '../../models/summarise/columns.ts'
import { verdictOf } from '../../models/summarise/compare.ts'
import { datesOf, dealAnswers } from '../../models/summarise/deals.ts'
import { rowsOf } from '../../models/summarise/markets.ts'
import { prepare } from '../../models/valuation.ts'

/** A document, simulated once, and what its answer makes of the columns. */
export interface Summarising {
  readonly simulate: () => RunOutcomes
  readonly summarise: (run: RunOutcomes) => void
}

/** Every deal alone and every reference grant; then both sides of each, markets, bands, ratios, verdicts. */
export const summarisingOf = (document: unknown, trials: number): Summarising => {
  const prepared = prepare(document, { trials })
  if (!prepared.ok) throw new Error('the document cannot be valued')
  const { compiled, how, scenario } = prepared.value
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const deals = plan.deals.map((deal) => ({ deal, recreates: false, context: null }))
  const references = plan.references.map((deal) => ({ deal, recreates: false }))
  const nothing = plan.deals.map(() => null)
  return {
    simulate: () => {
      const ran = runFutures(futures, { trials, replicates: how.replicates, deals, references })
      if (!ran.ok) throw new Error('the run failed')
      return ran.value
    },
    summarise: (run) => {
      const columns = columnsOf(trials, how.replicates)
      dealAnswers({
        ...{ plan, run, columns, dates: datesOf(scenario.document) },
        ...{ certain: plan.deals.map(() => 0), recreates: nothing, breakEvenShare: nothing, used: nothing },
      })
      const rows = rowsOf({ plan, document: scenario.document, how }, trials)
      for (const outcomes of run.references) rows(outcomes, run.alternatives, columns)
      run.deals.forEach((a, d) => {
        for (const b of run.deals.slice(d + 1)) verdictOf(a.licensor.time, b.licensor.time, columns)
      })
    },
  }
}
