import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { reviewSchema } from '../../models/scenario/schema/review.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { minimal, northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

/** The review over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const address = '/api/v1/review'
const text = JSON.stringify(minimal)

describe('the review', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', `${address}?trials=256&seed=5&sampling=random`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(reviewSchema.parse(JSON.parse(bytes)).deals.map(({ id }) => id)).toEqual(['offer'])
    const argv = ['review', 'a.json', '--json', '--trials', '256', '--seed', '5', '--sampling', 'random']
    expect(await run(argv, { files: { 'a.json': text }, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is of one deal where one is named', async () => {
    const response = await send('POST', `${address}?deal=trials&trials=128`, northlake)
    const { deals } = reviewSchema.parse(await response.json())
    expect(deals.map(({ id }) => id)).toEqual(['trials'])
  })

  it('is readable without --json', async () => {
    const argv = ['review', 'a.json', '--trials', '128']
    const { code, out } = await run(argv, { files: { 'a.json': text }, engine })
    expect(code).toBe(0)
    expect(out).toMatch(/SERIOUS: residual-open, \/deals\/0\/terms\n {4}Nothing is said about models/)
  })

  it('refuses a deal that is not there, and names the nearest', async () => {
    const response = await send('POST', `${address}?deal=ofer`, text)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([{ parameter: 'deal', suggestion: 'offer' }])
    const { code, err } = await run(['review', 'a.json', '--deal', 'ofer'], {
      files: { 'a.json': text },
      engine,
    })
    expect(code).toBe(2)
    expect(err).toMatch(/^fieldfare review: --deal: expected the id of a deal/)
  })

  it('refuses what is no document, no query and no reasonable length', async () => {
    expect((await send('POST', address, {})).status).toBe(422)
    expect((await send('POST', `${address}?until=5`, text)).status).toBe(422)
    const long = await send('POST', `${address}?trials=4000000`, text)
    expect(long.status).toBe(422)
    expect((await long.json()).failures).toMatchObject([
      { kind: 'quota', pointer: '/simulation/trials', limit: 1e7 },
    ])
  })
})
