import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDeal } from './anyDeal.ts'
import { anyClause } from './anyTerms.ts'
import { changed, type Loose } from './documents.ts'
import { futuresIn, receiptLines, sumOf } from './futures.ts'
import { patience, runs } from './runs.ts'

/** All that is paid in a future, as written on the statement. */
const paidIn = (document: Loose): readonly number[] =>
  futuresIn(document).map((future) => sumOf(future, [...receiptLines, 'currencyEffect']))

/** A document with one clause more. */
const beside = (document: Loose, ...terms: readonly Loose[]): Loose =>
  changed(document, ({ deals: [deal] }) => deal.terms.push(...terms))

/** How much more another clause says; null: there is none. */
const more = fc.constantFrom(null, 1.001, 1.7)
const amount = fc.integer({ min: 0, max: 600_000 })

describe('clauses move what the licensor receives one way only', () => {
  // a cap lowers what a guarantee counts and what an advance takes back: together they can pay more for it
  const capped = anyDeal({
    always: ['royalty'],
    rising: true,
    never: ['royaltyCap', 'minimumGuarantee', 'audit', 'currency'],
  })

  it(
    'a cap never raises it, and a higher one never pays less',
    () => {
      fc.assert(
        fc.property(
          capped,
          amount,
          more,
          fc.constantFrom('annual', 'lifetime'),
          (document, most, times, clock) => {
            const cap = (own: number) => beside(document, { kind: 'royaltyCap', amount: own, clock })
            const higher = paidIn(times === null ? document : cap(most * times))
            paidIn(cap(most)).forEach((low, j) => {
              expect(low).toBeLessThanOrEqual(higher[j]! + 1e-4)
            })
          },
        ),
        runs,
      )
    },
    patience,
  )

  // an audit finds the less the more a guarantee has paid, and asks interest for it
  const guaranteed = anyDeal({
    always: ['royalty'],
    rising: true,
    never: ['minimumGuarantee', 'royaltyCap', 'audit', 'currency'],
  })

  it(
    'a guarantee never lowers it, and a higher one never pays less',
    () => {
      fc.assert(
        fc.property(
          guaranteed,
          anyClause.minimumGuarantee,
          amount,
          more,
          (document, clause, least, times) => {
            const { advanceCountsTowardMinimum: _, ...rest } = clause
            if (rest.clock === 'term' || rest.trueUpRecoupable === true) rest.shortfallCreditableYears = 0
            if (rest.clock === 'term') rest.trueUpRecoupable = false
            const minimum = (own: number) => beside(document, { ...rest, amount: own })
            const lower = paidIn(times === null ? document : minimum(least))
            paidIn(minimum(least * (times ?? 1))).forEach((high, j) => {
              expect(high).toBeGreaterThanOrEqual(lower[j]! - 1e-4)
            })
          },
        ),
        runs,
      )
    },
    patience,
  )
})

it(
  'a risk never helps who bears it, and helps nobody',
  () => {
    const cap = fc.constantFrom(null, { perEvent: 20_000 }, { aggregate: 30_000 }, { multipleOfFees: 0.5 })
    fc.assert(
      fc.property(anyDeal(), fc.constantFrom(0, 0.3, 1), cap, (document, licensor, limit) => {
        const risky = changed(document, ({ risks, deals: [deal] }) => {
          risks.push({
            id: 'fraud',
            frequency: 0.8,
            severity: '100k to 1M',
            bearer: { licensor, licensee: 1 - licensor },
            ...(limit !== null && { cap: limit }),
          })
          deal.risks.push('fraud')
        })
        const [without, borne] = [document, risky].map((one) => futuresIn(one))
        without!.forEach((future, j) => {
          for (const party of ['licensor', 'licensee'] as const) {
            const [was, is] = [future, borne![j]!].map((one) => sumOf(one, [`${party}Risks`]))
            expect(is).toBeGreaterThanOrEqual(was! - 1e-4)
            const [before, after] = [future.worth[party], borne![j]!.worth[party]]
            if (is! > was! + 1) expect(after).toBeLessThan(before)
            else expect(after).toBeLessThanOrEqual(before + 1e-4)
          }
          const [ours, theirs] = (['licensorRisks', 'licenseeRisks'] as const).map(
            (line) => sumOf(borne![j]!, [line]) - sumOf(future, [line]),
          )
          // the share that was agreed, but for what a cap leaves with the licensee
          if (limit === null) expect(Math.abs(ours! * (1 - licensor) - theirs! * licensor)).toBeLessThan(1e-4)
          else expect(ours! * (1 - licensor)).toBeLessThanOrEqual(theirs! * licensor + 1e-4)
        })
      }),
      runs,
    )
  },
  patience,
)
