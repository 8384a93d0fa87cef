import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { sampleIds, samples } from '../../models/samples/samples.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { inProcess, testApp } from '../api/testApp.ts'
import { run } from './run.ts'

const engine = { value, check, explain, questions }
const { ask, send } = await testApp({ runs: inProcess(engine) })

describe('a sample', () => {
  it.each(sampleIds)('%s is the same on the command line and over HTTP', async (id) => {
    const { out, code } = await run(['samples', id, '--json'])
    const response = await ask(`/api/v1/samples/${id}`)
    expect([code, response.status]).toEqual([0, 200])
    expect(await response.text()).toBe(out)
  })

  it.each(sampleIds)('%s, as it is printed, is valued by both, to the same bytes', async (id) => {
    const { out: text } = await run(['samples', id])
    const flags = ['--json', '--trials', '64']
    const valued = await run(['value', 'a.json', ...flags], { files: { 'a.json': text }, engine })
    const response = await send('POST', '/api/v1/valuations?trials=64', text)
    expect([response.status, valued.code]).toEqual([200, 0])
    expect(await response.text()).toBe(valued.out)
  })

  it.each(samples.filter(({ id }) => id !== 'minimal'))('$id says that it is made up', ({ document }) => {
    expect(document.description).toMatch(/fictional.*illustrative/i)
  })
})

describe('the list of samples', () => {
  it('is the same on the command line and over HTTP', async () => {
    const { out } = await run(['samples', '--json'])
    expect(await (await ask('/api/v1/samples')).text()).toBe(out)
    expect(JSON.parse(out).samples.map(({ id }: { id: string }) => id)).toEqual(sampleIds)
  })

  it('explains each in a line', async () => {
    const { code, out } = await run(['samples'])
    expect(code).toBe(0)
    for (const { id, explanation } of samples) expect(out).toMatch(new RegExp(`^${id} +${explanation}$`, 'm'))
  })

  it('names the nearest, and what there is', async () => {
    expect(await run(['samples', 'tran'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Did you mean tarn?'),
    })
    expect((await ask('/api/v1/samples/tran')).status).toBe(404)
  })
})
