import { describe, expect, it } from 'vitest'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Summary } from '../../models/scenario/schema/figures.ts'
import { verdictOf } from '../../web/view/compare.ts'
import { pairFigure } from '../../web/view/pair.ts'

const difference: Summary = {
  mean: 410_000,
  standardError: 4_000,
  sd: 900_000,
  min: -4e6,
  max: 6e6,
  q05: -900_000,
  q10: -600_000,
  q25: -100_000,
  q50: 420_000,
  q75: 900_000,
  q90: 1_500_000,
  q95: 2_000_000,
  errors: { q10: 9_000, q50: 6_000, q90: 12_000 },
  worst5: -1.4e6,
  negative: 0.29,
}

const verdict = { aBetter: 0.29, bBetter: 0.71, equal: 0, difference }
const answer = {
  comparisons: [{ kind: 'deal', a: 'flat', b: 'royalty', licensor: verdict, licensee: null }],
} as unknown as Answer

const names = { first: 'A', second: 'B', verb: 'pays us', currency: 'USD' }

describe('the verdict of a pair', () => {
  it('reads the same whichever deal comes first', () => {
    const forth = verdictOf(answer, 'deal', ['flat', 'royalty'], 'licensor')
    const back = verdictOf(answer, 'deal', ['royalty', 'flat'], 'licensor')
    expect(forth).toMatchObject({ better: 0.71, worse: 0.29, turned: false })
    expect(back).toMatchObject({ better: 0.29, worse: 0.71, turned: true })
  })

  it('is none for a licensee with one of the two, and for another kind', () => {
    expect(verdictOf(answer, 'deal', ['flat', 'royalty'], 'licensee')).toBeNull()
    expect(verdictOf(answer, 'strategy', ['flat', 'royalty'], 'licensor')).toBeNull()
  })

  it('says how often and by how much', () => {
    const forth = verdictOf(answer, 'deal', ['flat', 'royalty'], 'licensor')
    if (forth === null) throw new Error('no verdict')
    const { sentence, table } = pairFigure(names, forth)
    expect(sentence).toBe('B pays us more than A in 71 of 100 futures; median difference +420 ± 6 k USD.')
    expect(table.rows.map(([, cell]) => cell?.value)).toEqual([
      -900_000, -600_000, -100_000, 420_000, 900_000, 1_500_000, 2_000_000,
    ])
  })

  it('turned round, the differences change sign and order', () => {
    const back = verdictOf(answer, 'deal', ['royalty', 'flat'], 'licensor')
    if (back === null) throw new Error('no verdict')
    const { sentence, table } = pairFigure({ ...names, first: 'B', second: 'A' }, back)
    expect(sentence).toBe('A pays us more than B in 29 of 100 futures; median difference −420 ± 6 k USD.')
    expect(table.rows.map(([percentile, cell]) => [percentile?.text, cell?.value])).toEqual([
      ['5th', -2_000_000],
      ['10th', -1_500_000],
      ['25th', -900_000],
      ['50th', -420_000],
      ['75th', 100_000],
      ['90th', 600_000],
      ['95th', 900_000],
    ])
  })
})
