import { describe, expect, it } from 'vitest'
import { fakeEngine, inProcess, testApp } from '../api/testApp.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { northlakeText, run } from './run.ts'

const { send } = await testApp({ runs: inProcess(fakeEngine) })

const out = (query: string, body: unknown = northlakeText) =>
  send('POST', `/api/v1/pricing/export?${query}`, body)
const back = (body: unknown) => send('POST', '/api/v1/pricing/import', body)

const rsl = `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><payment type="use">
  <amount currency="USD">0.01</amount></payment></license></content></rsl>`
const files = { 'a.xml': rsl, import: northlakeText, 'a.json': northlakeText }

describe('fieldfare pricing', () => {
  it.each(['rsl', 'plan'])('--json prints the bytes that the API answers, as %s', async (format) => {
    const { out: printed, code } = await run([
      'pricing',
      'a.json',
      '--deal',
      'flat',
      '--format',
      format,
      '--json',
    ])
    const response = await out(`deal=flat&format=${format}`)
    expect([response.status, code]).toEqual([200, 0])
    expect(await response.text()).toBe(printed)
  })

  it('prints the list alone, and what it cannot say beside it', async () => {
    const flags = ['--deal', 'flat', '--format', 'rsl', '--url', 'https://example.com/ct/']
    const { code, out: printed, err } = await run(['pricing', 'a.json', ...flags])
    const { text, notSaid } = await (await out('deal=flat&format=rsl&url=https://example.com/ct/')).json()
    expect([code, printed]).toEqual([0, text])
    expect(err.split('\n')).toHaveLength(notSaid.length + 2)
    expect(err).toMatch(/^Not said:\n {2}\/deals\/0\/terms: RSL does not say that several licences are due/)
  })

  it('-o writes a file instead, or says why not', async () => {
    const flags = ['--deal', 'flat', '--format', 'plan']
    const whole = await run(['pricing', 'a.json', ...flags])
    const { out: printed, written } = await run(['pricing', 'a.json', ...flags, '-o', 'plan.json'])
    expect([printed, written]).toEqual(['', { 'plan.json': whole.out }])
    expect(await run(['pricing', 'a.json', ...flags, '-o', '/nowhere/plan.json'])).toMatchObject({
      code: 2,
      err: 'fieldfare pricing: cannot write /nowhere/plan.json: there is no such file\nSee fieldfare --help.\n',
    })
  })

  it('a file called import is one with its folder', async () => {
    expect((await run(['pricing', 'import'], { files })).err).toContain(
      'fieldfare pricing import: FILE is missing',
    )
    const named = await run(['pricing', './import', '--deal', 'flat', '--format', 'plan'], {
      files: { './import': northlakeText },
    })
    expect(named.code).toBe(0)
  })

  it.each([
    [['--deal', 'flt', '--format', 'rsl'], 2, /--deal: expected the id of a deal .+ Did you mean flat\?/],
    [['--deal', 'flat', '--format', 'rsl', '--url', 'x'], 2, /--url: expected an address/],
    [
      ['--deal', 'royalty', '--format', 'plan'],
      1,
      /^\/deals\/1\/terms: expected a clause that this price list can say/,
    ],
    [['--deal', 'flat', '--format', 'csv'], 2, /--format: expected one of rsl, plan, found "csv"/],
    [['--deal', 'flat'], 2, /--format is missing/],
  ] as const)('%j is refused', async (flags, code, sentence) => {
    const refused = await run(['pricing', 'a.json', ...flags])
    expect(refused).toMatchObject({ code, out: '' })
    expect(refused.err).toMatch(sentence)
  })

  it('the API refuses the same, by parameter or by place', async () => {
    const refusal = async (query: string, body?: unknown) => {
      const response = await out(query, body)
      const { failures } = await response.json()
      return [response.status, ...failures.map(({ parameter, pointer }: Loose) => parameter ?? pointer)]
    }
    expect(await refusal('deal=flt&format=rsl&url=x')).toEqual([422, 'url', 'deal'])
    expect(await refusal('deal=flat')).toEqual([422, 'format'])
    expect(await refusal('deal=flat&format=rsl&to=x')).toEqual([422, 'to'])
    expect(await refusal('deal=royalty&format=plan')).toEqual([422, '/deals/1/terms'])
    expect((await refusal('deal=flat&format=rsl', {})).slice(0, 2)).toEqual([422, '/fieldfare'])
    expect(await refusal('deal=flat&format=rsl', '{')).toEqual([400, '/'])
  })
})

describe('fieldfare pricing import', () => {
  it('--json prints the bytes that the API answers', async () => {
    const { out: printed } = await run(['pricing', 'import', 'a.xml', '--json', '--volume', '5000000'], {
      files,
    })
    expect(await (await back({ text: rsl, volume: 5_000_000 })).text()).toBe(printed)
    const ranged = await run(['pricing', 'import', 'a.xml', '--json', '--volume', '1M to 3M'], { files })
    expect(await (await back({ text: rsl, volume: '1M to 3M' })).text()).toBe(ranged.out)
  })

  it('prints terms that make a deal, and what they lack beside them', async () => {
    const bare = await run(['pricing', 'import', 'a.xml'], { files })
    expect(JSON.parse(bare.out)).toEqual([{ kind: 'usageFee', tiers: [{ price: 0.01 }], unit: 'inference' }])
    expect(bare.err).toBe(
      'Not taken over:\n  No price list says how many there will be: the fee by the inference lacks its yearly volume.\n',
    )
    const whole = await run(['pricing', 'import', 'a.xml', '--volume', '1M to 3M'], { files })
    expect(whole.err).toBe('')
    const document = changed(sample('minimal'), (copy: Loose) => {
      copy.deals[0].terms = JSON.parse(whole.out)
    })
    expect((await out('deal=offer&format=rsl', document)).status).toBe(200)
  })

  it('every fault is told with its place in the list', async () => {
    const text = rsl.replace('USD', 'XBT').replace('url="/"', 'uri="/"')
    const { code, err } = await run(['pricing', 'import', 'a.xml'], { files: { 'a.xml': text } })
    expect(code).toBe(1)
    expect(err).toBe(
      '/rsl/content[1]: expected the attribute url, found none.\n/rsl/content[1]: expected one of url, server, encrypted, lastmod, found the attribute "uri". Did you mean url?\n',
    )
    const response = await back({ text })
    expect([response.status, (await response.json()).failures.length]).toEqual([422, 2])
  })

  it.each([
    ['{', 400, ''],
    ['[]', 422, ''],
    [{}, 422, '/text'],
    [{ text: 5 }, 422, '/text'],
    [{ text: rsl, volum: 5 }, 422, '/volum'],
    [{ text: rsl, url: 5 }, 422, '/url'],
    [{ text: rsl, volume: -5 }, 422, '/volume'],
    [{ text: rsl, url: '/b' }, 422, '/rsl'],
    [{ text: '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' }, 422, ''],
    [{ text: '<a>'.repeat(50_000) }, 422, ''],
    [{ text: '' }, 400, ''],
  ])('%j is refused', async (body, status, place) => {
    const response = await back(body)
    const { failures } = await response.json()
    expect([response.status, failures[0].pointer.slice(0, place === '' ? 0 : undefined)]).toEqual([
      status,
      place,
    ])
  })
})
