import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import minimal from '../../models/samples/minimal.json'
import { driversSchema } from '../../models/scenario/schema/drivers.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { inProcess, testApp } from './testApp.ts'

/** What moves a deal, over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const text = JSON.stringify(minimal)

describe('the drivers', () => {
  it('have the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/drivers?deal=offer&trials=512&total=true', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const { parties, totalTrials } = driversSchema.parse(JSON.parse(bytes))
    // what the data do for the licensee is unknown in this document
    expect(parties.map(({ party }) => party)).toEqual(['licensor'])
    expect(totalTrials).toBe(512)
    const argv = ['drivers', 'a.json', '--deal', 'offer', '--trials', '512', '--total', '--json']
    expect(await run(argv, { files: { 'a.json': text }, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('are readable without --json, what matters in a sentence, no line wider than a terminal', async () => {
    const argv = ['drivers', 'a.json', '--deal', 'offer', '--trials', '512']
    const { code, out } = await run(argv, { files: { 'a.json': text }, engine })
    expect(code).toBe(0)
    expect(out).toMatch(/\w+ inputs? makes? \d+ % of the spread of our worth: /)
    expect(out).toMatch(/What the worst tenth of the futures have in common/)
    expect(out).toMatch(/Tornado around the expected case/)
    expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('refuse a deal, an input or a word that is not there, and say which was meant', async () => {
    const refused = async (query: string) => {
      const response = await send('POST', `/api/v1/drivers?trials=256&${query}`, text)
      expect(response.status).toBe(422)
      return (await response.json()).failures
    }
    expect(await refused('deal=ofer')).toMatchObject([{ parameter: 'deal', suggestion: 'offer' }])
    expect(await refused('deal=offer&party=licenser')).toMatchObject([
      { parameter: 'party', suggestion: 'licensor' },
    ])
    expect(await refused('deal=offer&input=fields.diagnostics.market.sizes')).toMatchObject([
      { parameter: 'input', suggestion: 'fields.diagnostics.market.size' },
    ])
    const argv = ['drivers', 'a.json', '--deal', 'offer', '--measure', 'nvp']
    const { code, err } = await run(argv, { files: { 'a.json': text }, engine })
    expect(code).toBe(2)
    expect(err).toMatch(/--measure: expected one of npv, own-rates, gain.*Did you mean npv\?/)
  })
})
