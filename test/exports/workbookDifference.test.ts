import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { workbookDifference } from '../../api/exports/workbookDifference.ts'
import { openZip } from '../../api/imports/zip.ts'

/** As the sheet of a thousand futures: larger, and packed closer, than any workbook that is imported may be. */
const futures = new Uint8Array(20_000_000).fill(48)
const sheet = new TextEncoder().encode('<worksheet/>')
const packed = (parts: Readonly<Record<string, Uint8Array>>, level: 0 | 1 | 6 = 1) =>
  zipSync(parts, { level })
const ours = packed({ 'xl/worksheets/sheet1.xml': sheet, 'xl/worksheets/sheet2.xml': futures })

describe('a workbook against the one written again', () => {
  it('is equal however large its sheets are, and however it was packed', () => {
    expect(openZip(Buffer.from(ours)).ok).toBe(false)
    expect(workbookDifference(ours, ours)).toBeNull()
    const otherwise = packed({ 'xl/worksheets/sheet2.xml': futures, 'xl/worksheets/sheet1.xml': sheet }, 6)
    expect(workbookDifference(otherwise, ours)).toBeNull()
  })

  it('names the part in which one byte of a large sheet was changed, and parts that only one of them has', () => {
    const edited = futures.slice()
    edited[19_999_999] = 49
    const changed = packed({ 'xl/worksheets/sheet1.xml': sheet, 'xl/worksheets/sheet2.xml': edited })
    expect(workbookDifference(changed, ours)).toContain('in xl/worksheets/sheet2.xml')
    const lacking = packed({ 'xl/worksheets/sheet2.xml': futures, 'xl/extra.xml': sheet })
    expect(workbookDifference(lacking, ours)).toContain('in xl/extra.xml, xl/worksheets/sheet1.xml')
  })

  it('opens nothing that is more than twice as large, and says so of what is no archive', () => {
    const small = packed({ 'xl/worksheets/sheet1.xml': sheet })
    expect(workbookDifference(ours, small)).toContain('would be 20000000 bytes, and 24 are the most')
    expect(workbookDifference(sheet, ours)).toContain('no zip archive')
  })
})
