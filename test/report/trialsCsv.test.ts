import { describe, expect, it } from 'vitest'
import { trialRows, trialsHeader } from '../../models/report/trialsCsv.ts'

describe('the table of trials', () => {
  it('has numbers in every row of a block, also negative ones in its first', () => {
    const columns = [Float64Array.of(-1.5, 2, -0), Float64Array.of(1e-7, -3, -1e21)]
    expect(trialRows({ first: 65536, columns })).toBe('65536,-1.5,1e-7\r\n65537,2,-3\r\n65538,0,-1e+21\r\n')
    expect(trialRows({ first: 0, columns: [new Float64Array(0)] })).toBe('')
  })

  it('keeps the id of a deal as text', () => {
    expect(trialsHeader([{ deal: 'flat', party: 'licensor' }])).toBe('trial,flat licensor npv\r\n')
  })
})
