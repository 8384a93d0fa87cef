import { describe, expect, it } from 'vitest'
import { isGuess, isUnsourced, ledger } from '../../models/report/ledger.ts'
import { minimal, northlake } from './fixture.ts'

describe('the uncertain inputs of a document', () => {
  it('are found in every form, once, with what is known about them', () => {
    const entries = ledger(northlake)
    const at = (pointer: string) => entries.find((entry) => entry.pointer === pointer)
    expect(new Set(entries.map(({ pointer }) => pointer)).size).toBe(entries.length)
    expect(at('/inputs/deductionShare')).toMatchObject({ grade: 'D', source: null, belief: false })
    expect(at('/inputs/reportingLeak')?.source).toMatch(/^Royalty audits/)
    expect(at('/licensees/0/positions/diagnostics/peakShare')).toMatchObject({ grade: null, belief: true })
    expect(at('/licensees/1/positions/diagnostics/utility/value')).toMatchObject({ grade: 'D', belief: true })
    expect(at('/inputs/studiesPerYear')).toBeUndefined()
    expect(at('/licensees/0/taxRate')).toBeUndefined()
  })

  it('of the smallest document are seven', () => {
    expect(ledger(minimal).map(({ pointer }) => pointer)).toEqual([
      '/fields/0/market/size',
      '/fields/0/market/growth',
      '/licensor/alternative/value',
      '/licensees/0/positions/diagnostics/peakShare',
      '/licensees/0/alternative/recreateCost',
      '/licensees/0/alternative/recreateYears',
      '/licensees/0/alternative/substituteShare',
    ])
  })

  it('are not looked for in names, and may say that they are no belief', () => {
    const document = {
      ...minimal,
      name: '2M to 5M',
      licensees: [
        { id: 'buyer', positions: {}, taxRate: { value: '20% to 25%', belief: false, grade: 'A' as const } },
      ],
    }
    const [last] = ledger(document).slice(-1)
    expect(last).toEqual({ pointer: '/licensees/0/taxRate', grade: 'A', source: null, belief: false })
    expect(last !== undefined && (isGuess(last) || isUnsourced(last))).toBe(false)
  })
})
