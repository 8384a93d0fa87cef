import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { informationSchema } from '../../models/scenario/schema/information.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { twoOffers } from '../information/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** What to learn first, over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const address = '/api/v1/information'
const text = JSON.stringify(twoOffers())
const files = { 'a.json': text }

describe('what it is worth to learn', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', `${address}?trials=256&seed=5&licensee=buyer&party=licensor`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const { choices, trials } = informationSchema.parse(JSON.parse(bytes))
    expect(choices[0]!.learnable[0]).toMatchObject({ path: 'markets.diagnostics-us.size', cost: 10_000 })
    expect(trials).toBe(256)
    const argv = ['information', 'a.json', '--json', '--trials', '256', '--seed', '5', '--licensee', 'buyer']
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('says first what to learn, for how much, and what one would do differently', async () => {
    const { code, out } = await run(['information', 'a.json', '--trials', '512'], { files, engine })
    expect(code).toBe(0)
    const [first] = out.split('\n\n')
    expect(first!.replaceAll('\n', ' ')).toMatch(
      /^Learn “size \(diagnostics-us\)” first \(ask: 10 k USD, 3 weeks\)\. Before choosing a deal with Buyer it is worth .* net of its cost: instead of .* one would choose .* in \d+ of 100 futures/,
    )
    expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('refuses what is not there, and what cannot be asked together', async () => {
    const missing = await send('POST', `${address}?licensee=buyr`, text)
    expect(missing.status).toBe(422)
    expect((await missing.json()).failures).toMatchObject([{ parameter: 'licensee', suggestion: 'buyer' }])
    const none = await run(['information', 'a.json', '--strategies', '--licensee', 'buyer'], {
      files,
      engine,
    })
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toMatch(/--strategies: expected a document that states strategies, found one without/)
    expect(none.err).toMatch(/--strategies: expected either a licensee or strategies, found both/)
    const nobody = await run(['information', 'a.json', '--party', 'licensed'], { files, engine })
    expect(nobody.err).toMatch(
      /--party: expected a party \(one of licensor, licensee\).*Did you mean licensee/,
    )
    expect((await send('POST', `${address}?party=us`, text)).status).toBe(422)
  })

  it('refuses a mark that is no mark', async () => {
    const wrong = twoOffers((copy) => {
      copy.markets[0].size.learnable = { how: 'ask', cost: -1, weeks: 3 }
    })
    const response = await send('POST', address, JSON.stringify(wrong))
    expect((await response.json()).failures).toMatchObject([{ pointer: '/markets/0/size/learnable/cost' }])
  })

  it('refuses a run that would keep too much', async () => {
    const many = twoOffers((copy) => {
      copy.deals = Array.from({ length: 170 }, (_, d) => ({ ...copy.deals[0], id: `deal-${d}` }))
    })
    const response = await send('POST', `${address}?trials=65536`, JSON.stringify(many))
    expect((await response.json()).failures).toMatchObject([{ kind: 'quota', pointer: '/simulation/trials' }])
  })
})
