import { describe, expect, it } from 'vitest'
import { placed } from '../../models/dealTemplates/dealTemplate.ts'
import { dealTemplateIds, dealTemplates } from '../../models/dealTemplates/dealTemplates.ts'
import { ledger } from '../../models/report/ledger.ts'
import { isOpen } from '../../models/report/termSheet.ts'
import { isCurrency } from '../../models/units/currency.ts'
import { answerTo, changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const places = [
  ['minimal', { licensee: 'buyer', field: 'diagnostics' }],
  ['northlake', { licensee: 'meridian', field: 'diagnostics' }],
] as const

/** A sample in which nothing but the terms of its deals moves the licensor's worth. */
const bare = (name: 'minimal' | 'northlake', deals: readonly object[]): Loose =>
  changed(sample(name), (copy) => {
    copy.deals.push(...deals)
    copy.licensor.taxRate = 0
    copy.licensor.costs = {}
    copy.strategies = []
    for (const deal of copy.deals) deal.risks = []
  })

describe('the eight templates', () => {
  it('are the eight that are promised, each with a line of its own', () => {
    expect(dealTemplateIds).toEqual([
      'flat-fee',
      'flat-plus-maintenance',
      'per-record',
      'per-inference-with-maximum',
      'royalty-with-minimum',
      'revenue-share-with-advance',
      'milestones-and-royalty-exclusive',
      'pool-share',
    ])
    const lines = dealTemplates.map(({ explanation }) => explanation)
    expect(new Set(lines).size).toBe(8)
    for (const line of lines) expect(line).toMatch(/^[A-Z][^\n]{20,130}\.$/)
  })

  it.each(dealTemplates.map((template) => [template.id, template] as const))(
    '%s leaves nothing open and names no currency, no licensee and no field',
    (id, { deal }) => {
      expect(deal.id).toBe(id)
      expect(isOpen(deal as Loose)).toBe(false)
      const words = JSON.stringify(deal).match(/\b[A-Z]{3}\b/g) ?? []
      expect(words.filter(isCurrency)).toEqual([])
      expect(JSON.stringify(deal)).not.toMatch(/"(licensee|field|market)"/)
    },
  )

  it('say of every quantity that it is an illustration', () => {
    const words = ['kind', 'unit', 'base', 'timing', 'scope', 'trigger']
    const quantities = dealTemplates.flatMap(({ deal }) =>
      deal.terms.flatMap((term) =>
        Object.entries(term)
          .filter(([key]) => !words.includes(key))
          .flatMap(([key, value]: [string, Loose]) =>
            key === 'tiers' ? value.map(({ price }: Loose) => price) : [value],
          ),
      ),
    )
    expect(quantities.length).toBeGreaterThan(15)
    for (const quantity of quantities)
      expect(quantity).toMatchObject({ grade: 'D', note: expect.stringContaining('Illustrative') })
  })

  it('all but the pool share, which waits for its clause, are ready', () => {
    const waiting = dealTemplates.filter((template) => !dealTemplates.includes(template))
    expect(waiting.map(({ id }) => id).filter((id) => id !== 'pool-share')).toEqual([])
  })
})

describe.each(places)('in %s', (name, place) => {
  const deals = dealTemplates.map(({ deal }) => placed(deal, place))

  it('each alone makes a document that can be valued', () => {
    for (const deal of deals) {
      const alone = changed(sample(name), (copy) => {
        copy.deals = [deal]
        copy.strategies = []
      })
      expect(faultsIn(alone)).toEqual([])
    }
  })

  it('each pays what its terms pay, together', () => {
    const answer = answerTo(bare(name, deals), { trials: 256 })
    for (const { id } of deals as readonly Loose[]) {
      const deal = answer.deals.find((each) => each.id === id)!
      const parts = deal.terms.reduce((sum, { licensor }) => sum + licensor.mean, 0)
      expect(parts).toBeGreaterThan(10_000)
      expect(Math.abs(parts - deal.licensor.npv.mean)).toBeLessThan(1e-9 * parts)
    }
  })
})

it('an illustration stands in the ledger as one, where it is uncertain', () => {
  const template = dealTemplates.find(({ id }) => id === 'per-record')!
  const document = changed(sample('minimal'), (copy) => {
    copy.deals = [placed(template.deal, { licensee: 'buyer', field: 'diagnostics' })]
  })
  const row = ledger(document).find(({ pointer }: Loose) => pointer.includes('/deals/0/terms/0/volume'))
  expect(row).toMatchObject({ grade: 'D' })
})
