import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { diligenceAnswerSchema } from '../../models/scenario/schema/diligence.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const text = JSON.stringify(northlake)

describe('diligence and what else stands beside the figures', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/diligence?deal=royalty&trials=128', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(diligenceAnswerSchema.parse(JSON.parse(bytes)).open).toBe(2)
    const argv = ['diligence', 'a.json', '--json', '--deal', 'royalty', '--trials', '128']
    expect(await run(argv, { files: { 'a.json': text }, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable without --json', async () => {
    const argv = ['diligence', 'a.json', '--trials', '128']
    const { code, out } = await run(argv, { files: { 'a.json': text }, engine })
    expect(code).toBe(0)
    const words = out.replace(/\s+/g, ' ')
    expect(words).toMatch(/two of two diligence items are open/)
    expect(words).toContain('everything begins 6 months later, probability 10 %')
  })

  it('refuses a deal that is not there, and names the nearest', async () => {
    const response = await send('POST', '/api/v1/diligence?deal=royaly', text)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('royalty')
  })
})
