import { describe, expect, it } from 'vitest'
import { dealTemplates } from '../../models/dealTemplates/dealTemplates.ts'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { inProcess, testApp } from '../api/testApp.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { run } from './run.ts'

const engine = { value, check, explain, questions }
const { ask, send } = await testApp({ runs: inProcess(engine) })
const { components } = await (await ask('/api/v1/openapi.json')).json()

const ids = dealTemplates.map(({ id }) => id)

const places = [
  ['minimal', 'buyer', 'diagnostics'],
  ['northlake', 'meridian', 'diagnostics'],
] as const

describe('a template', () => {
  it.each(ids)('%s is the same on the command line and over HTTP', async (id) => {
    const { out } = await run(['templates', id, '--json'])
    const response = await ask(`/api/v1/templates/${id}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(out)
    const named = await run(['templates', id, '--json', '--licensee', 'a', '--field=b'])
    expect(await (await ask(`/api/v1/templates/${id}?licensee=a&field=b`)).text()).toBe(named.out)
    expect(JSON.parse(named.out).deal).toMatchObject({ licensee: 'a', grants: [{ field: 'b' }] })
  })

  it.each(places)(
    'of every kind, put into %s, is valued by both, to the same bytes',
    async (name, licensee, field) => {
      const named = ['--licensee', licensee, '--field', field]
      const printed = await Promise.all(ids.map((id) => run(['templates', id, ...named])))
      const document = changed(sample(name), (copy: Loose) => {
        copy.deals = printed.map(({ out }) => JSON.parse(out))
        copy.strategies = []
      })
      const text = JSON.stringify(document)
      const flags = ['--json', '--trials', '64']
      const valued = await run(['value', 'a.json', ...flags], { files: { 'a.json': text }, engine })
      const response = await send('POST', '/api/v1/valuations?trials=64', text)
      expect([response.status, valued.code, valued.err]).toEqual([200, 0, ''])
      expect(await response.text()).toBe(valued.out)
      const { deals } = JSON.parse(valued.out)
      expect(deals.map(({ id }: Loose) => id)).toEqual(ids)
      for (const { terms } of deals)
        expect(terms.reduce((sum: number, term: Loose) => sum + term.licensor.mean, 0)).toBeGreaterThan(0)
    },
  )
})

describe('the list of templates', () => {
  it('is the same on the command line and over HTTP', async () => {
    const { out } = await run(['templates', '--json'])
    expect(await (await ask('/api/v1/templates')).text()).toBe(out)
    expect(JSON.parse(out).templates).toHaveLength(8)
    expect(components.schemas).toHaveProperty('DealTemplate')
  })

  it('is one line each without --json', async () => {
    const { code, out, err } = await run(['templates'])
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').filter((line) => /^[a-z-]+ {2,}[A-Z].+\.$/.test(line))).toHaveLength(8)
  })

  it('what is not there is refused with a sentence', async () => {
    expect(await run(['templates', 'flat-fe'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/"flat-fe" is no template; there are flat-fee, .+ Did you mean flat-fee\?/),
    })
    expect(await run(['templates', '--field', 'x'])).toMatchObject({ code: 2, out: '' })
    expect((await ask('/api/v1/templates/flat-fe')).status).toBe(404)
    const query = await ask('/api/v1/templates/flat-fee?fields=x')
    expect([query.status, (await query.json()).detail]).toEqual([
      422,
      expect.stringContaining('Did you mean field?'),
    ])
    expect((await ask('/api/v1/templates/flat-fee?field=a%20b')).status).toBe(422)
  })
})
