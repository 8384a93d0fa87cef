import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { fitSchema, utilitySchema } from '../../models/scenario/schema/utility.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { northlake } from '../report/fixture.ts'
import { inProcess, testApp } from './testApp.ts'

/** What the worth of the data rests on, and the fit of measured points, by the real engine: one answer at both doors. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const text = JSON.stringify(northlake)
const files = { 'a.json': text }

describe('the evidence of utility', () => {
  it('has the bytes that the command line prints', async () => {
    const response = await send('POST', '/api/v1/utility?licensee=meridian&trials=128&seed=5', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const { positions, trials } = utilitySchema.parse(JSON.parse(bytes))
    expect([trials, positions[0]!.licensee]).toEqual([128, 'meridian'])
    const argv = ['utility', 'a.json', '--json', '--licensee', 'meridian', '--trials', '128', '--seed', '5']
    expect(await run(argv, { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('is readable without --json', async () => {
    const { code, out } = await run(['utility', 'a.json', '--trials', '128'], { files, engine })
    expect(code).toBe(0)
    for (const words of [
      'Meridian Imaging AI in Chest CT diagnostic products',
      'e∞ is identified: its 95 % profile interval is 0.03382 to 0.05679.',
      'Grade D: It reaches beyond twice the largest size that was measured.',
      'The next 100,000 records would bring it',
      'Ceiling by other means: It cannot be computed',
      'Worth against overlap',
      'Stock of records (study), half-life 6.167 years',
      'so it would not recreate the data',
      'What is left for each licensee of a market',
    ])
      expect(out.replace(/\s+/g, ' ')).toContain(words)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('refuses a licensee that is not there, and names the nearest', async () => {
    const response = await send('POST', '/api/v1/utility?licensee=meridien', text)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([
      { parameter: 'licensee', kind: 'reference', suggestion: 'meridian' },
    ])
    const { code, err } = await run(['utility', 'a.json', '--licensee', 'meridien'], { files, engine })
    expect(code).toBe(2)
    expect(err).toMatch(/^fieldfare utility: --licensee: expected the id of a licensee/)
    expect((await run(['utility', 'a.json', '--deal', 'x'], { files, engine })).code).toBe(2)
    expect((await send('POST', '/api/v1/utility?deal=x', text)).status).toBe(422)
  })
})

describe('the fit of measured points', () => {
  const points = 'records,error\n20000,0.118\n40000,0.103\n80000,0.0905\n160000,0.0812\n320000,0.0741\n'
  const sendPoints = (body: object, query = '') =>
    send('POST', `/api/v1/utility/fit${query}`, JSON.stringify(body))

  it('has the bytes that the command line prints, from a file and from standard input', async () => {
    const response = await sendPoints({ text: points }, '?seed=7')
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const answer = fitSchema.parse(JSON.parse(bytes))
    expect(answer.points[0]).toEqual([20000, 0.118])
    expect(answer.fit.eInf.value).toBeCloseTo(0.047964206, 8)
    for (const file of ['points.csv', '-'])
      expect(
        await run(['fit', file, '--json', '--seed', '7'], { files: { [file]: points }, engine }),
      ).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('gives points that a document takes', async () => {
    const { points: read } = await (await sendPoints({ text: points })).json()
    const document = structuredClone(northlake)
    const utility = document.licensees[0]!.positions.diagnostics!.utility as { points: unknown }
    utility.points = read
    expect((await send('POST', '/api/v1/checks', JSON.stringify(document))).status).toBe(200)
  })

  it('is readable without --json', async () => {
    const { out } = await run(['fit', 'p.csv'], { files: { 'p.csv': points }, engine })
    expect(out).toContain('e∞ is identified')
    expect(out).toContain('No bootstrap: it takes 8 points.')
    expect(out).toContain('[[20000,0.118],[40000,0.103],[80000,0.0905],[160000,0.0812],[320000,0.0741]]')
  })

  it('names every line that is none, and the rest still works', async () => {
    const response = await sendPoints({ text: '100,0.5\n0,0.4\nabc\n' })
    expect(response.status).toBe(422)
    const { failures } = await response.json()
    expect(failures.map(({ found }: { found: string }) => found)).toEqual([
      'line 2: "0, 0.4"',
      'line 3: "abc"',
    ])
    const { code, out, err } = await run(['fit', 'p.csv'], { files: { 'p.csv': '1 0.5\n2 0.4' }, engine })
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe('/text: expected at least 5 points, or a curve is not fitted, found 2.\n')
    expect((await sendPoints({ text: points })).status).toBe(200)
  })

  it('refuses what is no text, other keys, other queries', async () => {
    expect((await sendPoints({})).status).toBe(422)
    expect((await sendPoints({ text: 5 })).status).toBe(422)
    expect((await sendPoints({ text: points, points: [] })).status).toBe(422)
    expect((await send('POST', '/api/v1/utility/fit', '[1]')).status).toBe(422)
    expect((await sendPoints({ text: points }, '?trials=5')).status).toBe(422)
    expect((await sendPoints({ text: points }, '?seed=99999999999')).status).toBe(422)
    expect((await sendPoints({ text: points }, '?seed=9999999999')).status).toBe(422)
    expect((await run(['fit', 'p.csv', '--seed', 'x'], { files: { 'p.csv': points }, engine })).code).toBe(2)
    expect((await run(['fit', 'none.csv'], { files: {}, engine })).code).toBe(2)
  })
})
