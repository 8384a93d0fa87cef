import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { driverParties } from '../../models/scenario/schema/drivers.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { runDeal } from '../../models/summarise/drivers/dealRun.ts'
import { driverInputs } from '../../models/summarise/drivers/inputs.ts'
import { partiesOf } from '../../models/summarise/drivers/parties.ts'
import { totalsOf } from '../../models/summarise/drivers/total.ts'
import { prepare } from '../../models/valuation.ts'

const trials = 16_384

/** Northlake's deal `royalty` once it is simulated: shares of every input of the document, whether it plays a part or not. */
const prepared = () => {
  const ready = prepare(northlake, { trials })
  if (!ready.ok) throw new Error('the document cannot be valued')
  const { scenario, compiled, how } = ready.value
  const { plan } = compiled
  const futures = futuresOf(plan, how)
  const deal = plan.deals.find(({ id }) => id === 'royalty')!
  const ran = runDeal({ futures, how, trials, deal, measure: 'npv' })
  if (!ran.ok) throw new Error('the run failed')
  const inputs = driverInputs(plan, scenario.document)
  const tornado = { expected: { licensor: 0, licensee: 0 }, bars: [] }
  const { worths, recreates } = ran.value
  return {
    inputs: inputs.length,
    drawn: inputs.reduce((sum, { places }) => sum + places.length, 0),
    first: () => {
      const { replicates } = how
      partiesOf(plan, inputs, {
        futures: { how, trials },
        totals: null,
        parties: driverParties.map((party) => ({ party, replicates, tornado, values: worths[party] })),
      })
    },
    total: () => totalsOf({ futures, how, deal, recreates, measure: 'npv', inputs, trials }),
  }
}

const timed = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Prints the median and the least of seven rounds. */
export const driversTable = (rounds = 7): void => {
  const { inputs, drawn, first, total } = prepared()
  console.log(
    `\nDrivers of one deal, both parties: ${inputs} inputs (${drawn} drawn variables), ${trials} trials`,
  )
  for (const [name, work] of [
    ['first order, rank, worst tenth', first],
    ['total order', total],
  ] as const) {
    const times = Array.from({ length: rounds }, () => timed(work)).sort((a, b) => a - b)
    console.log(
      `${name.padEnd(40)}${times[rounds >> 1]!.toFixed(0).padStart(8)} ms, ${times[0]!.toFixed(0)} at best`,
    )
  }
}
