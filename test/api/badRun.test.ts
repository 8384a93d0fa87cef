import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** Runs that cannot end with numbers, asked for over HTTP and on the command line: one sentence on both. */
const engine = { value, check, explain, questions }

const refusedBoth = async (document: Loose, trials: number) => {
  const text = JSON.stringify(document)
  const { send } = await testApp({ runs: inProcess(engine) })
  const response = await send('POST', `/api/v1/valuations?trials=${trials}`, text)
  const problem = await response.json()
  const argv = ['value', 'a.json', '--json', '--trials', String(trials)]
  const { code, out, err } = await run(argv, { files: { 'a.json': text }, engine })
  expect(response.status).toBe(422)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toBe(`${problem.failures.map(({ message }: { message: string }) => message).join('\n')}\n`)
  expect(err).not.toMatch(/\n\s+at /)
  return problem
}

const constants = sample('constants')

describe('a number that is not finite', () => {
  it('in a formula names it, the trial and what it was computed from', async () => {
    const document = changed(constants, (copy) => {
      copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
      copy.deals[0].terms[0].amount = '= log(z - 0.01) + 10'
    })
    const { failures, detail } = await refusedBoth(document, 1024)
    expect(failures).toHaveLength(1)
    const [{ trial, inputs, line, kind }] = failures
    expect({ kind, line }).toEqual({ kind: 'non-finite-result', line: 'deals.royalty.terms.0.amount' })
    expect(inputs.z).toBeLessThan(0.01)
    expect(detail).toBe(
      `/deals/0/terms/0/amount: expected a finite number, found NaN. ` +
        `Line deals.royalty.terms.0.amount, trial ${trial}; inputs: z = ${inputs.z}.`,
    )
  })

  it('in a line of a statement names the line, the trial and the largest inputs', async () => {
    const document = changed(constants, (copy) => {
      copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
      copy.markets[0].size = '= 1e300/z'
      copy.markets[0].growth = 50
    })
    const { failures, detail } = await refusedBoth(document, 1024)
    const [{ trial, inputs, line }] = failures
    expect(trial).toBeGreaterThan(0)
    expect((inputs['markets.diagnostics-us.size'] * inputs['inputs.z']) / 1e300).toBeCloseTo(1, 9)
    expect(detail).toContain(`expected line ${line} to be a finite number, found NaN.`)
    expect(detail).toContain(`Line ${line}, trial ${trial}; inputs: markets.diagnostics-us.size = `)
  })

  it('of a document without anything uncertain names the line', async () => {
    const document = changed(constants, (copy) => {
      copy.markets[0].size = 1e308
      copy.markets[0].growth = 5
    })
    const { detail } = await refusedBoth(document, 64)
    expect(detail).toContain('expected line earnedRoyalty to be a finite number, found NaN.')
  })
})

describe('a run above the quota', () => {
  it('is refused with its price, the limit, and how many trials there may be', async () => {
    const { failures } = await refusedBoth(sample('northlake'), 4_000_000)
    expect(failures).toHaveLength(1)
    const [{ price, limit, message }] = failures
    const enough = Math.floor((limit * 4_000_000) / price)
    const [all, most, fewer] = [price, limit, enough].map((number) => number.toLocaleString('en-US'))
    expect(message).toBe(
      `/simulation/trials: expected a price (trials × markets and deals) of at most ${most}: ` +
        `${fewer} trials of this document, found 4,000,000 trials, a price of ${all}.`,
    )
    const { send } = await testApp()
    expect((await send('POST', `/api/v1/valuations?trials=${enough}`, sample('northlake'))).status).toBe(200)
    expect((await send('POST', `/api/v1/valuations?trials=${enough + 1}`, sample('northlake'))).status).toBe(
      422,
    )
  })

  it('also when it is to be followed by its address', async () => {
    const { send, ask } = await testApp()
    const begun = await send('POST', '/api/v1/runs?trials=4000000', sample('northlake'))
    const outcome = await ask(`${begun.headers.get('location')}/valuation`)
    expect(outcome.status).toBe(422)
    expect((await outcome.json()).failures).toMatchObject([{ kind: 'quota', limit: 2e8 }])
  })
})
