import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { c, workbook } from '../imports/xlsx.ts'
import { sample } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** Royalty reports kept with a scenario, by the real engine. */
const engine = { value, check, explain, questions }
const { ask, send } = await testApp({ runs: inProcess(engine) })
const document = sample('constants')

const head = 'period,gross,deductions,paid,paidOn,currency'
const of = (year: number, gross = 2_000_000) =>
  `${head}\n${year},${gross},100000,150000,${year + 1}-02-01,USD\n`
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const body = (text: string, file = 'q.csv') => ({ file, text, deal: 'royalty', hash: hashOf(text) })

const fresh = async () => {
  const { id } = await (await send('POST', '/api/v1/scenarios', document)).json()
  const path = `/api/v1/scenarios/${id}/reports`
  const keep = (text: string, file?: string) => send('POST', path, body(text, file))
  const listed = async () => (await (await ask(path)).json()).reports
  return { id, path, keep, listed }
}

describe('royalty reports of a scenario', () => {
  it('are previewed without a trace, and kept once the file that was seen is named', async () => {
    const { path, keep, listed } = await fresh()
    const text = of(2027)
    const { hash: _, ...unseen } = body(text)
    const preview = await send('POST', `${path}/preview`, unseen)
    const seen = await preview.json()
    expect([preview.status, seen.hash, seen.rows[0].at]).toEqual([200, hashOf(text), 'line 2'])
    expect(await listed()).toEqual([])
    const blind = await send('POST', path, unseen)
    expect([blind.status, (await blind.json()).failures[0].pointer]).toEqual([422, '/hash'])
    const other = await send('POST', path, { ...body(of(2028)), hash: seen.hash })
    expect([other.status, (await other.json()).failures[0].found]).toEqual([422, 'that of another file'])
    expect(await listed()).toEqual([])
    const kept = await keep(text)
    expect([kept.status, kept.headers.get('etag')]).toEqual([201, '"1"'])
    const report = await kept.json()
    expect(report).toMatchObject({ revision: 1, file: 'q.csv', hash: seen.hash, deal: 'royalty', by: 'ada' })
    expect(report.rows).toEqual(seen.rows)
    expect(kept.headers.get('location')).toBe(`${path}/${report.report}`)
    expect(await listed()).toEqual([report])
  })

  it('of workbooks keep the address of each row', async () => {
    const { path } = await fresh()
    const names = ['period', 'gross', 'currency'].map((name, i) => c(`${'ABC'[i]}1`, name))
    const xlsx = workbook({ rows: [names, [c('A2', 2027), c('B2', 5e5), c('C2', 'USD')]] }).toString('base64')
    const file = { file: 'q.xlsx', xlsx, deal: 'royalty' }
    const { hash, rows } = await (await send('POST', `${path}/preview`, file)).json()
    expect([hash, rows[0].at]).toEqual([
      createHash('sha256').update(Buffer.from(xlsx, 'base64')).digest('hex'),
      'Reports!2',
    ])
    expect((await send('POST', path, { ...file, hash })).status).toBe(201)
  })

  it('that tell a period again are refused with both places, unless they correct it', async () => {
    const { path, keep, listed } = await fresh()
    const { report } = await (await keep(of(2027), 'first.csv')).json()
    const again = await keep(of(2027, 3e6), 'second.csv')
    const [{ expected, found }] = (await again.json()).failures
    expect([again.status, expected, found]).toEqual([
      422,
      expect.stringContaining('first.csv, line 2'),
      expect.stringContaining('(line 2)'),
    ])
    const same = await keep(of(2027), 'copy.csv')
    expect((await same.json()).failures[0].found).toBe('the same as first.csv')
    const put = (text: string, tag: string) =>
      send('PUT', `${path}/${report}`, body(text), { 'if-match': tag })
    const corrected = await put(of(2027, 3e6), '"1"')
    expect([corrected.status, corrected.headers.get('etag')]).toEqual([200, '"2"'])
    expect((await listed())[0].rows[0].gross).toBe(3e6)
    const { reports } = await (await ask(`${path}/${report}`)).json()
    expect(reports.map(({ rows }: { rows: { gross: number }[] }) => rows[0]!.gross)).toEqual([2e6, 3e6])
    expect((await put(of(2027), '"1"')).status).toBe(409)
    expect((await send('PUT', `${path}/${report}`, body(of(2027)))).status).toBe(428)
    const preview = await send('POST', `${path}/preview?report=${report}`, body(of(2027)))
    expect(preview.status).toBe(200)
  })

  it('are withdrawn by a revision, and kept again by another; nothing is lost', async () => {
    const { path, keep, listed } = await fresh()
    const { report } = await (await keep(of(2027))).json()
    const address = `${path}/${report}`
    expect((await send('DELETE', address, '')).status).toBe(428)
    expect((await send('DELETE', address, '', { 'if-match': '"3"' })).status).toBe(409)
    const withdrawn = await send('DELETE', address, '', { 'if-match': '"1"' })
    expect([withdrawn.status, (await withdrawn.json()).rows]).toEqual([200, null])
    expect((await send('DELETE', address, '', { 'if-match': '"2"' })).status).toBe(409)
    expect(await listed()).toMatchObject([{ revision: 2, rows: null }])
    expect((await keep(of(2027), 'new.csv')).status).toBe(201)
    const both = await send('PUT', address, body(of(2027)), { 'if-match': '"2"' })
    expect(both.status).toBe(422)
    expect((await send('PUT', address, body(of(2028)), { 'if-match': '"2"' })).status).toBe(200)
  })

  it('are refused by cell where they do not fit the deals, and nothing is kept', async () => {
    const { path, keep, listed } = await fresh()
    const late = await keep(of(2050))
    expect((await late.json()).failures[0]).toMatchObject({
      pointer: '/text',
      found: expect.stringContaining('(line 2)'),
    })
    const words = await keep(`${head},line\n2027,1,0,1,2028-01-01,USD,rent\n`)
    expect((await words.json()).failures[0].found).toMatch(/rent.*\(line 2\)/)
    const cell = await keep(of(2027).replace('2000000', 'two'))
    expect((await cell.json()).failures[0].found).toBe('the text "two" (line 2, gross)')
    expect((await keep(`${head}\n`)).status).toBe(422)
    expect((await send('POST', path, { ...body(of(2027)), file: 'a\nb' })).status).toBe(422)
    expect((await send('POST', path, { ...body(of(2027)), by: 'eve' })).status).toBe(422)
    expect((await send('POST', path, '[]')).status).toBe(422)
    expect((await send('POST', path, '{')).status).toBe(400)
    expect(await listed()).toEqual([])
  })

  it('of nobody are not found', async () => {
    const { path } = await fresh()
    const none = path.replace(/scenarios\/[^/]+/, `scenarios/${randomUUID()}`)
    const text = body(of(2027))
    expect((await ask(none)).status).toBe(404)
    expect((await send('POST', none, text)).status).toBe(404)
    expect((await ask(`${path}/${randomUUID()}`)).status).toBe(404)
    expect((await send('PUT', `${path}/${randomUUID()}`, text, { 'if-match': '"1"' })).status).toBe(404)
    expect((await send('DELETE', `${path}/${randomUUID()}`, '', { 'if-match': '"1"' })).status).toBe(404)
  })
})

describe('a document that has changed since', () => {
  it('is told by the file and row that no longer fits', async () => {
    const { id, keep } = await fresh()
    await keep(of(2027), 'first.csv')
    const copy = structuredClone(document)
    copy.deals[0].id = 'renamed'
    await send('PUT', `/api/v1/scenarios/${id}`, copy, { 'if-match': '"1"' })
    const before = await ask(`/api/v1/scenarios/${id}/versions/1/actuals?trials=64`)
    const after = await ask(`/api/v1/scenarios/${id}/versions/2/actuals?trials=64`)
    expect([before.status, after.status]).toEqual([200, 422])
    const [{ pointer, found }] = (await after.json()).failures
    expect([pointer, found]).toEqual(['/reports/0/deal', '"royalty" (first.csv, line 2)'])
  })
})

describe('what was due on the reports that are kept', () => {
  it('is the answer to all of their rows, over every licence', async () => {
    const { id, keep, path } = await fresh()
    const address = `/api/v1/scenarios/${id}/versions/1/actuals?trials=64`
    expect((await ask(address)).status).toBe(404)
    await keep(of(2027), 'a.csv')
    const { report } = await (await keep(of(2028), 'b.csv')).json()
    const answer = await ask(address)
    expect(answer.status).toBe(200)
    const reports = [of(2027), of(2028)].map((text, i) => {
      const [period, gross, deductions, paid, paidOn, currency] = text.split('\n')[1]!.split(',')
      const numbers = { gross: Number(gross), deductions: Number(deductions), paid: Number(paid) }
      return { deal: 'royalty', period, ...numbers, paidOn, currency, at: `${'ab'[i]}.csv, line 2` }
    })
    const wanted = await send('POST', '/api/v1/actuals?trials=64', { document, reports })
    const text = await answer.text()
    expect(text).toBe(await wanted.text())
    expect(JSON.parse(text).accuracy[0].count).toBe(2)
    expect((await ask(`${address}&fees=over-time&guarantee=as-earned&asOf=2030-01-01`)).status).toBe(200)
    expect((await ask(`${address}&fees=sometimes`)).status).toBe(422)
    const nobody = await ask(`${address}&deal=royalti`)
    expect([nobody.status, (await nobody.json()).failures]).toMatchObject([
      ...[422, [{ parameter: 'deal', kind: 'reference', pointer: '', suggestion: 'royalty' }]],
    ])
    const long = await ask(address.replace('=64', '=99999999'))
    expect((await long.json()).failures[0].pointer).toBe('/simulation/trials')
    await send('DELETE', `${path}/${report}`, '', { 'if-match': '"1"' })
    expect((await (await ask(address)).json()).accuracy[0].count).toBe(1)
  })
})
