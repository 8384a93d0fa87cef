import { describe, expect, it } from 'vitest'
import { trialRows, trialsHeader, trialsOrigin } from '../../models/report/trialsCsv.ts'

const identity = { document: 'ab12', engine: '0.6.0', seed: 7, trials: 3, sampling: 'sobol' } as const

describe('the table of trials', () => {
  it('has numbers in every row of a block, also negative ones in its first', () => {
    const columns = [Float64Array.of(-1.5, 2, -0), Float64Array.of(1e-7, -3, -1e21)]
    expect(trialRows({ first: 65536, columns }, 'x')).toBe(
      '65536,-1.5,1e-7,x\r\n65537,2,-3,x\r\n65538,0,-1e+21,x\r\n',
    )
    expect(trialRows({ first: 0, columns: [new Float64Array(0)] }, 'x')).toBe('')
  })

  it('says on every row what its figures are in and which run they are of', () => {
    const [header, row] = [
      trialsHeader([{ deal: 'flat', party: 'licensor' }]),
      trialRows({ first: 0, columns: [Float64Array.of(1)] }, trialsOrigin({ currency: 'USD', identity })),
    ]
    expect(header).toBe('trial,flat licensor npv,unit,document,engine,seed,trials,sampling\r\n')
    expect(row).toBe('0,1,USD,ab12,0.6.0,7,3,sobol\r\n')
  })
})
