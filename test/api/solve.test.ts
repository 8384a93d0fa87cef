import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import constants from '../../models/samples/constants.json'
import { solveSchema } from '../../models/scenario/schema/solve.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { inProcess, testApp } from './testApp.ts'

const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const text = JSON.stringify(constants)
const files = { 'a.json': text }
const asked = [
  '--deal',
  'royalty',
  '--for',
  'rate',
  '--hold',
  'licensor',
  '--with',
  'upfront=0.3M',
  '--trials',
  '64',
]

describe('solving for a term', () => {
  it('has the bytes that the command line prints', async () => {
    const query = 'deal=royalty&for=rate&hold=licensor&with=upfront%3D0.3M&trials=64'
    const response = await send('POST', `/api/v1/solve?${query}`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(solveSchema.parse(JSON.parse(bytes)).solutions).toHaveLength(1)
    const argv = ['solve', 'a.json', '--json', ...asked]
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable without --json', async () => {
    const { code, out } = await run(['solve', 'a.json', ...asked], { files, engine })
    expect(code).toBe(0)
    const words = out.replace(/\s+/g, ' ')
    expect(words).toContain('With Upfront fee 300 k USD.')
    expect(words).toMatch(/Royalty rate [\d.]+ % keeps the expectation of Owner where it is now/)
    expect(words).toContain('As good to Owner: Royalty rate against Duration')
  })

  it('refuses a lever by its parameter, and suggests the nearest', async () => {
    const response = await send('POST', '/api/v1/solve?deal=royalty&for=raet&hold=licensor', text)
    const body = await response.text()
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(body).toContain('"rate\\"')
  })
})
