import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { actualsSchema } from '../../models/scenario/schema/actuals.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { c, workbook } from '../imports/xlsx.ts'
import { sample } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** Reports in: one answer at both doors, by the real engine. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })
const document = sample('constants')
const text = JSON.stringify(document)
const csv = 'period,gross,deductions,paid,paidOn,currency\n2027,2000000,100000,150000,2028-02-01,USD\n'

describe('actuals', () => {
  it('have the bytes that the command line prints', async () => {
    const row = {
      period: '2027',
      gross: 2e6,
      deductions: 1e5,
      paid: 150_000,
      paidOn: '2028-02-01',
      currency: 'USD',
    }
    const reports = [{ ...row, at: 'line 2' }]
    const body = { document, deal: 'royalty', reports }
    const response = await send('POST', '/api/v1/actuals?trials=64', JSON.stringify(body))
    expect(response.status).toBe(200)
    const bytes = await response.text()
    const answer = actualsSchema.parse(JSON.parse(bytes))
    // 5 % of 1.9 M is 95,000, and 150,000 are guaranteed
    expect(answer.licences[0]!.dues.map(({ kind, due }) => [kind, Math.round(due)])).toEqual([
      ...[
        ['upfrontFee', 200_000],
        ['report', 95_000],
        ['trueUp', 55_000],
      ],
    ])
    const files = { 'a.json': text, 'r.csv': csv }
    const argv = ['actuals', 'a.json', '--deal', 'royalty', '--reports', 'r.csv', '--trials', '64']
    expect(await run([...argv, '--json'], { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
    const { code, out } = await run(argv, { files, engine })
    expect(code).toBe(0)
    for (const words of ['Royalty reports against the contract', 'True-up to the minimum', 'a working view'])
      expect(out).toContain(words)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('take a workbook at both doors, and say the cell that is wrong', async () => {
    const names = ['period', 'gross', 'deductions', 'paid', 'paidOn', 'currency']
    const book = (gross: number | string) => {
      const values = ['2027', gross, 1e5, 150_000, '2028-02-01', 'USD']
      const line = (r: number, all: readonly (string | number)[]) =>
        all.map((value, i) => c(`${'ABCDEF'[i]}${r}`, value))
      return workbook({ rows: [line(1, names), line(2, values)] })
    }
    const ask = (file: object) =>
      send('POST', '/api/v1/actuals?trials=64', JSON.stringify({ document, deal: 'royalty', ...file }))
    const rows = { period: '2027', gross: 2e6, deductions: 1e5, paid: 150_000, paidOn: '2028-02-01' }
    const reports = [{ ...rows, currency: 'USD', at: 'Reports!2' }]
    const [wanted, byFile, byText] = await Promise.all(
      [{ reports }, { xlsx: book(2e6).toString('base64') }, { text: csv }].map(async (file) =>
        (await ask(file)).text(),
      ),
    )
    expect(byFile).toBe(wanted)
    expect(JSON.parse(byText!).licences[0].dues).toEqual(JSON.parse(wanted!).licences[0].dues)
    const files = {
      'a.json': text,
      'r.xlsx': book(2e6).toString('latin1'),
      's.xlsx': book('two').toString('latin1'),
    }
    const argv = ['actuals', 'a.json', '--deal', 'royalty', '--trials', '64', '--json', '--reports']
    expect((await run([...argv, 'r.xlsx'], { files, engine })).out).toBe(wanted)
    const wrong = await run([...argv, 's.xlsx'], { files, engine })
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('Reports!B2: expected a number')])
    const refused = await (await ask({ xlsx: book('two').toString('base64') })).json()
    expect(refused.failures[0]).toMatchObject({ pointer: '/xlsx', found: 'the text "two" (Reports!B2)' })
    expect((await ask({ text: csv, reports })).status).toBe(422)
    expect((await ask({ text: csv, xlsx: 'UEsDBA==' })).status).toBe(422)
  })

  it('are refused with the cell of a file and the row of a report', async () => {
    const files = {
      'a.json': text,
      'r.csv': csv.replace('2000000', 'two'),
      's.csv': csv.replace('2027', '2050'),
    }
    const of = (file: string) => run(['actuals', 'a.json', '--reports', file], { files, engine })
    expect((await of('r.csv')).err).toContain('line 2, gross: expected a number')
    const late = await of('s.csv')
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('(line 2)')])
    const response = await send(
      'POST',
      '/api/v1/actuals',
      JSON.stringify({ document, reports: [{ period: 1 }] }),
    )
    expect(response.status).toBe(422)
    expect((await response.json()).failures[0].pointer).toBe('/reports/0/currency')
    expect((await send('POST', '/api/v1/actuals', '[]')).status).toBe(422)
    const broken = await send(
      'POST',
      '/api/v1/actuals',
      JSON.stringify({ document: {}, reports: [{ period: 1, currency: 'USD' }] }),
    )
    expect(broken.status).toBe(422)
    expect((await broken.json()).failures[0].pointer).toMatch(/^\/document/)
  })
})

describe('imports', () => {
  const rows = [
    [c('A1', 'path'), c('B1', 'value')],
    [c('A2', 'licensor.taxRate'), c('B2', 0.2)],
  ]
  const book = workbook({ rows, name: 'Assumptions' })

  it('give the changed document at both doors and store nothing', async () => {
    const body = { as: 'assumptions', xlsx: book.toString('base64'), document }
    const response = await send('POST', '/api/v1/imports/preview', JSON.stringify(body))
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(JSON.parse(bytes).document.licensor.taxRate).toBe(0.2)
    const files = { 'a.json': text, 'b.xlsx': book.toString('latin1') }
    const argv = ['import', 'b.xlsx', '--as', 'assumptions', '--into', 'a.json']
    expect((await run([...argv, '--json'], { files, engine })).out).toBe(bytes)
    const { code, out, err } = await run(argv, { files, engine })
    expect([code, JSON.parse(out).licensor.taxRate]).toEqual([0, 0.2])
    expect(err).toContain('Assumptions!B2: licensor.taxRate from 0.25 to 0.2')
  })

  it('are refused as a whole where they are no workbook', async () => {
    const response = await send(
      'POST',
      '/api/v1/imports/preview',
      JSON.stringify({ as: 'reports', xlsx: 'UEsDBA==' }),
    )
    expect(response.status).toBe(422)
    expect((await send('POST', '/api/v1/imports/preview', '{}')).status).toBe(422)
  })
})
