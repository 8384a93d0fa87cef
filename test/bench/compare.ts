import { risks, zone } from '../../models/asked.ts'
import { figuresOf } from '../../models/negotiate/compare/compare.ts'
import { contestantsOf } from '../../models/negotiate/compare/contestants.ts'
import { play } from '../../models/negotiate/compare/play.ts'
import { inputsOf } from '../../models/negotiate/inputs.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { columnsOf } from '../../models/summarise/columns.ts'
import { prepare } from '../../models/valuation.ts'

const deals = 'flat,royalty,exclusive,second-seat,per-inference'
const rounds = 9

const timesOf = (work: () => unknown): readonly number[] => {
  const times: number[] = []
  for (let round = -2; round < rounds; round++) {
    const start = performance.now()
    work()
    if (round >= 0) times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)
}

const told = (name: string, times: readonly number[], asked: string): string =>
  `${name.padEnd(60)}${times[0]!.toFixed(0).padStart(6)} ms at best, ${times[rounds >> 1]!.toFixed(0)} in the middle${asked}`

/** Lines about comparing five deals of the sample, and about who bears which risk of one. */
export const compareTimes = (trials: number): readonly string[] => {
  const prepared = prepare(northlake, { trials })
  if (!prepared.ok) throw new Error('the document cannot be valued')
  const { compiled, how, scenario } = prepared.value
  const { plan } = compiled
  const chosen = contestantsOf(plan, deals)
  if (!chosen.ok) throw new Error('a deal is not there')
  const question = { plan, how, trials }
  const playing = () => {
    const found = play(question, chosen.value)
    if (!found.ok) throw new Error('the run failed')
    return found.value.played
  }
  const played = playing()
  const inputs = inputsOf(plan, scenario.document)
  const compared = () => {
    const known = { inputs, named: { deals, refused: 'include' } }
    return figuresOf(question, { played, columns: columnsOf(trials, how.replicates) }, known)
  }
  return [
    told(
      'Five deals compared, all pairs, the whole answer, once simulated',
      timesOf(compared),
      ' (20 are asked)',
    ),
    told('The same five simulated, with markets and their own figures', timesOf(playing), ''),
    told(
      'Who bears which risk of one deal and its 8 clauses, whole',
      timesOf(() => risks(northlake, { deal: 'royalty', trials })),
      '',
    ),
    told(
      'Zone of a deal, 41 × 41 offers of upfront and rate, whole',
      timesOf(() => zone(northlake, { deal: 'royalty', terms: 'upfront,rate', trials })),
      ' (1500 are asked)',
    ),
  ]
}
