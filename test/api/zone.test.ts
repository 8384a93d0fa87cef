import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import constants from '../../models/samples/constants.json'
import { zoneSchema } from '../../models/scenario/schema/zone.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { edited } from '../support/edits.ts'
import { inProcess, testApp } from './testApp.ts'

const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const document = edited(constants, '/deals/0/terms/2', { kind: 'stacking', thirdParty: 0.01 })
const text = JSON.stringify(document)
const files = { 'a.json': text }
const terms = 'upfront=0..4000000,rate=0..0.2'
const asked = ['zone', 'a.json', '--deal', 'royalty', '--terms', terms, '--trials', '16']

describe('the zone of a deal', () => {
  it('has the bytes that the command line prints', async () => {
    const query = new URLSearchParams({ deal: 'royalty', terms, trials: '16' })
    const response = await send('POST', `/api/v1/zone?${query}`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(zoneSchema.parse(JSON.parse(bytes)).zone.exists).toBe(true)
    expect(await run([...asked, '--json'], { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable without --json: who accepts where, as a map', async () => {
    const { code, out } = await run(asked, { files, engine })
    expect(code).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toContain('Both accept within Upfront fee from 0 USD to')
    expect(out).toMatch(/20 % \|\++\|\n/)
    expect(out).toMatch(/\|#+@#+\+*\|/)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('refuses a term that is not there by the name of what was asked', async () => {
    const response = await send('POST', '/api/v1/zone?deal=royalty&terms=uprfont', text)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ failures: [{ parameter: 'terms' }] })
    const { code, err } = await run(['zone', 'a.json', '--deal', 'royalty', '--terms', 'uprfont'], {
      files,
      engine,
    })
    expect(code).toBe(2)
    expect(err).toMatch(/^fieldfare zone: --terms: expected what can be moved .*"upfront"/s)
  })
})
