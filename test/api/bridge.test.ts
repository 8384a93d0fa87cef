import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { bridgeSchema } from '../../models/scenario/schema/bridge.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { changed, sample } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** The bridge over HTTP, between stored versions and on the command line, by the real engine: one answer on all. */
const engine = { value, check, explain, questions }
const { ask, send } = await testApp({ runs: inProcess(engine) })
const before = sample('constants')
const after = changed(before, (copy) => {
  copy.deals[0].terms[0].amount = 300_000
  copy.name = 'Constants, dearer'
})
const files = { 'a.json': JSON.stringify(before), 'b.json': JSON.stringify(after) }
const text = JSON.stringify({ before, after })

describe('the bridge', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/bridge?trials=64', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const { deals, beside } = bridgeSchema.parse(JSON.parse(bytes))
    expect(deals[0]!.licensor!.expected.effects[0]!.value).toBeCloseTo(75_000, 5)
    expect(beside.map(({ path }) => path)).toEqual(['name'])
    const argv = ['bridge', 'a.json', 'b.json', '--json', '--trials', '64']
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('goes from one stored version to another', async () => {
    const created = await send('POST', '/api/v1/scenarios', files['a.json'])
    const { id } = await created.json()
    const headers = { 'If-Match': '"1"' }
    expect((await send('PUT', `/api/v1/scenarios/${id}`, files['b.json'], headers)).status).toBe(200)
    const response = await ask(`/api/v1/scenarios/${id}/bridge?from=1&to=2&trials=64`)
    const { rows } = bridgeSchema.parse(await response.json())
    expect(rows.map(({ title }) => title)).toEqual(['Royalty with minimum: upfront fee, amount'])
    expect((await ask(`/api/v1/scenarios/${id}/bridge?from=1&to=3`)).status).toBe(404)
    expect((await ask(`/api/v1/scenarios/${id}/bridge?from=1`)).status).toBe(422)
  })

  it('is readable without --json', async () => {
    const { code, out } = await run(['bridge', 'a.json', 'b.json'], { files, engine })
    expect(code).toBe(0)
    expect(out).toMatch(/“Royalty with minimum”: expected to be worth 75 k USD more to the licensor\./)
    expect(out).toMatch(/200,000 USD → 300,000 USD/)
    expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('says which file a fault stands in', async () => {
    const bad = { ...files, 'b.json': JSON.stringify({ ...after, currency: 'dollars' }), 'c.json': '{' }
    const { code, err } = await run(['bridge', 'a.json', 'b.json'], { files: bad, engine })
    expect(code).toBe(1)
    expect(err).toMatch(/^b\.json \/currency: expected/)
    expect((await run(['bridge', 'a.json', 'c.json'], { files: bad, engine })).err).toMatch(
      /^c\.json \/: expected/,
    )
    const { failures } = await (await send('POST', '/api/v1/bridge', JSON.stringify({ before }))).json()
    expect(failures).toMatchObject([{ pointer: '/after', kind: 'missing-key' }])
  })
})
