import { describe, expect, it } from 'vitest'
import { remembered } from '../../api/runs/answers.ts'
import { createWork, type Engine } from '../../api/runs/work.ts'
import { questions } from '../../models/questions.ts'
import { answerSchema } from '../../models/scenario/schema/answer.ts'
import { convergenceSchema } from '../../models/scenario/schema/convergence.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { minimal, northlake } from '../report/fixture.ts'
import { badInputs } from '../support/badInput.ts'
import { fakeEngine, inProcess, testApp } from './testApp.ts'

describe('valuing a document', () => {
  it('answers the bytes of the engine, canonical', async () => {
    const { send } = await testApp()
    const response = await send('POST', '/api/v1/valuations?trials=4096&seed=7', northlake)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    const text = await response.text()
    const direct = createWork(fakeEngine).value(JSON.stringify(northlake), { trials: 4096, seed: 7 })
    expect(direct).toEqual({ ok: true, value: text })
    expect(answerSchema.parse(JSON.parse(text)).identity).toMatchObject({ trials: 4096, seed: 7 })
  })

  it('asks the engine once for equal questions', async () => {
    const { send, asked } = await testApp()
    await Promise.all([1, 2, 3].map(() => send('POST', '/api/v1/valuations', minimal)))
    await send('POST', '/api/v1/valuations', minimal)
    expect(asked()).toBe(1)
    await send('POST', '/api/v1/valuations?seed=2', minimal)
    await send('POST', '/api/v1/valuations', northlake)
    expect(asked()).toBe(3)
  })

  it.each([
    ['trials=1.5', 'trials'],
    ['trials=-1', 'trials'],
    ['trials=', 'trials'],
    ['trials=1&trials=2', 'trials'],
    ['seed=abc', 'seed'],
    ['sampling=quantum', 'sampling'],
    ['until=0', 'until'],
    ['until=-1', 'until'],
    ['until=5%25%25', 'until'],
    ['maximum=1.5', 'maximum'],
  ])('?%s is refused by name', async (query, parameter) => {
    const { send } = await testApp()
    const response = await send('POST', `/api/v1/valuations?${query}`, minimal)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([{ parameter, kind: 'value' }])
  })

  it.each([
    ['valuations?trails=100', 'trails', 'trials'],
    ['valuations?Seed=1', 'Seed', 'seed'],
    ['explanations?deal=offer&trial=0&sample=sobol', 'sample', undefined],
    ['explanations?deal=offer&trail=0&trial=0', 'trail', 'trial'],
  ])('an unknown key is refused by name: %s', async (path, parameter, suggestion) => {
    const { send, asked } = await testApp()
    const response = await send('POST', `/api/v1/${path}`, minimal)
    expect(response.status).toBe(422)
    const { failures, detail } = await response.json()
    expect(failures).toMatchObject([{ parameter, kind: 'unknown-key', pointer: '' }])
    expect(failures[0].suggestion).toBe(suggestion)
    expect(failures[0].expected).toContain('one of trials, seed, sampling')
    if (suggestion !== undefined) expect(detail).toContain(`Did you mean ${suggestion}?`)
    expect(asked()).toBe(0)
  })

  it('names every unknown key and every wrong value at once', async () => {
    const { send } = await testApp()
    const response = await send('POST', '/api/v1/valuations?trails=1&seed=x', minimal)
    const { failures } = await response.json()
    expect(failures).toHaveLength(2)
    expect(failures).toMatchObject([{ parameter: 'seed' }, { parameter: 'trails' }])
  })

  it('a run above the quota is refused with its price and the limit (JSON-018)', async () => {
    const { send } = await testApp()
    const document = { name: 'a', simulation: { trials: 1e9 } }
    const response = await send('POST', '/api/v1/valuations', document)
    expect(response.status).toBe(422)
    const { failures } = await response.json()
    expect(failures).toMatchObject([{ kind: 'quota', pointer: '/simulation/trials', limit: 5e6 }])
    expect(failures[0].message).toContain('5,000,000')
    const byQuery = await send('POST', '/api/v1/valuations?trials=4000000', northlake)
    expect((await byQuery.json()).failures).toMatchObject([{ kind: 'quota', limit: 2e8 }])
  })

  it('a wrong way of sampling is named with the ones there are, and the nearest', async () => {
    const { send } = await testApp()
    const response = await send('POST', '/api/v1/valuations?sampling=latin-hypercub', minimal)
    const { failures } = await response.json()
    expect(failures).toMatchObject([
      { expected: 'one of sobol, latin-hypercube, random, hdr', suggestion: 'latin-hypercube' },
    ])
  })

  it('values until the error is small enough, and tells such questions apart', async () => {
    const asked: unknown[] = []
    const value: Engine['value'] = (document, overrides) => {
      asked.push(overrides)
      return fakeEngine.value(document, overrides)
    }
    const { send } = await testApp({ runs: remembered(inProcess({ ...fakeEngine, value })) })
    for (const query of ['until=0.5%25', 'until=5000', 'until=5000&maximum=65536', 'until=5000'])
      expect((await send('POST', `/api/v1/valuations?${query}`, minimal)).status).toBe(200)
    expect(asked).toEqual([
      { until: { relativeError: 0.005 } },
      { until: { standardError: 5000 } },
      { until: { standardError: 5000 }, maximum: 65_536 },
    ])
  })

  it('a stop rule counts with its maximum for the quota', async () => {
    const { send } = await testApp()
    const simulation = { trials: 64, until: { standardError: 1, maximum: 1e8 } }
    const over = await send('POST', '/api/v1/valuations', { name: 'a', simulation })
    expect((await over.json()).failures).toMatchObject([
      { kind: 'quota', pointer: '/simulation/until/maximum', limit: 5e6 },
    ])
    const fixed = await send('POST', '/api/v1/valuations?trials=64', { name: 'a', simulation })
    expect(fixed.status).toBe(200)
  })

  it('tells how the figures of a deal settle', async () => {
    const { send } = await testApp({ runs: inProcess({ value, check, explain, questions }) })
    const response = await send('POST', '/api/v1/convergence?deal=offer&trials=128', minimal)
    expect(response.status).toBe(200)
    const curve = convergenceSchema.parse(await response.json())
    expect(curve.rows.map(({ trials }) => trials)).toEqual([64, 128])
    const missing = await send('POST', '/api/v1/convergence?deal=ofer', minimal)
    expect(missing.status).toBe(422)
    expect((await missing.json()).failures).toMatchObject([{ parameter: 'deal', suggestion: 'offer' }])
    expect((await send('POST', '/api/v1/convergence', minimal)).status).toBe(422)
    expect((await send('POST', '/api/v1/convergence?deal=offer&until=5', minimal)).status).toBe(422)
    expect((await send('POST', '/api/v1/convergence?deal=offer', {})).status).toBe(422)
  })

  it('checks without simulating', async () => {
    const { send, asked } = await testApp()
    const response = await send('POST', '/api/v1/checks', minimal)
    expect(await response.json()).toEqual({
      notes: [{ pointer: '/territories', text: 'One territory, WW, was assumed.' }],
    })
    expect((await send('POST', '/api/v1/checks', {})).status).toBe(422)
    expect(asked()).toBe(0)
  })

  it('explains one future of one deal', async () => {
    const { send } = await testApp()
    const response = await send('POST', '/api/v1/explanations?deal=offer&trial=3', minimal)
    expect(await response.json()).toMatchObject({ deal: 'offer', trial: 3, statement: [{ royalty: 12_000 }] })
    expect((await send('POST', '/api/v1/explanations?trial=3', minimal)).status).toBe(422)
    expect((await send('POST', '/api/v1/explanations?deal=offer', minimal)).status).toBe(422)
  })

  it('names the parameter of a deal or a trial that is not there', async () => {
    const { send } = await testApp({ runs: inProcess({ value, check, explain, questions }) })
    const response = await send('POST', '/api/v1/explanations?deal=royalti&trial=99999999', northlake)
    expect(response.status).toBe(422)
    const { failures, detail, type } = await response.json()
    expect(type).toBe('urn:fieldfare:problem:query')
    expect(failures).toMatchObject([
      { parameter: 'deal', kind: 'reference', pointer: '', suggestion: 'royalty' },
      { parameter: 'trial', kind: 'value', pointer: '', found: '99999999' },
    ])
    expect(detail).toMatch(
      /^deal: expected the id of a deal .+ Did you mean royalty\? trial: expected a trial/,
    )
  })
})

describe('the valuation of a version', () => {
  const stored = async () => {
    const app = await testApp()
    const response = await app.send('POST', '/api/v1/scenarios', northlake)
    return { ...app, path: `${response.headers.get('location')}/versions/1/valuation` }
  }

  it('is that of its document and has an ETag', async () => {
    const { ask, send, path } = await stored()
    const response = await ask(path)
    expect(await response.text()).toBe(await (await send('POST', '/api/v1/valuations', northlake)).text())
    const tag = response.headers.get('etag') ?? ''
    expect((await ask(path, { headers: { 'if-none-match': tag } })).status).toBe(304)
    const other = await ask(`${path}?seed=2`, { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(200)
  })

  it.each(['', '/summary.csv', '/cash.csv'])('%s refuses a key it does not know', async (what) => {
    const { ask, path } = await stored()
    const response = await ask(`${path}${what}?trails=100`)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([{ parameter: 'trails', suggestion: 'trials' }])
  })

  it.each(['summary.csv', 'cash.csv'])('comes as %s too', async (name) => {
    const { ask, path } = await stored()
    const response = await ask(`${path}/${name}`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect((await response.text()).split('\n').length).toBeGreaterThan(5)
  })
})

/** What each case of the collection sends; the rest of the group is about the document and needs the real engine. */
const bodies: Readonly<Record<string, string>> = {
  'JSON-002': '{"constructor":{"prototype":{"x":1}}}',
  'JSON-004': '['.repeat(200_000),
  'JSON-006': '{"a":1,"a":2}',
  'JSON-008': '{"price":NaN}',
  'JSON-012': '{"name":"\\ud800"}',
  'JSON-014': '{"name":"\\u0000"}',
}

describe('bodies that are not JSON this product reads', () => {
  for (const { id, expect: expected } of badInputs('JSON').filter((one) => bodies[one.id] !== undefined)) {
    it.each(['valuations', 'checks', 'scenarios'])(`${id} is ${expected} for POST %s`, async (route) => {
      const { send } = await testApp()
      const response = await send('POST', `/api/v1/${route}`, bodies[id])
      expect(response.status).toBe(400)
      const { failures, type } = await response.json()
      expect(type).toBe('urn:fieldfare:problem:json')
      expect(failures[0].kind).toBe('json')
    })
  }

  it('an empty body and half a body are 400', async () => {
    const { send } = await testApp()
    for (const body of ['', '{', 'null null'])
      expect((await send('POST', '/api/v1/checks', body)).status).toBe(400)
  })
})
