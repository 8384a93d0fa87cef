import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { contributorsSchema } from '../../models/scenario/schema/contributors.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

/** Contributors over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const address = '/api/v1/contributors'
const text = JSON.stringify(northlake)
const files = { 'a.json': text }

const readable = async (...argv: readonly string[]) =>
  (await run(['contributors', 'a.json', ...argv], { files, engine })).out

describe('contributors', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', `${address}?deal=royalty&amount=1234567.89&trials=256&seed=5`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const answer = contributorsSchema.parse(JSON.parse(bytes))
    expect(answer.amount).toEqual({ amount: 123456789, parts: [57613168, 41563786, 24279835] })
    expect(answer.statement?.deal).toBe('royalty')
    const options = [
      '--deal',
      'royalty',
      '--amount',
      '1234567.89',
      '--trials',
      '256',
      '--seed',
      '5',
      '--json',
    ]
    expect(await run(['contributors', 'a.json', ...options], { files, engine })).toEqual({
      code: 0,
      out: bytes,
      err: '',
    })
  })

  it('asks for nothing but the document', async () => {
    const response = await send('POST', address, text)
    const answer = contributorsSchema.parse(await response.json())
    expect(answer).toMatchObject({ amount: null, statement: null })
  })

  it('names each parameter that is wrong', async () => {
    const response = await send('POST', `${address}?deal=roialty&amount=12.345`, text)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([
      { parameter: 'amount', found: '"12.345"' },
      { parameter: 'deal', suggestion: 'royalty' },
    ])
    const { code, err } = await run(['contributors', 'a.json', '--deal', 'roialty', '--amount', '12.345'], {
      files,
      engine,
    })
    expect(code).toBe(2)
    expect(err).toMatch(
      /^fieldfare contributors: --amount: expected an amount of USD .+ --deal: expected the id/,
    )
    expect((await send('POST', `${address}?amont=5`, text)).status).toBe(422)
    expect((await send('POST', `${address}?until=5`, text)).status).toBe(422)
  })

  it('lists the faults of the document', async () => {
    const { coalitions: _, contributors: __, ...dataset } = northlake.dataset
    const response = await send('POST', address, JSON.stringify({ ...northlake, dataset }))
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([{ pointer: '/dataset/contributors' }])
  })

  it('takes a negative amount', async () => {
    const out = await readable('--amount', '-1000')
    expect(out).toContain('−1,000.00 USD divided to the cent')
    expect(out).toMatch(/Bay region, four hospitals +33\.\d\d % +−336\.66/)
  })
})

describe('contributors on a terminal', () => {
  it('tells shares, methods and money, every line within the width', async () => {
    const out = await readable('--deal', 'royalty', '--amount', '100')
    expect(out).toMatch(/Northern region, six hospitals +620,000 +46\.67 % +46\.67 +45\.5 +36 +62/)
    expect(out).toContain('Shares add up to 100.00 %. Shapley values add up to 1, the worth of all together')
    expect(out).toMatch(/Year +Receipts +north +bay +hill/)
    expect(out).toContain('Banzhaf: What a contributor adds')
    expect(out).toContain('Not payable')
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(100)
  })
})
