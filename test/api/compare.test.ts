import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { compareSchema } from '../../models/scenario/schema/compare.ts'
import { risksSchema } from '../../models/scenario/schema/risks.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

/** Comparisons and risks over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const text = JSON.stringify(northlake)
const files = { 'a.json': text }
const few = ['--trials', '256', '--seed', '5']

const readable = async (...argv: readonly string[]): Promise<string> => {
  const { code, out } = await run(argv, { files, engine })
  expect(code).toBe(0)
  expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
  for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(100)
  return out
}

describe('compare', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/compare?deals=flat,royalty&trials=256&seed=5', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(compareSchema.parse(JSON.parse(bytes)).verdicts).toHaveLength(1)
    const argv = ['compare', 'a.json', '--deals', 'flat,royalty', ...few, '--json']
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable, every line within the width', async () => {
    const out = await readable('compare', 'a.json', '--deals', 'flat,royalty,open', ...few)
    expect(out).toContain('pays us more than “')
    expect(out).toMatch(/What flips it, A being “Flat fee, non-exclusive”/)
    expect(out).toMatch(/misses against the best of these/)
  })

  it('names each parameter that is wrong', async () => {
    const refused = await send('POST', '/api/v1/compare?deals=flat,roialty&input=nowhere', text)
    expect(refused.status).toBe(422)
    expect((await refused.json()).failures).toMatchObject([
      { parameter: 'deals', suggestion: 'royalty' },
      { parameter: 'input' },
    ])
    expect((await send('POST', '/api/v1/compare?trials=256', text)).status).toBe(422)
    const { code, err } = await run(['compare', 'a.json', '--deals', 'flat'], { files, engine })
    expect(code).toBe(2)
    expect(err).toMatch(/--deals: expected two to six ids/)
  })
})

describe('risks', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/risks?deal=flat&without=2&trials=256&seed=5', text)
    const bytes = await response.text()
    expect(risksSchema.parse(JSON.parse(bytes)).clauses).toMatchObject([{ term: 1, kind: 'annualFee' }])
    const argv = ['risks', 'a.json', '--deal', 'flat', '--without', '2', ...few, '--json']
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable, every line within the width', async () => {
    const out = await readable('risks', 'a.json', '--deal', 'flat', ...few)
    expect(out).toMatch(/Together, or drawn one by one/)
    expect(out).toMatch(/without 1 upfront fee/)
  })
})
