import { leverOf } from '../../models/negotiate/levers.ts'
import { offersOf } from '../../models/negotiate/offers.ts'
import type { Target } from '../../models/negotiate/solve/asked.ts'
import { dialOf } from '../../models/negotiate/solve/held.ts'
import { rootsOf } from '../../models/negotiate/solve/roots.ts'
import { rangeOf } from '../../models/negotiate/solve/solutions.ts'
import { prepare } from '../../models/valuation.ts'
import { median } from './measure.ts'

/** One offer more, and one term solved, of a deal of the sample on futures that have been drawn, in ms. */
export interface Solving {
  readonly offer: number
  readonly offerAtBest: number
  readonly solve: number
  readonly solveAtBest: number
}

const standing: Target = { kind: 'present' }

/** Every round moves to another offer, so that nothing is remembered; the first rounds warm up. */
export const solvingOf = (
  document: unknown,
  { id, rounds = 15 }: { id: string; rounds?: number },
): Solving => {
  const prepared = prepare(document, { trials: 16_384 })
  if (!prepared.ok) throw new Error('the document cannot be valued')
  const { scenario, how } = prepared.value
  const offers = offersOf(prepared.value)
  const deal = scenario.document.deals.findIndex((each) => each.id === id)
  const [rate, upfront] = ['rate', 'upfront'].map((name) => {
    const lever = leverOf({ scenario, deal }, { name, asked: 'for' })
    if (!lever.ok) throw new Error(`no ${name}`)
    return lever.value
  }) as [never, never]
  const [offer, solve] = [[], []] as [number[], number[]]
  for (let round = -2; round < rounds; round++) {
    const start = performance.now()
    offers.at(id, [rate], [0.02 + round / 10_000])
    const middle = performance.now()
    const held = { party: 'licensor', measure: { kind: 'mean' }, replicates: how.replicates } as const
    const changes = [{ lever: upfront, value: 600_000 + 1000 * round }]
    const equation = {
      ...{ offers, deal: id, held, target: standing, trials: 16_384, options: false },
      solving: { lever: rate, with: changes },
    } as const
    const { roots } = rootsOf(dialOf(equation), rangeOf(rate, { from: null, to: null }))
    if (roots.length !== 1) throw new Error('one rate was expected')
    if (round < 0) continue
    offer.push(middle - start)
    solve.push(performance.now() - middle)
  }
  return {
    ...{ offer: median(offer), offerAtBest: Math.min(...offer) },
    ...{ solve: median(solve), solveAtBest: Math.min(...solve) },
  }
}
