import { expect, it } from 'vitest'
import { readings } from '../../models/asked.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { value } from '../../models/valuation.ts'
import type { Loose } from '../laws/documents.ts'
import { differencesFromTwin } from '../support/againstTwin.ts'
import { clauseDocument } from '../support/twin/clauseDocument.ts'

const trials = 256
const usage = {
  ...{ kind: 'usageFee', volume: { perRevenue: 0.01 }, tiers: [{ upTo: 30_000, price: 2 }, { price: 1 }] },
  ...{ commit: 60_000, monthlyMaximum: 12_000 },
}
const fee = { kind: 'upfrontFee', amount: 500_000 }
const share = { kind: 'revenueShare', share: 0.03, of: 'net', deductions: { share: 0.2 } }

const documentOf = (terms: readonly Loose[], periodsPerYear = 12): FieldfareDocument =>
  clauseDocument(terms, (copy) => {
    copy.periodsPerYear = periodsPerYear
    copy.deals[0].grants = [{ ...copy.deals[0].grants[0], termYears: 3.5 }]
  }) as unknown as FieldfareDocument

const meanOf = (document: FieldfareDocument): number => {
  const valued = value(document, { trials })
  if (!valued.ok) throw new Error(JSON.stringify(valued.faults))
  return valued.value.deals[0]!.licensor.npv.mean!
}

const read = (document: FieldfareDocument) => {
  const all = readings(document, { deal: 'royalty', trials })
  if (!all.ok) throw new Error(JSON.stringify(all.faults))
  return (key: string, other: string) =>
    all.value.readings.find((row) => row.switch === key && row.other === other)!
}

const { commit: _, ...free } = usage
const { deductions: __, ...gross } = share

/** A second valuation of a document that is written the other way is the second witness. */
it.each([
  ['commit', 'forecast', [fee, share, free]],
  ['partYear', 'whole', [fee, share, { ...usage, partYear: 'whole' }]],
  ['maximumOver', 'month', [fee, share, { ...usage, maximumOver: 'month' }]],
  ['deductible', 'over-term', [{ ...fee, deductible: 'over-term' }, share, usage]],
  ['shareOf', 'revenue', [fee, { ...gross, of: 'revenue' }, usage]],
] as const)('%s as %s is worth what a document written so is worth', (key, other, terms) => {
  const now = documentOf([fee, share, usage])
  const found = read(now)(key, other)
  const then = meanOf(documentOf(terms))
  expect(found.refused).toBeNull()
  expect(found.licensor!.difference.mean).toBeCloseTo(then - meanOf(now), 4)
  // what the licensee deducts is between it and its tax office
  const party = key === 'deductible' ? found.licensee! : found.licensor!
  expect(party.difference.mean).not.toBe(0)
})

it('a maximum of each month by itself cannot be told where periods are longer, and says so', () => {
  const found = read(documentOf([fee, usage], 4))('maximumOver', 'month')
  expect(found.licensor).toBeNull()
  expect(found.refused).toContain('periodsPerYear 12')
})

it('each month by itself pays no more than months that help each other out', () => {
  const found = read(documentOf([fee, usage]))('maximumOver', 'month')
  expect(found.licensor!.difference.mean).toBeLessThan(0)
})

it('a maximum of each month agrees with the slow twin', () => {
  const document = documentOf([
    { kind: 'royalty', rate: 0.05 },
    { ...usage, maximumOver: 'month', partYear: 'whole' },
  ])
  expect(differencesFromTwin(document as unknown as Loose, 'royalty', 101)).toEqual([])
})
