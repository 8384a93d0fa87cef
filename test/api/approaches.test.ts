import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { approachesSchema } from '../../models/scenario/schema/approaches.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** The approaches over HTTP and on the command line, by the real engine: one answer on both. */
const engine = { value, check, explain, questions }
const { ask, send } = await testApp({ runs: inProcess(engine) })
const address = '/api/v1/approaches'
const document = changed(sample('northlake'), (copy: Loose) => {
  copy.valuation = {
    purpose: 'transaction',
    basis: 'market',
    interest: 'ownership',
    reliefFromRoyalty: { rate: '2% to 6%', source: 'a survey' },
  }
})
const text = JSON.stringify(document)

describe('the approaches', () => {
  it('have the bytes that the command line prints', async () => {
    const response = await send('POST', `${address}?trials=256&seed=5&sampling=random`, text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    expect(approachesSchema.parse(JSON.parse(bytes)).rows.map(({ place }) => place)).toEqual([
      'axis',
      'axis',
      'refused',
      'axis',
      'refused',
    ])
    const argv = ['approaches', 'a.json', '--json', '--trials', '256', '--seed', '5', '--sampling', 'random']
    expect(await run(argv, { files: { 'a.json': text }, engine })).toEqual({ code: 0, out: bytes, err: '' })
  })

  it('are of the licence of a deal where one is named, the cost then for orientation', async () => {
    const response = await send('POST', `${address}?deal=flat&trials=128`, text)
    const { valuation, rows, zone } = approachesSchema.parse(await response.json())
    expect(valuation.interest).toEqual({ deal: 'flat' })
    expect(rows.find(({ approach }) => approach === 'cost')).toMatchObject({ place: 'orientation' })
    expect(zone).toMatchObject({ deal: 'flat' })
  })

  it('are a football field without --json, every convention beside its number', async () => {
    const argv = ['approaches', 'a.json', '--trials', '128']
    const { code, out } = await run(argv, { files: { 'a.json': text }, engine })
    expect(code).toBe(0)
    expect(out).toMatch(/^With and without the data ·*━+●━+·* [\d.]+ M USD – [\d.]+ M USD$/m)
    expect(out).toMatch(
      /Royalty 3\.\d+ % in expectation[^;]+of gross\s+product\s+revenue; source: a survey\./,
    )
    expect(out).toContain('cannot be applied: No contributory assets')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('refuse a deal that is not there, and name the nearest', async () => {
    const response = await send('POST', `${address}?deal=flet`, text)
    expect(response.status).toBe(422)
    expect((await response.json()).failures).toMatchObject([{ parameter: 'deal', suggestion: 'flat' }])
  })
})

const csv = [
  'id,licensor,licensee,asset,reported,grade,source,kind,year,low,high,currency,basis,unit,termYears,caution',
  'a-1,"Clinic, ""North""",Vendor,medical imaging,"1.2 M,\nfor 3 years",A,own contract,licence,2025,1200000,,USD,total,,3,',
  'a-2,Clinic,Vendor,medical imaging,settled,A,court,settlement,2024,,3000,USD,,study,2-,unsure',
  'a-3,Clinic,Vendor,medical imaging,not told,B,press,licence,,,,,,,,',
  'a-1,Clinic,Vendor,medical imaging,again,B,press,licence,,,,,,,,',
  'a-4,Clinic,Vendor,medical imaging,dear,E,press,licenced,,"1,000",,USD,total,,,',
  'a-5,Clinic,Vendor,medical imaging,both,B,press,licence,,2,1,USD,total,study,,',
].join('\r\n')

describe('comparables of one’s own', () => {
  it('are read from a CSV, what is wrong told line by line', async () => {
    const { code, out, err } = await run(['comparables', 'import', 'a.csv', '--json'], {
      files: { 'a.csv': csv },
    })
    expect(code).toBe(1)
    const { comparables, faults } = JSON.parse(out)
    expect(comparables).toMatchObject([
      {
        licensor: 'Clinic, "North"',
        reported: '1.2 M,\nfor 3 years',
        amount: { low: 1_200_000, high: 1_200_000, basis: 'total' },
        termYears: [3, 3],
      },
      { kind: 'settlement', perUnit: { low: 0, high: 3000, unit: 'study' }, termYears: [2, null] },
      { undisclosed: true, year: null },
    ])
    expect(faults.map(({ line, column }: Loose) => `${line} ${column}`)).toEqual(['6 id', '7 low', '8 basis'])
    expect(err).toMatch(/^3 read, .*\nLine 6, id: expected an id of its own, found "a-1" a second time\.\n/)
    const response = await send('POST', '/api/v1/comparables/import', JSON.stringify({ text: csv }))
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(out)
  })

  it('can be pasted into a document', async () => {
    const { out } = await run(['comparables', 'import', 'a.csv'], {
      files: {
        'a.csv': csv
          .split('\r\n')
          .slice(0, 4)
          .join('\n')
          .replaceAll(',', ';')
          .replace('"Clinic; ""North"""', 'Clinic'),
      },
    })
    const pasted = changed(document, (copy: Loose) => {
      copy.comparables = JSON.parse(out)
    })
    expect(check(pasted).ok).toBe(true)
  })

  it.each([
    ['', 'an empty text'],
    ['id,kind\n', 'the column licensor in the header'],
    [csv.replace('caution', 'cuation'), 'Did you mean "caution"?'],
    [`${csv}\r\na-6,"open`, 'every quote closed, found one open from line 9 on'],
  ])('a file that is none is refused', async (file, sentence) => {
    const { code, out, err } = await run(['comparables', 'import', 'a.csv'], { files: { 'a.csv': file } })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(sentence)
    const response = await send('POST', '/api/v1/comparables/import', JSON.stringify({ text: file }))
    expect(response.status).toBe(422)
  })

  it('the shipped ones are listed, to the same bytes', async () => {
    const { out } = await run(['comparables', 'list', '--json'])
    expect(JSON.parse(out).comparables.length).toBeGreaterThan(30)
    expect((await run(['comparables'])).out).toContain('freepik-2024')
    expect((await ask('/api/v1/comparables')).status).toBe(200)
    const none = await send('POST', '/api/v1/comparables/import', '{"txt":""}')
    expect(none.status).toBe(400)
  })
})
