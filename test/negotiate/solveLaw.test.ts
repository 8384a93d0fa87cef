import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offersOf } from '../../models/negotiate/offers.ts'
import { readAsked } from '../../models/negotiate/solve/asked.ts'
import { dialOf } from '../../models/negotiate/solve/held.ts'
import { rootsOf } from '../../models/negotiate/solve/roots.ts'
import { rangeOf } from '../../models/negotiate/solve/solutions.ts'
import { certaintyMeans } from '../../models/strategy/certaintyEquivalent.ts'
import { dealWorths } from '../../models/summarise/dealWorths.ts'
import { estimateOf, estimateOfMeans, standardErrorOf } from '../../models/summarise/estimate.ts'
import { quantileOfSorted } from '../../models/summarise/quantile.ts'
import { prepare } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { long } from '../support/long.ts'

const trials = 256
const riskTolerance = 3e6

/** Deals of a fee, a rate, a guarantee and a yearly fee, in a market and of a use that are uncertain. */
const documents = fc
  .record({
    size: fc.integer({ min: 30, max: 90 }),
    wide: fc.double({ min: 1.3, max: 3, noNaN: true }),
    fee: fc.integer({ min: 0, max: 400_000 }),
    rate: fc.double({ min: 0.01, max: 0.08, noNaN: true }),
    guarantee: fc.integer({ min: 10_000, max: 300_000 }),
    annual: fc.integer({ min: 1000, max: 80_000 }),
  })
  .map(({ size, wide, fee, rate, guarantee, annual }) =>
    changed(sample('constants'), (copy: Loose) => {
      copy.markets[0].size = `${size}M to ${Math.round(size * wide)}M`
      copy.licensees[0].positions['diagnostics-us'].utility.value = 'p10 30% / p50 45% / p90 70%'
      copy.licensor.riskTolerance = riskTolerance
      copy.licensees[0].riskTolerance = riskTolerance
      copy.deals[0].terms = [
        { kind: 'upfrontFee', amount: fee },
        { kind: 'royalty', rate },
        { kind: 'minimumGuarantee', amount: guarantee },
        { kind: 'annualFee', amount: annual },
        { kind: 'residual', scope: 'none' },
      ]
    }),
  )

const levers = [
  ['upfront', 0, 'amount'],
  ['rate', 1, 'rate'],
  ['minimum', 2, 'amount'],
  ['annual', 3, 'amount'],
] as const
const measures = ['mean', 'certainty', 'q10'] as const
const parties = ['licensor', 'licensee'] as const

type Party = (typeof parties)[number]

/** What a document is worth to a party by a measure, in a run of its own. */
const worthOf = (document: Loose, party: Party, measure: (typeof measures)[number]): number => {
  const prepared = prepare(document, { trials })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  const { scenario, how } = prepared.value
  const run = dealWorths(prepared.value, scenario.document, ['royalty'])
  if (!run.ok) throw new Error('the run failed')
  const [deal] = run.value as [(typeof run.value)[number]]
  if (measure === 'mean') return estimateOf(deal[party]!, how.replicates).value
  const column = deal.turnsOut[party]!
  if (measure === 'q10') return quantileOfSorted(column.toSorted(), 0.1)
  return estimateOfMeans(certaintyMeans(column, riskTolerance, how.replicates)).value
}

describe('a solved term', () => {
  it('written into any document is worth the target within its error, whatever is solved and held', () => {
    fc.assert(
      fc.property(
        documents,
        fc.constantFrom(...levers),
        fc.constantFrom(...measures),
        fc.constantFrom(...parties),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (document, [lever, place, key], measure, party, part) => {
          const written = (factor: number, value?: number) =>
            changed(document, (copy: Loose) => {
              const term = copy.deals[0].terms[place]
              term[key] = value ?? factor * term[key]
            })
          const [low, high] = [0.5, 2].map((factor) => worthOf(written(factor), party, measure)) as [
            number,
            number,
          ]
          const target = low + part * (high - low)
          const prepared = prepare(document, { trials })
          if (!prepared.ok) throw new Error('the document is refused')
          const { scenario, how } = prepared.value
          const asked = readAsked(scenario, {
            deal: 'royalty',
            for: lever,
            hold: party,
            measure,
            target: `${target}`,
          })
          if (!asked.ok) throw new Error(JSON.stringify(asked.faults))
          const solving = asked.value
          const dial = dialOf({
            ...{ offers: offersOf(prepared.value), deal: 'royalty', solving, trials, options: false },
            held: { party, measure: solving.measure, replicates: how.replicates },
            target: solving.target!,
          })
          const { roots } = rootsOf(dial, rangeOf(solving.lever, solving))
          if (Math.abs(high - low) > 1) expect(roots.length).toBeGreaterThan(0)
          for (const { value, upTo } of roots) {
            if (upTo !== null) continue
            const again = worthOf(written(1, value), party, measure)
            const error = standardErrorOf(dial.whole(value)!.replicates)
            expect(Math.abs(again - target)).toBeLessThan(Math.max(error, 0.01))
          }
        },
      ),
      { numRuns: long ? 200 : 5 },
    )
  })
})
