import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

/** The sample with one deal nobody would sign, and strategies of it and of others. */
const withStrategies = (strategies: readonly { id: string; deals: readonly string[] }[]): Loose =>
  changed(sample('northlake'), (copy) => {
    const flat = copy.deals.find(({ id }: { id: string }) => id === 'flat')
    flat.terms.find(({ kind }: { kind: string }) => kind === 'upfrontFee').amount = '1B'
    copy.strategies = strategies
  })

describe('a strategy of one deal', () => {
  const answer = answerTo(withStrategies([{ id: 'one', deals: ['trials'] }]))
  const [one] = answer.strategies
  const deal = answer.deals.find(({ id }) => id === 'trials')!

  it('is worth that deal, and shares nothing', () => {
    expect(one!.licensor.npv).toEqual(deal.licensor.npv)
    expect(one!.licensor.expected).toEqual(deal.licensor.expected)
    expect([one!.saving.min, one!.saving.max]).toEqual([0, 0])
  })
})

describe('a strategy whose every deal would be refused', () => {
  const kept = { id: 'kept', deals: ['royalty', 'trials'] }
  const emptied = { id: 'emptied', deals: ['flat'] }
  const [nothing, beside] = answerTo(withStrategies([emptied, kept])).strategies
  const [alone] = answerTo(withStrategies([kept])).strategies

  it('is worth nothing', () => {
    expect(nothing!.refused).toEqual(['flat'])
    expect([nothing!.licensor.expected.value, nothing!.licensor.npv.max, nothing!.saving.max]).toEqual([
      0, 0, 0,
    ])
  })

  it('leaves the joint costs of the others as they are', () => {
    expect(beside).toEqual(alone)
  })
})
