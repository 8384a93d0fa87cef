import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Tools } from '../../api/commands/command.ts'
import { questions } from '../../models/questions.ts'
import { success } from '../../models/units/result.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { inProcess, testApp } from '../api/testApp.ts'
import { sample } from '../laws/documents.ts'
import { run } from './run.ts'

/** Royalty reports that are kept, from the command line: the API through a door without a socket. */
const engine = { value, check, explain, questions }
const { send, ask } = await testApp({ runs: inProcess(engine) })
const { id } = await (await send('POST', '/api/v1/scenarios', sample('constants'))).json()

let open = 0
const store: Tools['store'] = async () => {
  open += 1
  return success({
    ask: async (path, { method = 'GET', body, revision } = {}) => {
      const tag = revision === undefined ? undefined : { 'if-match': `"${revision}"` }
      return method === 'GET' ? ask(`/api/v1${path}`) : send(method, `/api/v1${path}`, body ?? {}, tag)
    },
    close: async () => {
      open -= 1
    },
  })
}

const head = 'period,gross,deductions,paid,paidOn,currency\n'
const files = {
  'in/q1.csv': `${head}2027,2000000,100000,150000,2028-02-01,USD\n`,
  'q2.csv': `${head}2028,2000000,100000,150000,2029-02-01,USD\n`,
  // as a spreadsheet program writes a CSV in UTF-8
  'bom.csv': `\xef\xbb\xbf${head}2029,1,0,1,2030-02-01,USD\n`,
  'late.csv': `${head}2050,1,0,1,2051-02-01,USD\n`,
}
const hash = createHash('sha256').update(files['in/q1.csv']).digest('hex')
const fieldfare = (...argv: string[]) => run(argv, { files, engine, store })
const bring = (file: string, ...more: string[]) =>
  fieldfare('import', file, '--as', 'reports', '--scenario', id.slice(0, 8), '--deal', 'royalty', ...more)
const listed = async () => (await (await ask(`/api/v1/scenarios/${id}/reports`)).json()).reports

describe('royalty reports on the command line', () => {
  it('are looked at, and kept by the hash that was told', async () => {
    const seen = await bring('in/q1.csv')
    expect([seen.code, JSON.parse(seen.out)[0].at]).toEqual([0, 'line 2'])
    expect(seen.err).toContain(`Nothing is kept yet: say the same with --keep ${hash.slice(0, 12)}`)
    const other = await bring('in/q1.csv', '--keep', '0123456789ab')
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('Nothing was kept')])
    expect(await listed()).toEqual([])
    const kept = await bring('in/q1.csv', '--keep', hash.slice(0, 12))
    expect([kept.code, kept.err]).toEqual([
      0,
      expect.stringMatching(/^1 row of q1.csv kept .* revision 1\.\n$/),
    ])
    expect(await listed()).toMatchObject([{ file: 'q1.csv', hash, deal: 'royalty' }])
    const marked = await bring('bom.csv', '--json')
    const bytes = Buffer.from(files['bom.csv'], 'latin1')
    expect(JSON.parse(marked.out).hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    const late = await bring('late.csv')
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('(line 2)')])
  })

  it('are listed, corrected, reckoned with and withdrawn', async () => {
    const [{ report }] = await listed()
    expect((await fieldfare('reports')).out).toMatch(/: 1 report\n$/)
    const list = (await fieldfare('reports', id)).out
    expect(list).toContain(`${report}  revision 1, 1 row, of deal royalty`)
    const due = await fieldfare('actuals', '--scenario', id, '--trials', '64', '--json')
    const same = await ask(`/api/v1/scenarios/${id}/versions/1/actuals?trials=64`)
    expect([due.code, due.out]).toEqual([0, await same.text()])
    const nobody = await fieldfare('actuals', '--scenario', id, '--deal', 'royalti')
    expect([nobody.code, nobody.err]).toEqual([
      2,
      expect.stringMatching(/^--deal: .*"royalti"\. Did you mean royalty\?/),
    ])
    const two = createHash('sha256').update(files['q2.csv']).digest('hex')
    const revised = await bring('q2.csv', '--revise', report, '--keep', two.slice(0, 12))
    expect([revised.code, revised.err]).toEqual([0, expect.stringContaining('revision 2')])
    expect((await fieldfare('reports', id, '--report', report)).out.match(/revision/g)).toHaveLength(2)
    expect((await fieldfare('reports', id, '--withdraw', report)).err).toContain('as revision 3')
    expect((await fieldfare('reports', id)).out).toContain('withdrawn')
    const none = await fieldfare('actuals', '--scenario', id)
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('No royalty reports are kept')])
    const given = ['--reports', 'q2.csv', '--deal', 'royalty', '--trials', '64']
    expect((await fieldfare('actuals', '--scenario', id, ...given)).code).toBe(0)
    const lost = await fieldfare('actuals', '--scenario', id, '--reports', 'q2.csv', '--deal', 'royalti')
    expect([lost.code, lost.err]).toEqual([2, expect.stringContaining('--deal: expected the id of a deal')])
    expect(open).toBe(0)
  })

  it.each([
    [['actuals'], 'FILE is missing, or --scenario'],
    [['actuals', 'a.json'], '--reports is missing'],
    [['actuals', 'a.json', '--scenario', 'x'], 'not both'],
    [['actuals', '--scenario', 'x', '--sheet', 'y'], '--sheet: belongs to --reports'],
    [['actuals', '--scenario', 'nobody'], 'No scenario is called "nobody". There are:'],
    [['import', 'q2.csv', '--as', 'reports', '--into', 'a.json'], '--into: leave it out'],
    [['import', 'q2.csv', '--as', 'points', '--scenario', 'x'], '--scenario: belongs to --as reports'],
    [['import', 'q2.csv', '--as', 'reports', '--keep', 'x'], '--keep: belongs to --scenario'],
    [['reports', '--withdraw', 'x'], 'SCENARIO is missing'],
    [['reports', 'a', '--withdraw', 'x', '--report', 'y'], 'choose one'],
  ])('%j is refused with what to do', async (argv, words) => {
    const { code, err } = await fieldfare(...argv)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  it('without a store are told so', async () => {
    const { code, err } = await run(['reports'], { files, engine })
    expect([code, err]).toEqual([2, expect.stringContaining('There is no store')])
  })
})
