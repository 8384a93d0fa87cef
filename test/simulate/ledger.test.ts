import { describe, expect, it } from 'vitest'
import { cashOf } from '../../models/report/lines.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Explanation } from '../../models/simulate/explain.ts'
import { explain } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const quarterly = changed(sample('northlake'), (copy: Loose) => {
  copy.periodsPerYear = 4
})

const documents: readonly (readonly [string, unknown])[] = [
  ['by years', sample('northlake')],
  ['by quarters', quarterly],
]

const close = (sum: number, whole: number, size: number): void =>
  expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-12 * size)

describe.each(documents)('payments of a future, %s', (_, document) => {
  const { deals } = document as FieldfareDocument

  const futures = new Map<string, Explanation>()

  /** A future of a deal, told once. The deal is by itself: the others are not looked at, and would be compiled each time. */
  const future = (id: string, trial: number): Explanation => {
    const before = futures.get(`${id} ${trial}`)
    if (before !== undefined) return before
    const alone = { ...(document as object), deals: deals.filter((deal) => deal.id === id), strategies: [] }
    const told = explain(alone, { deal: id, trial, trials: 128 })
    if (!told.ok) throw new Error(JSON.stringify(told.faults))
    futures.set(`${id} ${trial}`, told.value)
    return told.value
  }

  it.each(deals.map(({ id }) => id))('%s: worths add up to the net present value', (deal) => {
    for (const trial of [0, 5, 77]) {
      const { payments, licensor, licensee } = future(deal, trial)
      for (const [party, { npv }] of [
        ['licensor', licensor],
        ['licensee', licensee!],
      ] as const) {
        const worths = payments.map((paid) => paid[party].worth)
        const size = worths.reduce((sum, worth) => sum + Math.abs(worth), 0)
        close(
          worths.reduce((sum, worth) => sum + worth, 0),
          npv,
          size,
        )
      }
    }
  })

  it.each(deals.map(({ id }) => id))('%s: cash of a year is that of its statement', (deal) => {
    const { statement, payments } = future(deal, 5)
    for (const row of statement) {
      const paid = payments.filter(({ year }) => year === row.year)
      const cash = cashOf(row as never)
      for (const party of ['licensor', 'licensee'] as const) {
        const sum = paid.reduce((all, payment) => all + payment[party].cash, 0)
        close(sum, cash[party], 1e6)
      }
    }
  })
})
