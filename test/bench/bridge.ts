import { bridge } from '../../models/bridge/bridge.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { changed, type Loose } from '../laws/documents.ts'

const rounds = 5

/** Eight changes of one deal: seven of its clauses, and what the licensor spends on monitoring. */
const after = (): Loose =>
  changed(northlake, (copy) => {
    const royalty = copy.deals.find(({ id }: { readonly id: string }) => id === 'royalty')
    royalty.terms[0].amount = 750_000
    royalty.terms[1].amount = 200_000
    royalty.terms[2].tiers[0].rate = 0.03
    royalty.terms[3].offset = 0.4
    royalty.terms[4].amount = 200_000
    royalty.terms[5].probability = 0.5
    royalty.terms[7].rate = 0.01
    copy.licensor.costs.monitorPerYear = 50_000
  })

/** A line about a bridge of eight changes between two versions of the sample: the least and the most time of some rounds. */
export const bridgeTime = (): string => {
  const body = { before: northlake, after: after() }
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const answer = bridge(body, { deal: 'royalty', trials: 16_384 })
    times.push((performance.now() - start) / 1000)
    if (!answer.ok) throw new Error(answer.faults.map(({ expected }) => expected).join('; '))
    rows = answer.value.rows.length
  }
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return `A bridge of ${rows} changes, one deal, 16,384 trials: ${least.toFixed(2)} to ${most.toFixed(2)} s (below 1 is asked)`
}
