import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportFormatNames, exportFormats } from '../../api/exports/formats.ts'
import { boardPicture } from '../../models/report/boardPicture.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { answerTo, fileOf, sampleText, textOf } from './made.ts'

const text = sampleText('constants')
const question = { trials: 256 }

/** The pages a PDF file states (ISO 32000-1, 7.7.3), and whether it runs or opens anything. */
const factsOf = (pdf: Uint8Array) => {
  const source = Buffer.from(pdf).toString('latin1')
  return {
    begins: source.slice(0, 5),
    ends: source.trimEnd().slice(-5),
    pages: source.match(/\/Type \/Page\b/g)?.length ?? 0,
    active: /\/(?:JavaScript|OpenAction|Launch|URI|EmbeddedFile)\b/.test(source),
  }
}

describe('every format', () => {
  it('is in the list that the command line and the API offer', () => {
    expect([...exportFormatNames].sort()).toEqual(Object.keys(exportFormats).sort())
  })

  it('is written by what only its writer loads: the thread that serves requests knows the list and no more', () => {
    const list = readFileSync(new URL('../../api/exports/formats.ts', import.meta.url), 'utf8')
    expect(list).not.toMatch(/^import (?!type )/m)
  })

  it.each(exportFormatNames)('gives the same bytes again: %s', async (format) => {
    expect(await fileOf(format, text, question)).toEqual(await fileOf(format, text, question))
  })
})

describe('the report', () => {
  it('is a PDF of a page for the board and pages of tables, which runs nothing', async () => {
    const pdf = await fileOf('pdf', text, question)
    expect(factsOf(pdf)).toMatchObject({ begins: '%PDF-', ends: '%%EOF', active: false })
    expect(factsOf(pdf).pages).toBeGreaterThanOrEqual(2)
  })

  it('has a picture whose scale holds 0 and every band', () => {
    const answer = answerTo(text, question)
    const { rows, from, to, ticks } = boardPicture(answer, JSON.parse(text) as FieldfareDocument)
    expect(rows.length).toBe(answer.deals.length)
    for (const { low, high } of rows.flatMap(({ bands }) => bands)) {
      expect(from).toBeLessThanOrEqual(Math.min(0, low))
      expect(to).toBeGreaterThanOrEqual(Math.max(0, high))
    }
    expect(ticks.some(({ at }) => at === 0)).toBe(true)
  })
})

describe('the answer and its tables', () => {
  it('is the canonical answer as JSON', async () => {
    expect(textOf(await fileOf('json', text, question))).toBe(canonicalJson(answerTo(text, question)))
  })

  it('keeps names that look like formulas as text, and numbers as numbers', async () => {
    const document = JSON.parse(text)
    document.deals[0].name = '=HYPERLINK("http://x")'
    for (const format of ['csv', 'cash.csv'] as const) {
      const csv = textOf(await fileOf(format, JSON.stringify(document), question))
      expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
      expect(csv).not.toMatch(/(?:^|[,\n])"?=/)
    }
  })

  it('holds one deal alone where one is named', async () => {
    const csv = textOf(await fileOf('csv', text, { ...question, deal: 'royalty' }))
    const kinds = csv
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(new Set(kinds)).toEqual(new Set(['deal']))
  })
})
