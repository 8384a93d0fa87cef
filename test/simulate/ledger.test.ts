import { describe, expect, it } from 'vitest'
import { cashOf } from '../../models/report/lines.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
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

  it.each(deals.map(({ id }) => id))('%s: worths add up to the net present value', (deal) => {
    for (const trial of [0, 5, 77]) {
      const told = explain(document, { deal, trial, trials: 128 })
      if (!told.ok) throw new Error(JSON.stringify(told.faults))
      const { payments, licensor, licensee } = told.value
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
    const told = explain(document, { deal, trial: 5, trials: 128 })
    if (!told.ok) throw new Error(JSON.stringify(told.faults))
    for (const row of told.value.statement) {
      const paid = told.value.payments.filter(({ year }) => year === row.year)
      const cash = cashOf(row as never)
      for (const party of ['licensor', 'licensee'] as const) {
        const sum = paid.reduce((all, payment) => all + payment[party].cash, 0)
        close(sum, cash[party], 1e6)
      }
    }
  })
})
