import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { fieldStrategySchema } from '../../models/scenario/schema/fieldStrategy.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

/** The strategy over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const address = '/api/v1/strategy'
const text = JSON.stringify(northlake)

describe('the strategy', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', `${address}?trials=128&seed=5`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const { optimum } = fieldStrategySchema.parse(JSON.parse(bytes))
    expect(optimum.best!.deals).toEqual(['royalty', 'second-seat', 'per-inference', 'trials'])
    const argv = ['strategy', 'a.json', '--json', '--trials', '128', '--seed', '5']
    expect(await run(argv, { files: { 'a.json': text }, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable without --json, what to sign first, no line wider than a terminal', async () => {
    const { code, out } = await run(['strategy', 'a.json', '--trials', '128'], {
      files: { 'a.json': text },
      engine,
    })
    expect(code).toBe(0)
    expect(out).toMatch(/^Sign “Royalty with minimum guarantee”/)
    expect(out).toMatch(/Teaching and simulation, US +oooooo········ +GGGGGG········/)
    expect(out).toMatch(/who\s+else\s+would\s+buy\s+in\s+trials\?/)
    expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('holds a deal that is named, and refuses one that is not there', async () => {
    const response = await send('POST', `${address}?deal=exclusive&trials=128`, text)
    const { optimum } = fieldStrategySchema.parse(await response.json())
    expect(optimum).toMatchObject({
      held: 'exclusive',
      best: { deals: ['exclusive', 'per-inference', 'trials'] },
    })
    const missing = await send('POST', `${address}?deal=exclusiv`, text)
    expect(missing.status).toBe(422)
    expect((await missing.json()).failures).toMatchObject([{ parameter: 'deal', suggestion: 'exclusive' }])
  })
})
