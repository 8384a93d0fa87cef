import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportFormatNames } from '../../api/exports/formats.ts'
import { dispositionOf, exporting } from '../../api/routes/exporting.ts'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { inProcess, testApp } from './testApp.ts'

const text = readFileSync(new URL('../../models/samples/constants.json', import.meta.url), 'utf8')

let app: Awaited<ReturnType<typeof testApp>>
let path = ''

beforeAll(async () => {
  app = await testApp({ runs: inProcess({ value, check, explain, questions }) })
  const made = await app.send('POST', '/api/v1/scenarios', text)
  const { id }: { id: string } = await made.json()
  path = `/api/v1/scenarios/${id}/versions/1/exports`
})

describe('a version as a file', () => {
  it('is a workbook, named after the version', async () => {
    const answer = await app.ask(`${path}/xlsx?trials=256`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Constants-version-1.xlsx"')
    expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2))).toBe('PK')
    const notes = decodeURIComponent(answer.headers.get('fieldfare-notes') ?? '')
    expect(notes).toContain('Futures are replayed in the workbook of one deal')
  })

  it.each([
    ['pdf', 'application/pdf', 'Constants-version-1.pdf', '%PDF'],
    ['pack', 'application/zip', 'Constants-version-1.pack.zip', 'PK'],
    ['parquet', 'application/vnd.apache.parquet', 'Constants-version-1.parquet', 'PAR1'],
    ['md', 'text/markdown; charset=utf-8', 'term-sheet.md', '# Term sheet'],
    ['trials.csv', 'text/csv; charset=utf-8', 'Constants-version-1.trials.csv', 'trial,'],
    ['json', 'application/json', 'Constants-version-1.json', '{"'],
  ])('is a file as %s', async (format, type, name, begins) => {
    const answer = await app.ask(`${path}/${format}?trials=256`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(new TextDecoder().decode(await answer.arrayBuffer()).slice(0, begins.length)).toBe(begins)
  })

  it.each([
    ['../..\\"\r\n=\u202e', '"version-1.json"'],
    ['Étude no 1', `"Etude-no-1-version-1.json"; filename*=UTF-8''%C3%89tude-no-1-version-1.json`],
    ['数据', `"version-1.json"; filename*=UTF-8''%E6%95%B0%E6%8D%AE-version-1.json`],
    ['x'.repeat(300), `"${'x'.repeat(60)}-version-1.json"`],
  ])('has a name that breaks no header and leaves no folder: %j', async (name, expected) => {
    const disposition = dispositionOf({ name, version: 1, format: 'json', question: {} })
    expect(disposition).toBe(`attachment; filename=${expected}`)
    expect(() => new Headers({ 'Content-Disposition': disposition })).not.toThrow()
  })

  it('is named by its deal where the other side may read it', async () => {
    const answer = await app.ask(`${path}/docx?trials=256&deal=royalty`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="term-sheet-royalty.docx"')
  })

  it('is refused as trials above the quota, with its price', async () => {
    const answer = await app.ask(`${path}/parquet?trials=900000000`)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(await answer.json())).toContain('at most 5,000,000 trials')
  })

  it('is not there in a format, or of a version, that nobody has', async () => {
    expect((await app.ask(`${path}/xls`)).status).toBe(404)
    expect((await app.ask(`${path.replace('/1/', '/7/')}/xlsx`)).status).toBe(404)
  })

  it.each(exportFormatNames)(
    'names a deal that the document does not have as a parameter: %s',
    async (format) => {
      const answer = await app.ask(`${path}/${format}?trials=256&deal=none`)
      expect(answer.status).toBe(422)
      const { type, detail } = await answer.json()
      expect(type).toBe('urn:fieldfare:problem:query')
      expect(detail).toBe('deal: expected the id of a deal (one of royalty), found "none".')
    },
  )

  it('says that JSON has more than the deal that was named', async () => {
    const answer = await app.ask(`${path}/json?trials=256&deal=royalty`)
    expect(decodeURIComponent(answer.headers.get('fieldfare-notes') ?? '')).toContain('always of every deal')
  })
})

describe('a file that is begun', () => {
  const begun = async (format: string) => {
    const response = await app.send('POST', `${path}/${format}?trials=256`, '')
    expect(response.status).toBe(202)
    return response.headers.get('location') ?? ''
  }

  it.each(['parquet', 'csv'])('has an address with its progress, and is given once: %s', async (format) => {
    const address = await begun(format)
    const file = await app.ask(`${address}/file`)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Constants-version-1.${format}"`,
    )
    const whole = await app.ask(`${path}/${format}?trials=256`)
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(await whole.arrayBuffer()))
    expect((await app.ask(`${address}/file`)).status).toBe(404)
  })

  it('stays for who only asks about it, as programs do before they fetch', async () => {
    const address = await begun('csv')
    const asked = await app.ask(`${address}/file`, { method: 'HEAD' })
    expect([asked.status, await asked.text()]).toEqual([200, ''])
    expect((await app.ask(`${address}/file`)).status).toBe(200)
  })

  it('tells what is wrong where it is fetched', async () => {
    const response = await app.send('POST', `${path}/csv?trials=256&deal=none`, '')
    const address = response.headers.get('location') ?? ''
    await expect.poll(async () => (await (await app.ask(address)).json()).state).toBe('refused')
    expect((await app.ask(`${address}/file`)).status).toBe(422)
  })

  it('is of a version that is there, and can be cancelled', async () => {
    expect((await app.send('POST', `${path.replace('/1/', '/7/')}/csv`, '')).status).toBe(404)
    const address = await begun('csv')
    expect((await app.send('DELETE', address, '')).status).toBe(204)
    await app.send('DELETE', address, '')
    expect((await app.ask(address)).status).toBe(404)
  })
})

describe('how far a file is', () => {
  it('is the part of its trials, of the answer first where it has one, and leaving ends either', async () => {
    const told: number[] = []
    const asked: string[] = []
    const runs = inProcess({ value, check, explain, questions })
    const start = exporting({
      value: async (given, overrides, waiting) => {
        waiting?.told?.(0.5)
        asked.push(`value ${waiting?.signal?.aborted}`)
        return runs.value(given, overrides)
      },
      exportFile: async (task, waiting) => {
        waiting?.told?.(0.25)
        asked.push(`file ${waiting?.signal?.aborted}`)
        return runs.exportFile(task)
      },
    })
    const { signal } = new AbortController()
    const waiting = { signal, told: (part: number) => void told.push(part) }
    const question = { trials: 256 }
    await start({ text, name: 'Constants', version: 1, format: 'csv', question }, waiting)
    expect([told, asked]).toEqual([
      [0.5, 1],
      ['value false', 'file false'],
    ])
    await start({ text, name: 'Constants', version: 1, format: 'parquet', question }, waiting)
    expect([told, asked]).toEqual([
      [0.5, 1, 0.25],
      ['value false', 'file false', 'file false'],
    ])
  })
})
