import { describe, expect, it } from 'vitest'
import { reviewText } from '../../models/report/reviewText.ts'
import type { Review, ReviewFinding } from '../../models/scenario/schema/review.ts'
import { estimate, northlake, summary } from './fixture.ts'

const gap = (value: number, error: number) => ({
  expected: estimate(value, error),
  difference: summary(value, 1, error),
})

const finding = (rest: Partial<ReviewFinding>): ReviewFinding => ({
  rule: 'termination',
  severity: 'info',
  pointer: '/deals/1/terms',
  term: null,
  text: 'Nothing says how the deal may end early.',
  money: null,
  ...rest,
})

const money = { change: 'marginal tiers', licensor: gap(-12_340, 96), licensee: gap(2_512_345, 31_000) }
const cliff = finding({
  rule: 'all-units-cliff',
  severity: 'serious',
  pointer: '/deals/1/terms/2',
  term: 2,
  text: 'The royalty jumps.',
  money,
})

const shown = (deals: Review['deals'], width?: number): string => reviewText({ deals }, northlake, width)

describe('the review as text', () => {
  it('tells the gravest first, with clause and money of both parties', () => {
    const text = shown([{ id: 'royalty', findings: [finding({}), cliff] }])
    expect(text).toMatch(
      /^“Northlake chest imaging”: one deal reviewed, 2 findings \(1 serious and 1 info\)\./,
    )
    expect(text).toContain('SERIOUS: all-units-cliff, clause 3 (royalty), /deals/1/terms/2\n')
    expect(text).toContain('Northlake Health −12.3 ± 0.1 k USD')
    expect(text).toContain('Meridian Imaging AI 2.51 ±')
    expect(text.indexOf('SERIOUS')).toBeLessThan(text.indexOf('INFO'))
  })

  it('says once what is found in several deals, with the money of each', () => {
    const other = { ...cliff, pointer: '/deals/3/terms/1', term: 1 }
    const text = shown([
      { id: 'royalty', findings: [cliff, finding({})] },
      { id: 'second-seat', findings: [other, finding({ pointer: '/deals/3/terms' })] },
    ])
    expect(text).toContain('SERIOUS: all-units-cliff, royalty clause 3 and second-seat clause 2')
    expect(text).toMatch(
      /Money, with marginal tiers:\n {4}- royalty: Northlake .*\n(.*\n)* {4}- second-seat: Northlake /,
    )
    expect(text.split('Nothing says how the deal may end early.')).toHaveLength(2)
    expect(text.split('Nothing else to mark.')).toHaveLength(3)
  })

  it('says where there is nothing, and where a party’s worth is not known', () => {
    expect(shown([{ id: 'royalty', findings: [] }])).toContain('one deal reviewed, nothing to mark.')
    const unknown = { ...cliff, money: { ...money, licensee: null } }
    expect(shown([{ id: 'royalty', findings: [unknown] }])).toContain('Meridian Imaging AI not known')
  })

  it('keeps to its width', () => {
    const lines = shown([{ id: 'royalty', findings: [cliff, finding({})] }], 60).split('\n')
    expect(lines.every((line) => line.length <= 60)).toBe(true)
  })
})
