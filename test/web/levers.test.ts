import { describe, expect, it } from 'vitest'
import { changed } from '../../web/view/changed.ts'
import { changesOf, leversOf, leverText, writtenOf } from '../../web/view/levers.ts'
import { edited, sample } from '../support/edits.ts'

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => Reflect.get(node as object, key), document)

describe('the numbers of a deal that can be moved', () => {
  it('are those it states, in contract order, each with a name of its own', () => {
    expect(leversOf(sample, 'royalty').map(({ label }) => label)).toEqual([
      'Duration',
      'Upfront fee',
      'Advance on royalties',
      'Royalty rate up to 10 M USD',
      'Royalty rate up to 30 M USD',
      'Royalty rate above 30 M USD',
      'Minimum guarantee a year',
      'Yearly rise of the guarantee',
      'Rate after the end',
    ])
    for (const { id } of sample.deals) {
      const labels = leversOf(sample, id).map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
      expect(labels.length).toBeGreaterThan(1)
    }
  })

  it('stand within their range on a step, and go back to what is written to the bit', () => {
    for (const { id } of sample.deals)
      for (const lever of leversOf(sample, id)) {
        const { value, min, max, step, pointers } = lever
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
        expect(Math.abs(value / step - Math.round(value / step))).toBeLessThan(1e-6)
        for (const pointer of pointers) expect(at(sample, pointer)).toBe(writtenOf(lever, value))
      }
  })

  it('leave out what is uncertain or a formula, and find what says more about itself', () => {
    const uncertain = edited(sample, '/deals/1/terms/0/amount', '400k to 700k')
    expect(leversOf(uncertain, 'royalty').map(({ label }) => label)).not.toContain('Upfront fee')
    const sourced = edited(sample, '/deals/1/terms/0/amount', { value: 500_000, source: 'their letter' })
    const fee = leversOf(sourced, 'royalty').find(({ label }) => label === 'Upfront fee')
    expect(fee?.pointers).toEqual(['/deals/1/terms/0/amount/value'])
  })

  it('are written into a copy that shares what is not moved', () => {
    const levers = leversOf(sample, 'royalty')
    const changes = changesOf(
      levers,
      new Map([
        ['Royalty rate up to 10 M USD', 3.15],
        ['Duration', 5],
      ]),
    )
    const moved = changed(sample, changes)
    expect(at(moved, '/deals/1/terms/2/tiers/0/rate')).toBe(0.0315)
    expect(moved.deals[1]?.grants.map(({ termYears }) => termYears)).toEqual([5, 5])
    expect(moved.fields).toBe(sample.fields)
    expect(moved.deals[0]).toBe(sample.deals[0])
    expect(at(sample, '/deals/1/terms/2/tiers/0/rate')).toBe(0.025)
  })

  it('are said in their unit', () => {
    const [duration, fee, , rate] = leversOf(sample, 'royalty')
    expect(leverText(rate!, 2.5)).toBe('2.5 %')
    expect(leverText(fee!, 500_000)).toBe('500,000 USD')
    expect([1, 8].map((years) => leverText(duration!, years))).toEqual(['1 year', '8 years'])
  })
})
